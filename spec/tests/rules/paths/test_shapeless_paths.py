import pytest

from spec.repair.apply import apply_edits
from spec.rules.paths import shapeless_paths

LEFT_ALONE = [
    pytest.param({"paths": {"/a": {"get": {}}, "x-a": 1}}, id="objects, and an extension"),
    pytest.param({"paths": {"/a": {"parameters": [], "summary": "text"}}}, id="fields that are no operations"),
]

CHANGED = [
    pytest.param({"paths": {"/a": 5}}, {"paths": {"/a": {"x-value": 5}}}, id="a path"),
    pytest.param({"paths": {"/a": {"get": "x"}}}, {"paths": {"/a": {"get": {"x-value": "x"}}}}, id="an operation"),
    pytest.param({"paths": {"/a": {"get": []}}}, {"paths": {"/a": {"get": {"x-value": []}}}}, id="a list"),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_paths_and_operations_that_are_objects_are_left_alone(document):
    assert list(shapeless_paths.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_paths_and_operations_that_are_none_become_objects(document, repaired):
    assert apply_edits(document, shapeless_paths.find(document)) == repaired
