import pytest

from spec.repair.apply import apply_edits
from spec.rules.paths import templated_base_path

LEFT_ALONE = [
    pytest.param({"basePath": "/v1", "paths": {"/{a}": {}}}, id="a variable in a path"),
    pytest.param({"paths": {"/a": {}}}, id="no base path"),
]

CHANGED = [
    pytest.param(
        {"basePath": "/v1/{x}/y", "paths": {"/a": {"get": {}}, "/b": {}}},
        {"basePath": "/v1", "paths": {"/{x}/y/a": {"get": {}}, "/{x}/y/b": {}}},
        id="a variable in the middle",
    ),
    pytest.param(
        {"basePath": "/{x}", "paths": {"/a": {}}}, {"basePath": "/", "paths": {"/{x}/a": {}}}, id="a variable alone"
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_base_paths_without_variables_are_left_alone(document):
    assert list(templated_base_path.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_base_paths_without_variables_are_repaired(document, repaired):
    assert apply_edits(document, templated_base_path.find(document)) == repaired
