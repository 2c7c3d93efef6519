"""Convert Swagger 2.0 schemas, and the inline types of its parameters and headers, to JSON Schema 2020-12."""

from collections.abc import Callable
from copy import deepcopy

from spec.checking.known_types import REMEDY, TYPES, unknown_type
from spec.conversion.fields import fail, fields, names
from spec.document.places import Json, Pointer

# What Swagger 2.0 took from JSON Schema draft 4 and means the same in 2020-12.
SAME = (
    *(
        "title",
        "description",
        "format",
        "default",
        "multipleOf",
        "maximum",
        "minimum",
        "maxLength",
        "minLength",
        "pattern",
    ),
    *("maxItems", "minItems", "uniqueItems", "maxProperties", "minProperties", "required", "enum", "readOnly", "xml"),
    "externalDocs",
)
NESTED = ("properties", "items", "allOf", "additionalProperties")
SPELLED_ANEW = ("type", "exclusiveMaximum", "exclusiveMinimum", "discriminator", "example")
NOT_INLINE = ("title", "description", "maxProperties", "minProperties", "required", "readOnly", "xml", "externalDocs")
INLINE = (*(key for key in SAME if key not in NOT_INLINE), "exclusiveMaximum", "exclusiveMinimum")

BOUNDS = {"maximum": "exclusiveMaximum", "minimum": "exclusiveMinimum"}


def convert_schema(schema: Json, pointer: Pointer) -> Json:
    """Return the JSON Schema of a Schema Object.

    Raises:  ConversionError.
    """
    if isinstance(schema, dict) and "$ref" in schema:
        return _reference(schema, pointer)
    fields(schema, pointer, optional=(*SAME, *NESTED, *SPELLED_ANEW))
    converted: dict[str, Json] = {}
    for key, value in schema.items():
        converted |= _keyword(key, value, (*pointer, key), schema)
    return _nullable(converted, schema, pointer)


def convert_inline(owner: Json, pointer: Pointer) -> Json:
    """Return the JSON Schema of the type that a parameter, a header or an Items Object carries itself.

    Raises:  ConversionError.
    """
    if "type" not in owner:
        fail(pointer, "`type` is missing", "Swagger 2.0 requires it; infer it with a rule in spec/rules/.")
    if owner["type"] == "object":
        fail((*pointer, "type"), '`type` is "object"', "Only a body can be an object; describe it as one.")
    if (owner["type"] == "array") != ("items" in owner):
        found = f'`type` is "{owner["type"]}", and `items` do not fit it'
        fail(pointer, found, "Give an array its items, and nothing else.")
    converted: dict[str, Json] = {}
    for key in (key for key in owner if key in (*INLINE, "type")):
        converted |= _keyword(key, owner[key], (*pointer, key), owner)
    if "items" in owner:
        converted["items"] = _inline_items(owner["items"], (*pointer, "items"))
    return _nullable(converted, owner, pointer)


def _inline_items(items: Json, pointer: Pointer) -> Json:
    fields(items, pointer, required=("type",), optional=(*INLINE, "items", "collectionFormat"))
    if items["type"] == "array":
        remedy = "OpenAPI 3.1 has no such style; describe a string instead."
        fail((*pointer, "type"), "an array inside an array", remedy)
    return convert_inline(items, pointer)


def _reference(schema: Json, pointer: Pointer) -> Json:
    target, others = schema["$ref"], sorted(schema.keys() - {"$ref", "x-nullable"})
    if others:
        found = f"`{others[0]}` stands beside `$ref`"
        fail((*pointer, others[0]), found, "Swagger 2.0 ignores it and 3.1 does not; remove it with a correction.")
    if not isinstance(target, str) or not target.startswith("#/definitions/"):
        fail((*pointer, "$ref"), f"`$ref` is {target!r}", "Point to what #/definitions/ of this document holds.")
    reference = {"$ref": target.replace("#/definitions/", "#/components/schemas/", 1)}
    return {"anyOf": [reference, {"type": "null"}]} if schema.get("x-nullable") else reference


