"""Read the values of a snapshot or a seed file, one at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any, cast, get_args

from flowroute_mock.world.nanp import E164, MalformedNumberError, parse_e164
from flowroute_mock.world.records import JsonObject, RouteType

Read = Callable[[object], Any]
LONGEST_TEXT = 2000
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class WrongValueError(Exception):
    """A single value is not what it should be; the reader of its object adds the place."""


def text(value: object) -> str:
    """Read a text that every store can hold: PostgreSQL knows no NUL, and no half of a surrogate pair."""
    if not isinstance(value, str) or not 1 <= len(value) <= LONGEST_TEXT or _UNSTORABLE.search(value):
        raise WrongValueError(f"{_shown(value)} is not a text of 1 to {LONGEST_TEXT} characters without NUL.")
    return value


def digits(value: object) -> str:
    """Read digits, written as text or as a whole number."""
    found = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(found, str) or not (found.isascii() and found.isdigit()):
        raise WrongValueError(f"{_shown(value)} is not a string of digits.")
    return found


def e164(value: object) -> E164:
    """Read a phone number."""
    try:
        return parse_e164(str(value))
    except MalformedNumberError as error:
        raise WrongValueError(str(error)) from error


def yes_or_no(value: object) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise WrongValueError(f"{_shown(value)} is neither true nor false.")
    return value


def dollars(value: object) -> Decimal:
    """Read an amount, written as text or as a number."""
    try:
        amount = Decimal(str(value)) if isinstance(value, (str, int, float)) else Decimal("NaN")
    except InvalidOperation:
        amount = Decimal("NaN")
    if isinstance(value, bool) or not amount.is_finite() or not 0 <= amount < 10**9:
        raise WrongValueError(f"{_shown(value)} is not an amount in US dollars.")
    return amount


def whole(value: object) -> int:
    """Read a whole number."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**31:
        raise WrongValueError(f"{_shown(value)} is not a whole number from 0 to {2**31 - 1}.")
    return value


def at_least_once(value: object) -> int:
    """Read a whole number that is not zero."""
    found = whole(value)
    if found == 0:
        raise WrongValueError("0 times is never; leave it out.")
    return found


def chance(value: object) -> float:
    """Read a probability."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
        raise WrongValueError(f"{_shown(value)} is not a probability from 0 to 1.")
    return float(value)


def route_type(value: object) -> RouteType:
    """Read the kind of a route."""
    if value not in get_args(RouteType):
        raise WrongValueError(f"{_shown(value)} is none of {', '.join(get_args(RouteType))}.")
    return cast(RouteType, value)


def lower(value: object) -> str:
    """Read a text that answers show in lower case."""
    return text(value).lower()


def upper(value: object) -> str:
    """Read a text that answers show in upper case."""
    return text(value).upper()


def a_document(value: object) -> JsonObject:
    """Read a JSON object."""
    if not isinstance(value, dict):
        raise WrongValueError(f"{_shown(value)} is not an object.")
    return value


def or_null(read: Read) -> Read:
    """Also read null."""
    return lambda value: None if value is None else read(value)


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
