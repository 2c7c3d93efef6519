import pytest

from spec.repair.apply import apply_edits
from spec.rules.paths import verb_names

LEFT_ALONE = [
    pytest.param({"paths": {"/a": {"get": {}, "trace": {}, "parameters": [], "x-get": {}}}}, id="as they should be"),
    pytest.param({"paths": {"/a": {"get": {}, "GET": {"a": 1}}}}, id="a verb that is there already"),
    pytest.param({"paths": {"/a": {"summary": "get", "copy": {}}}}, id="another field"),
]

CHANGED = [
    pytest.param({"paths": {"/a": {"get&nbsp;": {}}}}, {"paths": {"/a": {"get": {}}}}, id="an entity"),
    pytest.param(
        {"paths": {"/a": {"GET": {}, " Post ": {}}}}, {"paths": {"/a": {"get": {}, "post": {}}}}, id="case and blanks"
    ),
    pytest.param({"paths": {"/a": {"del": {}}}}, {"paths": {"/a": {"delete": {}}}}, id="an abbreviation"),
    pytest.param(
        {"paths": {"/a": {"get, post": {"x": 1}}}},
        {"paths": {"/a": {"get": {"x": 1}, "post": {"x": 1}}}},
        id="two in one",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_verbs_are_left_alone(document):
    assert list(verb_names.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_verbs_are_repaired(document, repaired):
    assert apply_edits(document, verb_names.find(document)) == repaired
