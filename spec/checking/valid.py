"""Check that an OpenAPI 3.1 document is valid: the schema of OpenAPI and of JSON Schema for every output, and for the
contract openapi-spec-validator, an implementation of somebody else, on top."""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import jsonschema_rs
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.schemas import schema_v31

from spec.checking.sound import Problem, find_problems
from spec.document.places import Json, Pointer, resolve, to_json_pointer, walk
from spec.errors import InvalidContractError

REMEDY = "Correct the overlay action or the vendor document that it comes from."
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def find_violations(document: Json) -> Iterator[Problem]:
    """Yield every place that the schema of OpenAPI 3.1, with that of its schemas, does not allow."""
    try:
        errors = list(_validator().iter_errors(document))
    except ValueError:  # it knows the floats of Python and none that remember their text
        errors = list(_validator().iter_errors(_with_floats(document)))
    for error in errors:
        yield Problem(
            tuple(error.instance_path), f"this is no valid OpenAPI 3.1: {error.message.splitlines()[0][:300]}"
        )


def require_valid(document: Json) -> None:
    """Check a document against OpenAPI 3.1, and that it is sound.

    Raises:  InvalidContractError for the first thing that is wrong.
    """
    for problem in find_problems(document):
        raise InvalidContractError(to_json_pointer(problem.pointer), problem.found, REMEDY)
    for error in OpenAPIV31SpecValidator(document).iter_errors():
        found = f"this is no valid OpenAPI 3.1: {error.message.splitlines()[0]}"
        place = _find_place(document, tuple(error.absolute_path), error.instance)
        raise InvalidContractError(to_json_pointer(place), found, REMEDY)


def _find_place(document: Json, path: Pointer, instance: Json) -> Pointer:
    """Return where an error is: the validator gives the path from the schema where it is one of a schema."""
    same = (place for place, _ in walk(document) if place[len(place) - len(path) :] == path)
    return next((place for place in same if resolve(document, place) == instance), path)


def _with_floats(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _with_floats(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_with_floats(item) for item in value]
    return float(value) if isinstance(value, float) else value


@cache
def _validator() -> Any:
    schema = deepcopy(dict(schema_v31))
    schema["$defs"]["schema"] |= {"allOf": [{"$ref": DIALECT}]}
    return jsonschema_rs.validator_for(schema)
