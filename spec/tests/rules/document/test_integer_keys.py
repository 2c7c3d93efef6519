import pytest

from spec.document.edits import Rename
from spec.rules.document import integer_keys
from spec.tests.helpers.small import OPERATION, with_operation

OK = {"description": "OK"}
RESPONSES = (*OPERATION, "responses")

LEFT_ALONE = [
    pytest.param(with_operation(), id="a status in quotes"),
    pytest.param(with_operation(responses={"default": OK}), id="default"),
    pytest.param({"items": [["a", "b"]]}, id="places in arrays, which are integers and no keys"),
    pytest.param({"minimum": 1}, id="values that are integers"),
]

CHANGED = [
    pytest.param(with_operation(responses={200: OK}), [Rename((*RESPONSES, 200), "200")], id="a status"),
    pytest.param(
        with_operation(responses={201: OK, "404": OK, 500: OK}),
        [Rename((*RESPONSES, 201), "201"), Rename((*RESPONSES, 500), "500")],
        id="some of several statuses",
    ),
    pytest.param(
        {1: {2: "a"}}, [Rename((1,), "1"), Rename((1, 2), "2")], id="a key inside the value of another, outer first"
    ),
    pytest.param({"examples": [{-1: "a"}]}, [Rename(("examples", 0, -1), "-1")], id="in data, which is JSON too"),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_string_keys_and_integer_values_are_left_alone(document):
    assert list(integer_keys.find(document)) == []


@pytest.mark.parametrize(("document", "edits"), CHANGED)
def test_integer_keys_become_strings(document, edits):
    assert list(integer_keys.find(document)) == edits
