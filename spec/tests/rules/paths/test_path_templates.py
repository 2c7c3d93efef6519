import pytest

from spec.repair.apply import apply_edits
from spec.rules.paths import path_templates

LEFT_ALONE = [
    pytest.param({"paths": {"/a/{b}/c-{d}.json": {}}}, id="sound variables"),
    pytest.param({"paths": {"/a:b/{c}{?d}": {}}}, id="a colon, and a query for another rule"),
    pytest.param({"paths": {"/a/:id": {"get": {}}}}, id="a colon that no parameter explains"),
]

CHANGED = [
    pytest.param({"paths": {"/a/{b": {}}}, {"paths": {"/a/{b}": {}}}, id="a brace that is not closed"),
    pytest.param(
        {"paths": {"/a/{b/c": {}}}, {"paths": {"/a/{b}/c": {}}}, id="a brace that is not closed before a slash"
    ),
    pytest.param({"paths": {"/a/b}": {}}}, {"paths": {"/a/b": {}}}, id="a brace that is not opened"),
    pytest.param({"paths": {"/a/{{b}}": {}}}, {"paths": {"/a/{b}": {}}}, id="two braces"),
    pytest.param({"paths": {"/a/{ b }": {}}}, {"paths": {"/a/{b}": {}}}, id="blanks"),
    pytest.param({"paths": {"/a/{b:[0-9]+}": {}}}, {"paths": {"/a/{b}": {}}}, id="a pattern"),
    pytest.param({"paths": {"/a/{+b*}": {}}}, {"paths": {"/a/{b}": {}}}, id="operators"),
    pytest.param({"paths": {"/a/{b}/{b}": {}}}, {"paths": {"/a/{b}/{b_2}": {}}}, id="one name twice"),
    pytest.param({"paths": {"/a/{}": {}}}, {"paths": {"/a/{parameter}": {}}}, id="no name"),
    pytest.param({"paths": {"/{/r/x}/y": {}}}, {"paths": {"/r/x/y": {}}}, id="a part of the path in braces"),
    pytest.param(
        {
            "paths": {
                "/a/:id": {"get": {"parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}]}}
            }
        },
        {
            "paths": {
                "/a/{id}": {"get": {"parameters": [{"in": "path", "name": "id", "required": True, "type": "string"}]}}
            }
        },
        id="a colon that a parameter explains",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_variables_of_paths_are_left_alone(document):
    assert list(path_templates.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_variables_of_paths_are_repaired(document, repaired):
    assert apply_edits(document, path_templates.find(document)) == repaired
