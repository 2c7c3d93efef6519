"""Name what a reference points to that is no shared object, and point to the name.

Why:     A schema inside an operation has another place in OpenAPI 3.1, where the reference would lead nowhere.
Source:  Swagger 2.0, Reference Object: a JSON Pointer may lead to any place of the document.

Before:

    schema: {$ref: "#/paths/~1things/get/responses/200/schema"}

After:

    definitions:
      schema: {type: object}
    schema: {$ref: "#/definitions/schema"}
"""

import re
from collections.abc import Iterator

from spec.document.edits import Edit, Set
from spec.document.places import Json, Pointer, copied, resolve_any
from spec.document.references import find_references, section_of, split_reference, to_reference

KINDS = ("definitions", "parameters", "responses")


def find(document: Json) -> Iterator[Edit]:
    """Yield a shared object for each place that is referred to, and the reference to it."""
    names: dict[tuple[str, Pointer], str] = {}
    added: dict[str, dict[str, Json]] = {}
    for pointer, owner in find_references(document):
        place, section = split_reference(owner["$ref"]), section_of(pointer)
        if not place or section not in KINDS or (len(place) == 2 and place[0] == section):
            continue
        target = resolve_any(document, place)
        if not isinstance(target, dict):
            continue
        key = section, place
        if key not in names:
            names[key] = _free(place, document.get(section), added.setdefault(section, {}))
            added[section][names[key]] = copied(target)
        yield Set((*pointer, "$ref"), to_reference((section, names[key])))
    for section, values in added.items():
        if isinstance(document.get(section), dict):
            yield from (Set((section, name), value) for name, value in values.items())
        else:
            yield Set((section,), values)


def _free(place: Pointer, section: Json, added: dict[str, Json]) -> str:
    words = [re.sub(r"[^A-Za-z0-9]+", "_", str(key)).strip("_") for key in place[-3:] if key not in KINDS]
    base = "_".join(word for word in words if word) or "shared"
    taken = {*(section if isinstance(section, dict) else ()), *added}
    name, number = base, 2
    while name in taken:
        name, number = f"{base}_{number}", number + 1
    return name
