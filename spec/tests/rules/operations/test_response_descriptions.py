import pytest

from spec.repair.apply import apply_edits
from spec.rules.operations import response_descriptions

LEFT_ALONE = [
    pytest.param(
        {"paths": {"/a": {"get": {"responses": {"200": {"description": ""}, "404": {"$ref": "#/responses/N"}}}}}},
        id="described, and a reference",
    ),
]

CHANGED = [
    pytest.param(
        {"paths": {"/a": {"get": {"responses": {"404": {}}}}}},
        {"paths": {"/a": {"get": {"responses": {"404": {"description": "Not Found"}}}}}},
        id="nothing",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"responses": {"default": {"schema": {}}}}}}},
        {"paths": {"/a": {"get": {"responses": {"default": {"schema": {}, "description": "Default"}}}}}},
        id="a schema alone",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/definitions/A"}}}}}},
        {
            "paths": {
                "/a": {"get": {"responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/A"}}}}}
            }
        },
        id="a schema in its place",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"responses": {"200": {"type": "string"}}}}}},
        {"paths": {"/a": {"get": {"responses": {"200": {"description": "OK", "schema": {"type": "string"}}}}}}},
        id="a type in its place",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"responses": {"200": "Fine."}}}}},
        {"paths": {"/a": {"get": {"responses": {"200": {"description": "Fine."}}}}}},
        id="a text",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_responses_are_left_alone(document):
    assert list(response_descriptions.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_responses_are_repaired(document, repaired):
    assert apply_edits(document, response_descriptions.find(document)) == repaired
