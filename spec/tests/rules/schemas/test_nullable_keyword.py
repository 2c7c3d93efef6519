import pytest

from spec.repair.apply import apply_edits
from spec.rules.schemas import nullable_keyword

LEFT_ALONE = [
    pytest.param(
        {"definitions": {"A": {"x-nullable": True, "properties": {"nullable": {}}}}},
        id="the extension, and a property of that name",
    ),
]

CHANGED = [
    pytest.param(
        {"definitions": {"A": {"nullable": True}}}, {"definitions": {"A": {"x-nullable": True}}}, id="a schema"
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string", "nullable": False}]}}}},
        {
            "paths": {
                "/a": {"get": {"parameters": [{"in": "query", "name": "q", "type": "string", "x-nullable": False}]}}
            }
        },
        id="a parameter",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_nullable_values_are_left_alone(document):
    assert list(nullable_keyword.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_nullable_values_are_repaired(document, repaired):
    assert apply_edits(document, nullable_keyword.find(document)) == repaired