def _keyword(key: str, value: Json, pointer: Pointer, owner: Json) -> dict[str, Json]:
    if key == "x-nullable" or (key in BOUNDS and owner.get(BOUNDS[key]) is True):
        return {}  # said by the type, or by the exclusive bound
    return KEYWORDS.get(key, _same)(key, value, pointer, owner)


def _same(key: str, value: Json, pointer: Pointer, owner: Json) -> dict[str, Json]:
    return {key: deepcopy(value)}


def _same_list(key: str, value: Json, pointer: Pointer, owner: Json) -> dict[str, Json]:
    return {key: deepcopy(_list(value, pointer))}


def _schema_of(key: str, value: Json, pointer: Pointer, owner: Json) -> dict[str, Json]:
    return {key: convert_schema(value, pointer)}


def _schema_or_boolean(key: str, value: Json, pointer: Pointer, owner: Json) -> dict[str, Json]:
    return {key: value if isinstance(value, bool) else convert_schema(value, pointer)}


def _schemas_by_name(key: str, value: Json, pointer: Pointer, owner: Json) -> dict[str, Json]:
    return {key: {name: convert_schema(child, (*pointer, name)) for name, child in names(value, pointer).items()}}


def _schemas_in_order(key: str, value: Json, pointer: Pointer, owner: Json) -> dict[str, Json]:
    return {key: [convert_schema(child, (*pointer, index)) for index, child in enumerate(_list(value, pointer))]}


def _discriminator(key: str, value: Json, pointer: Pointer, owner: Json) -> dict[str, Json]:
    return {key: {"propertyName": value}}


def _example(key: str, value: Json, pointer: Pointer, owner: Json) -> dict[str, Json]:
    return {"examples": [deepcopy(value)]}


def _type(key: str, value: Json, pointer: Pointer, owner: Json) -> dict[str, Json]:
    for name in value if isinstance(value, list) else [value]:
        if name not in TYPES:
            fail(pointer, unknown_type(name), REMEDY)
    return {key: deepcopy(value)}


def _exclusive(key: str, value: Json, pointer: Pointer, owner: Json) -> dict[str, Json]:
    bound = key.removeprefix("exclusive").lower()
    if not isinstance(value, bool) or (value and bound not in owner):
        fail(pointer, f"`{key}` is {value!r}", f"Swagger 2.0 wants a boolean beside `{bound}`.")
    return {key: owner[bound]} if value else {}


def _list(value: Json, pointer: Pointer) -> list[Json]:
    if not isinstance(value, list) or not value:
        fail(pointer, f"{value!r} is here", "Swagger 2.0 wants an array with at least one item.")
    return value


# The keywords that 2020-12 spells another way, or that hold schemas.
KEYWORDS: dict[str, Callable[[str, Json, Pointer, Json], dict[str, Json]]] = {
    "type": _type,
    "enum": _same_list,
    "required": _same_list,
    "exclusiveMaximum": _exclusive,
    "exclusiveMinimum": _exclusive,
    "properties": _schemas_by_name,
    "allOf": _schemas_in_order,
    "items": _schema_of,
    "additionalProperties": _schema_or_boolean,
    "discriminator": _discriminator,
    "example": _example,
}


def _nullable(converted: Json, owner: Json, pointer: Pointer) -> Json:
    nullable = owner.get("x-nullable", False)
    if not isinstance(nullable, bool):
        fail((*pointer, "x-nullable"), f"`x-nullable` is {nullable!r}", "Write true or false.")
    if not nullable:
        return converted
    if not isinstance(converted.get("type"), str) or "allOf" in converted:
        return {"anyOf": [converted, {"type": "null"}]}
    if "enum" in converted and None not in converted["enum"]:
        converted["enum"].append(None)
    return converted | {"type": [converted["type"], "null"]}
