import pytest

from spec.document.edits import Remove
from spec.rules.document import gallery_residue
from spec.tests.helpers.small import OPERATION, with_operation

SOUND = with_operation()

LEFT_ALONE = [
    pytest.param(SOUND, id="a document without residue"),
    pytest.param(SOUND | {"x-nullable": True, "x-rank": 1}, id="extensions of others"),
    pytest.param(SOUND | {"definitions": {"x-complete": {"type": "object"}}}, id="a schema of that name"),
    pytest.param(
        SOUND | {"definitions": {"A": {"properties": {"x-complete": {"type": "integer"}}}}},
        id="a property of that name",
    ),
    pytest.param(SOUND | {"definitions": {"A": {"example": {"x-complete": 0}}}}, id="data of that name"),
    pytest.param(SOUND | {"x-mine": {"x-complete": 0}}, id="inside an extension of others"),
]

CHANGED = [
    pytest.param(SOUND | {"x-streamrank": {"change_yes": 0}}, [Remove(("x-streamrank",))], id="the ranking"),
    pytest.param(
        SOUND | {"x-collection-name": "Flowroute", "x-complete": 0},
        [Remove(("x-collection-name",)), Remove(("x-complete",))],
        id="the listing",
    ),
    pytest.param(
        with_operation(**{"x-api-path-slug": "things-get"}),
        [Remove((*OPERATION, "x-api-path-slug"))],
        id="the slug of an operation",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_names_data_and_other_extensions_are_left_alone(document):
    assert list(gallery_residue.find(document)) == []


@pytest.mark.parametrize(("document", "edits"), CHANGED)
def test_fields_of_the_gallery_are_taken_away(document, edits):
    assert list(gallery_residue.find(document)) == edits
