import pytest

from spec.repair.apply import apply_edits
from spec.rules.parameters import parameter_places

LEFT_ALONE = [
    pytest.param(
        {
            "paths": {
                "/a": {
                    "get": {
                        "parameters": [
                            {"in": "query", "name": "q", "type": "string"},
                            {"in": "cookie", "name": "c"},
                            {"$ref": "#/parameters/a"},
                        ]
                    }
                }
            }
        },
        id="known places",
    ),
]

CHANGED = [
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "form", "name": "a"}]}}}},
        {"paths": {"/a": {"get": {"parameters": [{"in": "formData", "name": "a"}]}}}},
        id="another word",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "Query", "name": "a"}]}}}},
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "a"}]}}}},
        id="another case",
    ),
    pytest.param(
        {"paths": {"/a/{id}": {"get": {"parameters": [{"name": "id"}]}}}},
        {"paths": {"/a/{id}": {"get": {"parameters": [{"name": "id", "in": "path"}]}}}},
        id="a variable of the path",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"name": "a", "schema": {}}]}}}},
        {"paths": {"/a": {"get": {"parameters": [{"name": "a", "schema": {}, "in": "body"}]}}}},
        id="a schema",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"name": "a"}]}}}},
        {"paths": {"/a": {"get": {"parameters": [{"name": "a", "in": "query"}]}}}},
        id="nothing known",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"name": "a", "in": ["query"]}]}}}},
        {"paths": {"/a": {"get": {"parameters": [{"name": "a", "in": "query"}]}}}},
        id="a list",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_places_are_left_alone(document):
    assert list(parameter_places.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_places_are_repaired(document, repaired):
    assert apply_edits(document, parameter_places.find(document)) == repaired
