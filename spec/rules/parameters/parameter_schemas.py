"""Write the type of a parameter where Swagger 2.0 has it: in the parameter, and only for a body in `schema`.

Why:     OpenAPI 3 has the type of every parameter in `schema`; tools for Swagger 2.0 do not look there.
Source:  Swagger 2.0, Parameter Object: schema is for a body, type and its keywords for every other.

Before:

    - {in: query, name: limit, schema: {type: integer, maximum: 100}}
    - {in: body, name: thing, type: object}

After:

    - {in: query, name: limit, type: integer, maximum: 100}
    - {in: body, name: thing, schema: {type: object}}
"""

from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.places import Json, resolve
from spec.document.references import split_reference
from spec.document.walks import find_parameters

INLINE = (
    *("type", "format", "items", "default", "enum", "pattern", "multipleOf", "maximum", "minimum", "maxLength"),
    *("minLength", "maxItems", "minItems", "uniqueItems", "exclusiveMaximum", "exclusiveMinimum", "x-nullable"),
)
OWN = ("name", "in", "description", "required")


def find(document: Json) -> Iterator[Set]:
    """Yield the parameter with its type in place."""
    for pointer, parameter in find_parameters(document):
        if parameter.get("in") == "body":
            if not isinstance(parameter.get("schema"), dict):
                yield Set(pointer, _with_schema(parameter), inferred="type" not in parameter)
        elif isinstance(parameter.get("schema"), dict):
            rest = {key: value for key, value in parameter.items() if key != "schema"}
            inside = _flat(parameter["schema"], document)
            kept = {key: value for key, value in inside.items() if key in INLINE and key not in rest}
            others = {key: value for key, value in inside.items() if key not in INLINE and key not in OWN}
            extra = {"x-schema": others} if others else {}
            text = {} if "type" in kept or "type" in rest else {"type": "string"}
            yield Set(pointer, rest | kept | text | extra, inferred=bool(text))


def _with_schema(parameter: dict[str, Json]) -> dict[str, Json]:
    own = {key: value for key, value in parameter.items() if key in OWN or key.startswith("x-")}
    inside = {
        key: value for key, value in parameter.items() if key not in own and key not in ("schema", "collectionFormat")
    }
    return own | {"schema": inside}


def _flat(schema: dict[str, Json], document: Json) -> dict[str, Json]:
    """Return a schema, or what its reference means where that is a plain value."""
    target = resolve(document, split_reference(schema.get("$ref")) or ("",)) if "$ref" in schema else schema
    is_plain = isinstance(target, dict) and "$ref" not in target and target.get("type") not in ("object", None)
    return target if is_plain or target is schema else schema
