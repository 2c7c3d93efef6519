import pytest

from spec.repair.apply import apply_edits
from spec.rules.parameters import stray_path_parameters

LEFT_ALONE = [
    pytest.param(
        {
            "paths": {
                "/a/{id}": {"get": {"parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}]}}
            }
        },
        id="a variable",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string"}]}}}},
        id="a query parameter",
    ),
]

CHANGED = [
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}]}}}},
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [],
                        "x-stray-parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}],
                    }
                }
            }
        },
        id="no variable",
    ),
    pytest.param(
        {"paths": {"/a": {"parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}]}}},
        {
            "paths": {
                "/a": {
                    "parameters": [],
                    "x-stray-parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}],
                }
            }
        },
        id="of the path",
    ),
    pytest.param(
        {
            "paths": {"/a": {"get": {"parameters": [{"$ref": "#/parameters/id"}]}}},
            "parameters": {"id": {"in": "path", "name": "id", "required": True, "type": "string"}},
        },
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [],
                        "x-stray-parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}],
                    }
                }
            },
            "parameters": {"id": {"in": "path", "name": "id", "required": True, "type": "string"}},
        },
        id="a reference",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_path_parameters_without_a_variable_are_left_alone(document):
    assert list(stray_path_parameters.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_path_parameters_without_a_variable_are_repaired(document, repaired):
    assert apply_edits(document, stray_path_parameters.find(document)) == repaired
