import pytest

from spec.writing.yaml_writer import to_yaml


def test_objects_and_arrays_are_blocks_in_the_order_given():
    text = to_yaml({"b": [{"x": 1, "a": []}, "c"], "a": {}})

    assert text == "b:\n  - x: 1\n    a: []\n  - c\na: {}\n"


@pytest.mark.parametrize("text", ["200", "1e3", "007", "true", "no", "y", "null", "~", "", "2018-01-17", "0o17", "1_0"])
def test_strings_that_look_like_something_else_are_quoted(text):
    assert to_yaml([text]) == f"- '{text}'\n"


def test_long_texts_are_folded_and_texts_of_several_lines_stay_lines():
    text = to_yaml({"long": "word " * 40 + "end", "lines": "first\nsecond\n"})

    assert max(map(len, text.splitlines())) <= 120
    assert text.endswith("lines: |\n  first\n  second\n")


def test_a_value_used_twice_is_written_twice():
    shared = {"a": [1]}

    assert to_yaml([shared, shared]) == "- a:\n    - 1\n- a:\n    - 1\n"


def test_characters_beyond_ascii_stay_readable():
    assert to_yaml(["Zürich"]) == "- Zürich\n"


def test_the_header_is_a_comment():
    assert to_yaml({"a": 1}, header="One.\nTwo.") == "# One.\n# Two.\na: 1\n"
