import pytest

from spec.repair.apply import apply_edits
from spec.rules.document import null_values

LEFT_ALONE = [
    pytest.param(
        {"definitions": {"A": {"default": None, "example": None, "enum": [None], "x-a": None}}},
        id="data and extensions",
    ),
    pytest.param({"paths": {"/a": {"get": {"x-a": {"b": None}}}}}, id="what is inside an extension"),
]

CHANGED = [
    pytest.param({"paths": None, "host": None}, {"paths": {}}, id="fields of the document"),
    pytest.param(
        {"paths": {"/a": None, "/b": {"get": None, "parameters": None}}},
        {"paths": {"/a": {}, "/b": {"get": {}}}},
        id="a path, an operation, parameters",
    ),
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [None, {"in": "query", "name": "q", "type": "string"}],
                        "responses": {"200": None, "404": {"schema": None}},
                    }
                }
            }
        },
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [{"in": "query", "name": "q", "type": "string"}],
                        "responses": {"200": {}, "404": {"schema": {}}},
                    }
                }
            }
        },
        id="items, responses, schemas",
    ),
    pytest.param(
        {"definitions": {"A": {"properties": {"a": None}, "items": None, "title": None}}},
        {"definitions": {"A": {"properties": {"a": {}}, "items": {}}}},
        id="inside a schema",
    ),
    pytest.param(
        {"definitions": {"default": {"properties": {"default": None}}}},
        {"definitions": {"default": {"properties": {"default": {}}}}},
        id="a property called default",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_fields_without_a_value_are_left_alone(document):
    assert list(null_values.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_fields_without_a_value_are_repaired(document, repaired):
    assert apply_edits(document, null_values.find(document)) == repaired
