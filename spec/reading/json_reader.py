"""Read JSON as JSON: in C, with every number as it is written and every repeated key kept."""

import json
from typing import NoReturn

from spec.document.numbers import number_of
from spec.document.places import Json
from spec.document.repeated_keys import object_of
from spec.errors import UnreadableJsonError
from spec.reading.bounds import require_bounds


def looks_like_json(text: str) -> bool:
    """Return whether the text begins as a JSON object."""
    return text.lstrip().startswith("{")


def read_json(text: str, name: str) -> Json:
    """Parse one JSON value.

    Raises:  UnreadableJsonError, UnreadableFileError when it is beyond the bounds.
    """
    try:
        value = json.loads(
            text, strict=False, object_pairs_hook=_object, parse_float=_number, parse_constant=_refuse_constant
        )
    except RecursionError as error:
        raise UnreadableJsonError(name, "the nesting is too deep", "Flatten the document.") from error
    except json.JSONDecodeError as error:
        raise UnreadableJsonError(
            f"{name}, line {error.lineno}", f"this is no JSON: {error.msg}", "Correct it."
        ) from error
    except ValueError as error:  # a constant such as NaN, a number without bound
        raise UnreadableJsonError(name, f"this is no JSON: {str(error).split(';')[0]}", "Correct it.") from error
    require_bounds(value, name)
    return value


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    value = dict(pairs)
    return value if len(value) == len(pairs) else object_of(pairs)


def _number(text: str) -> float:
    number = number_of(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError(f"{text[:40]} is too large for a number")
    return number


def _refuse_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number of JSON")
