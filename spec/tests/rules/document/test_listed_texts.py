import pytest

from spec.repair.apply import apply_edits
from spec.rules.document import listed_texts

LEFT_ALONE = [
    pytest.param(
        {"consumes": ["application/json"], "schemes": ["https"], "tags": [{"name": "t"}]}, id="as they should be"
    ),
    pytest.param({"paths": {"/a": {"get": {"tags": ["a b"], "produces": []}}}}, id="of an operation"),
    pytest.param({"consumes": ["application/vnd.x+json; version=1"]}, id="a media type with a parameter"),
    pytest.param({"consumes": 5}, id="a number, which the conversion reports"),
]

CHANGED = [
    pytest.param({"consumes": "json"}, {"consumes": ["application/json"]}, id="an abbreviation"),
    pytest.param(
        {"produces": "application/json, text/xml"}, {"produces": ["application/json", "text/xml"]}, id="a text of two"
    ),
    pytest.param({"schemes": "HTTPS"}, {"schemes": ["https"]}, id="a scheme in capitals"),
    pytest.param({"schemes": ["https://"]}, {"schemes": ["https"]}, id="a scheme with slashes"),
    pytest.param(
        {"paths": {"/a": {"get": {"tags": ["a", "", " b "]}}}},
        {"paths": {"/a": {"get": {"tags": ["a", "b"]}}}},
        id="blank tags",
    ),
    pytest.param(
        {"paths": {"/a": {"get": {"tags": [{"name": "a"}, 5]}}}},
        {"paths": {"/a": {"get": {"tags": ["a", "5"]}}}},
        id="tags that are no texts",
    ),
    pytest.param({"tags": ["a", {"name": "b"}]}, {"tags": [{"name": "a"}, {"name": "b"}]}, id="tags of the document"),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_sound_lists_of_texts_are_left_alone(document):
    assert list(listed_texts.find(document)) == []


@pytest.mark.parametrize(("document", "repaired"), CHANGED)
def test_damaged_lists_of_texts_are_repaired(document, repaired):
    assert apply_edits(document, listed_texts.find(document)) == repaired
