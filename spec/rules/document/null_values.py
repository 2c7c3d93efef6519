"""Take away fields without a value; a path, an operation or a schema that is null becomes an empty one.

Why:     A key without a value is null in YAML, and null is no object, list or text. Tools fail on it or drop the
         operation.
Source:  Swagger 2.0, Format: values are those that the schema of a field allows; none allows null but examples,
         defaults and extensions, which are left alone.

Before:

    paths:
      /things:
        get:
          parameters:
          responses:
            "200": {description: OK}

After:

    paths:
      /things:
        get:
          responses:
            "200": {description: OK}
"""

from collections.abc import Iterator

from spec.document.edits import Edit, Remove, Set
from spec.document.places import Json, Pointer
from spec.document.walks import DATA_FIELDS, walk_description

EMPTY_ENTRIES = ("paths", "definitions", "properties", "responses", "patternProperties")
PATH_ITEM = ("parameters", "$ref", "summary", "description")
EMPTY_FIELDS = ("paths", "schema", "items")


def find(document: Json) -> Iterator[Edit]:
    """Yield an empty object or a removal for each null that is no data."""
    for pointer, value, is_map in walk_description(document):
        if isinstance(value, list):
            if not (pointer and pointer[-1] == "required") or None in value:
                yield from (Remove((*pointer, index)) for index, item in enumerate(value) if item is None)
            continue
        for key, child in value.items():
            if child is None and (is_map or not (key in DATA_FIELDS or str(key).startswith("x-"))):
                place = (*pointer, key)
                yield Set(place, {}) if _becomes_empty(pointer, key, is_map=is_map) else Remove(place)


def _becomes_empty(pointer: Pointer, key: str | int, *, is_map: bool) -> bool:
    if is_map:
        return pointer[-1] in EMPTY_ENTRIES
    is_operation = len(pointer) == 2 and pointer[0] == "paths" and key not in PATH_ITEM
    return is_operation or key in EMPTY_FIELDS
