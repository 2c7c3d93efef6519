import pytest

from spec.repair.apply import apply_edits
from spec.rules.stream import pasted_text

LEFT_ALONE = [
    pytest.param([{"a": 1}, {"b": 2}, "x"], id="two objects, of which nobody knows which is meant"),
    pytest.param(["x"], id="text alone"),
    pytest.param([{"a": 1}, [1]], id="a list"),
]

CHANGED = [
    pytest.param([{"a": 1}, "A page."], [{"a": 1}], id="text behind it"),
    pytest.param(["A page.", {"a": 1}], [{"a": 1}], id="text before it"),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_text_around_a_document_are_left_alone(document):
    assert list(pasted_text.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_text_around_a_document_are_repaired(document, repaired):
    assert apply_edits(document, pasted_text.find(document)) == repaired
