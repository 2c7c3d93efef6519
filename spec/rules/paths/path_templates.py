"""Close, open and name the variables of a path as Swagger 2.0 does.

Why:     A brace that is never closed, a pattern or an operator in a variable, or two variables of one name make the
         path one that no client can fill.
Source:  Swagger 2.0, Path Templating: curly braces mark a section of a URL path as replaceable; Paths Object.

Before:

    paths:
      /things/{id/parts/{part:[0-9]+}: {}

After:

    paths:
      /things/{id}/parts/{part}: {}
"""

import re
from collections.abc import Iterator

from spec.document.edits import Edit
from spec.document.path_moves import Move, find_moves
from spec.document.places import Json, children

TOKEN = re.compile(r"\{\{([^{}/]*)\}\}|\{([^{}/]*)\}|\{([^{}]*/[^{}]*)\}|\{([^{}/?#]*)|\}")
EXPRESS = re.compile(r"(?<=/):([A-Za-z_]\w*)(?=/|$)|(?<=/)<([A-Za-z_]\w*)>(?=/|$)")
OPERATORS = "+#./;"


def find(document: Json) -> Iterator[Edit]:
    """Yield a path with sound variables for each that has others."""
    moves = []
    for path, item in document["paths"].items() if isinstance(document.get("paths"), dict) else ():
        if isinstance(item, dict) and str(path).startswith("/"):
            written = with_variables(path, item) if re.search(r"[{}:<]", path) else path
            if written != path:
                moves.append(Move(path, written, item, inferred=True))
    yield from find_moves(document, moves)


def with_variables(path: str, item: dict[str, Json]) -> str:
    """Return the path with each variable in braces, by a name of its own."""
    kept, query, rest = path.partition("{?")
    if not query:
        kept, query, rest = path.partition("{&")
    declared = _declared(item)
    kept = EXPRESS.sub(lambda match: _if_declared(match, declared), kept)
    seen: set[str] = set()
    written = TOKEN.sub(lambda match: _variable(match, seen), kept)
    return re.sub("^//+", "/", written) + query + rest


def _if_declared(match: re.Match[str], declared: set[str]) -> str:
    name = match[1] or match[2]
    return f"{{{name}}}" if name in declared else match[0]


def _variable(match: re.Match[str], seen: set[str]) -> str:
    if match[3] is not None:
        return match[3]  # a part of the path in braces, which is no name
    inner = next((group for group in (match[1], match[2], match[4]) if group is not None), None)
    if inner is None:
        return ""  # a brace that was never opened
    name = re.split(r"[:|*=!?]", inner.strip().lstrip(OPERATORS))[0].strip() or "parameter"
    name = re.sub(r"\s+", "_", name)
    new, number = name, 2
    while new in seen:
        new, number = f"{name}_{number}", number + 1
    seen.add(new)
    return f"{{{new}}}"


def _declared(item: dict[str, Json]) -> set[str]:
    owners = [item, *(value for value in item.values() if isinstance(value, dict))]
    listed = [one for owner in owners for _, one in children(owner.get("parameters")) if isinstance(one, dict)]
    return {str(one.get("name")) for one in listed if one.get("in") == "path"}
