"""Say with media types and security what Swagger 2.0 says with the headers that OpenAPI 3.1 ignores."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from spec.conversion.parameters import Given
from spec.conversion.scope import Scope
from spec.conversion.security import convert_requirements
from spec.document.places import Json, Pointer

NAME = "AuthorizationHeader"
SCHEME = {"type": "apiKey", "in": "header", "name": "Authorization"}


@dataclass
class Security:
    """The schemes that are defined, the requirements in force everywhere, and what a header adds to the schemes."""

    schemes: dict[str, Json]
    usable: frozenset[str]
    everywhere: list[Json]
    added: dict[str, Json] = field(default_factory=dict)


def media_types_of(given: Iterable[Given], scope: Scope) -> Scope:
    """Return the scope with the media types that a header Content-Type or Accept names, where nothing else does."""
    for one in (one for one in given if one.is_ignored):
        header = one.key[1].lower()
        named = tuple(name for name in _values(one.parameter) if isinstance(name, str) and "/" in name)
        if header == "content-type" and named and not scope.consumes:
            scope = replace(scope, consumes=named)
        if header == "accept" and named and not scope.produces:
            scope = replace(scope, produces=named)
    return scope


def _values(parameter: Json) -> list[Json]:
    values = parameter.get("enum", [parameter["default"]] if "default" in parameter else [])
    return values if isinstance(values, list) else []


def secured(
    operation: Json, given: Iterable[Given], pointer: Pointer, scope: Scope, security: Security
) -> dict[str, Json]:
    """Return the `security` of an operation: its own, and what a header Authorization asks for beyond it."""
    own: dict[str, Json] = {}
    if "security" in operation:
        own = convert_requirements(operation["security"], (*pointer, "security"), scope, security.usable)
    asked = [one for one in given if one.is_ignored and one.key[1].lower() == "authorization"]
    in_force = own.get("security", security.everywhere if "security" not in operation else [])
    if not asked or any(_uses_header(name, security) for requirement in in_force for name in requirement):
        return own
    name = _added_name(security)
    with_header = [requirement | {name: []} for requirement in in_force] or [{name: []}]
    optional = [] if asked[-1].parameter.get("required") is True else (in_force or [{}])
    return own | {"security": [*with_header, *optional]}


def _uses_header(name: str, security: Security) -> bool:
    scheme = security.schemes.get(name, {})
    is_key = scheme.get("in") == "header" and str(scheme.get("name")).lower() == "authorization"
    return scheme.get("type") in ("http", "oauth2") or is_key


def _added_name(security: Security) -> str:
    name, number = NAME, 2
    while name in security.schemes:
        name, number = f"{NAME}_{number}", number + 1
    security.added[name] = dict(SCHEME)
    return name
