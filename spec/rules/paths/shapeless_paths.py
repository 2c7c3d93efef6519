"""Make an object of a path or an operation that is something else, and keep what it was as an extension.

Why:     A text or a number in the place of an operation stops most tools, and the operation is lost with it.
Source:  Swagger 2.0, Paths Object and Path Item Object: a path is an object, and so is an operation.

Before:

    /things:
      get: List things

After:

    /things:
      get: {x-value: List things}
"""

from collections.abc import Iterator

from spec.document.edits import Doubt, Edit, Set
from spec.document.places import METHODS, Json, Pointer
from spec.document.walks import find_path_items


def find(document: Json) -> Iterator[Edit]:
    """Yield an object, and a doubt, for each path and each operation that is none."""
    paths = document.get("paths")
    for path, item in paths.items() if isinstance(paths, dict) else ():
        if str(path).startswith("/") and not isinstance(item, dict):
            yield from _object(item, ("paths", path))
    for pointer, item in find_path_items(document):
        for verb in (key for key in item if key in METHODS and not isinstance(item[key], dict)):
            yield from _object(item[verb], (*pointer, verb))


def _object(value: Json, pointer: Pointer) -> Iterator[Edit]:
    yield Set(pointer, {"x-value": value})
    yield Doubt(pointer, note=f"is {str(value)[:60]!r}, and no object")
