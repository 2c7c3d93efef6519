import json

import pytest

from spec.document.edits import Doubt
from spec.reading.text import read_text
from spec.repair.apply import apply_edits
from spec.rules.stream import repeated_keys

LEFT_ALONE = [
    pytest.param("a: 1\nb: 2\n", id="each key once"),
    pytest.param('{"a": {"b": 1}, "b": {"a": 1}}', id="the same key in other objects"),
]

CHANGED = [
    pytest.param("a: 1\na: 1\n", {"a": 1}, id="the same twice"),
    pytest.param("/a: {get: {x: 1}}\n/a: {put: {}}\n", {"/a": {"get": {"x": 1}, "put": {}}}, id="objects"),
    pytest.param('{"a": {"b": 1}, "a": {"c": 2}}', {"a": {"b": 1, "c": 2}}, id="objects in JSON"),
    pytest.param("a: {b: {c: 1}}\na: {b: {d: 2}}\n", {"a": {"b": {"c": 1, "d": 2}}}, id="objects in objects"),
    pytest.param("a: [{b: 1, b: 1}]\n", {"a": [{"b": 1}]}, id="inside a list"),
    pytest.param("200: {a: 1}\n'200': {b: 2}\n", {"200": {"a": 1, "b": 2}}, id="a number and its text"),
    pytest.param("a: 1\na: 2\na: 3\n", {"a": 3}, id="the last of three that differ"),
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_keys_that_are_there_once_are_left_alone(text):
    assert list(repeated_keys.find(read_text(text, "text"))) == []


@pytest.mark.parametrize(("text", "repaired"), CHANGED)
def test_what_is_said_under_a_repeated_key_is_merged(text, repaired):
    stream = read_text(text, "text")

    (document,) = apply_edits(stream, repeated_keys.find(stream))

    assert document == repaired
    assert json.dumps(document) == json.dumps(repaired)


def test_each_value_that_is_dropped_is_a_doubt():
    doubts = [edit for edit in repeated_keys.find(read_text("a: 1\na: 2\na: 3\n", "text")) if isinstance(edit, Doubt)]

    assert [doubt.note for doubt in doubts] == [
        "is given twice; the last is taken, not 1",
        "is given twice; the last is taken, not 2",
    ]
