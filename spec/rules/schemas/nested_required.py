"""List required properties in their object.

Why:     `required: true` inside a property is how JSON Schema draft 3 says it; in Swagger 2.0 it is invalid.
Source:  Swagger 2.0, Schema Object, required: as in JSON Schema draft 4, an array of names with at least one item.

Before:

    type: object
    properties:
      name: {type: string, required: true}

After:

    type: object
    properties:
      name: {type: string}
    required: [name]
"""

from collections.abc import Iterator

from spec.document.edits import Edit, Remove, Set
from spec.document.places import Json
from spec.document.walks import find_schemas

TRUE = (True, "true", "True")
FALSE: tuple[Json, ...] = (False, "false", "False", [], "")


def find(document: Json) -> Iterator[Edit]:
    """Yield the list for each object whose properties say it themselves, and a removal of what they say."""
    for pointer, schema in find_schemas(document):
        value = schema.get("required")
        listed = [value] if isinstance(value, str) and value not in (*TRUE, *FALSE) else value
        names = [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []
        properties = schema.get("properties")
        for name, inside in properties.items() if isinstance(properties, dict) else ():
            if isinstance(inside, dict) and _says(inside) and inside["required"] in TRUE and name not in names:
                names.append(name)
        if _says(schema):
            yield Set((*pointer, "required"), names) if names else Remove((*pointer, "required"))
        elif names and names != value:
            yield Set((*pointer, "required"), names)


def _says(schema: dict[str, Json]) -> bool:
    return "required" in schema and any(
        schema["required"] is one or schema["required"] == one for one in (*TRUE, *FALSE)
    )
