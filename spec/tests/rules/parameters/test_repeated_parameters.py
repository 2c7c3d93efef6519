import pytest

from spec.repair.apply import apply_edits
from spec.rules.parameters import repeated_parameters

LEFT_ALONE = [
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {"in": "query", "name": "q", "type": "string"},
                            {"in": "header", "name": "q", "type": "string"},
                        ]
                    }
                }
            }
        },
        id="another place",
    ),
    pytest.param(
        {
            "paths": {
                "/a": {
                    "parameters": [{"in": "query", "name": "q", "type": "string"}],
                    "get": {"parameters": [{"in": "query", "name": "q", "type": "string"}]},
                }
            }
        },
        id="one of the path that the operation replaces",
    ),
]

CHANGED = [
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {"in": "query", "name": "q", "type": "string"},
                            {"in": "query", "name": "q", "type": "string"},
                        ]
                    }
                }
            }
        },
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string"}]}}}},
        id="the same twice",
    ),
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {"in": "query", "name": "q", "type": "string"},
                            {"in": "query", "name": "q", "type": "integer"},
                        ]
                    }
                }
            }
        },
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [{"in": "query", "name": "q", "type": "string"}],
                        "x-repeated-parameters": [{"in": "query", "name": "q", "type": "integer"}],
                    }
                }
            }
        },
        id="two that differ",
    ),
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {"parameters": [{"in": "query", "name": "q", "type": "string"}, {"$ref": "#/parameters/q"}]}
                }
            },
            "parameters": {"q": {"in": "query", "name": "q", "type": "string"}},
        },
        {
            "paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string"}]}}},
            "parameters": {"q": {"in": "query", "name": "q", "type": "string"}},
        },
        id="a reference to the same",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_repeated_parameters_are_left_alone(document):
    assert list(repeated_parameters.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_repeated_parameters_are_repaired(document, repaired):
    assert apply_edits(document, repeated_parameters.find(document)) == repaired
