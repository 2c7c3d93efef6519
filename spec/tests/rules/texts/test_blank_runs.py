import pytest

from spec.document.edits import Set
from spec.rules.texts import blank_runs
from spec.tests.helpers.small import OPERATION, with_operation, with_parameter

LEFT_ALONE = [
    pytest.param("One blank between words.", id="single blanks"),
    pytest.param("A line.\n  An indented line.", id="blanks that indent"),
    pytest.param("A line that breaks here  \nand goes on.", id="blanks that end a line"),
    pytest.param("Send `a  b` as it is.", id="code in a line"),
    pytest.param("Send this:\n\n    a  b\n", id="indented code"),
    pytest.param("Send this:\n\n```\na  b\n```\n", id="fenced code"),
    pytest.param("~~~\na  b\n~~~", id="code fenced with tildes"),
    pytest.param("| name  | type |\n| ---   | ---  |", id="columns of a table"),
    pytest.param("no\u00a0\u00a0break", id="blanks that do not break"),
]

CHANGED = [
    pytest.param("the rat    e center", "the rat e center", id="a run inside a line"),
    pytest.param("a  b   c", "a b c", id="several runs"),
    pytest.param("a \t b", "a b", id="a tab among blanks"),
    pytest.param("First line.\n  Second  line.", "First line.\n  Second line.", id="but not the indent of the line"),
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_blanks_that_can_be_meant_are_left_alone(text):
    assert list(blank_runs.find(with_operation(description=text))) == []


@pytest.mark.parametrize(("text", "mended"), CHANGED)
def test_runs_between_words_become_one_blank(text, mended):
    edits = list(blank_runs.find(with_operation(description=text)))

    assert edits == [Set((*OPERATION, "description"), mended)]


def test_texts_of_parameters_are_mended():
    edits = list(blank_runs.find(with_parameter(name="q", type="string", description="a  b")))

    assert edits == [Set((*OPERATION, "parameters", 1, "description"), "a b")]


def test_values_that_are_no_texts_are_left_alone():
    document = with_parameter(name="q", type="string", default="a  b", enum=["a  b"])

    assert list(blank_runs.find(document)) == []
