"""Convert a Swagger 2.0 document to OpenAPI 3.1.0, offline and without repairing anything.

What Swagger 2.0 does not define, and what OpenAPI 3.1 cannot say, stops the conversion: nothing is left out, nothing is
made up. Source: Swagger 2.0 and OpenAPI 3.1.0, field by field; the types of schemas: JSON Schema draft 4 and 2020-12.
"""

from copy import deepcopy

from spec.conversion.fields import Scope, extensions, fail, fields, texts
from spec.conversion.parameters import Given, convert_body, convert_parameters, convert_shared, find_given
from spec.conversion.responses import convert_responses, convert_shared_responses
from spec.conversion.schemas import convert_schema
from spec.conversion.security import convert_security_scheme
from spec.document.places import METHODS, Json, Pointer

SCHEMES = ("http", "https", "ws", "wss")
ROOT = (
    *("info", "host", "basePath", "schemes", "consumes", "produces", "paths", "definitions", "parameters", "responses"),
    *("securityDefinitions", "security", "tags", "externalDocs"),
)
OPERATION = (
    *("tags", "summary", "description", "externalDocs", "operationId", "consumes", "produces", "parameters", "schemes"),
    *("deprecated", "security"),
)
KEPT = ("tags", "summary", "description", "externalDocs", "operationId", "deprecated", "security")


def convert(document: Json) -> Json:
    """Return the OpenAPI 3.1.0 document that promises what the Swagger 2.0 document promises.

    Raises:  ConversionError.
    """
    fields(document, (), required=("swagger", "info", "paths"), optional=ROOT)
    if document["swagger"] != "2.0":
        fail(("swagger",), f"`swagger` is {document['swagger']!r}", 'Convert documents that say swagger: "2.0".')
    scope = Scope.of(document)
    converted = {"openapi": "3.1.0", "info": _info(document["info"])}
    if document.keys() & {"host", "schemes", "basePath"}:
        converted["servers"] = _servers(document, document.get("schemes", []), ("schemes",))
    converted |= {key: deepcopy(document[key]) for key in ("security", "tags", "externalDocs") if key in document}
    converted["paths"] = _paths(scope)
    components = _components(scope)
    return converted | ({"components": components} if components else {}) | extensions(document)


def _info(info: Json) -> Json:
    fields(
        info, ("info",), required=("title", "version"), optional=("description", "termsOfService", "contact", "license")
    )
    texts(info, ("info",), "title", "version", "description", "termsOfService")
    return deepcopy(info)


def _servers(document: Json, schemes: Json, pointer: Pointer) -> list[Json]:
    host, base = document.get("host", ""), document.get("basePath", "/")
    for key, value in (("host", host), ("basePath", base)):
        if not isinstance(value, str) or "{" in value:
            fail((key,), f"`{key}` is {value!r}", "Write a text without templates.")
    if not base.startswith("/"):
        fail(("basePath",), f"`basePath` is {base!r}", "Let it begin with a slash.")
    if not isinstance(schemes, list) or any(scheme not in SCHEMES for scheme in schemes):
        fail(pointer, f"{schemes!r} is here", f"Swagger 2.0 wants a list of {', '.join(SCHEMES)}.")
    if not host:
        return _relative_servers(schemes, base, pointer)
    path = "" if base == "/" else base
    return [{"url": f"{scheme}://{host}{path}"} for scheme in schemes] or [{"url": f"//{host}{path}"}]


def _relative_servers(schemes: Json, base: str, pointer: Pointer) -> list[Json]:
    if schemes:
        fail(pointer, "there are schemes but no host", "Name the host with a correction, or remove the schemes.")
    return [{"url": base}]


def _paths(scope: Scope) -> Json:
    paths: dict[str, Json] = extensions(scope.document["paths"])
    seen: dict[str, Pointer] = {}
    for path, item in scope.document["paths"].items():
        if path.startswith("x-"):
            continue
        if not path.startswith("/"):
            fail(("paths", path), f"the path {path!r} does not begin with a slash", "Correct it.")
        paths[path] = _path_item(item, ("paths", path), scope, seen)
    return paths


def _path_item(item: Json, pointer: Pointer, scope: Scope, seen: dict[str, Pointer]) -> Json:
    fields(item, pointer, optional=(*METHODS, "parameters"))
    shared = list(find_given(item, pointer, scope))
    parameters = convert_parameters(shared)
    converted: dict[str, Json] = ({"parameters": parameters} if parameters else {}) | extensions(item)
    for method in (key for key in item if key in METHODS):
        place = (*pointer, method)
        converted[method] = _operation(item[method], place, scope, shared)
        if (name := converted[method].get("operationId")) is not None and seen.setdefault(name, place) != place:
            fail((*place, "operationId"), f"{name!r} names two operations", "Give each a name of its own.")
    return converted


def _operation(operation: Json, pointer: Pointer, scope: Scope, shared: list[Given]) -> Json:
    fields(operation, pointer, required=("responses",), optional=OPERATION)
    texts(operation, pointer, "summary", "description", "operationId")
    scope = scope.within(operation, pointer)
    converted = {key: deepcopy(operation[key]) for key in KEPT if key in operation} | extensions(operation)
    if "schemes" in operation:
        converted["servers"] = _servers(scope.document, operation["schemes"], (*pointer, "schemes"))
    own = list(find_given(operation, pointer, scope))
    if parameters := convert_parameters(own):
        converted["parameters"] = parameters
    if body := convert_body([*shared, *own], scope):
        converted["requestBody"] = body
    converted["responses"] = convert_responses(operation["responses"], (*pointer, "responses"), scope)
    return converted


def _components(scope: Scope) -> Json:
    sections = {
        "schemas": {
            name: convert_schema(schema, ("definitions", name)) for name, schema in scope.shared("definitions")
        },
        "responses": convert_shared_responses(scope),
        **convert_shared(scope),
        "securitySchemes": {
            name: convert_security_scheme(scheme, ("securityDefinitions", name))
            for name, scheme in scope.shared("securityDefinitions")
        },
    }
    return {name: section for name, section in sections.items() if section}
