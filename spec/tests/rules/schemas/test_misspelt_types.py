import pytest

from spec.repair.apply import apply_edits
from spec.rules.schemas import misspelt_types

LEFT_ALONE = [
    pytest.param(
        {"definitions": {"A": {"type": "object"}, "B": {"type": ["string", "integer"]}, "C": {}}},
        id="as they should be",
    ),
    pytest.param({"definitions": {"A": {"properties": {"type": {"type": "string"}}}}}, id="a property called type"),
    pytest.param({"definitions": {"A": {"type": "thing"}}}, id="a type that nobody knows"),
]

CHANGED = [
    pytest.param(
        {"definitions": {"A": {"type": "int"}}}, {"definitions": {"A": {"type": "integer"}}}, id="an abbreviation"
    ),
    pytest.param(
        {"definitions": {"A": {"type": "long"}}},
        {"definitions": {"A": {"type": "integer", "format": "int64"}}},
        id="a type that is a format",
    ),
    pytest.param(
        {"definitions": {"A": {"type": "String"}}}, {"definitions": {"A": {"type": "string"}}}, id="another case"
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "Date", "format": "x"}]}}}},
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string", "format": "x"}]}}}},
        id="a format that is there already",
    ),
    pytest.param(
        {"definitions": {"A": {"type": "B"}, "B": {}}},
        {"definitions": {"A": {"$ref": "#/definitions/B"}, "B": {}}},
        id="a definition",
    ),
    pytest.param(
        {"definitions": {"A": {"type": ["string", "null"]}}},
        {"definitions": {"A": {"type": "string", "x-nullable": True}}},
        id="null among several",
    ),
    pytest.param(
        {"definitions": {"A": {"type": "string, integer"}}},
        {"definitions": {"A": {"type": ["string", "integer"]}}},
        id="a text of two",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": ["string", "integer"]}]}}}},
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string"}]}}}},
        id="several in a parameter",
    ),
    pytest.param(
        {"definitions": {"A": {"type": "array[string]"}}},
        {"definitions": {"A": {"type": "array", "items": {"type": "string"}}}},
        id="an array of something",
    ),
    pytest.param({"definitions": {"A": {"type": "any"}}}, {"definitions": {"A": {}}}, id="anything"),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_types_are_left_alone(document):
    assert list(misspelt_types.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_types_are_repaired(document, repaired):
    assert apply_edits(document, misspelt_types.find(document)) == repaired
