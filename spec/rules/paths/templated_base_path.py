"""Move what is variable in the base path to the paths.

Why:     Swagger 2.0 has no variables in a base path, and a value for them can only come from a parameter of each path.
Source:  Swagger 2.0, Swagger Object, basePath: it does not support path templating.

Before:

    basePath: /v1/{account}
    paths:
      /things: {}

After:

    basePath: /v1
    paths:
      /{account}/things: {}
"""

from collections.abc import Iterator

from spec.document.edits import Edit, Set
from spec.document.path_moves import Move, find_moves
from spec.document.places import Json


def find(document: Json) -> Iterator[Edit]:
    """Yield the base path up to its first variable, and each path with the rest before it."""
    base, paths = document.get("basePath"), document.get("paths")
    if not isinstance(base, str) or not ("{" in base or "}" in base) or not isinstance(paths, dict):
        return
    segments = base.strip("/").split("/")
    first = next(index for index, segment in enumerate(segments) if "{" in segment or "}" in segment)
    rest = "".join(f"/{segment}" for segment in segments[first:])
    yield Set(("basePath",), "/" + "/".join(segments[:first]), note=f"{rest} is in the paths")
    moves = [
        Move(path, rest + path, item)
        for path, item in paths.items()
        if str(path).startswith("/") and isinstance(item, dict)
    ]
    yield from find_moves(document, moves)
