"""Read JSON into the contract's shapes, strict about objects, arrays and required members, and about nothing else.

A scalar that the contract does not expect is passed on: services grow values faster than documents do. An object or
an array in a wrong place can't be read, and neither can an object that lacks a required member.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")

_KINDS = {dict: "an object", list: "an array", str: "a string", bool: "a boolean", type(None): "null"}


class ShapeError(ValueError):
    """JSON is not of the expected shape; pointer is the JSON Pointer of the place."""

    def __init__(self, problem: str, pointer: str = "") -> None:
        super().__init__(problem, pointer)
        self.problem = problem
        self.pointer = pointer

    def __str__(self) -> str:
        return f"{self.pointer or 'the document'}: {self.problem}"

    def inside(self, token: str | int) -> ShapeError:
        """Return the same error as seen from one level up."""
        escaped = str(token).replace("~", "~0").replace("/", "~1")
        return ShapeError(self.problem, f"/{escaped}{self.pointer}")


def missing(name: str) -> ShapeError:
    """Return the error for an object that lacks a required member."""
    return ShapeError("is required, but missing").inside(name)


def mismatch(expected: str, found: object) -> ShapeError:
    """Return the error for a value of a wrong kind."""
    return ShapeError(f"expected {expected}, found {_KINDS.get(type(found), 'a number')}")


def check_object(value: object) -> None:
    """Refuse anything but an object."""
    if not isinstance(value, dict):
        raise mismatch("an object", value)


def check_scalars(names: tuple[str, ...], values: tuple[object, ...]) -> None:
    """Refuse an object or an array where the contract has a single value."""
    try:
        hash(values)  # of all that JSON has, only objects and arrays can't be hashed; one hash is the fastest look
    except TypeError:
        name, value = next(pair for pair in zip(names, values, strict=True) if isinstance(pair[1], dict | list))
        raise mismatch("a single value", value).inside(name) from None


def unknown_members(source: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """Return the members that the contract does not name."""
    return {} if known.issuperset(source) else {name: source[name] for name in source if name not in known}


def read_member(name: str, read: Callable[[Any], T], value: object) -> T:
    """Read the value of one member, and let an error say where it is."""
    try:
        return read(value)
    except ShapeError as error:
        raise error.inside(name) from None


def null_members(source: Mapping[str, Any], names: frozenset[str]) -> frozenset[str]:
    """Return those of the names that are there and null."""
    return frozenset([name for name in names if source.get(name, 0) is None])


def read_optional(name: str, read: Callable[[Any], T], source: Mapping[str, Any]) -> T | None:
    """Read one member that may be absent or null."""
    value = source.get(name)
    return None if value is None else read_member(name, read, value)


def array_of(read: Callable[[Any], T]) -> Callable[[Any], list[T]]:
    """Return a reader for an array of what `read` reads."""

    def read_array(value: object) -> list[T]:
        if not isinstance(value, list):
            raise mismatch("an array", value)
        items: list[T] = []
        try:
            for item in value:
                items.append(read(item))  # no comprehension: the length says where it failed
        except ShapeError as error:
            raise error.inside(len(items)) from None
        return items

    return read_array


def or_null(read: Callable[[Any], T]) -> Callable[[Any], T | None]:
    """Return a reader for null, or what `read` reads."""
    return lambda value: None if value is None else read(value)


def or_scalar(read: Callable[[Any], T]) -> Callable[[Any], Any]:
    """Return a reader for a single value, or what `read` reads."""
    return lambda value: read(value) if isinstance(value, dict | list) else value


def one_of(
    tag: str, readers: Mapping[str, Callable[[Any], T]], otherwise: Callable[[Any], T] | None
) -> Callable[[Any], T]:
    """Return a reader that goes by the value of one member, the tag.

    `otherwise` reads what has another value there, and what its reader can't read.
    """

    def read(value: object) -> T:
        if not isinstance(value, dict):
            raise mismatch("an object", value)
        kind = value.get(tag)
        reader = readers.get(kind) if isinstance(kind, str) else None
        if reader is None and otherwise is None:
            raise ShapeError(f"is none of {', '.join(readers)}").inside(tag)
        return _first_that_reads(value, reader, otherwise)

    return read


def _first_that_reads(value: object, *readers: Callable[[Any], T] | None) -> T:
    errors = []
    for reader in readers:
        if reader is not None:
            try:
                return reader(value)
            except ShapeError as error:
                errors.append(error)
    raise errors[0]


def single_value(value: Any) -> Any:
    """Read anything but an object or an array."""
    if isinstance(value, dict | list):
        raise mismatch("a single value", value)
    return value


def to_json(value: Any) -> Any:
    """Return a model, or a list of them, as JSON; anything else as it is."""
    if isinstance(value, list):
        return [to_json(item) for item in value]
    return value.to_dict() if hasattr(value, "to_dict") else value
