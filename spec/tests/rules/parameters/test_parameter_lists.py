import pytest

from spec.repair.apply import apply_edits
from spec.rules.parameters import parameter_lists

LEFT_ALONE = [
    pytest.param(
        {
            "paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string"}]}}},
            "parameters": {"a": {"in": "query", "name": "q", "type": "string"}},
        },
        id="as they should be",
    ),
]

CHANGED = [
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": {"q": {"in": "query"}}}}}},
        {"paths": {"/a": {"get": {"parameters": [{"name": "q", "in": "query"}]}}}},
        id="an object by name",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": {"in": "query", "name": "q", "type": "string"}}}}},
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string"}]}}}},
        id="one parameter",
    ),
    pytest.param(
        {
            "paths": {"/a": {"get": {"parameters": ["q"]}}},
            "parameters": {"q": {"in": "query", "name": "q", "type": "string"}},
        },
        {
            "paths": {"/a": {"get": {"parameters": [{"$ref": "#/parameters/q"}]}}},
            "parameters": {"q": {"in": "query", "name": "q", "type": "string"}},
        },
        id="the name of a shared one",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": ["q", {"in": "query", "name": "q", "type": "string"}]}}}},
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string"}]}}}},
        id="a text that names nothing",
    ),
    pytest.param({"paths": {"/a": {"get": {"parameters": 5}}}}, {"paths": {"/a": {"get": {}}}}, id="a number"),
    pytest.param(
        {"parameters": [{"in": "query", "name": "q", "type": "string"}]},
        {"parameters": {"q": {"in": "query", "name": "q", "type": "string"}}},
        id="shared ones in a list",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_lists_of_parameters_are_left_alone(document):
    assert list(parameter_lists.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_lists_of_parameters_are_repaired(document, repaired):
    assert apply_edits(document, parameter_lists.find(document)) == repaired
