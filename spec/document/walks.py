"""Walk the parts of a Swagger 2.0 document that rules look at; a walk yields places and changes nothing.

A walk expects the shape that `require_swagger` has checked.
"""

from collections.abc import Iterator

from spec.document.places import METHODS, Json, Pointer, children

TEXT_FIELDS = ("title", "summary", "description")
# Objects whose keys are names that the author chose, and values that are data and not part of the description.
NAME_MAPS = frozenset(
    ("paths", "responses", "parameters", "definitions", "properties", "headers", "securityDefinitions", "scopes")
)
DATA_FIELDS = frozenset(("example", "examples", "default", "enum"))


def find_objects(
    value: Json, pointer: Pointer = (), *, names: bool = False
) -> Iterator[tuple[Pointer, dict[str, Json]]]:
    """Yield every object of the description, but neither maps of names nor data such as examples, parents first."""
    if isinstance(value, dict) and not names:
        yield pointer, value
    for key, child in children(value):
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


def _listed(owner: dict[str, Json], pointer: Pointer) -> Iterator[tuple[Pointer, dict[str, Json]]]:
    for index, parameter in enumerate(owner.get("parameters", [])):
        if "$ref" not in parameter:
            yield (*pointer, "parameters", index), parameter
