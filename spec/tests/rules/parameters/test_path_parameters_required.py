import pytest

from spec.document.edits import Set
from spec.rules.parameters import path_parameters_required
from spec.tests.helpers.small import OPERATION, with_operation, with_parameter

OPTIONAL = {"in": "path", "name": "id", "type": "string"}
SOUND = with_operation()

LEFT_ALONE = [
    pytest.param(SOUND, id="a path parameter that is required"),
    pytest.param(with_parameter(**{"in": "query"}, name="q", type="string"), id="a query parameter"),
    pytest.param(with_parameter(**{"in": "body"}, name="q", schema={}), id="a body"),
    pytest.param(with_parameter(**{"$ref": "#/parameters/id"}), id="a reference, whose target is repaired"),
]

CHANGED = [
    pytest.param(
        with_operation(parameters=[OPTIONAL]), [Set((*OPERATION, "parameters", 0, "required"), True)], id="absent"
    ),
    pytest.param(
        with_operation(parameters=[OPTIONAL | {"required": False}]),
        [Set((*OPERATION, "parameters", 0, "required"), True)],
        id="false",
    ),
    pytest.param(
        SOUND | {"parameters": {"id": OPTIONAL}}, [Set(("parameters", "id", "required"), True)], id="shared by all"
    ),
    pytest.param(
        SOUND | {"paths": {"/a/{id}": {"parameters": [OPTIONAL]}}},
        [Set(("paths", "/a/{id}", "parameters", 0, "required"), True)],
        id="shared by the operations of a path",
    ),
]


@pytest.mark.parametrize("document", LEFT_ALONE)
def test_required_and_other_parameters_are_left_alone(document):
    assert list(path_parameters_required.find(document)) == []


@pytest.mark.parametrize(("document", "edits"), CHANGED)
def test_path_parameters_become_required(document, edits):
    assert list(path_parameters_required.find(document)) == edits
