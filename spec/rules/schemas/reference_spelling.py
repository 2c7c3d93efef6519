"""Point references to what they mean: by their place, in the spelling of what is there.

Why:     `Thing`, `#/definitions/thing` or `#/components/schemas/Thing` lead nowhere in Swagger 2.0.
Source:  Swagger 2.0, Reference Object: $ref is a JSON Reference, as in #/definitions/Pet; RFC 6901 for its tokens.

Before:

    definitions:
      Thing: {}
    schema: {$ref: Thing}

After:

    definitions:
      Thing: {}
    schema: {$ref: "#/definitions/Thing"}
"""

import re
from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.places import Absent, Json, resolve_any
from spec.document.references import find_references, section_of, split_reference, to_reference


def find(document: Json) -> Iterator[Set]:
    """Yield the reference that is meant for each one that leads nowhere and is alike to one that leads somewhere."""
    indexes: dict[str, dict[str, list[str]]] = {}
    for pointer, owner in find_references(document):
        reference = owner["$ref"]
        place = split_reference(reference)
        if place and resolve_any(document, place) is not Absent.ABSENT:
            continue
        section = section_of(pointer)
        if section not in indexes:
            indexes[section] = _index(document.get(section))
        name = unfit = re.split(r"[/#]", reference.rstrip("/"))[-1]
        name = str(split_reference(f"#/{unfit}")[0]) if unfit else ""
        meant = indexes[section].get(_squeezed(name), [])
        exact = [one for one in meant if one == name]
        if section != "paths" and len(exact or meant) == 1:
            yield Set((*pointer, "$ref"), to_reference((section, (exact or meant)[0])), inferred=not exact)


def _index(section: Json) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for name in section if isinstance(section, dict) else ():
        names.setdefault(_squeezed(str(name)), []).append(str(name))
    return names


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", re.sub(r"\.(json|ya?ml)$", "", text).lower())
