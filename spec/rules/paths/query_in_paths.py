"""Describe the query in a path as query parameters: a constant as the only value allowed, a variable by its name.

Why:     A path has no query, and tools refuse the document or drop the operation. Two paths that differ in their query
         only are merged where their verbs differ; where not, a fragment, which is never sent, tells them apart.
Source:  Swagger 2.0, Paths Object and Parameter Object: a path is what comes before the query, and query parameters are
         described by themselves.

Before:

    paths:
      /things?kind=new:
        get: {}

After:

    paths:
      /things:
        get:
          parameters:
            - {name: kind, in: query, required: true, type: string, enum: [new]}
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote_plus

from spec.document.edits import Edit
from spec.document.path_moves import VERBS, Move, find_moves
from spec.document.places import Json, copied, resolve
from spec.document.references import split_reference

FORM = re.compile(r"\{[?&]([^{}]*)\}")
VARIABLE = re.compile(r"\{([^{}]*)\}?")


class Entry(NamedTuple):
    """One parameter of a query: its name, and either the variable that has its value or the value itself."""

    name: str
    variable: str = ""
    value: str | None = None


def find(document: Json) -> Iterator[Edit]:
    """Yield a path without a query, and its parameters, for each path that has one."""
    moves = []
    for path, item in document["paths"].items() if isinstance(document.get("paths"), dict) else ():
        if isinstance(item, dict) and str(path).startswith("/") and ("?" in path or FORM.search(path)):
            base, entries = split_query(path)
            new = {key: _with_query(key, value, entries, item, document) for key, value in item.items()}
            fragment = "&".join(f"{entry.name}={entry.value}" if entry.value else entry.name for entry in entries)
            apart = f"{base}#{re.sub(r'[?{}#/]', '', fragment)}"
            moves.append(Move(path, base, _without_variables(new, entries), apart=apart, inferred=True))
    yield from find_moves(document, moves)


def split_query(path: str) -> tuple[str, list[Entry]]:
    """Return a path without its query, and the query."""
    entries = [Entry(name, name) for match in FORM.finditer(path) for name in _names(match[1])]
    base, _, query = FORM.sub("", path).partition("?")
    query = query.partition("#")[0]
    for part in re.split(r"[&;?]", query):
        key, equals, value = part.partition("=")
        variable = VARIABLE.fullmatch(value if equals else key)
        name = unquote_plus(key).strip()
        if variable and (variable[1] or name):
            entries.append(Entry(name if equals and name else variable[1], variable[1]))
        elif name and "{" not in name:
            entries.append(Entry(name, value=unquote_plus(value) if equals and "{" not in value else None))
        elif name:
            entries.append(Entry(re.sub(r"[{}]", "", name)))
    return base or "/", [entry for entry in {entry.name: entry for entry in entries}.values() if entry.name]


def _names(text: str) -> list[str]:
    return [name for part in text.split(",") if (name := re.split(r"[:*]", part.strip())[0])]


def _with_query(key: str, value: Json, entries: list[Entry], item: dict[str, Json], document: Json) -> Json:
    if key not in VERBS or not isinstance(value, dict):
        return value
    own = value.get("parameters") if isinstance(value.get("parameters"), list) else []
    shared = item.get("parameters") if isinstance(item.get("parameters"), list) else []
    listed: list[Json] = [copied(one) for one in own or ()]
    for entry in entries:
        listed = _described(listed, shared or [], entry, document)
    return value | {"parameters": listed}


def _described(listed: list[Json], shared: list[Json], entry: Entry, document: Json) -> list[Json]:
    query = _find(listed, "query", entry.name, document)
    own = _find(listed, "path", entry.variable, document) if entry.variable else None
    common = _find(shared, "query", entry.name, document) or _find(shared, "path", entry.variable, document)
    known = query or own or common or (None, {"type": "string"})
    rest = [one for index, one in enumerate(listed) if index not in ((query or [None])[0], (own or [None])[0])]
    fixed = {"enum": [entry.value], "required": True} if entry.value is not None else {}
    required = {"required": True} if fixed or known[1].get("in") == "path" else {}
    described = {"in": "query", "name": entry.name} | {
        key: value for key, value in copied(known[1]).items() if key not in ("in", "name")
    }
    if fixed:
        described = {key: value for key, value in described.items() if key != "default"} | {"type": "string"}
    return [*rest, described | required | fixed]


def _find(listed: list[Json], place: str, name: str, document: Json) -> tuple[int, dict[str, Json]] | None:
    for index, item in enumerate(listed):
        is_reference = isinstance(item, dict) and "$ref" in item
        one = resolve(document, split_reference(item["$ref"]) or ("",)) if is_reference else item
        if isinstance(one, dict) and one.get("in") == place and one.get("name") == name:
            return index, one
    return None


def _without_variables(item: dict[str, Json], entries: list[Entry]) -> dict[str, Json]:
    """Return a path item whose shared parameters have no longer what its operations now describe as a query."""
    shared = item.get("parameters")
    if not isinstance(shared, list):
        return item
    names = {entry.variable for entry in entries if entry.variable}
    kept = [
        one for one in shared if not (isinstance(one, dict) and one.get("in") == "path" and one.get("name") in names)
    ]
    return item | {"parameters": kept}
