"""Name a place in a document by a pointer, find what is there, and visit every value."""

from collections.abc import Iterator
from copy import deepcopy
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


def resolve_any(document: Json, place: Pointer) -> Json:
    """Return what is in a place of which the numbers may be indexes or keys."""
    for key in place:
        document = resolve(document, (int(key) if isinstance(document, list) and str(key).isdecimal() else key,))
    return document


def walk(value: Json) -> Iterator[tuple[Pointer, Json]]:
    """Yield every value with its place, parents first."""
    waiting: list[tuple[Pointer, Json]] = [((), value)]
    while waiting:
        pointer, value = waiting.pop()
        yield pointer, value
        if isinstance(value, dict | list):
            waiting.extend(reversed([((*pointer, key), child) for key, child in children(value)]))


def find_all_objects(value: Json) -> Iterator[dict[str | int, Json]]:
    """Yield every object, data as well, without its place: several times as fast as `walk`."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(child for child in value.values() if isinstance(child, dict | list))
        elif isinstance(value, list):
            waiting.extend(child for child in value if isinstance(child, dict | list))


def children(value: Json) -> Iterator[tuple[str | int, Json]]:
    """Yield the keys and values of an object, or the indexes and items of an array."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def copied(value: Json) -> Json:
    """Return a copy of a JSON value that shares no object and no array with it."""
    if type(value) is dict:
        return {key: copied(child) for key, child in value.items()}
    if isinstance(value, list):
        return [copied(item) for item in value]
    return deepcopy(value) if isinstance(value, dict) else value


def as_data(value: Json) -> Json:
    """Return a copy in which no object is a reference any more: what an extension keeps leads nowhere."""
    if isinstance(value, dict):
        return {"x-ref" if key == "$ref" else key: as_data(child) for key, child in value.items()}
    return [as_data(item) for item in value] if isinstance(value, list) else value
