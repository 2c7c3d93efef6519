"""Break a circle of references that no value ends: a schema that is itself, or all of itself.

Why:     A validator that follows such a schema never comes to an end. A circle through properties or items is fine: a
         value ends it.
Source:  Swagger 2.0, Reference Object and Schema Object, allOf: each is validated on the same value.

Before:

    definitions:
      Thing:
        allOf:
          - {$ref: "#/definitions/Thing"}
          - {type: object}

After:

    definitions:
      Thing:
        allOf:
          - {type: object}
"""

from collections.abc import Iterator

from spec.document.edits import Doubt, Edit, Remove, Set
from spec.document.places import Json, Pointer
from spec.document.references import split_reference
from spec.document.walks import SCHEMA_LISTS


def find(document: Json) -> Iterator[Edit]:
    """Yield what ends each circle, and a doubt about it."""
    definitions = document.get("definitions")
    if not isinstance(definitions, dict):
        return
    edges = {str(name): list(_edges(("definitions", name), schema)) for name, schema in definitions.items()}
    for pointer in _closing(edges):
        yield Doubt(pointer, note="leads back to itself; it is left out")
        yield Set(pointer, {}) if pointer[-2:-1] == ("definitions",) else Remove(pointer)


def _edges(pointer: Pointer, schema: Json) -> Iterator[tuple[Pointer, str]]:
    """Yield the references that a value must satisfy as well, without a property or an item between."""
    waiting = [(pointer, schema)]
    while waiting:
        place, value = waiting.pop()
        if not isinstance(value, dict):
            continue
        target = split_reference(value.get("$ref"))
        if len(target) == 2 and target[0] == "definitions":
            yield place, str(target[1])
        elif "$ref" not in value:
            for field in SCHEMA_LISTS:
                listed = value.get(field)
                inside = enumerate(listed) if isinstance(listed, list) else ()
                waiting.extend(((*place, field, index), child) for index, child in inside)


def _closing(edges: dict[str, list[tuple[Pointer, str]]]) -> list[Pointer]:
    """Return the references that close a circle, found depth first without recursion."""
    state: dict[str, int] = {}
    closing = []
    for start, first in edges.items():
        if start in state:
            continue
        state[start] = 1
        path = [(start, iter(first))]
        while path:
            name, rest = path[-1]
            step = next(rest, None)
            if step is None:
                state[name] = 2
                path.pop()
            elif state.get(step[1]) == 1:
                closing.append(step[0])
            elif step[1] in edges and step[1] not in state:
                state[step[1]] = 1
                path.append((step[1], iter(edges[step[1]])))
    return closing
