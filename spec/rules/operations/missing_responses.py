"""Describe a default response where an operation describes none.

Why:     Every operation has at least one response, and a document without is invalid.
Source:  Swagger 2.0, Operation Object, responses: required; Responses Object: at least one response code.

Before:

    get:
      summary: List things

After:

    get:
      summary: List things
      responses:
        default: {description: No response is described.}
"""

from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.places import Json
from spec.document.walks import find_operations

UNKNOWN = "No response is described."


def find(document: Json) -> Iterator[Set]:
    """Yield a default response, marked as inferred, for each operation without a response."""
    for pointer, operation in find_operations(document):
        responses = operation.get("responses")
        if isinstance(responses, list) and (by_status := _by_status(responses)):
            yield Set((*pointer, "responses"), by_status)
        elif not isinstance(responses, dict):
            yield Set((*pointer, "responses"), {"default": {"description": UNKNOWN}}, inferred=True)
        elif not any(not str(status).startswith("x-") for status in responses):
            yield Set((*pointer, "responses", "default"), {"description": UNKNOWN}, inferred=True)


def _by_status(responses: list[Json]) -> dict[str, Json]:
    """Return a list of responses that say their own status as the object that it should be."""
    found = {}
    for response in responses:
        key = next(
            (key for key in ("code", "status", "statusCode") if isinstance(response, dict) and key in response), ""
        )
        if not key:
            return {}
        found[str(response[key])] = {name: value for name, value in response.items() if name != key}
    return found
