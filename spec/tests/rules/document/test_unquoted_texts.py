import pytest

from spec.repair.apply import apply_edits
from spec.rules.document import unquoted_texts

LEFT_ALONE = [
    pytest.param({"info": {"title": 1.5}}, id="the title and the version, which another rule has"),
    pytest.param(
        {"definitions": {"A": {"properties": {"name": {"type": "string"}}, "example": {"name": 1}}}},
        id="a property and an example",
    ),
]

CHANGED = [
    pytest.param(
        {"paths": {"/a": {"get": {"description": 2018, "operationId": 5}}}},
        {"paths": {"/a": {"get": {"description": "2018", "operationId": "5"}}}},
        id="numbers",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"summary": True}}}}, {"paths": {"/a": {"get": {"summary": "true"}}}}, id="a boolean"
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": 1}]}}}},
        {"paths": {"/a": {"get": {"parameters": [{"in": "query", "name": "1"}]}}}},
        id="a name",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_texts_are_left_alone(document):
    assert list(unquoted_texts.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_texts_are_repaired(document, repaired):
    assert apply_edits(document, unquoted_texts.find(document)) == repaired
