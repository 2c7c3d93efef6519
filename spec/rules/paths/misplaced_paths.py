"""Move paths that are at the root of the document or inside a path item to where paths are.

Why:     A path that is indented too far or not far enough is an unknown field, and its operations are lost.
Source:  Swagger 2.0, Paths Object: the field names are the paths; a Path Item Object has verbs and parameters only.

Before:

    paths: {}
    /things:
      get: {}

After:

    paths:
      /things:
        get: {}
"""

from collections.abc import Iterator

from spec.document.edits import Edit, Merge, Set
from spec.document.places import Json
from spec.document.walks import find_path_items

SECTIONS = ("definitions", "parameters", "responses", "securityDefinitions")


def find(document: Json) -> Iterator[Edit]:
    """Yield a move for each path that is somewhere else, unless a path of that name is in its place."""
    paths = document.get("paths")
    if isinstance(paths, list) and all(_has_paths_only(item) for item in paths):
        yield Set(("paths",), {path: value for item in paths for path, value in item.items()})
        return
    if not isinstance(paths, dict):
        inside = {key: document[key] for key in document if _is_path(key, document[key])}
        if inside or "paths" not in document:
            yield Set(("paths",), {}, inferred=True, note="no paths are described")
        return
    taken = {str(path) for path in paths}
    for key, value in document.items():
        if _is_path(key, value) and key not in taken:
            taken.add(key)
            yield Merge((key,), ("paths", key), inferred=True)
    for pointer, item in find_path_items(document):
        for key, value in item.items():
            if _is_path(key, value) and key not in taken:
                taken.add(key)
                yield Merge((*pointer, key), ("paths", key), inferred=True)
    for key in SECTIONS:
        if isinstance(paths.get(key), dict) and key not in document:
            yield Merge(("paths", key), (key,), inferred=True)


def _is_path(key: Json, value: Json) -> bool:
    return isinstance(key, str) and key.startswith("/") and isinstance(value, dict)


def _has_paths_only(item: Json) -> bool:
    return isinstance(item, dict) and bool(item) and all(_is_path(key, value) for key, value in item.items())
