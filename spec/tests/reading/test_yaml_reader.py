import itertools

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spec.errors import BuildError, UnreadableYamlError
from spec.reading.files import decode
from spec.reading.text import read_text
from spec.reading.yaml_reader import read_document, read_stream
from spec.writing.numbers import number_to_text
from spec.writing.yaml_writer import to_yaml

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=12
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("null", None),
        ("~", None),
        ("", None),
        ("true", True),
        ("200", 200),
        ("-1", -1),
        ("0", 0),
        ("1.25", 1.25),
        ("1e3", 1000.0),
        ("on", "on"),
        ("yes", "yes"),
        ("True", "True"),
        ("007", "007"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2018-01-17", "2018-01-17"),
        (".inf", ".inf"),
        ("1.", 1.0),
        ("'200'", "200"),
        ('"200"', "200"),
        ("!!str 200", "200"),
        ("=", "="),
        ("<<", "<<"),
    ],
)
def test_a_scalar_is_what_json_would_make_of_it(text, value):
    (document,) = read_stream(f"a: {text}", "text")

    assert document == {"a": value}
    assert isinstance(document["a"], type(value))


def test_every_value_has_its_line():
    document = read_document("a:\n  - b\n  -\n    c: d\n", "text")

    assert document.lines == {(): 1, ("a",): 2, ("a", 0): 2, ("a", 1): 4, ("a", 1, "c"): 4}


def test_a_stream_has_all_its_documents():
    stream = read_stream("---\na: 1\n---\n---\nb\n", "text")

    assert stream == [{"a": 1}, None, "b"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", "vendor, line 3, /: the key 'a' appears twice", id="a key twice"),
        pytest.param(
            "x:\n  y:\n    200: a\n    200: b\n", "line 4, /x/y: the key 200 appears twice", id="an integer key twice"
        ),
        pytest.param("c: *b\n", r"line 1, /c: the alias \*b refers to nothing before it", id="an alias of nothing"),
        pytest.param("a: &b [*b]\n", r"line 1, /a/0: the alias \*b refers to nothing", id="an alias of itself"),
        pytest.param("a: &b x\n*b : 1\n", "line 2, /: the key is an alias", id="an alias as a key"),
        pytest.param("a: !!python/object:os.system x\n", "line 1, /a: the tag .*python", id="a tag"),
        pytest.param("a: !!set {x}\n", "line 1, /a: the tag", id="a set"),
        pytest.param("a: !!timestamp 2018-01-17\n", "line 1, /a: the tag", id="a date"),
        pytest.param("? [a, b]\n: 1\n", "line 1, /: the key is an object or an array", id="an array as a key"),
        pytest.param("a: [1, 2\nb: 3\n", "vendor, line 2: this is no YAML", id="a bracket that is not closed"),
        pytest.param("a: \x07\n", "vendor: this is no YAML: control characters", id="a control character"),
        pytest.param("a: 'x", "vendor, line 1: this is no YAML", id="a quotation that is not closed"),
        pytest.param("[" * 200 + "]" * 200, "more than 100 levels", id="nesting without end"),
        pytest.param("[" * 100_000, "more than 100 levels", id="nesting that would exhaust the stack"),
        pytest.param("a: !!int x\n", "line 1, /a: 'x' is no int", id="a tag that does not fit"),
        pytest.param("a: " + "1" * 5000, "line 1, /a: '1111", id="more digits than Python reads"),
        pytest.param("a: 1e999\n", "line 1, /a: 1e999 is too large", id="beyond a float"),
    ],
)
def test_what_json_cannot_say_is_refused_with_its_line(text, message):
    with pytest.raises(UnreadableYamlError, match=message):
        read_document(text, "vendor")


def test_an_alias_is_written_out_and_shares_nothing():
    (document,) = read_stream("a: &b {x: [1]}\nc: *b\n", "text")

    assert document == {"a": {"x": [1]}, "c": {"x": [1]}}
    assert document["a"] is not document["c"]
    assert document["a"]["x"] is not document["c"]["x"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("{<<: *b, y: 3}", {"y": 3, "x": 1}, id="a key of its own wins"),
        pytest.param("{y: 3, <<: [*b, {z: 4}]}", {"y": 3, "x": 1, "z": 4}, id="several"),
        pytest.param("{<<: 1}", {"<<": 1}, id="no object to merge"),
        pytest.param("{'<<': {x: 1}}", {"<<": {"x": 1}}, id="a quoted key"),
    ],
)
def test_a_merge_key_is_written_out(text, value):
    (document,) = read_stream(f"a: &b {{x: 1, y: 2}}\nc: {text}\n", "text")

    assert document["c"] == value


def test_a_bomb_of_aliases_is_refused_before_it_grows():
    names = [f"a{number}" for number in range(40)]
    lines = [f"{b}: &{b} [*{a}, *{a}]\n" for a, b in itertools.pairwise(names)]

    with pytest.raises(UnreadableYamlError, match="more than 2,000,000 values, aliases written out"):
        read_stream("a0: &a0 [x, x]\n" + "".join(lines), "vendor")


def test_a_chain_of_aliases_is_no_way_around_the_depth():
    lines = [f"a{number + 1}: &a{number + 1} [*a{number}]\n" for number in range(120)]

    with pytest.raises(UnreadableYamlError, match="more than 100 levels of nesting"):
        read_stream("a0: &a0 [x]\n" + "".join(lines), "vendor")


def test_a_sequence_without_bound_is_refused_early():
    with pytest.raises(UnreadableYamlError, match="more than 2,000,000 values"):
        read_stream("- \n" * 2_500_000, "vendor")


def test_a_key_that_is_no_string_is_read_as_it_is_written():
    assert read_stream("null: 1\ntrue: 2\n1.50: 3\n200: 4\n", "text") == [{"null": 1, "true": 2, "1.50": 3, 200: 4}]


def test_a_repeated_key_keeps_what_is_said_first():
    (document,) = read_stream("a: 1\nb: 2\na: 3\n", "text")

    assert document == {"b": 2, "a": 3}
    assert document.earlier == [("a", 1)]


@pytest.mark.parametrize("text", ["12345678901234567.89", "1.10", "0.1000000000000000055511151231257827", "1e-400"])
def test_a_decimal_is_written_with_the_digits_that_it_was_read_with(text):
    (document,) = read_stream(f"a: {text}", "text")

    assert number_to_text(document["a"]).replace("1.0e-400", "1e-400") == text
    assert isinstance(document["a"], float)


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
@example(b"\xff\xfe{\x00").via("UTF-16 that breaks off")
@example(b"{" * 100_000).via("nesting that would exhaust the stack of the JSON reader")
def test_any_bytes_are_read_or_refused_with_a_reason(data):
    try:
        read_text(decode(data, "fuzz"), "fuzz")
    except BuildError as error:
        assert error.place.startswith("fuzz")
        assert error.remedy


def test_one_document_is_not_several():
    with pytest.raises(UnreadableYamlError, match="the text has 2 YAML documents"):
        read_document("a\n---\nb\n", "text")


@settings(deadline=None)
@given(values)
@example("y").via("a boolean for some readers of YAML 1.1")
@example("a\x85b").via("a line break that PyYAML does not keep outside double quotes")
@example({"200": "1e3", "no": "0o17"})
def test_what_is_written_reads_back_the_same_here_and_in_yaml_1_1(value):
    text = to_yaml(value)

    assert read_document(text, "text").value == value
    assert yaml.safe_load(text) == value
