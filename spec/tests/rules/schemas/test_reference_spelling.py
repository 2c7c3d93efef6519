import pytest

from spec.repair.apply import apply_edits
from spec.rules.schemas import reference_spelling

LEFT_ALONE = [
    pytest.param({"definitions": {"A": {}, "B": {"$ref": "#/definitions/A"}}}, id="as it should be"),
    pytest.param({"definitions": {"B": {"$ref": "#/definitions/A"}}}, id="one that leads nowhere"),
    pytest.param({"definitions": {"A": {}, "B": {"example": {"$ref": "A"}, "x-a": {"$ref": "A"}}}}, id="data"),
    pytest.param({"definitions": {"A_b": {}, "Ab": {}, "B": {"$ref": "aB"}}}, id="two that are alike"),
]

CHANGED = [
    pytest.param(
        {"definitions": {"A": {}, "B": {"$ref": "A"}}},
        {"definitions": {"A": {}, "B": {"$ref": "#/definitions/A"}}},
        id="a name",
    ),
    pytest.param(
        {"definitions": {"A": {}, "B": {"$ref": "#/definitions/a"}}},
        {"definitions": {"A": {}, "B": {"$ref": "#/definitions/A"}}},
        id="another case",
    ),
    pytest.param(
        {"definitions": {"A": {}, "B": {"$ref": "#/components/schemas/A"}}},
        {"definitions": {"A": {}, "B": {"$ref": "#/definitions/A"}}},
        id="OpenAPI 3's place",
    ),
    pytest.param(
        {"definitions": {"A": {}, "B": {"$ref": "A.json"}}},
        {"definitions": {"A": {}, "B": {"$ref": "#/definitions/A"}}},
        id="a file that is not there",
    ),
    pytest.param(
        {
            "paths": {"/a": {"get": {"parameters": [{"$ref": "q"}]}}},
            "parameters": {"q": {"in": "query", "name": "q", "type": "string"}},
        },
        {
            "paths": {"/a": {"get": {"parameters": [{"$ref": "#/parameters/q"}]}}},
            "parameters": {"q": {"in": "query", "name": "q", "type": "string"}},
        },
        id="a parameter",
    ),
    pytest.param(
        {"definitions": {"A b": {}, "B": {"$ref": "A b"}}},
        {"definitions": {"A b": {}, "B": {"$ref": "#/definitions/A%20b"}}},
        id="a blank",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_references_that_lead_somewhere_are_left_alone(document):
    assert list(reference_spelling.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_references_that_lead_somewhere_are_repaired(document, repaired):
    assert apply_edits(document, reference_spelling.find(document)) == repaired
