import pytest

from spec.checking.valid import require_valid
from spec.errors import InvalidContractError

OK = {"responses": {"200": {"description": "OK"}}}
DOCUMENT = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"get": OK}}}


def test_a_sound_document_is_valid():
    require_valid(DOCUMENT)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param({"info": {"title": "T"}}, "/info: .*'?\"?version", id="no version"),
        pytest.param(
            {"paths": {"/a/{id}": {"get": OK}}},
            r"the path has the variables \['id'\], and the parameters \[\]",
            id="a path parameter not described",
        ),
        pytest.param(
            {"components": {"schemas": {"A": {"$ref": "#/components/schemas/None"}}}},
            r"/components/schemas/A/\$ref: #/components/schemas/None leads nowhere",
            id="a reference to nowhere",
        ),
        pytest.param(
            {"components": {"schemas": {"A": {"$ref": "other.yaml#/B"}}}},
            r"/components/schemas/A/\$ref: other.yaml#/B leads nowhere",
            id="a reference to another file",
        ),
        pytest.param(
            {"components": {"schemas": {"A": {"type": "int"}}}},
            "/components/schemas/A/type: .*'int'",
            id="a type that does not exist",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(change, message):
    with pytest.raises(InvalidContractError, match=message):
        require_valid(DOCUMENT | change)


def test_a_reference_in_an_example_is_data():
    require_valid(DOCUMENT | {"components": {"schemas": {"A": {"examples": [{"$ref": "#/none"}]}}}})
