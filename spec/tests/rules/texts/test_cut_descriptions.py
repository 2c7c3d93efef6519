import pytest

from spec.document.edits import Doubt
from spec.rules.texts import cut_descriptions
from spec.tests.helpers.small import OPERATION, with_operation, with_parameter

LEFT_ALONE = [
    pytest.param("The phone number in E.164", id="the text before it was cut"),
    pytest.param("Limits the number of items to retrieve", id="a sentence without a full stop"),
    pytest.param("The two-letter state (as in WA)", id="a bracket that is closed"),
    pytest.param("A Message Detail Record (in MDR2 format).", id="a bracket before a full stop"),
    pytest.param('Follow "Create an Inbound Route".', id="a quotation that is closed"),
    pytest.param("The timeout in ms", id="a unit"),
    pytest.param("Yes or no", id="no, which is a word"),
    pytest.param("The grade, A", id="a letter that is a word"),
    pytest.param("Who am I", id="another letter that is a word"),
    pytest.param("The value of x", id="a variable"),
    pytest.param("Made in the US", id="initials in one"),
    pytest.param("", id="an empty text"),
]

CHANGED = [
    pytest.param("The phone number in E", "ends in a lone letter", id="E.164"),
    pytest.param("A state of the U", "ends in a lone letter", id="U.S."),
    pytest.param("A filter, e", "ends in a lone letter", id="e.g. after its first full stop"),
    pytest.param("The area code, i", "ends in a lone letter", id="i.e. after its first full stop"),
    pytest.param("A filter, e.g", "ends in an abbreviation", id="e.g. after its second full stop"),
    pytest.param("Prefixes, ranges, etc", "ends in an abbreviation", id="etc."),
    pytest.param("Sold by Flowroute Inc", "ends in an abbreviation", id="Inc."),
    pytest.param("The rate center (", "ends in an open bracket", id="an open bracket at the end"),
    pytest.param(
        "The rate center (its abbreviation",
        "ends in a bracket or a quotation that was not closed",
        id="inside brackets",
    ),
    pytest.param('Follow "Create a route', "ends in a quotation that was not closed", id="inside a quotation"),
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_whole_descriptions_are_left_alone(text):
    assert list(cut_descriptions.find(with_operation(description=text))) == []


@pytest.mark.parametrize(("text", "why"), CHANGED)
def test_cut_descriptions_are_reported_and_not_changed(text, why):
    edits = list(cut_descriptions.find(with_operation(description=text)))

    assert edits == [Doubt((*OPERATION, "description"), note=why)]


def test_descriptions_of_parameters_are_read():
    edits = list(cut_descriptions.find(with_parameter(name="q", type="string", description="The phone number in E")))

    assert edits == [Doubt((*OPERATION, "parameters", 1, "description"), note="ends in a lone letter")]


def test_summaries_are_left_alone():
    assert list(cut_descriptions.find(with_operation(summary="Plan B"))) == []
