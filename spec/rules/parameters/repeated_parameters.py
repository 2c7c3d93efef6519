"""List each parameter once.

Why:     Two parameters of one name in one place are invalid; tools take either, or refuse the document.
Source:  Swagger 2.0, Operation Object, parameters: the list must not include duplicated parameters, by name and in.

Before:

    parameters:
      - {in: query, name: q, type: string}
      - {in: query, name: q, type: string}

After:

    parameters:
      - {in: query, name: q, type: string}
"""

from collections.abc import Iterator

from spec.document.declared import list_declared
from spec.document.edits import Append, Doubt, Edit, Remove
from spec.document.places import Json
from spec.document.walks import find_operations, find_path_items


def find(document: Json) -> Iterator[Edit]:
    """Yield a removal for each parameter after the first of its name and place; one that differs is an extension."""
    for pointer, _ in (*find_path_items(document), *find_operations(document)):
        first: dict[tuple[str, str], Json] = {}
        for one in list_declared(document, pointer):
            key = str(one.parameter.get("in")), str(one.parameter.get("name"))
            if key[0] == "body":
                continue
            if key not in first:
                first[key] = one.parameter
                continue
            yield Remove(one.pointer)
            if one.parameter != first[key]:
                yield Append((*pointer, "x-repeated-parameters"), one.parameter)
                yield Doubt(one.pointer, note="has the name and the place of another parameter; the first is taken")
