"""Which parameters an operation has: those of its path, and its own, references followed."""

from collections.abc import Iterator
from typing import NamedTuple

from spec.document.indexed import remembered
from spec.document.places import Json, Pointer, resolve
from spec.document.references import split_reference
from spec.document.walks import find_operations, find_path_items


class Declared(NamedTuple):
    """A parameter, where it is listed, and whether a reference is listed."""

    parameter: dict[str, Json]
    pointer: Pointer
    is_reference: bool

    @property
    def is_shared(self) -> bool:
        """Return whether the path lists it, for all of its operations."""
        return len(self.pointer) == 4


@remembered
def find_lists(document: Json) -> Iterator[tuple[Pointer, list[Declared]]]:
    """Yield the parameters in the list of each path item and each operation that has one, references followed."""
    for pointer, owner in (*find_path_items(document), *find_operations(document)):
        if "parameters" in owner:
            yield pointer, list(list_declared(document, pointer))


def find_declared(document: Json, pointer: Pointer) -> Iterator[Declared]:
    """Yield the parameters of an operation, those of its path first."""
    for owner in (pointer[:2], pointer):
        yield from list_declared(document, owner)


def list_declared(document: Json, owner: Pointer) -> Iterator[Declared]:
    """Yield the parameters in the list of a path item or an operation."""
    listed = resolve(document, (*owner, "parameters"))
    for index, one in enumerate(listed if isinstance(listed, list) else ()):
        is_reference = isinstance(one, dict) and "$ref" in one
        target = resolve(document, split_reference(one["$ref"]) or ("",)) if is_reference else one
        if isinstance(target, dict):
            yield Declared(target, (*owner, "parameters", index), is_reference)
