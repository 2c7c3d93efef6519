"""Put the fields of an OpenAPI document in the order in which one reads them; the meaning stays the same."""

from types import EllipsisType

from spec.document import Json

Order = tuple[str | EllipsisType, ...]

# Fields without a place of their own stand, in their order, where the dots are.
DOCUMENT: Order = ("openapi", "info", "jsonSchemaDialect", "servers", "security", "tags", "externalDocs", ..., "paths", "components")
INFO: Order = ("title", "version", "summary", "description", ...)
METHODS: Order = ("$ref", "summary", "description", "servers", "parameters", ..., "get", "put", "post", "patch", "delete")
OPERATION: Order = (
    *("tags", "summary", "description", "operationId", "deprecated", "security", "servers", "externalDocs", ...),
    *("parameters", "requestBody", "responses", "callbacks"),
)
PARAMETER: Order = ("$ref", "name", "in", "description", "required", "deprecated", "style", "explode", ..., "schema", "example")
BODY: Order = ("$ref", "description", "required", ..., "content")
RESPONSE: Order = ("$ref", "description", "headers", ..., "content", "links")
SCHEMA_FIRST: Order = ("$ref", "title", "description", "type", "format", "required", "properties", ...)
COMPONENTS: Order = ("securitySchemes", "parameters", "requestBodies", "responses", "headers", "examples", "links", ..., "schemas")
BODY_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def arrange(document: Json) -> Json:
    """Return the document with its fields in reading order, paths by name and answers by status."""
    document = _ordered(document, DOCUMENT)
    document["info"] = _ordered(document["info"], INFO)
    document["paths"] = {path: _path_item(item) for path, item in sorted(document["paths"].items())}
    if "components" in document:
        document["components"] = _components(document["components"])
    return document


def _path_item(item: Json) -> Json:
    item = _ordered(item, METHODS)
    if "parameters" in item:
        item["parameters"] = [_ordered(parameter, PARAMETER) for parameter in item["parameters"]]
    return {key: _operation(value) if key in BODY_METHODS else value for key, value in item.items()}


def _operation(operation: Json) -> Json:
    operation = _ordered(operation, OPERATION)
    if "parameters" in operation:
        operation["parameters"] = [_ordered(parameter, PARAMETER) for parameter in operation["parameters"]]
    if "requestBody" in operation:
        operation["requestBody"] = _ordered(operation["requestBody"], BODY)
    if "responses" in operation:
        statuses = sorted(operation["responses"].items())
        operation["responses"] = {status: _ordered(response, RESPONSE) for status, response in statuses}
    return operation


def _components(components: Json) -> Json:
    components = _ordered(components, COMPONENTS)
    for section, order in (("parameters", PARAMETER), ("requestBodies", BODY), ("responses", RESPONSE), ("schemas", SCHEMA_FIRST)):
        if section in components:
            components[section] = {name: _ordered(value, order) for name, value in components[section].items()}
    return components


def _ordered(value: Json, order: Order) -> Json:
    rest = [key for key in value if key not in order]
    keys = [key for place in order for key in (rest if place is ... else [place])]
    return {key: value[key] for key in keys if key in value}
