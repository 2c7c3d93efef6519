import pytest

from spec.repair.apply import apply_edits
from spec.rules.parameters import several_bodies

LEFT_ALONE = [
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {"in": "body", "name": "a", "schema": {"type": "string"}},
                            {"in": "query", "name": "q", "type": "string"},
                        ]
                    }
                }
            }
        },
        id="one body",
    ),
]

CHANGED = [
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {"in": "body", "name": "a", "schema": {"type": "string"}},
                            {"in": "body", "name": "b", "required": True, "description": "d", "schema": {}},
                        ]
                    }
                }
            }
        },
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {
                                "in": "body",
                                "name": "body",
                                "required": True,
                                "schema": {
                                    "type": "object",
                                    "properties": {"a": {"type": "string"}, "b": {"description": "d"}},
                                    "required": ["b"],
                                },
                            }
                        ]
                    }
                }
            }
        },
        id="two",
    ),
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {"in": "body", "name": "a", "schema": {"type": "string"}},
                            {"in": "body", "name": "a", "schema": {"type": "string"}},
                        ]
                    }
                }
            }
        },
        {"paths": {"/a": {"get": {"parameters": [{"in": "body", "name": "a", "schema": {"type": "string"}}]}}}},
        id="the same twice",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_bodies_are_left_alone(document):
    assert list(several_bodies.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_bodies_are_repaired(document, repaired):
    assert apply_edits(document, several_bodies.find(document)) == repaired
