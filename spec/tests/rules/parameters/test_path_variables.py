import pytest

from spec.repair.apply import apply_edits
from spec.rules.parameters import path_variables

LEFT_ALONE = [
    pytest.param(
        {
            "paths": {
                "/a/{id}": {"get": {"parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}]}}
            }
        },
        id="described",
    ),
    pytest.param(
        {
            "paths": {
                "/a/{id}": {"parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}], "get": {}}
            }
        },
        id="described for the path",
    ),
    pytest.param(
        {
            "paths": {"/a/{id}": {"get": {"parameters": [{"$ref": "#/parameters/id"}]}}},
            "parameters": {"id": {"in": "path", "name": "id", "required": True, "type": "string"}},
        },
        id="described by a reference",
    ),
    pytest.param({"paths": {"/a/{id}": {}}}, id="no operation"),
]

CHANGED = [
    pytest.param(
        {"paths": {"/a/{id}": {"get": {}}}},
        {
            "paths": {
                "/a/{id}": {"get": {"parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}]}}
            }
        },
        id="nothing",
    ),
    pytest.param(
        {"paths": {"/a/{id}": {"get": {}, "put": {}}}},
        {
            "paths": {
                "/a/{id}": {
                    "get": {},
                    "put": {},
                    "parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}],
                }
            }
        },
        id="two operations",
    ),
    pytest.param(
        {
            "paths": {
                "/a/{id}": {"get": {"parameters": [{"in": "path", "name": "ID", "required": True, "type": "string"}]}}
            }
        },
        {
            "paths": {
                "/a/{id}": {"get": {"parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}]}}
            }
        },
        id="another case",
    ),
    pytest.param(
        {"paths": {"/a/{id}": {"get": {"parameters": [{"in": "query", "name": "id", "type": "integer"}]}}}},
        {
            "paths": {
                "/a/{id}": {"get": {"parameters": [{"in": "path", "name": "id", "type": "integer", "required": True}]}}
            }
        },
        id="another place",
    ),
    pytest.param(
        {
            "paths": {
                "/a/{id}": {
                    "get": {"parameters": [{"in": "path", "name": "thing", "required": True, "type": "string"}]}
                }
            }
        },
        {
            "paths": {
                "/a/{id}": {"get": {"parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}]}}
            }
        },
        id="the only one that is left",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_variables_without_a_parameter_are_left_alone(document):
    assert list(path_variables.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_variables_without_a_parameter_are_repaired(document, repaired):
    assert apply_edits(document, path_variables.find(document)) == repaired
