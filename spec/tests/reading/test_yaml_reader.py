import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spec.errors import UnreadableYamlError
from spec.reading.yaml_reader import read_document, read_stream
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

    assert document.value == {"a": value}
    assert type(document.value["a"]) is type(value)


def test_every_value_has_its_line():
    document = read_document("a:\n  - b\n  -\n    c: d\n", "text")

    assert document.lines == {(): 1, ("a",): 2, ("a", 0): 2, ("a", 1): 4, ("a", 1, "c"): 4}


def test_a_stream_has_all_its_documents():
    stream = read_stream("---\na: 1\n---\n---\nb\n", "text")

    assert [document.value for document in stream] == [{"a": 1}, None, "b"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", "vendor, line 3, /: the key 'a' appears twice", id="a key twice"),
        pytest.param(
            "x:\n  y:\n    200: a\n    200: b\n", "line 4, /x/y: the key 200 appears twice", id="an integer key twice"
        ),
        pytest.param("a: &b 1\nc: *b\n", "line 2: this is no YAML: an alias", id="an alias"),
        pytest.param("a: !!python/object:os.system x\n", "line 1, /a: the tag .*python", id="a tag"),
        pytest.param("a: !!set {x}\n", "line 1, /a: the tag", id="a set"),
        pytest.param("a: !!timestamp 2018-01-17\n", "line 1, /a: the tag", id="a date"),
        pytest.param("? [a, b]\n: 1\n", r"line 1, /: the key \['a', 'b'\] is no string", id="an array as a key"),
        pytest.param("null: 1\n", "the key None is no string", id="null as a key"),
        pytest.param("true: 1\n", "the key True is no string", id="a boolean as a key"),
        pytest.param("a: [1, 2\nb: 3\n", "vendor, line 2: this is no YAML", id="a bracket that is not closed"),
        pytest.param("a: \x07\n", "vendor: this is no YAML: special characters", id="a control character"),
        pytest.param("a: 'x", "vendor, line 1: this is no YAML", id="a quotation that is not closed"),
        pytest.param("[" * 200 + "]" * 200, "more than 100 levels", id="nesting without end"),
        pytest.param("[" * 100_000, "more than 100 levels", id="nesting that would exhaust the stack"),
        pytest.param("a: !!int x\n", "line 1, /a: 'x' is no number", id="a tag that does not fit"),
        pytest.param("a: " + "1" * 5000, "line 1, /a: '1111", id="more digits than Python reads"),
        pytest.param("a: 1e999\n", "line 1, /a: 1e999 is too large", id="beyond a float"),
    ],
)
def test_what_json_cannot_say_is_refused_with_its_line(text, message):
    with pytest.raises(UnreadableYamlError, match=message):
        read_stream(text, "vendor")


def test_a_bomb_of_aliases_is_refused_before_it_grows():
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))

    with pytest.raises(UnreadableYamlError, match="line 2: this is no YAML: an alias; write out what it stands for"):
        read_stream(bomb, "vendor")


def test_one_document_is_not_several():
    with pytest.raises(UnreadableYamlError, match="the text holds 2 YAML documents"):
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
