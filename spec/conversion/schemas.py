"""Convert Swagger 2.0 schemas, and the inline types of its parameters and headers, to JSON Schema 2020-12."""

from collections.abc import Callable

from spec.conversion import kinds
from spec.conversion.defaults import fits
from spec.conversion.keywords import (
    ANNOTATIONS,
    BOUNDS,
    FILE,
    INLINE,
    LATER,
    SAME,
    XML,
    types_of,
    unknown_type,
)
from spec.conversion.scope import Scope, shortened
from spec.document.places import Absent, Json, Pointer, as_data, copied, resolve
from spec.document.references import split_reference, to_reference


def convert_schema(schema: Json, pointer: Pointer, scope: Scope) -> Json:
    """Return the JSON Schema of a Schema Object."""
    if not isinstance(schema, dict):
        scope.ask(pointer, f"{shortened(schema)} is here", "Swagger 2.0 wants an object.")
        return {}
    if "$ref" in schema:
        return _reference(schema, pointer, scope)
    converted: dict[str, Json] = {}
    for key, value in schema.items():
        converted |= _keyword(key, value, pointer, schema, scope)
    return _finished(converted, schema, pointer, scope)


def convert_inline(owner: Json, pointer: Pointer, scope: Scope) -> Json:
    """Return the JSON Schema of the type that a parameter, a header or an Items Object carries itself."""
    if "type" not in owner:
        scope.ask(pointer, "`type` is missing", "Swagger 2.0 requires it; say what values have.")
    converted: dict[str, Json] = {}
    for key, value in owner.items():
        if key in INLINE or key in ("type", *BOUNDS.values()):
            converted |= _keyword(key, value, pointer, owner, scope)
    if isinstance(owner.get("items"), dict):
        converted["items"] = _inline_items(owner["items"], (*pointer, "items"), scope)
    return _finished(converted, owner, pointer, scope)


def _inline_items(items: Json, pointer: Pointer, scope: Scope) -> Json:
    if "$ref" in items:
        return _reference(items, pointer, scope)
    if items.get("type") == "array" and items.get("collectionFormat", "csv") != "multi":
        remedy = "`x-collectionFormat` keeps how its items are joined; OpenAPI 3.1 has no such style."
        scope.keep(pointer, "an array inside an array", remedy)
    joined = {"x-collectionFormat": items["collectionFormat"]} if "collectionFormat" in items else {}
    known = {**dict.fromkeys(("type", "items", "collectionFormat", *INLINE, *BOUNDS.values()), kinds.anything)}
    rest = {key: value for key, value in scope.pick(items, pointer, known).items() if key.startswith("x-")}
    rest.pop("x-nullable", None)
    return convert_inline(items, pointer, scope) | joined | rest


def _reference(schema: Json, pointer: Pointer, scope: Scope) -> Json:
    place = split_reference(schema["$ref"])
    if place[:1] != ("definitions",) or resolve(scope.document, place) is Absent.ABSENT or len(place) < 2:
        found = f"`$ref` is {shortened(schema['$ref'])}"
        scope.ask((*pointer, "$ref"), found, "Point to what #/definitions/ of this document has.")
        return {"x-ref": copied(schema["$ref"])} | _beside(schema, pointer, scope)
    name = scope.names.get("definitions", str(place[1]))
    reference = {"$ref": to_reference(("components", "schemas", name, *place[2:]))} | _beside(schema, pointer, scope)
    return {"anyOf": [reference, {"type": "null"}]} if schema.get("x-nullable") is True else reference


def _beside(schema: Json, pointer: Pointer, scope: Scope) -> dict[str, Json]:
    """Return what has no effect beside a reference in Swagger 2.0 and must have none in OpenAPI 3.1."""
    beside: dict[str, Json] = {}
    ignored: dict[str, Json] = {}
    for key, value in schema.items():
        if key in ("$ref", "x-nullable"):
            continue
        if key.startswith("x-"):
            beside[key] = copied(value)
        elif key in ANNOTATIONS and (key not in SAME or SAME[key](value)):
            beside |= _keyword(key, value, pointer, schema, scope)
        else:
            ignored[key] = as_data(value)
    if ignored:
        found = f"`{next(iter(ignored))}` is beside `$ref`"
        scope.keep((*pointer, next(iter(ignored))), found, "Swagger 2.0 ignores it; `x-ref-siblings` keeps it.")
        beside["x-ref-siblings"] = ignored
    return beside


