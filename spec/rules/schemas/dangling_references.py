"""Give a reference that leads nowhere something to lead to that says only that it is unknown.

Why:     One reference to a schema that nobody defined makes the whole document useless to most tools. A schema that
         allows anything promises no more than the document does.
Source:  Swagger 2.0, Reference Object: the reference must lead to an object. Observed: `#/definitions/holder` in
         listings of an API gallery, which dropped all definitions.

Before:

    schema: {$ref: "#/definitions/holder"}

After:

    definitions:
      holder: {description: The document refers to this schema and does not define it.}
    schema: {$ref: "#/definitions/holder"}
"""

import re
from collections.abc import Iterator

from spec.document.edits import Append, Doubt, Edit, Remove, Set
from spec.document.places import Json, Pointer, resolve_any
from spec.document.references import find_references, section_of, split_reference, to_reference

UNKNOWN = {
    "definitions": "The document refers to this schema and does not define it.",
    "responses": "The document refers to this response and does not define it.",
}


def find(document: Json) -> Iterator[Edit]:
    """Yield an unknown schema or response for each that is missing, and take references to missing parameters out."""
    added: dict[str, dict[str, str]] = {"definitions": {}, "responses": {}}
    for pointer, owner in find_references(document):
        reference, section = owner["$ref"], section_of(pointer)
        place = split_reference(reference)
        if place and isinstance(resolve_any(document, place), dict):
            continue
        if section in added:
            known = reference in added[section]
            name = added[section].setdefault(reference, _name(place, reference, section, document, added[section]))
            if place != (section, name):
                yield Set((*pointer, "$ref"), to_reference((section, name)), note=f"it was {reference}")
            if not known:
                yield Doubt((*pointer, "$ref"), note="leads nowhere; what it means is unknown")
        else:
            yield Remove(pointer if section == "parameters" else (*pointer, "$ref"))
            yield Append((*_owner(pointer, section), "x-dangling-references"), reference)
            yield Doubt((*pointer, "$ref"), note="leads nowhere; it is left out")
    for section, names in added.items():
        new = {name: {"description": UNKNOWN[section]} for name in dict.fromkeys(names.values())}
        if new and isinstance(document.get(section), dict):
            yield from (Set((section, name), value, inferred=True) for name, value in new.items())
        elif new:
            yield Set((section,), new, inferred=True)


def _owner(pointer: Pointer, section: str) -> Pointer:
    return pointer[:-2] if section == "parameters" else pointer


def _name(place: Pointer, reference: str, section: str, document: Json, added: dict[str, str]) -> str:
    if len(place) == 2 and place[0] == section and place[1]:
        return str(place[1])
    words = re.findall(r"[A-Za-z0-9_.-]+", reference.removesuffix("/").rpartition("/")[2]) or ["unknown"]
    base = "_".join(words)
    present = document.get(section)
    taken = {*(present if isinstance(present, dict) else ()), *added.values()}
    name, number = base, 2
    while name in taken:
        name, number = f"{base}_{number}", number + 1
    return name
