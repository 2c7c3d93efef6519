import pytest

from spec.repair.apply import apply_edits
from spec.rules.operations import status_names

LEFT_ALONE = [
    pytest.param(
        {"paths": {"/a": {"get": {"responses": {"200": {}, "default": {}, "2XX": {}, "x-a": {}}}}}}, id="statuses"
    ),
    pytest.param({"paths": {"/a": {"get": {"responses": {"999": {}, "what": {}}}}}}, id="what names none"),
    pytest.param({"paths": {"/a": {"get": {"responses": {"200": {}, "OK": {}}}}}}, id="a status that is there already"),
]

CHANGED = [
    pytest.param(
        {"paths": {"/a": {"get": {"responses": {"Not Found": {}}}}}},
        {"paths": {"/a": {"get": {"responses": {"404": {}}}}}},
        id="a name",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"responses": {" 200 ": {}, "4xx": {}}}}}},
        {"paths": {"/a": {"get": {"responses": {"200": {}, "4XX": {}}}}}},
        id="blanks and case",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"responses": {"HTTP 201 Created": {}}}}}},
        {"paths": {"/a": {"get": {"responses": {"201": {}}}}}},
        id="digits among words",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"responses": {"defualt": {}}}}}},
        {"paths": {"/a": {"get": {"responses": {"default": {}}}}}},
        id="a slip",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_statuses_are_left_alone(document):
    assert list(status_names.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_statuses_are_repaired(document, repaired):
    assert apply_edits(document, status_names.find(document)) == repaired
