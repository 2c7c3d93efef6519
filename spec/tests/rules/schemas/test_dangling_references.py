import pytest

from spec.repair.apply import apply_edits
from spec.rules.schemas import dangling_references

LEFT_ALONE = [
    pytest.param({"definitions": {"A": {}, "B": {"$ref": "#/definitions/A"}}}, id="one that leads somewhere"),
    pytest.param(
        {
            "definitions": {
                "A": {"default": {"$ref": "#/none"}, "enum": [{"$ref": "#/none"}], "x-a": {"$ref": "#/none"}}
            }
        },
        id="data",
    ),
]

CHANGED = [
    pytest.param(
        {"definitions": {"B": {"$ref": "#/definitions/A"}}},
        {
            "definitions": {
                "B": {"$ref": "#/definitions/A"},
                "A": {"description": "The document refers to this schema and does not define it."},
            }
        },
        id="a definition",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"responses": {"200": {"schema": {"$ref": "#/definitions/holder"}}}}}}},
        {
            "paths": {"/a": {"get": {"responses": {"200": {"schema": {"$ref": "#/definitions/holder"}}}}}},
            "definitions": {"holder": {"description": "The document refers to this schema and does not define it."}},
        },
        id="no definitions at all",
    ),
    pytest.param(
        {
            "definitions": {
                "B": {"properties": {"default": {"$ref": "#/definitions/A"}, "example": {"$ref": "#/definitions/A"}}}
            }
        },
        {
            "definitions": {
                "B": {"properties": {"default": {"$ref": "#/definitions/A"}, "example": {"$ref": "#/definitions/A"}}},
                "A": {"description": "The document refers to this schema and does not define it."},
            }
        },
        id="properties called default and example",
    ),
    pytest.param(
        {"definitions": {"B": {"$ref": "https://example.test/a.json"}}},
        {
            "definitions": {
                "B": {"$ref": "#/definitions/a.json"},
                "a.json": {"description": "The document refers to this schema and does not define it."},
            }
        },
        id="another host",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"$ref": "#/parameters/q"}]}}}},
        {"paths": {"/a": {"get": {"parameters": [], "x-dangling-references": ["#/parameters/q"]}}}},
        id="a parameter",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"responses": {"404": {"$ref": "#/responses/N"}}}}}},
        {
            "paths": {"/a": {"get": {"responses": {"404": {"$ref": "#/responses/N"}}}}},
            "responses": {"N": {"description": "The document refers to this response and does not define it."}},
        },
        id="a response",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_references_that_lead_nowhere_are_left_alone(document):
    assert list(dangling_references.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_references_that_lead_nowhere_are_repaired(document, repaired):
    assert apply_edits(document, dangling_references.find(document)) == repaired
