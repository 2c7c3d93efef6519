import pytest

from spec.repair.apply import apply_edits
from spec.rules.schemas import deep_references

LEFT_ALONE = [
    pytest.param({"definitions": {"A": {}, "B": {"$ref": "#/definitions/A"}}}, id="a shared object"),
    pytest.param({"definitions": {"B": {"$ref": "#/definitions/A/properties/b"}}}, id="one that leads nowhere"),
]

CHANGED = [
    pytest.param(
        {
            "definitions": {
                "A": {"properties": {"b": {"type": "string"}}},
                "B": {"$ref": "#/definitions/A/properties/b"},
            }
        },
        {
            "definitions": {
                "A": {"properties": {"b": {"type": "string"}}},
                "B": {"$ref": "#/definitions/A_properties_b"},
                "A_properties_b": {"type": "string"},
            }
        },
        id="a property",
    ),
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {
                        "responses": {
                            "200": {"schema": {"type": "string"}},
                            "201": {"schema": {"$ref": "#/paths/~1a/get/responses/200/schema"}},
                        }
                    }
                }
            }
        },
        {
            "paths": {
                "/a": {
                    "get": {
                        "responses": {
                            "200": {"schema": {"type": "string"}},
                            "201": {"schema": {"$ref": "#/definitions/200_schema"}},
                        }
                    }
                }
            },
            "definitions": {"200_schema": {"type": "string"}},
        },
        id="the schema of a response",
    ),
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {"in": "query", "name": "q", "type": "string"},
                            {"$ref": "#/paths/~1a/get/parameters/0"},
                        ]
                    }
                }
            }
        },
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [{"in": "query", "name": "q", "type": "string"}, {"$ref": "#/parameters/get_0"}]
                    }
                }
            },
            "parameters": {"get_0": {"in": "query", "name": "q", "type": "string"}},
        },
        id="a parameter in a list",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_references_into_other_places_are_left_alone(document):
    assert list(deep_references.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_references_into_other_places_are_repaired(document, repaired):
    assert apply_edits(document, deep_references.find(document)) == repaired
