"""Write out a path item that refers to another of the same document.

Why:     Tools that do not follow the reference lose its operations, and the place it points to changes with its path.
Source:  Swagger 2.0, Path Item Object, $ref: allows for an external definition of this path item.

Before:

    /things: {$ref: "#/paths/~1items"}
    /items:
      get: {}

After:

    /things:
      get: {}
    /items:
      get: {}
"""

from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.places import Json, resolve
from spec.document.references import split_reference
from spec.document.walks import find_path_items


def find(document: Json) -> Iterator[Set]:
    """Yield the path item that each reference means, if it is one that is written out."""
    for pointer, item in find_path_items(document):
        place = split_reference(item.get("$ref"))
        target = resolve(document, place) if place else None
        if isinstance(target, dict) and "$ref" not in target:
            yield Set(pointer, target | {key: value for key, value in item.items() if key != "$ref"})
