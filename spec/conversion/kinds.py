"""The kinds of value that a field of Swagger 2.0 can have, and a check of each."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from spec.document.places import Json

Kind: TypeAlias = Callable[[Json], bool]
Kinds: TypeAlias = Mapping[str, Kind]


def text(value: Json) -> bool:
    """Return whether a value is a text."""
    return isinstance(value, str)


def boolean(value: Json) -> bool:
    """Return whether a value is true or false."""
    return isinstance(value, bool)


def number(value: Json) -> bool:
    """Return whether a value is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def positive(value: Json) -> bool:
    """Return whether a value is a number above 0."""
    return number(value) and bool(value > 0)


def count(value: Json) -> bool:
    """Return whether a value counts something."""
    return number(value) and value >= 0 and value == int(value)


def texts(value: Json) -> bool:
    """Return whether a value is a list of texts."""
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def items(value: Json) -> bool:
    """Return whether a value is a list with something in it."""
    return isinstance(value, list) and bool(value)


def mapping(value: Json) -> bool:
    """Return whether a value is an object."""
    return isinstance(value, dict)


def anything(value: Json) -> bool:
    """Accept every value."""
    return True


NAMES: dict[Kind, str] = {
    text: "a text",
    boolean: "true or false",
    number: "a number",
    positive: "a number above 0",
    count: "a number from 0",
    texts: "a list of texts",
    items: "a list with at least one item",
    mapping: "an object",
}
