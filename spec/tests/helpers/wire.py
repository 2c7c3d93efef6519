"""What a request of each operation looks like on the wire, by Swagger 2.0 and by OpenAPI 3.1."""

from typing import Any

from spec.document.places import METHODS, Json, resolve
from spec.document.references import split_reference

SEPARATORS = {"csv": ",", "ssv": " ", "tsv": "\t", "pipes": "|"}
STYLES = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|", "simple": ","}
Requests = dict[tuple[str, str], dict[str, Any]]


def of_swagger(document: Json) -> Requests:
    """Return the request of each operation of a healthy Swagger 2.0 document, by verb and whole URL."""
    base = document.get("basePath", "").rstrip("/")
    requests: Requests = {}
    for path, item in document["paths"].items():
        for verb, operation in item.items():
            parts: dict[str, Any] = {"query": [], "header": [], "path": [], "formData": [], "body": []}
            for one in operation["parameters"]:
                parts[one["in"]] += [(one["name"], value) for value in _swagger_values(one)]
            media = operation.get("consumes", document["consumes"])
            sent = media if parts["formData"] or parts["body"] else []
            for scheme in document["schemes"]:
                url = f"{scheme}://{document['host']}{base}{path}"
                requests[verb, url] = _request(parts, sent)
    return requests


def _swagger_values(parameter: Json) -> list[str]:
    if parameter["in"] == "body":
        return ["{}"]
    if parameter["type"] != "array":
        return ["v"]
    separator = parameter.get("collectionFormat", "csv")
    return ["v", "w"] if separator == "multi" else [SEPARATORS[separator].join(("v", "w"))]


def of_openapi(document: Json) -> Requests:
    """Return the request of each operation of an OpenAPI 3.1 document, by verb and whole URL."""
    requests: Requests = {}
    for path, item in document["paths"].items():
        for verb in (key for key in item if key in METHODS):
            operation = item[verb]
            parts: dict[str, Any] = {"query": [], "header": [], "path": [], "formData": [], "body": []}
            for listed in (*item.get("parameters", ()), *operation.get("parameters", ())):
                one = resolve(document, split_reference(listed["$ref"])) if "$ref" in listed else listed
                parts[one["in"]] += [(one["name"], value) for value in _openapi_values(one["schema"], one)]
            sent = _body(operation.get("requestBody", {}), parts)
            for server in document["servers"]:
                requests[verb, server["url"] + path.partition("#")[0]] = _request(parts, sent)
    return requests


def _openapi_values(schema: Json, style: Json) -> list[str]:
    if schema.get("type") != "array":
        joined = SEPARATORS.get(schema.get("x-collectionFormat", ""))
        return [joined.join(("v", "w")) if joined else "v"]
    default = "form" if style.get("in") == "query" else "simple"
    if style.get("explode"):
        return ["v", "w"]
    return [STYLES[style.get("style", default)].join(("v", "w"))]


def _body(body: Json, parts: dict[str, Any]) -> list[str]:
    content = body.get("content", {})
    for media in list(content.values())[:1]:
        if body.get("x-body-name"):
            parts["body"].append((body["x-body-name"], "{}"))
            continue
        for name, schema in media["schema"].get("properties", {}).items():
            encoding = media.get("encoding", {}).get(name, {})
            parts["formData"] += [(name, value) for value in _openapi_values(schema, encoding)]
    return list(content) if parts["formData"] or parts["body"] else []


def _request(parts: dict[str, Any], media: list[str]) -> dict[str, Any]:
    return {place: sorted(values) for place, values in parts.items()} | {"media": media}
