import pytest

from spec.repair.apply import apply_edits
from spec.rules.paths import misplaced_paths

LEFT_ALONE = [
    pytest.param({"paths": {"/a": {"get": {}}}}, id="in its place"),
    pytest.param({"paths": {"/a": {}}, "/a": {"get": {}}}, id="a path that is in its place as well"),
    pytest.param({"paths": {}, "/a": "text"}, id="no object"),
]

CHANGED = [
    pytest.param({"paths": {}, "/a": {"get": {}}}, {"paths": {"/a": {"get": {}}}}, id="at the root"),
    pytest.param(
        {"paths": {"/a": {"get": {}, "/b": {"put": {}}}}},
        {"paths": {"/a": {"get": {}}, "/b": {"put": {}}}},
        id="inside another",
    ),
    pytest.param({"paths": [{"/a": {}}, {"/b": {}}]}, {"paths": {"/a": {}, "/b": {}}}, id="in a list"),
    pytest.param(
        {"paths": {"/a": {}, "definitions": {"A": {}}}},
        {"paths": {"/a": {}}, "definitions": {"A": {}}},
        id="definitions among paths",
    ),
    pytest.param({}, {"paths": {}}, id="no paths"),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_paths_elsewhere_are_left_alone(document):
    assert list(misplaced_paths.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_paths_elsewhere_are_repaired(document, repaired):
    assert apply_edits(document, misplaced_paths.find(document)) == repaired
