"""Describe a response by the name of its status where it has no description, and give it the schema that it is.

Why:     A response without a description is invalid; a schema in its place loses what the body is.
Source:  Swagger 2.0, Response Object: description is required, the body is described by `schema`.

Before:

    responses:
      "200":
        $ref: "#/definitions/Thing"

After:

    responses:
      "200":
        description: OK
        schema: {$ref: "#/definitions/Thing"}
"""

from collections.abc import Iterator
from http import HTTPStatus

from spec.document.edits import Set
from spec.document.places import Json, Pointer
from spec.document.walks import find_operations, find_responses

SCHEMA = ("type", "items", "properties", "allOf", "required", "additionalProperties", "format", "enum", "example")
REASONS = {str(status.value): status.phrase for status in HTTPStatus}


def find(document: Json) -> Iterator[Set]:
    """Yield a description, marked as inferred, or the response that a schema in its place is."""
    for pointer, operation in find_operations(document):
        responses = operation.get("responses")
        for status, value in responses.items() if isinstance(responses, dict) else ():
            if isinstance(value, str) and not str(status).startswith("x-"):
                yield Set((*pointer, "responses", status), {"description": value})
    for pointer, response in find_responses(document):
        reference = response.get("$ref")
        if isinstance(reference, str):
            if reference.startswith("#/definitions/"):
                yield Set(pointer, {"description": _reason(pointer), "schema": response}, inferred=True)
            continue
        inside = {key: response[key] for key in SCHEMA if key in response}
        if "type" in inside and "schema" not in response:
            rest = {key: value for key, value in response.items() if key not in inside}
            yield Set(pointer, {"description": _reason(pointer)} | rest | {"schema": inside}, inferred=True)
        elif not isinstance(response.get("description"), str):
            yield Set((*pointer, "description"), _reason(pointer), inferred=True, note="from its status")


def _reason(pointer: Pointer) -> str:
    return REASONS.get(str(pointer[-1]), str(pointer[-1]).capitalize())
