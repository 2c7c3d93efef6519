"""The keywords of a Swagger 2.0 schema, and which of them mean the same in JSON Schema 2020-12."""

from spec.conversion import kinds
from spec.document.places import Json

TYPES = ("array", "boolean", "integer", "number", "object", "string")
FILE = {"type": "string", "contentMediaType": "application/octet-stream"}

# What Swagger 2.0 took from JSON Schema draft 4 and means the same in 2020-12, with the kind of its value.
SAME: kinds.Kinds = {
    "title": kinds.text,
    "description": kinds.text,
    "format": kinds.text,
    "default": kinds.anything,
    "multipleOf": kinds.positive,
    "maximum": kinds.number,
    "minimum": kinds.number,
    "maxLength": kinds.count,
    "minLength": kinds.count,
    "pattern": kinds.text,
    "maxItems": kinds.count,
    "minItems": kinds.count,
    "uniqueItems": kinds.boolean,
    "maxProperties": kinds.count,
    "minProperties": kinds.count,
    "required": kinds.texts,
    "enum": kinds.items,
    "readOnly": kinds.boolean,
}
# Keywords that Swagger 2.0 lacks and OpenAPI 3.1 has: an author who writes one means it.
LATER: kinds.Kinds = {
    "const": kinds.anything,
    "deprecated": kinds.boolean,
    "writeOnly": kinds.boolean,
    "examples": lambda value: isinstance(value, list),
}
NOT_INLINE = ("title", "description", "maxProperties", "minProperties", "required", "readOnly")
INLINE: kinds.Kinds = {key: kind for key, kind in SAME.items() if key not in NOT_INLINE}
BOUNDS = {"maximum": "exclusiveMaximum", "minimum": "exclusiveMinimum"}
ANNOTATIONS = ("title", "description", "example", "readOnly", "externalDocs")  # beside a reference they change nothing
XML: kinds.Kinds = {
    "name": kinds.text,
    "namespace": kinds.text,
    "prefix": kinds.text,
    "attribute": kinds.boolean,
    "wrapped": kinds.boolean,
}
MEANT = {"int": "integer", "long": "integer", "float": "number", "double": "number", "bool": "boolean", "str": "string"}


def types_of(value: Json) -> list[str] | None:
    """Return the types that a `type` names, or nothing when one is unknown."""
    names = value if isinstance(value, list) else [value]
    known = all(isinstance(name, str) and name in (*TYPES, "null") for name in names)
    return list(dict.fromkeys(names)) if names and known else None


def unknown_type(value: Json) -> str:
    """Return what is wrong with a type that Swagger 2.0 does not have."""
    meant = MEANT.get(str(value).lower())
    return f'`type` is "{str(value)[:60]}"; Swagger 2.0 has ' + (f'"{meant}"' if meant else ", ".join(TYPES))
