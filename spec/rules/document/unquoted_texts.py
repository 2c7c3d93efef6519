"""Write texts as texts where YAML reads a number or a boolean.

Why:     `name: 1` and `description: 2018` are numbers in YAML, and a name or a description is a text.
Source:  Swagger 2.0: title, summary, description, operationId, name and format are strings.

Before:

    description: 2018

After:

    description: "2018"
"""

from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.numbers import WrittenNumber
from spec.document.places import Json
from spec.document.walks import find_objects

FIELDS = ("title", "summary", "description", "operationId", "name", "format", "pattern", "termsOfService")


def find(document: Json) -> Iterator[Set]:
    """Yield the text for each field whose value is a number or a boolean."""
    for pointer, owner in find_objects(document):
        for field in FIELDS:
            value = owner.get(field)
            if isinstance(value, int | float) and pointer != ("info",):
                yield Set((*pointer, field), to_text(value))


def to_text(value: Json) -> str:
    """Return a number or a boolean as the text that it was written as."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.text if isinstance(value, WrittenNumber) else str(value)
