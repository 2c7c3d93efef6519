"""Convert Swagger 2.0 security definitions to OpenAPI 3.1 security schemes."""

from copy import deepcopy

from spec.conversion.fields import extensions, fail, fields
from spec.document.places import Json, Pointer

FLOWS = {
    "implicit": ("implicit", ("authorizationUrl",)),
    "password": ("password", ("tokenUrl",)),
    "application": ("clientCredentials", ("tokenUrl",)),
    "accessCode": ("authorizationCode", ("authorizationUrl", "tokenUrl")),
}


def convert_security_scheme(scheme: Json, pointer: Pointer) -> Json:
    """Return the Security Scheme Object of OpenAPI 3.1.

    Raises:  ConversionError.
    """
    kind = scheme.get("type") if isinstance(scheme, dict) else None
    if kind == "basic":
        fields(scheme, pointer, required=("type",), optional=("description",))
        return {"type": "http", "scheme": "basic"} | _described(scheme)
    if kind == "apiKey":
        fields(scheme, pointer, required=("type", "name", "in"), optional=("description",))
        return {"type": "apiKey", "name": scheme["name"], "in": scheme["in"]} | _described(scheme)
    if kind == "oauth2":
        return _oauth2(scheme, pointer)
    fail((*pointer, "type"), f"`type` is {kind!r}", "Swagger 2.0 has basic, apiKey and oauth2.")


def _oauth2(scheme: Json, pointer: Pointer) -> Json:
    if scheme.get("flow") not in tuple(FLOWS):
        fail((*pointer, "flow"), f"`flow` is {scheme.get('flow')!r}", f"Swagger 2.0 has {', '.join(FLOWS)}.")
    name, urls = FLOWS[scheme["flow"]]
    fields(scheme, pointer, required=("type", "flow", "scopes", *urls), optional=("description",))
    flow = {url: scheme[url] for url in urls} | {"scopes": deepcopy(scheme["scopes"])}
    return {"type": "oauth2", "flows": {name: flow}} | _described(scheme)


def _described(scheme: Json) -> dict[str, Json]:
    described = {"description": scheme["description"]} if "description" in scheme else {}
    return described | extensions(scheme)
