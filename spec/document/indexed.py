"""Remember what walks found in a document until it is edited, so that many rules share one walk."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from spec.document.places import Json, Pointer

Found: TypeAlias = tuple[Pointer, dict[str, Json]]


class Indexed(dict[Any, Any]):
    """A document that keeps the outcome of each walk; whoever edits it calls `forget`."""

    def __init__(self, document: dict[Any, Any]) -> None:
        super().__init__(document)
        self.found: dict[str, list[Any]] = {}

    def forget(self) -> None:
        """Drop what was remembered: the document has changed."""
        self.found = {}


def remembered(walk: Callable[[Json], Iterator[Any]]) -> Callable[[Json], list[Any]]:
    """Return the walk as a list, kept by a document that can keep it."""

    def find(document: Json) -> list[Any]:
        if not isinstance(document, Indexed):
            return list(walk(document))
        if walk.__name__ not in document.found:
            document.found[walk.__name__] = list(walk(document))
        return document.found[walk.__name__]

    find.__doc__ = walk.__doc__
    find.__name__ = walk.__name__
    return find
