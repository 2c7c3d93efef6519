"""List the parameters of a path or an operation, and name those that the document shares.

Why:     Parameters as an object where a list is wanted, or the other way round, are lost.
Source:  Swagger 2.0, Operation Object, parameters: an array; Swagger Object, parameters: an object by name.

Before:

    get:
      parameters:
        limit: {in: query, type: integer}

After:

    get:
      parameters:
        - {name: limit, in: query, type: integer}
"""

from collections.abc import Iterator

from spec.document.edits import Doubt, Edit, Remove, Set
from spec.document.places import Json, Pointer
from spec.document.walks import find_operations, find_path_items


def find(document: Json) -> Iterator[Edit]:
    """Yield a list for each object of parameters, an object for a list of shared ones, and what is in it as a text."""
    shared = document.get("parameters")
    if isinstance(shared, list):
        named = {str(one["name"]): one for one in shared if isinstance(one, dict) and "name" in one}
        yield Set(("parameters",), named)
    for pointer, owner in (*find_path_items(document), *find_operations(document)):
        listed = owner.get("parameters")
        if isinstance(listed, dict):
            yield Set((*pointer, "parameters"), _listed(listed))
        elif isinstance(listed, list):
            for index, one in enumerate(listed):
                yield from _item(one, (*pointer, "parameters", index), shared)
        elif "parameters" in owner:
            yield from _left_out(listed, (*pointer, "parameters"))


def _listed(parameters: dict[str, Json]) -> list[Json]:
    if "in" in parameters and not isinstance(parameters["in"], dict):
        return [parameters]
    return [one if "$ref" in one else {"name": name} | one for name, one in parameters.items() if isinstance(one, dict)]


def _item(one: Json, pointer: Pointer, shared: Json) -> Iterator[Edit]:
    if isinstance(one, dict):
        return
    if isinstance(one, str) and isinstance(shared, dict) and one in shared:
        yield Set(pointer, {"$ref": f"#/parameters/{one}"}, inferred=True)
        return
    yield from _left_out(one, pointer)


def _left_out(value: Json, pointer: Pointer) -> Iterator[Edit]:
    yield Doubt(pointer, note=f"is {str(value)[:60]!r}, which is no parameter; it is left out")
    yield Remove(pointer)
