"""Convert Swagger 2.0 responses and their headers to OpenAPI 3.1."""

import re

from spec.conversion import kinds
from spec.conversion.keywords import BOUNDS, FILE, INLINE
from spec.conversion.parameters import convert_value
from spec.conversion.schemas import convert_schema
from spec.conversion.scope import ANYTHING, Scope
from spec.document.places import Json, Pointer, as_data, copied

STATUS = re.compile(r"[1-5](?:[0-9][0-9]|XX)|default")
RESPONSE: kinds.Kinds = {"description": kinds.text}
DESCRIBED: kinds.Kinds = {"description": kinds.text}
HEADER = ("type", "items", "collectionFormat", *INLINE, *BOUNDS.values())


def convert_responses(responses: Json, pointer: Pointer, scope: Scope) -> dict[str, Json]:
    """Return the `responses` of an operation, and as an extension those whose status is none."""
    converted: dict[str, Json] = {}
    kept: dict[str, Json] = {}
    extensions: dict[str, Json] = {}
    for status, response in scope.mapping(responses, pointer).items():
        if status.startswith("x-"):
            extensions[status] = copied(response)
        elif STATUS.fullmatch(status):
            converted[status] = _convert_or_refer(response, (*pointer, status), scope)
        else:
            remedy = "`x-responses` keeps it; use three digits or default."
            scope.ask((*pointer, status), f'"{status}" is no status', remedy)
            kept[status] = as_data(response)
    if not converted:
        scope.ask(pointer, "no response is described", "A `default` without a description is added; describe one.")
        converted["default"] = {"description": ""}
    return {"responses": extensions | converted} | ({"x-responses": kept} if kept else {})


def convert_shared_responses(scope: Scope) -> dict[str, Json]:
    """Return the components that shared responses become, in the media types of the whole document."""
    return {
        scope.names.get("responses", name): _response(value, ("responses", name), scope)
        for name, value in scope.shared("responses")
    }


def _convert_or_refer(response: Json, pointer: Pointer, scope: Scope) -> Json:
    if not isinstance(response, dict) or "$ref" not in response:
        return _response(response, pointer, scope)
    followed = scope.follow(response, pointer, "responses")
    if followed is None:
        return {"description": "", "x-ref": copied(response["$ref"])}
    name, shared = followed
    if scope.produces == scope.of_document().produces:
        return {"$ref": f"#/components/responses/{scope.names.get('responses', name)}"}
    return _response(shared, ("responses", name), scope)


def _response(response: Json, pointer: Pointer, scope: Scope) -> Json:
    response = scope.mapping(response, pointer)
    picked = scope.pick(response, pointer, RESPONSE, others=("schema", "headers", "examples"))
    if "description" not in picked:
        scope.ask(pointer, "`description` is missing", "Swagger 2.0 requires it; it is empty until then.")
    converted: dict[str, Json] = {"description": ""} | picked
    if headers := scope.mapping(response.get("headers", {}), (*pointer, "headers")):
        converted["headers"] = {
            name: _header(value, (*pointer, "headers", name), scope) for name, value in headers.items()
        }
    content, kept = _content(response, pointer, scope)
    return converted | ({"content": content} if content else {}) | kept


def _content(response: Json, pointer: Pointer, scope: Scope) -> tuple[Json, dict[str, Json]]:
    examples = scope.mapping(response.get("examples", {}), (*pointer, "examples"))
    named = {name: example for name, example in examples.items() if "/" in name}
    others = {name: example for name, example in examples.items() if "/" not in name}
    if any(not name.startswith("x-") for name in others):
        remedy = "`x-examples` keeps it; name a media type such as application/json."
        scope.ask((*pointer, "examples"), f"an example is named {next(iter(others))!r}", remedy)
    media: dict[str, Json] = {}
    if "schema" in response:
        schema = _schema(response["schema"], (*pointer, "schema"), scope)
        media = {name: {"schema": copied(schema)} for name in (*(scope.produces or ANYTHING), *named)}
    for name, example in named.items():
        media.setdefault(name, {})["example"] = copied(example)
    return media, {"x-examples": copied(others)} if others else {}


def _schema(schema: Json, pointer: Pointer, scope: Scope) -> Json:
    if isinstance(schema, dict) and schema.get("type") == "file":
        return FILE | {key: value for key, value in convert_schema(schema, pointer, scope).items() if key not in FILE}
    return convert_schema(schema, pointer, scope)


def _header(header: Json, pointer: Pointer, scope: Scope) -> Json:
    header = scope.mapping(header, pointer)
    picked = scope.pick(header, pointer, DESCRIBED, others=HEADER)
    picked.pop("x-nullable", None)
    first = {key: picked.pop(key) for key in ("description",) if key in picked}
    value = convert_value({"in": "header"} | header, pointer, scope)
    if value.get("style") == "simple":
        del value["style"]  # the only one, and the default
    return first | value | picked
