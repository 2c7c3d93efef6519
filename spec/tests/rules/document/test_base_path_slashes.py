import pytest

from spec.repair.apply import apply_edits
from spec.rules.document import base_path_slashes

LEFT_ALONE = [
    pytest.param({"basePath": "/"}, id="a slash"),
    pytest.param({"basePath": "/v1"}, id="a path"),
    pytest.param({"basePath": "/v1/"}, id="a slash at its end"),
    pytest.param({"basePath": ""}, id="nothing"),
    pytest.param({"basePath": 5}, id="a number, which the conversion reports"),
]

CHANGED = [
    pytest.param({"basePath": "v1"}, {"basePath": "/v1"}, id="no slash"),
    pytest.param({"basePath": "//v1"}, {"basePath": "/v1"}, id="two slashes, which would begin a host"),
    pytest.param({"basePath": " /v1 "}, {"basePath": "/v1"}, id="blanks"),
    pytest.param({"basePath": "/v1?x=1"}, {"basePath": "/v1"}, id="a query"),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_base_paths_are_left_alone(document):
    assert list(base_path_slashes.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_base_paths_are_repaired(document, repaired):
    assert apply_edits(document, base_path_slashes.find(document)) == repaired
