import pytest

from spec.repair.apply import apply_edits
from spec.rules.schemas import quoted_values

LEFT_ALONE = [
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {"in": "query", "name": "q", "type": "string", "required": True, "default": "10"}
                        ]
                    }
                }
            }
        },
        id="as they should be",
    ),
    pytest.param(
        {"definitions": {"A": {"required": ["true"], "type": "integer", "default": "x"}}},
        id="a list of names, and a default that is no number",
    ),
    pytest.param({"definitions": {"A": {"exclusiveMaximum": 1, "maximum": "x"}}}, id="a bound of OpenAPI 3.1"),
]

CHANGED = [
    pytest.param(
        {
            "paths": {
                "/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string", "required": "true"}]}}
            }
        },
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string", "required": True}]}}}},
        id="a boolean",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"deprecated": "no"}}}},
        {"paths": {"/a": {"get": {"deprecated": False}}}},
        id="a word for a boolean",
    ),
    pytest.param(
        {"definitions": {"A": {"maxLength": "10", "maximum": "1.5"}}},
        {"definitions": {"A": {"maxLength": 10, "maximum": 1.5}}},
        id="numbers",
    ),
    pytest.param(
        {"definitions": {"A": {"type": "integer", "default": "10"}}},
        {"definitions": {"A": {"type": "integer", "default": 10}}},
        id="a default",
    ),
    pytest.param(
        {"definitions": {"A": {"type": "boolean", "default": "True"}}},
        {"definitions": {"A": {"type": "boolean", "default": True}}},
        id="a default that is a boolean",
    ),
    pytest.param(
        {"definitions": {"A": {"type": "string", "default": 10, "enum": [1, True]}}},
        {"definitions": {"A": {"type": "string", "default": "10", "enum": ["1", "true"]}}},
        id="texts",
    ),
    pytest.param(
        {"definitions": {"A": {"enum": "a, b"}}}, {"definitions": {"A": {"enum": ["a", "b"]}}}, id="a text of values"
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_values_of_the_wrong_kind_are_left_alone(document):
    assert list(quoted_values.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_values_of_the_wrong_kind_are_repaired(document, repaired):
    assert apply_edits(document, quoted_values.find(document)) == repaired
