import pytest

from spec.repair.apply import apply_edits
from spec.rules.operations import duplicate_operation_ids

LEFT_ALONE = [
    pytest.param(
        {"paths": {"/a": {"get": {"operationId": "a"}, "put": {"operationId": "b"}, "post": {}}}},
        id="names of their own, and none",
    ),
]

CHANGED = [
    pytest.param(
        {"paths": {"/a": {"get": {"operationId": "a"}, "put": {"operationId": "a"}}}},
        {"paths": {"/a": {"get": {"operationId": "a"}, "put": {"operationId": "put_a"}}}},
        id="the same twice",
    ),
    pytest.param(
        {
            "paths": {
                "/a": {"get": {"operationId": "x"}, "put": {"operationId": "x"}},
                "/b": {"get": {"operationId": "put_a"}},
            }
        },
        {
            "paths": {
                "/a": {"get": {"operationId": "x"}, "put": {"operationId": "put_a_2"}},
                "/b": {"get": {"operationId": "put_a"}},
            }
        },
        id="the new name is taken",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"operationId": " "}}}},
        {"paths": {"/a": {"get": {"operationId": "get_a"}}}},
        id="a blank",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_operation_ids_are_left_alone(document):
    assert list(duplicate_operation_ids.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_operation_ids_are_repaired(document, repaired):
    assert apply_edits(document, duplicate_operation_ids.find(document)) == repaired
