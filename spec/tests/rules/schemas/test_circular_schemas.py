import pytest

from spec.repair.apply import apply_edits
from spec.rules.schemas import circular_schemas

LEFT_ALONE = [
    pytest.param(
        {
            "definitions": {
                "A": {"properties": {"a": {"$ref": "#/definitions/A"}}, "items": {"$ref": "#/definitions/A"}}
            }
        },
        id="a circle that a value ends",
    ),
    pytest.param({"definitions": {"A": {"$ref": "#/definitions/B"}, "B": {}}}, id="no circle"),
]

CHANGED = [
    pytest.param({"definitions": {"A": {"$ref": "#/definitions/A"}}}, {"definitions": {"A": {}}}, id="itself"),
    pytest.param(
        {"definitions": {"A": {"allOf": [{"$ref": "#/definitions/A"}, {"type": "object"}]}}},
        {"definitions": {"A": {"allOf": [{"type": "object"}]}}},
        id="all of itself",
    ),
    pytest.param(
        {"definitions": {"A": {"$ref": "#/definitions/B"}, "B": {"allOf": [{"$ref": "#/definitions/A"}]}}},
        {"definitions": {"A": {"$ref": "#/definitions/B"}, "B": {"allOf": []}}},
        id="two that are each other",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_circles_are_left_alone(document):
    assert list(circular_schemas.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_circles_are_repaired(document, repaired):
    assert apply_edits(document, circular_schemas.find(document)) == repaired
