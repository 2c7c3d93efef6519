import pytest

from spec.document.places import Absent
from spec.reporting.wording import code, find_differences, place_in_words, table, value_in_words
from spec.tests.helpers.small import OPERATION, PATH, with_parameter

ABSENT = Absent.ABSENT


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ((), "the whole document"),
        (("info", "title"), "`/info/title`"),
        (("paths",), "`/paths`"),
        (("paths", PATH), "`/things/{id}`"),
        (("paths", PATH, "parameters", 0, "in"), "`/things/{id}`, parameter `0`, `/in`"),
        (OPERATION, "`GET /things/{id}`"),
        ((*OPERATION, "responses", "200"), "`GET /things/{id}`, `/responses/200`"),
        ((*OPERATION, "parameters"), "`GET /things/{id}`, `/parameters`"),
        ((*OPERATION, "parameters", 1), "`GET /things/{id}`, parameter `q`"),
        ((*OPERATION, "parameters", 1, "type"), "`GET /things/{id}`, parameter `q`, `/type`"),
        ((*OPERATION, "parameters", 9), "`GET /things/{id}`, parameter `9`"),
    ],
)
def test_a_place_is_named_as_its_reader_knows_it(pointer, words):
    assert place_in_words(with_parameter(name="q", type="string"), pointer) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (ABSENT, "(absent)"),
        (None, "`null`"),
        ("a", '`"a"`'),
        ("", '`""`'),
        ([1, {"a": True}], '`[1, {"a": true}]`'),
        ("a|b", '`"a\\|b"`'),
        ("`x`", '``"`x`"``'),
        ("Zürich", '`"Zürich"`'),
    ],
)
def test_a_value_is_shown_as_json(value, words):
    assert value_in_words(value) == words


def test_long_values_are_shortened():
    assert code("x" * 300) == "`" + "x" * 239 + "…`"


@pytest.mark.parametrize(
    ("before", "after", "differences"),
    [
        pytest.param({"a": 1}, {"a": 1}, [], id="none"),
        pytest.param({"a": 1}, {"a": 2}, [(("a",), 1, 2)], id="a value"),
        pytest.param({"a": 1}, {"b": {"c": 1}}, [(("a",), 1, ABSENT), (("b",), ABSENT, {"c": 1})], id="keys"),
        pytest.param({"a": [{"n": 1}, 2]}, {"a": [{"n": 3}, 2]}, [(("a", 0, "n"), 1, 3)], id="inside an item"),
        pytest.param([1], [1, 2, 3], [((1,), ABSENT, 2), ((2,), ABSENT, 3)], id="new items"),
        pytest.param([1, 2, 3], [1, 3], [((1,), 2, ABSENT)], id="an item that is gone"),
        pytest.param([1, 2], [], [((0,), 1, ABSENT), ((1,), 2, ABSENT)], id="all items gone"),
        pytest.param({"a": []}, {"a": {}}, [(("a",), [], {})], id="another kind"),
        pytest.param(1, 2, [((), 1, 2)], id="the whole"),
    ],
)
def test_differences_are_the_outermost(before, after, differences):
    assert list(find_differences(before, after)) == differences


def test_a_table_has_one_line_for_each_row():
    assert table(("a", "b"), [("1", "two\nlines")]) == "| a | b |\n| --- | --- |\n| 1 | two lines |"
