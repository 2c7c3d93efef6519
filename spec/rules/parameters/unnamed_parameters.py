"""Name a parameter that has no name, or `No Name`, after the only variable of its path that is not described.

Why:     A gallery wrote `No Name` where it could not follow a reference. No request can carry a value without a name.
Source:  Swagger 2.0, Parameter Object, name: required; for a path parameter, the variable of the path. Observed:
         `No Name` in listings of an API gallery.

Before:

    /things/{id}:
      get:
        parameters:
          - {in: query, name: No Name}

After:

    /things/{id}:
      get:
        parameters:
          - {in: path, name: id, required: true}
"""

import re
from collections.abc import Iterator

from spec.document.declared import find_declared
from spec.document.edits import Append, Doubt, Edit, Remove, Set
from spec.document.places import Json, Pointer
from spec.document.walks import find_parameters

VARIABLE = re.compile(r"\{([^{}]*)\}")
NO_NAMES = ("", "no name", "noname", "unnamed", "undefined", "null")


def is_unnamed(parameter: dict[str, Json]) -> bool:
    """Return whether a parameter has no name that a request could carry."""
    name = parameter.get("name")
    return not isinstance(name, str) or name.strip().lower() in NO_NAMES


def find(document: Json) -> Iterator[Edit]:
    """Yield a name for each parameter without one; what nothing names is an extension of its operation, and a doubt."""
    for pointer, parameter in find_parameters(document):
        if not is_unnamed(parameter) or parameter.get("in") not in ("query", "path", "header", "formData", "body"):
            continue
        if parameter["in"] == "body":
            yield Set((*pointer, "name"), "body", note="a body is sent without its name")
        elif pointer[0] == "parameters" and isinstance(pointer[1], str):
            yield Set((*pointer, "name"), pointer[1], inferred=True, note="from its shared name")
        else:
            yield from _listed(document, pointer, parameter)


def _listed(document: Json, pointer: Pointer, parameter: dict[str, Json]) -> Iterator[Edit]:
    free = _free_variables(document, pointer)
    unnamed = [one for one in _siblings(document, pointer) if is_unnamed(one)]
    if parameter["in"] in ("query", "path") and len(free) == 1 and unnamed[0] is parameter:
        yield Set(pointer, parameter | {"in": "path", "name": free[0], "required": True}, inferred=True)
        return
    yield Remove(pointer)
    yield Append((*pointer[:-2], "x-unnamed-parameters"), parameter)
    yield Doubt(pointer, note="has no name; it is left out until it has one")


def _siblings(document: Json, pointer: Pointer) -> list[dict[str, Json]]:
    owner: Json = document
    for key in pointer[:-1]:
        owner = owner[key]
    return [one for one in owner if isinstance(one, dict)]


def _free_variables(document: Json, pointer: Pointer) -> list[str]:
    owner = pointer[:-2]
    declared = find_declared(document, owner) if len(owner) == 3 else ()
    names = {str(one.parameter.get("name")) for one in declared if one.parameter.get("in") == "path"}
    return [name for name in VARIABLE.findall(str(pointer[1])) if name not in names]
