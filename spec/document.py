"""Walk a Swagger 2.0 document, and say what to change in it: what rules are made of.

A walk yields places and changes nothing. It expects the shape that `require_swagger` has checked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias

from spec.errors import NotSwaggerError

Json: TypeAlias = Any  # what json.loads returns; integers can still be keys before normalization
Pointer: TypeAlias = tuple[str | int, ...]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch")
TEXT_FIELDS = ("title", "summary", "description")
# Objects whose keys are names that the author chose, and values that are data and not part of the description.
NAME_MAPS = frozenset(
    ("paths", "responses", "parameters", "definitions", "properties", "headers", "securityDefinitions", "scopes")
)
DATA_FIELDS = frozenset(("example", "examples", "default", "enum"))


class Absent(Enum):
    """What was in a place that did not exist."""

    ABSENT = "absent"


@dataclass(frozen=True)
class Edit:
    """One change to one place; `note` tells the report what the change cannot say itself."""

    pointer: Pointer
    note: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class Set(Edit):
    """Put a value in a place; `inferred` where it is a guess that the report must mark."""

    value: Json
    inferred: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class Remove(Edit):
    """Take a place away."""


@dataclass(frozen=True)
class Rename(Edit):
    """Give a place another key and leave it where it stands among its neighbours."""

    key: str


@dataclass(frozen=True)
class Doubt(Edit):
    """Change nothing; report a place that a correction must answer."""


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
    for key, child in _children(value):
        yield from walk(child, (*pointer, key))


def find_objects(
    value: Json, pointer: Pointer = (), *, names: bool = False
) -> Iterator[tuple[Pointer, dict[str, Json]]]:
    """Yield every object of the description, but neither maps of names nor data such as examples, parents first."""
    if isinstance(value, dict) and not names:
        yield pointer, value
    for key, child in _children(value):
        if names or not (key in DATA_FIELDS or str(key).startswith("x-")):
            yield from find_objects(child, (*pointer, key), names=not names and key in NAME_MAPS)


def find_texts(document: Json) -> Iterator[tuple[Pointer, str]]:
    """Yield every title, summary and description."""
    for pointer, value in find_objects(document):
        yield from (((*pointer, key), value[key]) for key in TEXT_FIELDS if isinstance(value.get(key), str))


def find_operations(document: Json) -> Iterator[tuple[Pointer, dict[str, Json]]]:
    """Yield every operation, in the order of the document."""
    for path, item in document["paths"].items():
        yield from ((("paths", path, key), value) for key, value in item.items() if key in METHODS)


def find_parameters(document: Json) -> Iterator[tuple[Pointer, dict[str, Json]]]:
    """Yield every parameter that is written out: shared ones, those of paths, those of operations."""
    for name, parameter in document.get("parameters", {}).items():
        yield ("parameters", name), parameter
    for path, item in document["paths"].items():
        yield from _listed(item, ("paths", path))
    for pointer, operation in find_operations(document):
        yield from _listed(operation, pointer)


def require_swagger(document: Json) -> None:
    """Check that the document has the shape that walks rely on.

    Raises:  NotSwaggerError.
    """
    _require(document, (), dict)
    if document.get("swagger") != "2.0":
        found = f"`swagger` is {document.get('swagger')!r}"
        raise NotSwaggerError("/swagger", found, 'The rules know Swagger 2.0 only, which says swagger: "2.0".')
    _require(document.get("paths"), ("paths",), dict)
    _require(document.get("tags", []), ("tags",), list)
    for name, parameter in _require(document.get("parameters", {}), ("parameters",), dict).items():
        _require(parameter, ("parameters", name), dict)
    for path, item in document["paths"].items():
        _require(item, ("paths", path), dict)
        _require_parameters(item, ("paths", path))
        for method in (key for key in item if key in METHODS):
            _require(item[method], ("paths", path, method), dict)
            _require_parameters(item[method], ("paths", path, method))


def _require_parameters(owner: dict[str, Json], pointer: Pointer) -> None:
    for index, parameter in enumerate(_require(owner.get("parameters", []), (*pointer, "parameters"), list)):
        _require(parameter, (*pointer, "parameters", index), dict)


def _require(value: Json, pointer: Pointer, kind: type) -> Json:
    if isinstance(value, kind):
        return value
    wanted = "an object" if kind is dict else "an array"
    found = "nothing is here" if value is None else f"{value!r} is here"
    raise NotSwaggerError(to_json_pointer(pointer), found, f"Swagger 2.0 wants {wanted}; correct the vendor document.")


def _listed(owner: dict[str, Json], pointer: Pointer) -> Iterator[tuple[Pointer, dict[str, Json]]]:
    for index, parameter in enumerate(owner.get("parameters", [])):
        if "$ref" not in parameter:
            yield (*pointer, "parameters", index), parameter


def _children(value: Json) -> Iterator[tuple[str | int, Json]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)
