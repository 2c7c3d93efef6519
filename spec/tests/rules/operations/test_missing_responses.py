import pytest

from spec.repair.apply import apply_edits
from spec.rules.operations import missing_responses

LEFT_ALONE = [
    pytest.param({"paths": {"/a": {"get": {"responses": {"200": {"description": "OK"}}}}}}, id="a response"),
]

CHANGED = [
    pytest.param(
        {"paths": {"/a": {"get": {}}}},
        {"paths": {"/a": {"get": {"responses": {"default": {"description": "No response is described."}}}}}},
        id="nothing",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"responses": {"x-a": 1}}}}},
        {"paths": {"/a": {"get": {"responses": {"x-a": 1, "default": {"description": "No response is described."}}}}}},
        id="an extension alone",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"responses": [{"code": 200, "description": "OK"}]}}}},
        {"paths": {"/a": {"get": {"responses": {"200": {"description": "OK"}}}}}},
        id="a list that says its statuses",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"responses": 5}}}},
        {"paths": {"/a": {"get": {"responses": {"default": {"description": "No response is described."}}}}}},
        id="a number",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_operations_without_a_response_are_left_alone(document):
    assert list(missing_responses.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_operations_without_a_response_are_repaired(document, repaired):
    assert apply_edits(document, missing_responses.find(document)) == repaired
