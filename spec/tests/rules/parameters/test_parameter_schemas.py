import pytest

from spec.repair.apply import apply_edits
from spec.rules.parameters import parameter_schemas

LEFT_ALONE = [
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {"in": "query", "name": "q", "type": "string"},
                            {"in": "body", "name": "b", "schema": {"type": "object"}},
                        ]
                    }
                }
            }
        },
        id="as they should be",
    ),
]

CHANGED = [
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {"parameters": [{"in": "query", "name": "q", "schema": {"type": "integer", "maximum": 9}}]}
                }
            }
        },
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "integer", "maximum": 9}]}}}},
        id="a schema outside a body",
    ),
    pytest.param(
        {
            "paths": {
                "/a": {"get": {"parameters": [{"in": "query", "name": "q", "schema": {"$ref": "#/definitions/A"}}]}}
            },
            "definitions": {"A": {"type": "string", "enum": ["a"]}},
        },
        {
            "paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string", "enum": ["a"]}]}}},
            "definitions": {"A": {"type": "string", "enum": ["a"]}},
        },
        id="a reference to a plain value",
    ),
    pytest.param(
        {
            "paths": {
                "/a": {"get": {"parameters": [{"in": "query", "name": "q", "schema": {"$ref": "#/definitions/A"}}]}}
            }
        },
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {"in": "query", "name": "q", "type": "string", "x-schema": {"$ref": "#/definitions/A"}}
                        ]
                    }
                }
            }
        },
        id="a reference to nothing",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "body", "name": "b", "type": "object"}]}}}},
        {"paths": {"/a": {"get": {"parameters": [{"in": "body", "name": "b", "schema": {"type": "object"}}]}}}},
        id="a body with a type",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "body", "name": "b"}]}}}},
        {"paths": {"/a": {"get": {"parameters": [{"in": "body", "name": "b", "schema": {}}]}}}},
        id="a body without",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_types_of_parameters_are_left_alone(document):
    assert list(parameter_schemas.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_types_of_parameters_are_repaired(document, repaired):
    assert apply_edits(document, parameter_schemas.find(document)) == repaired