def _keyword(key: str, value: Json, pointer: Pointer, owner: Json, scope: Scope) -> dict[str, Json]:
    if key in SAME:
        return _same(key, value, pointer, owner, scope)
    if key in KEYWORDS:
        return KEYWORDS[key](value, (*pointer, key), owner, scope)
    if key.startswith("x-"):
        return {} if key == "x-nullable" else {key: copied(value)}
    if key in LATER and LATER[key](value):
        scope.ask((*pointer, key), f"Swagger 2.0 has no `{key}`", "It is taken as OpenAPI 3.1 means it; check it.")
        return {key: copied(value)}
    scope.ask((*pointer, key), f"Swagger 2.0 has no field `{key}` here", f"`x-{key}` keeps it; move it or remove it.")
    return _extension(key, value, owner)


def _same(key: str, value: Json, pointer: Pointer, owner: Json, scope: Scope) -> dict[str, Json]:
    if not SAME[key](value):
        return _unfit(key, value, pointer, owner, scope)
    if key in BOUNDS and owner.get(BOUNDS[key]) is True:
        return {}  # said by the exclusive bound
    if key == "required":
        return {key: list(dict.fromkeys(value))} if value else {}
    return {key: copied(value) if isinstance(value, list | dict) else value}


def _unfit(key: str, value: Json, pointer: Pointer, owner: Json, scope: Scope) -> dict[str, Json]:
    wanted = kinds.NAMES[SAME[key]] if key in SAME else "what Swagger 2.0 wants"
    scope.ask((*pointer, key), f"`{key}` is {shortened(value)}", f"Give {wanted}; `x-{key}` keeps it.")
    return _extension(key, value, owner)


def _extension(key: str, value: Json, owner: Json) -> dict[str, Json]:
    name = f"x-{key}"
    return {name if name not in owner else f"x-swagger-{key}": as_data(value)}


def _schema_field(key: str) -> "Converter":
    def convert(value: Json, pointer: Pointer, owner: Json, scope: Scope) -> dict[str, Json]:
        if key == "additionalProperties" and isinstance(value, bool):
            return {key: value}
        if key == "items" and isinstance(value, list):
            scope.ask(pointer, "`items` is a list", "It is taken as the items in their order; give one schema.")
            return {"prefixItems": _all(value, pointer, scope)} if value else {}
        if not isinstance(value, dict):
            return _unfit(key, value, pointer[:-1], owner, scope)
        return {key: convert_schema(value, pointer, scope)}

    return convert


def _schema_map(key: str) -> "Converter":
    def convert(value: Json, pointer: Pointer, owner: Json, scope: Scope) -> dict[str, Json]:
        if not isinstance(value, dict):
            return _unfit(key, value, pointer[:-1], owner, scope)
        return {key: {name: convert_schema(child, (*pointer, name), scope) for name, child in value.items()}}

    return convert


def _schema_list(key: str) -> "Converter":
    def convert(value: Json, pointer: Pointer, owner: Json, scope: Scope) -> dict[str, Json]:
        if not isinstance(value, list) or not value:
            return _unfit(key, value, pointer[:-1], owner, scope)
        return {key: _all(value, pointer, scope)}

    return convert


def _later(converter: "Converter") -> "Converter":
    def convert(value: Json, pointer: Pointer, owner: Json, scope: Scope) -> dict[str, Json]:
        remedy = "It is taken as OpenAPI 3.1 means it; check it."
        scope.ask(pointer, f"Swagger 2.0 has no `{pointer[-1]}`", remedy)
        return converter(value, pointer, owner, scope)

    return convert


def _all(values: list[Json], pointer: Pointer, scope: Scope) -> list[Json]:
    return [convert_schema(child, (*pointer, index), scope) for index, child in enumerate(values)]


def _discriminator(value: Json, pointer: Pointer, owner: Json, scope: Scope) -> dict[str, Json]:
    if not isinstance(value, str):
        return _unfit("discriminator", value, pointer[:-1], owner, scope)
    changed = scope.names.changed("definitions")
    mapping = {old: to_reference(("components", "schemas", new)) for old, new in changed.items()}
    return {"discriminator": {"propertyName": value} | ({"mapping": mapping} if mapping else {})}


