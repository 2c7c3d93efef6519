"""Put the fields of an OpenAPI document in the order in which one reads them; the meaning stays the same."""

from functools import cache

from spec.document.places import Json

# Fields without a place of their own stand, in the order they came in, where the dots are.
DOCUMENT = "openapi info jsonSchemaDialect servers security tags externalDocs ... paths components"
INFO = "title version summary description ..."
PATH_ITEM = "$ref summary description servers parameters ... get put post patch delete"
OPERATION = (
    "tags summary description operationId deprecated security servers externalDocs ... "
    "parameters requestBody responses callbacks"
)
PARAMETER = "$ref name in description required deprecated style explode ... schema content example examples"
BODY = "$ref description required ... content"
RESPONSE = "$ref description headers ... content links"
MEDIA_TYPE = "schema ... example examples"
SCHEMA = "$ref title description type format required ... properties"
COMPONENTS = "securitySchemes parameters requestBodies responses headers examples links ... schemas"
SECTIONS = {"parameters": PARAMETER, "requestBodies": BODY, "responses": RESPONSE, "schemas": SCHEMA}
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def arrange(document: Json) -> Json:
    """Return the document with its fields in reading order, paths by name and answers by status."""
    document = _ordered(document, DOCUMENT)
    document["info"] = _ordered(document["info"], INFO)
    document["paths"] = {path: _path_item(item) for path, item in sorted(document["paths"].items())}
    if "components" in document:
        document["components"] = _components(document["components"])
    return document


def _path_item(item: Json) -> Json:
    if not isinstance(item, dict):
        return item
    item = _with_parameters(_ordered(item, PATH_ITEM))
    return {key: _operation(value) if key in METHODS else value for key, value in item.items()}


def _operation(operation: Json) -> Json:
    operation = _with_parameters(_ordered(operation, OPERATION))
    if "requestBody" in operation:
        operation["requestBody"] = _with_content(operation["requestBody"], BODY)
    statuses = sorted(operation.get("responses", {}).items())
    return operation | {"responses": {status: _with_content(response, RESPONSE) for status, response in statuses}}


def _with_parameters(owner: Json) -> Json:
    if "parameters" not in owner:
        return owner
    return owner | {"parameters": [_ordered(parameter, PARAMETER) for parameter in owner["parameters"]]}


def _with_content(owner: Json, order: str) -> Json:
    owner = _ordered(owner, order)
    if not isinstance(owner, dict) or "content" not in owner:
        return owner
    return owner | {"content": {name: _ordered(media, MEDIA_TYPE) for name, media in owner["content"].items()}}


def _components(components: Json) -> Json:
    components = _ordered(components, COMPONENTS)
    for section, order in SECTIONS.items():
        if section in components:
            components[section] = {name: _with_content(value, order) for name, value in components[section].items()}
    return components


def _ordered(value: Json, order: str) -> Json:
    if not isinstance(value, dict):
        return value  # an extension among named objects
    first, last, placed = _places(order)
    ordered = {key: value[key] for key in first if key in value}
    ordered |= {key: child for key, child in value.items() if key not in placed}
    return ordered | {key: value[key] for key in last if key in value}


@cache
def _places(order: str) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    first, _, last = order.partition("...")
    return tuple(first.split()), tuple(last.split()), frozenset(f"{first} {last}".split())
