"""Spell the kinds, flows and requirements of security as Swagger 2.0 does.

Why:     `apikey`, `OAuth2` or `client_credentials` are known to nobody; without its scheme an operation looks public.
Source:  Swagger 2.0, Security Scheme Object: type is basic, apiKey or oauth2, flow is implicit, password, application
         or accessCode; Security Requirement Object: each name has a list of scopes.

Before:

    securityDefinitions:
      key: {type: apikey, name: X-Key, in: Header}
    security: [key]

After:

    securityDefinitions:
      key: {type: apiKey, name: X-Key, in: header}
    security:
      - key: []
"""

import re
from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.places import Json, Pointer
from spec.document.walks import find_operations

TYPES = {"apikey": "apiKey", "basic": "basic", "basicauth": "basic", "httpbasic": "basic"}
TYPES |= dict.fromkeys(("oauth2", "oauth", "oauth20"), "oauth2")
FLOWS = {"implicit": "implicit", "password": "password", "resourceowner": "password", "application": "application"}
FLOWS |= dict.fromkeys(("clientcredentials", "clientcredential"), "application")
FLOWS |= dict.fromkeys(("accesscode", "authorizationcode", "code"), "accessCode")


def find(document: Json) -> Iterator[Set]:
    """Yield the spelling of Swagger 2.0 for each scheme and each requirement that has another."""
    schemes = document.get("securityDefinitions")
    for name, scheme in schemes.items() if isinstance(schemes, dict) else ():
        if isinstance(scheme, dict):
            yield from _scheme(str(name), scheme, ("securityDefinitions", name))
    for pointer, owner in (((), document), *find_operations(document)):
        if "security" in owner:
            yield from _requirements(owner["security"], (*pointer, "security"))


def _scheme(name: str, scheme: dict[str, Json], pointer: Pointer) -> Iterator[Set]:
    kind = TYPES.get(_squeezed(scheme.get("type")), scheme.get("type"))
    if str(kind).lower() == "http":
        yield from _http(scheme, pointer)
        return
    if kind != scheme.get("type"):
        yield Set((*pointer, "type"), kind)
    if kind == "apiKey":
        yield from _api_key(name, scheme, pointer)
    if kind == "oauth2":
        yield from _oauth2(scheme, pointer)


def _http(scheme: dict[str, Json], pointer: Pointer) -> Iterator[Set]:
    rest = {key: value for key, value in scheme.items() if key not in ("type", "scheme", "bearerFormat")}
    if str(scheme.get("scheme")).lower() == "basic":
        yield Set(pointer, {"type": "basic"} | rest, note="OpenAPI 3 spells it so")
    elif str(scheme.get("scheme")).lower() == "bearer":
        key = {"type": "apiKey", "in": "header", "name": "Authorization"}
        yield Set(pointer, key | rest, inferred=True, note="OpenAPI 3 spells a bearer token so")


def _api_key(name: str, scheme: dict[str, Json], pointer: Pointer) -> Iterator[Set]:
    place = str(scheme.get("in", "header")).lower()
    if place != scheme.get("in"):
        yield Set((*pointer, "in"), place, inferred="in" not in scheme)
    if not isinstance(scheme.get("name"), str):
        yield Set((*pointer, "name"), name, inferred=True, note="from the name of the scheme")


def _oauth2(scheme: dict[str, Json], pointer: Pointer) -> Iterator[Set]:
    flow = FLOWS.get(_squeezed(scheme.get("flow")), scheme.get("flow"))
    if flow != scheme.get("flow"):
        yield Set((*pointer, "flow"), flow)
    scopes = scheme.get("scopes")
    if scopes is None:
        yield Set((*pointer, "scopes"), {}, note="none are said")
    elif isinstance(scopes, list) and all(isinstance(scope, str) for scope in scopes):
        yield Set((*pointer, "scopes"), dict.fromkeys(scopes, ""))


def _requirements(value: Json, pointer: Pointer) -> Iterator[Set]:
    listed = value if isinstance(value, list) else [value]
    written = [_requirement(item) for item in listed]
    if written != value:
        yield Set(pointer, written)


def _requirement(item: Json) -> Json:
    if isinstance(item, str):
        return {item: []}
    if not isinstance(item, dict):
        return item
    return {name: _scopes(scopes) for name, scopes in item.items()}


def _scopes(scopes: Json) -> Json:
    if isinstance(scopes, str):
        return scopes.split()
    return list(scopes) if isinstance(scopes, dict) else [] if scopes is None else scopes


def _squeezed(text: Json) -> str:
    return re.sub(r"[^a-z0-9]", "", str(text).lower())