def _example(value: Json, pointer: Pointer, owner: Json, scope: Scope) -> dict[str, Json]:
    return {"examples": [copied(value)]}


def _type(value: Json, pointer: Pointer, owner: Json, scope: Scope) -> dict[str, Json]:
    if value == "file":
        return dict(FILE)
    names = types_of(value)
    if names is None:
        scope.ask(pointer, unknown_type(value), "`x-type` keeps it; give a type of Swagger 2.0.")
        return _extension("type", value, owner)
    return {"type": names if isinstance(value, list) else names[0]}


def _exclusive(value: Json, pointer: Pointer, owner: Json, scope: Scope) -> dict[str, Json]:
    key = str(pointer[-1])
    bound = key.removeprefix("exclusive").lower()
    if isinstance(value, bool) and (not value or kinds.number(owner.get(bound))):
        return {key: owner[bound]} if value else {}
    scope.ask(pointer, f"`{key}` is {shortened(value)}", f"Swagger 2.0 wants a boolean beside `{bound}`.")
    return {key: value} if kinds.number(value) else _extension(key, value, owner)


def _xml(value: Json, pointer: Pointer, owner: Json, scope: Scope) -> dict[str, Json]:
    if not isinstance(value, dict):
        return _unfit("xml", value, pointer[:-1], owner, scope)
    return {"xml": scope.pick(value, pointer, XML)}


def _external_docs(value: Json, pointer: Pointer, owner: Json, scope: Scope) -> dict[str, Json]:
    return convert_external_docs(value, pointer, scope)


def convert_external_docs(value: Json, pointer: Pointer, scope: Scope) -> dict[str, Json]:
    """Return `externalDocs`, or an extension where it has no URL."""
    if isinstance(value, dict) and isinstance(value.get("url"), str):
        return {"externalDocs": scope.pick(value, pointer, {"url": kinds.text, "description": kinds.text})}
    scope.ask(pointer, f"`externalDocs` is {shortened(value)}", "`x-externalDocs` keeps it; give it a url.")
    return {"x-externalDocs": copied(value)}


Converter = Callable[[Json, Pointer, Json, Scope], dict[str, Json]]
# The keywords that 2020-12 spells another way, or that have schemas inside.
KEYWORDS: dict[str, Converter] = {
    "type": _type,
    "exclusiveMaximum": _exclusive,
    "exclusiveMinimum": _exclusive,
    "properties": _schema_map("properties"),
    "allOf": _schema_list("allOf"),
    "items": _schema_field("items"),
    "additionalProperties": _schema_field("additionalProperties"),
    "discriminator": _discriminator,
    "example": _example,
    "xml": _xml,
    "externalDocs": _external_docs,
    "anyOf": _later(_schema_list("anyOf")),
    "oneOf": _later(_schema_list("oneOf")),
    "not": _later(_schema_field("not")),
    "patternProperties": _later(_schema_map("patternProperties")),
}


def _finished(converted: Json, owner: Json, pointer: Pointer, scope: Scope) -> Json:
    if "default" in converted:
        nullable = owner.get("x-nullable") is True and converted["default"] is None
        if not nullable and not fits(converted["default"], converted):
            found = f"`default` is {shortened(converted['default'])}, which its own schema does not allow"
            scope.ask((*pointer, "default"), found, "`x-default` keeps it; correct it.")
            converted["x-default"] = converted.pop("default")
    return _nullable(converted, owner, pointer, scope) if "x-nullable" in owner else converted


def _nullable(converted: Json, owner: Json, pointer: Pointer, scope: Scope) -> Json:
    nullable = owner["x-nullable"]
    if not isinstance(nullable, bool):
        scope.ask((*pointer, "x-nullable"), f"`x-nullable` is {shortened(nullable)}", "Write true or false.")
    if nullable is not True:
        return converted
    if not isinstance(converted.get("type"), str) or "allOf" in converted:
        return {"anyOf": [converted, {"type": "null"}]}
    if "enum" in converted and None not in converted["enum"]:
        converted["enum"].append(None)
    return converted | {"type": [converted["type"], "null"]}
