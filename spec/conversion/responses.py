"""Convert Swagger 2.0 responses and their headers to OpenAPI 3.1."""

import re
from copy import deepcopy

from spec.conversion.fields import ANYTHING, Scope, extensions, fail, fields, names, texts
from spec.conversion.schemas import INLINE, convert_inline, convert_schema
from spec.document.places import Json, Pointer

STATUS = re.compile(r"[1-5][0-9][0-9]|default")
FILE = {"type": "string", "contentMediaType": "application/octet-stream"}


def convert_responses(responses: Json, pointer: Pointer, scope: Scope) -> Json:
    """Return the Responses Object of an operation.

    Raises:  ConversionError.
    """
    converted = extensions(names(responses, pointer))
    for status, response in responses.items():
        if status.startswith("x-"):
            continue
        if not STATUS.fullmatch(status):
            fail((*pointer, status), f'"{status}" is no status', "Use three digits or default.")
        converted[status] = _convert_or_refer(response, (*pointer, status), scope)
    return converted


def convert_shared_responses(scope: Scope) -> dict[str, Json]:
    """Return the components that shared responses become, in the media types of the whole document.

    Raises:  ConversionError.
    """
    return {name: _response(value, ("responses", name), scope) for name, value in scope.shared("responses")}


def _convert_or_refer(response: Json, pointer: Pointer, scope: Scope) -> Json:
    if not isinstance(response, dict) or "$ref" not in response:
        return _response(response, pointer, scope)
    name, shared = scope.follow(response, pointer, "responses")
    if scope.produces == Scope.of(scope.document).produces:
        return {"$ref": f"#/components/responses/{name}"}
    return _response(shared, ("responses", name), scope)


def _response(response: Json, pointer: Pointer, scope: Scope) -> Json:
    fields(response, pointer, required=("description",), optional=("schema", "headers", "examples"))
    texts(response, pointer, "description")
    converted = {"description": response["description"]} | extensions(response)
    if headers := names(response.get("headers", {}), (*pointer, "headers")):
        converted["headers"] = {name: _header(value, (*pointer, "headers", name)) for name, value in headers.items()}
    if content := _content(response, pointer, scope):
        converted["content"] = content
    return converted


def _content(response: Json, pointer: Pointer, scope: Scope) -> Json:
    examples = names(response.get("examples", {}), (*pointer, "examples"))
    media: dict[str, Json] = {}
    if "schema" in response:
        schema = _schema(response["schema"], (*pointer, "schema"))
        media = {name: {"schema": deepcopy(schema)} for name in (*(scope.produces or ANYTHING), *examples)}
    for name, example in examples.items():
        media.setdefault(name, {})["example"] = deepcopy(example)
    return media


def _schema(schema: Json, pointer: Pointer) -> Json:
    if isinstance(schema, dict) and schema.get("type") == "file":
        fields(schema, pointer, required=("type",), optional=("description",))
        return FILE | {key: value for key, value in schema.items() if key != "type"}
    return convert_schema(schema, pointer)


def _header(header: Json, pointer: Pointer) -> Json:
    fields(header, pointer, required=("type",), optional=("description", "collectionFormat", "items", *INLINE))
    if header.get("collectionFormat", "csv") != "csv":
        found = f"`collectionFormat` is {header['collectionFormat']!r}"
        fail((*pointer, "collectionFormat"), found, "OpenAPI 3.1 has csv only in headers; describe a string instead.")
    described = {"description": header["description"]} if "description" in header else {}
    kept = {key: value for key, value in extensions(header).items() if key != "x-nullable"}
    return described | {"schema": convert_inline(header, pointer)} | kept
