import pytest

from spec.repair.apply import apply_edits
from spec.rules.paths import path_slashes

LEFT_ALONE = [
    pytest.param({"paths": {"/a": {"get": {}}, "x-a": {}}}, id="a slash, and an extension"),
    pytest.param({"paths": {"description": "text"}}, id="no path item"),
]

CHANGED = [
    pytest.param({"paths": {"a": {"get": {}}}}, {"paths": {"/a": {"get": {}}}}, id="no slash"),
    pytest.param({"paths": {" /a ": {"get": {}}}}, {"paths": {"/a": {"get": {}}}}, id="blanks"),
    pytest.param({"paths": {"GET /a": {"get": {}}}}, {"paths": {"/a": {"get": {}}}}, id="a verb"),
    pytest.param(
        {"basePath": "/v1", "paths": {"https://h.test/v1/a": {"get": {}}}},
        {"basePath": "/v1", "paths": {"/a": {"get": {}}}},
        id="a URL",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {}}, "a": {"put": {}}}},
        {"paths": {"/a": {"get": {}, "put": {}}}},
        id="a path that is there with other verbs",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {}}, "a": {"get": {"x": 1}}}},
        {"paths": {"/a": {"get": {}}, "/a#2": {"get": {"x": 1}}}},
        id="a path that is there with the same verb",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_slashes_of_paths_are_left_alone(document):
    assert list(path_slashes.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_slashes_of_paths_are_repaired(document, repaired):
    assert apply_edits(document, path_slashes.find(document)) == repaired
