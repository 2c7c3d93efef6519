"""Describe each variable of a path with a path parameter of its name.

Why:     A path with a variable that nothing describes is invalid, and no client can fill it. A value in a URL is text,
         so `string` allows whatever the service takes.
Source:  Swagger 2.0, Parameter Object: the name of a path parameter must correspond to the associated path segment.

Before:

    /things/{thingId}:
      get:
        parameters:
          - {in: path, name: thing_id, required: true, type: integer}

After:

    /things/{thingId}:
      get:
        parameters:
          - {in: path, name: thingId, required: true, type: integer}
"""

import re
from collections.abc import Iterator

from spec.document.declared import Declared, find_declared
from spec.document.edits import Append, Edit, Set
from spec.document.path_moves import VERBS
from spec.document.places import Json, Pointer
from spec.document.walks import find_path_items

VARIABLE = re.compile(r"\{([^{}]*)\}")


def find(document: Json) -> Iterator[Edit]:
    """Yield the parameter of each variable that has none: one that is meant for it, or a new one."""
    for pointer, item in find_path_items(document):
        variables = list(dict.fromkeys(VARIABLE.findall(str(pointer[1]))))
        operations = [(*pointer, verb) for verb in item if verb in VERBS and isinstance(item[verb], dict)]
        if variables:
            yield from _item(document, variables, operations)


def _item(document: Json, variables: list[str], operations: list[Pointer]) -> Iterator[Edit]:
    renamed: set[Pointer] = set()
    missing: dict[str, list[Pointer]] = {}
    for operation in operations:
        declared = list(find_declared(document, operation))
        known = {one.parameter.get("name") for one in declared if one.parameter.get("in") == "path"}
        stray = [
            one for one in declared if one.parameter.get("in") == "path" and one.parameter.get("name") not in variables
        ]
        lacking = [name for name in variables if name not in known]
        for name in lacking:
            meant = _meant(name, declared, stray, lacking)
            if meant is None:
                missing.setdefault(name, []).append(operation)
            elif meant.pointer not in renamed:
                renamed.add(meant.pointer)
                yield Set(
                    meant.pointer, meant.parameter | {"name": name, "in": "path", "required": True}, inferred=True
                )
    for name, places in missing.items():
        together = len(places) == len(operations) > 1
        for place in [places[0][:2]] if together else places:
            new = {"in": "path", "name": name, "required": True, "type": "string"}
            yield Append((*place, "parameters"), new, inferred=True, note=f"{{{name}}} is in the path")


def _meant(name: str, declared: list[Declared], stray: list[Declared], lacking: list[str]) -> Declared | None:
    alike = [one for one in stray if _squeezed(one.parameter.get("name")) == _squeezed(name)]
    if len(alike) == 1:
        return alike[0]
    misplaced = [one for one in declared if one.parameter.get("in") == "query" and one.parameter.get("name") == name]
    if len(misplaced) == 1 and not misplaced[0].is_shared:
        return misplaced[0]
    return stray[0] if len(stray) == len(lacking) == 1 and not stray[0].is_shared else None


def _squeezed(text: Json) -> str:
    return re.sub(r"[^a-z0-9]", "", str(text).lower())
