import pytest

from spec.document.edits import Remove
from spec.rules.operations import summary_word_tags
from spec.tests.helpers.small import OPERATION, with_operation

LEFT_ALONE = [
    pytest.param("Search Numbers", ["Numbers"], id="one tag that the summary mentions"),
    pytest.param("Search Numbers", ["Search", "Numbers"], id="two tags that the summary mentions"),
    pytest.param("Purchase a Phone Number", ["Billing", "Inventory", "Number"], id="few words of the summary"),
    pytest.param(
        "Purchase a Number", ["Billing", "Stock", "Purchase", "Number"], id="half of them words of the summary"
    ),
    pytest.param("Purchase a Phone Number", [], id="no tag"),
    pytest.param(None, ["Purchase", "Phone", "Number"], id="no summary"),
    pytest.param("Purchase a Phone Number", "Purchase", id="tags that are no list, which is a fault to report"),
    pytest.param("Purchase a Phone Number", [1, 2, 3], id="tags that are no texts, which is a fault to report"),
]

CHANGED = [
    pytest.param("Purchase a Phone Number", ["Messaging", "Purchase", "Phone", "Number"], id="three words of four"),
    pytest.param("Phone Number Details", ["phone", "NUMBER", "Details"], id="whatever the case"),
    pytest.param(
        "Search for Purchasable Phone Numbers",
        ["Messaging", "SearchPurchasable", "Phone", "Numbers"],
        id="two words in one tag",
    ),
    pytest.param(
        "Update Primary Voice Route for a Phone Number",
        ["Messaging", "Primary", "Voice", "Routea", "Phone", "Number"],
        id="one misspelt",
    ),
]


@pytest.mark.parametrize(("summary", "tags"), LEFT_ALONE)
def test_tags_that_can_be_groups_are_left_alone(summary, tags):
    given = {"tags": tags} | ({"summary": summary} if summary else {})

    assert list(summary_word_tags.find(with_operation(**given))) == []


def test_tags_that_the_document_declares_are_left_alone():
    document = with_operation(summary="Phone Number Details", tags=["Phone", "Number", "Details"])
    document["tags"] = [{"name": "Number"}]

    assert list(summary_word_tags.find(document)) == []


@pytest.mark.parametrize(("summary", "tags"), CHANGED)
def test_words_of_the_summary_are_taken_away(summary, tags):
    edits = list(summary_word_tags.find(with_operation(summary=summary, tags=tags)))

    assert edits == [Remove((*OPERATION, "tags"), note=f'most are words of the summary "{summary}"')]
