import pytest

from spec.repair.apply import apply_edits
from spec.rules.parameters import unnamed_parameters

LEFT_ALONE = [
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string"}]}}}}, id="a name"
    ),
    pytest.param({"paths": {"/a": {"get": {"parameters": [{"$ref": "#/parameters/a"}]}}}}, id="a reference"),
]

CHANGED = [
    pytest.param(
        {"paths": {"/a/{id}": {"get": {"parameters": [{"in": "query", "name": "No Name"}]}}}},
        {"paths": {"/a/{id}": {"get": {"parameters": [{"in": "path", "name": "id", "required": True}]}}}},
        id="the only variable without a parameter",
    ),
    pytest.param(
        {"paths": {"/a/{b}/{c}": {"get": {"parameters": [{"in": "query", "name": "No Name"}]}}}},
        {
            "paths": {
                "/a/{b}/{c}": {"get": {"parameters": [], "x-unnamed-parameters": [{"in": "query", "name": "No Name"}]}}
            }
        },
        id="two variables without one",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "No Name"}]}}}},
        {"paths": {"/a": {"get": {"parameters": [], "x-unnamed-parameters": [{"in": "query", "name": "No Name"}]}}}},
        id="no variable",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "body", "schema": {}}]}}}},
        {"paths": {"/a": {"get": {"parameters": [{"in": "body", "schema": {}, "name": "body"}]}}}},
        id="a body",
    ),
    pytest.param(
        {"parameters": {"a": {"in": "query"}}}, {"parameters": {"a": {"in": "query", "name": "a"}}}, id="a shared one"
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_parameters_without_a_name_are_left_alone(document):
    assert list(unnamed_parameters.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_parameters_without_a_name_are_repaired(document, repaired):
    assert apply_edits(document, unnamed_parameters.find(document)) == repaired
