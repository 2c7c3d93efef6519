"""Name a place in a document by a pointer, find what is there, and visit every value."""

from collections.abc import Iterator
from enum import Enum
from typing import Any, TypeAlias

Json: TypeAlias = Any  # what json.loads returns; integers can still be keys before normalization
Pointer: TypeAlias = tuple[str | int, ...]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch")


class Absent(Enum):
    """What was in a place that did not exist."""

    ABSENT = "absent"


def to_json_pointer(pointer: Pointer) -> str:
    """Return an RFC 6901 JSON Pointer; the whole document is the empty string, written `/` for people."""
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in pointer) or "/"


def resolve(document: Json, pointer: Pointer) -> Json:
    """Return what is in a place, or `Absent.ABSENT`."""
    for key in pointer:
        try:
            document = document[key]
        except (KeyError, IndexError, TypeError):
            return Absent.ABSENT
    return document


def walk(value: Json, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Json]]:
    """Yield every value with its place, parents first."""
    yield pointer, value
    for key, child in children(value):
        yield from walk(child, (*pointer, key))


def children(value: Json) -> Iterator[tuple[str | int, Json]]:
    """Yield the keys and values of an object, or the indexes and items of an array."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)
