"""Convert Swagger 2.0 security definitions and requirements to OpenAPI 3.1."""

from spec.conversion import kinds
from spec.conversion.scope import Scope, shortened
from spec.document.places import Json, Pointer, copied

FLOWS = {
    "implicit": ("implicit", ("authorizationUrl",)),
    "password": ("password", ("tokenUrl",)),
    "application": ("clientCredentials", ("tokenUrl",)),
    "accessCode": ("authorizationCode", ("authorizationUrl", "tokenUrl")),
}
FLOW_FIELDS = ("flow", "scopes", "authorizationUrl", "tokenUrl")
DESCRIBED = {"description": kinds.text}


def convert_security_scheme(scheme: Json, pointer: Pointer, scope: Scope) -> Json | None:
    """Return the Security Scheme Object of OpenAPI 3.1, or nothing where it cannot be one."""
    kind = scheme.get("type") if isinstance(scheme, dict) else None
    if kind == "basic":
        return {"type": "http", "scheme": "basic"} | scope.pick(scheme, pointer, DESCRIBED, others=("type",))
    if kind == "apiKey":
        return _api_key(scheme, pointer, scope)
    if kind == "oauth2":
        return _oauth2(scheme, pointer, scope)
    scope.ask((*pointer, "type"), f"`type` is {shortened(kind)}", "Swagger 2.0 has basic, apiKey and oauth2.")
    return None


def _api_key(scheme: Json, pointer: Pointer, scope: Scope) -> Json | None:
    if not isinstance(scheme.get("name"), str) or scheme.get("in") not in ("query", "header", "cookie"):
        found = f"`name` is {shortened(scheme.get('name'))} and `in` is {shortened(scheme.get('in'))}"
        scope.ask(pointer, found, "Name the query parameter or the header that carries the key.")
        return None
    if scheme["in"] == "cookie":
        scope.ask((*pointer, "in"), "`in` is 'cookie'", "It is taken as OpenAPI 3.1 means it; check it.")
    key = {"type": "apiKey", "name": scheme["name"], "in": scheme["in"]}
    return key | scope.pick(scheme, pointer, DESCRIBED, others=("type", "name", "in"))


def _oauth2(scheme: Json, pointer: Pointer, scope: Scope) -> Json:
    flows = _flows(scheme, pointer, scope)
    kept = {} if flows else {f"x-{key}": copied(scheme[key]) for key in FLOW_FIELDS if key in scheme}
    described = scope.pick(scheme, pointer, DESCRIBED, others=("type", *FLOW_FIELDS))
    return {"type": "oauth2", "flows": flows} | described | kept


def _flows(scheme: Json, pointer: Pointer, scope: Scope) -> dict[str, Json]:
    if scheme.get("flow") not in tuple(FLOWS):
        scope.ask((*pointer, "flow"), f"`flow` is {shortened(scheme.get('flow'))}", f"Choose of {', '.join(FLOWS)}.")
        return {}
    name, urls = FLOWS[scheme["flow"]]
    missing = [url for url in urls if not isinstance(scheme.get(url), str)]
    if missing:
        scope.ask(pointer, f"`{missing[0]}` is {shortened(scheme.get(missing[0]))}", "Give the URL of the flow.")
        return {}
    unused = [url for url in ("authorizationUrl", "tokenUrl") if url in scheme and url not in urls]
    for url in unused:
        scope.keep((*pointer, url), f"the flow {scheme['flow']} has no `{url}`", f"`x-{url}` keeps it.")
    scopes = _scopes(scheme, pointer, scope)
    return {name: {url: scheme[url] for url in urls} | scopes | {f"x-{url}": scheme[url] for url in unused}}


def _scopes(scheme: Json, pointer: Pointer, scope: Scope) -> dict[str, Json]:
    scopes = scheme.get("scopes")
    described = scopes if isinstance(scopes, dict) else {}
    fitting = {name: value for name, value in described.items() if isinstance(value, str)}
    if isinstance(scopes, dict) and len(fitting) == len(scopes):
        return {"scopes": fitting}
    scope.ask((*pointer, "scopes"), f"`scopes` is {shortened(scopes)}", "Give an object of texts.")
    return {"scopes": fitting, "x-scopes": copied(scopes)}


def convert_requirements(value: Json, pointer: Pointer, scope: Scope, usable: frozenset[str]) -> dict[str, Json]:
    """Return `security` with the requirements whose schemes are defined, and an extension if not all of them are."""
    listed = value if isinstance(value, list) else []
    fitting = [_requirement(item, scope) for item in listed if _is_defined(item, usable)]
    if isinstance(value, list) and len(fitting) == len(listed):
        return {"security": fitting}
    unknown = sorted({str(name) for item in listed if isinstance(item, dict) for name in item} - usable)
    found = f"`security` requires what securityDefinitions do not define: {', '.join(unknown)}" if unknown else ""
    scope.ask(pointer, found or f"`security` is {shortened(value)}", "`x-security` keeps it; define the scheme.")
    return ({"security": fitting} if fitting or pointer[0] == "paths" else {}) | {"x-security": copied(value)}


def _is_defined(requirement: Json, usable: frozenset[str]) -> bool:
    return isinstance(requirement, dict) and all(
        name in usable and kinds.texts(scopes) for name, scopes in requirement.items()
    )


def _requirement(requirement: dict[str, Json], scope: Scope) -> Json:
    return {scope.names.get("securityDefinitions", name): list(scopes) for name, scopes in requirement.items()}
