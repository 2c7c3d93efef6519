"""Name types as Swagger 2.0 does.

Why:     `int`, `String` or `date` are no types; validators refuse the document and generators drop what has them.
Source:  Swagger 2.0, Data Types: integer, number, string and boolean, with formats; JSON Schema draft 4 for array and
         object.

Before:

    type: long

After:

    type: integer
    format: int64
"""

import re
from collections.abc import Iterator

from spec.document.edits import Edit, Remove, Set
from spec.document.places import Json, Pointer
from spec.document.references import to_reference
from spec.document.walks import find_typed

TYPES = ("array", "boolean", "integer", "number", "object", "string", "file")
FORMATS: dict[str, tuple[str, str]] = {
    "long": ("integer", "int64"),
    "int64": ("integer", "int64"),
    "int32": ("integer", "int32"),
    "float": ("number", "float"),
    "double": ("number", "double"),
    "date": ("string", "date"),
    "datetime": ("string", "date-time"),
    "byte": ("string", "byte"),
    "binary": ("string", "binary"),
    "password": ("string", "password"),
    "uuid": ("string", "uuid"),
    "guid": ("string", "uuid"),
    "uri": ("string", "uri"),
    "url": ("string", "uri"),
    "email": ("string", "email"),
}
MEANT = dict.fromkeys(("int", "integer", "short", "bigint", "bigdecimalinteger", "timestamp", "unsignedint"), "integer")
MEANT |= dict.fromkeys(("num", "numeric", "decimal", "real", "bigdecimal", "currency", "money"), "number")
MEANT |= dict.fromkeys(("str", "string", "text", "char", "varchar", "enum", "id", "time", "strings", "sting"), "string")
MEANT |= dict.fromkeys(("bool", "boolean", "bit"), "boolean")
MEANT |= dict.fromkeys(("arr", "array", "list", "collection"), "array")
MEANT |= dict.fromkeys(("obj", "object", "dict", "map", "hash", "json", "struct", "hashmap"), "object")
ANY = ("any", "mixed", "anytype", "")


def find(document: Json) -> Iterator[Edit]:
    """Yield the type, and the format, that is meant for each type that Swagger 2.0 does not have."""
    definitions = document.get("definitions")
    names = frozenset(map(str, definitions)) if isinstance(definitions, dict) else frozenset()
    for pointer, owner in find_typed(document):
        value = owner.get("type")
        if "type" in owner and "$ref" not in owner and value not in TYPES:
            yield from _type(value, owner, pointer, names)


def _type(value: Json, owner: dict[str, Json], pointer: Pointer, names: frozenset[str]) -> Iterator[Edit]:
    place = (*pointer, "type")
    if isinstance(value, list):
        yield from _several([item for item in value if isinstance(item, str)], value, owner, pointer)
        return
    text = str(value).strip()
    squeezed = re.sub(r"[^a-z0-9]", "", text.lower())
    is_schema = "in" not in owner and pointer[-2:-1] != ("headers",)
    if text in names and is_schema:
        yield Set((*pointer, "$ref"), to_reference(("definitions", text)), inferred=True)
        yield Remove(place, note=f"{text} is a definition")
    elif squeezed in FORMATS:
        name, form = FORMATS[squeezed]
        yield Set(place, name)
        if "format" not in owner:
            yield Set((*pointer, "format"), form)
    elif squeezed in MEANT:
        yield Set(place, MEANT[squeezed])
    elif squeezed in ANY and isinstance(value, str):
        yield Remove(place) if is_schema else Set(place, "string", inferred=True)
    elif match := re.fullmatch(r"(?:array|list)\s*(?:\[|<|of\s)\s*(\w+)s?\s*[\]>]?|(\w+)\[\]", text, re.IGNORECASE):
        yield Set(place, "array")
        if "items" not in owner:
            item = (match[1] or match[2]).lower()
            yield Set((*pointer, "items"), {"type": MEANT.get(item, "string")}, inferred=item not in MEANT)
    elif len(parts := re.split(r"\s*(?:[,|/]|\bor\b)\s*", text)) > 1:
        yield from _several(parts, value, owner, pointer)


def _several(parts: list[str], value: Json, owner: dict[str, Json], pointer: Pointer) -> Iterator[Edit]:
    """Yield one type, or several in a schema; null among them is `x-nullable`."""
    known = [FORMATS[part][0] if part in FORMATS else MEANT.get(part, part) for part in map(str.lower, parts)]
    types = [name for name in dict.fromkeys(known) if name in TYPES]
    if not types:
        return
    if "null" in known and "x-nullable" not in owner:
        yield Set((*pointer, "x-nullable"), True)
    single = len(types) == 1 or "in" in owner
    new: Json = types[0] if len(types) == 1 else "string" if single else types
    if new != value:
        yield Set((*pointer, "type"), new, inferred=single and len(types) > 1)
