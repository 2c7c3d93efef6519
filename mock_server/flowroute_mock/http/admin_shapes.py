"""Check values against the schemas of admin_openapi.yaml; an error names the place, the value and what was expected."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from itertools import islice
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError

from flowroute_mock.http.admin_contract import admin_document
from flowroute_mock.http.contract import pointer
from flowroute_mock.world.errors import InvalidContentError

MOST_SORTED = 20
LONGEST_MESSAGE = 300


def check_shape(name: str, value: object, error: type[InvalidContentError] = InvalidContentError) -> None:
    """Check a value against one schema of the document.

    Raises:  the error given.
    """
    try:
        found = list(islice(_validator(name).iter_errors(value), MOST_SORTED))
    except (ValueError, TypeError, RecursionError) as problem:
        place = next(_not_json("", value), "")
        raise error(place, f"is not JSON text that can be stored ({problem}).") from problem
    if found:
        first = min(found, key=lambda each: each.kind.name != "const")  # another version explains all the rest
        raise error(*_explain(first))


@cache
def _validator(name: str) -> Draft202012Validator:
    components = admin_document()["components"]
    return Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": components})


def _explain(error: ValidationError) -> tuple[str, str]:
    """Return the place of a validation error, and a sentence."""
    place, kind, details = pointer(error), error.kind.name, error.kind.as_dict()
    schema: Any = admin_document()
    for part in error.schema_path[:-1]:
        schema = schema[part]
    if kind == "additionalProperties":
        unknown, known = details["unexpected"][0], list(schema["properties"])
        close = get_close_matches(unknown, known, n=1)
        hint = f"did you mean `{close[0]}`?" if close else f"known are {', '.join(known)}."
        return f"{place}/{unknown}", f"is not known; {hint}"
    if kind == "required":
        return place, f"has no `{details['property']}`."
    if kind == "enum":
        return place, f"{error.instance!r} is none of {', '.join(map(str, details['options']))}."
    if kind == "const":
        return place, f"is {error.instance!r}; {details['expected_value']!r} was expected."
    if kind == "not":
        return place, f"is {error.instance!r}; it does not go with this kind."
    expected = f" ({schema['description'].rstrip('.')})" if "description" in schema else ""
    return place, f"{_shortened(error.message)}{expected}."


def _shortened(message: str) -> str:
    """Cut a long value out of a message, whose end says what was expected."""
    return message if len(message) <= LONGEST_MESSAGE else f"{message[:60]}...{message[-80:]}"


def _not_json(place: str, value: object) -> Iterator[str]:
    """Find the first text that is not Unicode."""
    if isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
        yield place
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from _not_json(f"{place}/{key}", child)
