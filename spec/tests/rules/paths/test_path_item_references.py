import pytest

from spec.repair.apply import apply_edits
from spec.rules.paths import path_item_references

LEFT_ALONE = [
    pytest.param({"paths": {"/a": {"get": {}}}}, id="written out"),
    pytest.param({"paths": {"/a": {"$ref": "a.yaml"}}}, id="a reference to a file"),
    pytest.param({"paths": {"/a": {"$ref": "#/paths/~1a"}}}, id="a reference to itself"),
]

CHANGED = [
    pytest.param(
        {"paths": {"/a": {"$ref": "#/paths/~1b"}, "/b": {"get": {}}}},
        {"paths": {"/a": {"get": {}}, "/b": {"get": {}}}},
        id="a reference to another",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_path_items_are_left_alone(document):
    assert list(path_item_references.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_path_items_are_repaired(document, repaired):
    assert apply_edits(document, path_item_references.find(document)) == repaired
