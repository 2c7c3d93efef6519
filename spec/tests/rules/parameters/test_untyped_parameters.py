import pytest

from spec.document.edits import Set
from spec.rules.parameters import untyped_parameters
from spec.tests.helpers.small import OPERATION, with_parameter

LEFT_ALONE = [
    pytest.param({"in": "query", "name": "limit", "type": "string"}, id="a type, even if another would be expected"),
    pytest.param({"in": "query", "name": "limit", "type": "int"}, id="a wrong type, which is a fault to report"),
    pytest.param({"in": "body", "name": "body", "schema": {"type": "object"}}, id="a body with a schema"),
    pytest.param({"in": "query", "name": "q", "schema": {}}, id="a schema outside a body, which is a fault to report"),
    pytest.param({"in": "body", "name": "body"}, id="a body without a schema, which is a fault to report"),
    pytest.param({"$ref": "#/parameters/limit"}, id="a reference, whose target is repaired"),
]

CHANGED = [
    pytest.param({"name": "limit"}, "integer", "from its name", id="limit"),
    pytest.param({"name": "offset"}, "integer", "from its name", id="offset"),
    pytest.param({"name": "page_number"}, "integer", "from its name", id="page_number, although it ends in number"),
    pytest.param({"name": "number_id"}, "string", "from its name", id="an id, although it begins with number"),
    pytest.param({"name": "areacode"}, "string", "nothing tells its type", id="a name that no clue fits"),
    pytest.param({"name": "area_code"}, "string", "from its name", id="a code, which may begin with 0"),
    pytest.param({"name": "max_setup_cost"}, "number", "from its name", id="a cost"),
    pytest.param({"name": "messaging_enabled"}, "boolean", "from its name", id="a switch"),
    pytest.param(
        {"name": "n", "description": "The number of MDRs to retrieve at one time"},
        "integer",
        "from its description",
        id="a count in the description",
    ),
    pytest.param(
        {"name": "all", "description": "If true, includes numbers that were released"},
        "boolean",
        "from its description",
        id="a switch in the description",
    ),
    pytest.param({"name": "state"}, "string", "nothing tells its type", id="nothing known"),
    pytest.param({"name": "unlimited"}, "string", "nothing tells its type", id="a name that contains another"),
]


@pytest.mark.parametrize("parameter", LEFT_ALONE)
def test_parameters_with_a_type_or_a_schema_are_left_alone(parameter):
    assert list(untyped_parameters.find(with_parameter(**parameter))) == []


@pytest.mark.parametrize(("parameter", "inferred", "why"), CHANGED)
def test_a_missing_type_is_inferred_and_marked(parameter, inferred, why):
    edits = list(untyped_parameters.find(with_parameter(**{"in": "query"}, **parameter)))

    assert edits == [Set((*OPERATION, "parameters", 1, "type"), inferred, inferred=True, note=why)]
