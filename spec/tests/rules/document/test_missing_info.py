import pytest

from spec.repair.apply import apply_edits
from spec.rules.document import missing_info

LEFT_ALONE = [
    pytest.param({"info": {"title": "T", "version": "1"}}, id="both there"),
    pytest.param({"info": {"title": "", "version": ""}}, id="both empty, which is valid"),
]

CHANGED = [
    pytest.param({"info": {"title": "T", "version": 1.5}}, {"info": {"title": "T", "version": "1.5"}}, id="a number"),
    pytest.param(
        {"host": "h.test", "info": {"version": "1"}},
        {"host": "h.test", "info": {"version": "1", "title": "h.test"}},
        id="the host as a title",
    ),
    pytest.param({}, {"info": {"title": "Untitled", "version": "unknown"}}, id="nothing at all"),
    pytest.param({"info": []}, {"info": {"title": "Untitled", "version": "unknown"}}, id="something else"),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_titles_and_versions_are_left_alone(document):
    assert list(missing_info.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_titles_and_versions_are_repaired(document, repaired):
    assert apply_edits(document, missing_info.find(document)) == repaired
