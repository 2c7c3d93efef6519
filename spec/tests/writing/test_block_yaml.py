"""What is written reads back the same, here and in YAML 1.1."""

import json

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spec.document.numbers import WrittenNumber
from spec.reading.json_reader import read_json
from spec.reading.yaml_reader import read_document
from spec.writing.block_yaml import to_block_yaml
from spec.writing.numbers import to_json

texts = st.text() | st.text(alphabet="ab:#-\n \t'\"|>{}[]&*!%@`,?~0\\1./\u00a0\u2028é", max_size=12)
words = st.sampled_from(["null", "Yes", "n", "1e3", "0o7", "-", "=", "<<", ".5", "~", "12:30", "2018-01-17", "0x1"])
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts | words
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts | words, inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None, max_examples=400)
@given(values)
@example({"a": "x\n\n y\n"}).via("a literal block with an empty line")
@example(["a\x85b", "\ufeff", "é"])
def test_what_is_written_reads_back_the_same_here_and_in_yaml_1_1(value):
    text = to_block_yaml(value)

    assert yaml.safe_load(text) == value
    assert read_document(text, "text").value == value


@settings(deadline=None)
@given(values)
def test_json_reads_back_the_same(value):
    assert json.loads(to_json(value)) == value
    assert read_json(to_json(value), "text") == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param({"a": ["b", {"c": 1}]}, "a:\n  - b\n  - c: 1\n", id="items are indented"),
        pytest.param({"a": "x\ny"}, "a: |-\n  x\n  y\n", id="several lines"),
        pytest.param({"200": {}, "b": []}, '"200": {}\nb: []\n', id="a key that looks like a number"),
        pytest.param({"a": WrittenNumber("1.10")}, "a: 1.10\n", id="a number with its digits"),
        pytest.param({"a": 1e20}, "a: 1.0e+20\n", id="a number with an exponent"),
    ],
)
def test_the_text_is_in_block_style(value, text):
    assert to_block_yaml(value) == text


def test_json_keeps_the_digits_of_a_number():
    assert to_json({"a": WrittenNumber("12345678901234567.89")}) == '{\n  "a": 12345678901234567.89\n}\n'
