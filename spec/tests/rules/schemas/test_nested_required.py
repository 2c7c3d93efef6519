import pytest

from spec.repair.apply import apply_edits
from spec.rules.schemas import nested_required

LEFT_ALONE = [
    pytest.param({"definitions": {"A": {"required": ["a"], "properties": {"a": {"required": ["b"]}}}}}, id="lists"),
    pytest.param(
        {"definitions": {"A": {"properties": {"required": {"type": "boolean"}}}}}, id="a property called required"
    ),
]

CHANGED = [
    pytest.param(
        {"definitions": {"A": {"properties": {"a": {"required": True}, "b": {"required": False}}}}},
        {"definitions": {"A": {"properties": {"a": {}, "b": {}}, "required": ["a"]}}},
        id="in the properties",
    ),
    pytest.param(
        {"definitions": {"A": {"required": ["b"], "properties": {"a": {"required": "true"}}}}},
        {"definitions": {"A": {"required": ["b", "a"], "properties": {"a": {}}}}},
        id="beside a list",
    ),
    pytest.param({"definitions": {"A": {"required": True}}}, {"definitions": {"A": {}}}, id="alone"),
    pytest.param({"definitions": {"A": {"required": "a"}}}, {"definitions": {"A": {"required": ["a"]}}}, id="a name"),
    pytest.param({"definitions": {"A": {"required": []}}}, {"definitions": {"A": {}}}, id="no name"),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_required_properties_are_left_alone(document):
    assert list(nested_required.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_required_properties_are_repaired(document, repaired):
    assert apply_edits(document, nested_required.find(document)) == repaired
