"""Begin each path with a slash, and leave the host of the document out of it.

Why:     A path is added to the base path as it is: `things` after `/v1` is `/v1things`.
Source:  Swagger 2.0, Paths Object: the field name must begin with a slash; the path is appended to the basePath.

Before:

    paths:
      things: {}

After:

    paths:
      /things: {}
"""

import re
from collections.abc import Iterator

from spec.document.edits import Edit
from spec.document.path_moves import Move, find_moves
from spec.document.places import Json

URL = re.compile(r"https?://([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
VERB = re.compile(r"(?:get|put|post|delete|options|head|patch)\s+(?=[/h])", re.IGNORECASE)


def find(document: Json) -> Iterator[Edit]:
    """Yield a path with its slash for each that has none."""
    moves = []
    for path, item in document["paths"].items() if isinstance(document.get("paths"), dict) else ():
        if (
            isinstance(item, dict)
            and not str(path).startswith("x-")
            and (written := with_slash(str(path), document)) != path
        ):
            moves.append(Move(path, written, item))
    yield from find_moves(document, moves)


def with_slash(path: str, document: Json) -> str:
    """Return the path as it is appended to the base path."""
    path = VERB.sub("", path.strip(), count=1)
    if match := URL.match(path):
        path = match[2]
        base = document.get("basePath")
        if isinstance(base, str) and base.strip("/") and f"{path}/".startswith(f"{base.rstrip('/')}/"):
            path = path[len(base.rstrip("/")) :]
    return path if path.startswith("/") else f"/{path}"
