"""Convert host, basePath and schemes to servers."""

import re

from spec.conversion.scope import Scope, shortened
from spec.document.places import Json, Pointer

SCHEMES = ("http", "https", "ws", "wss")
HOST = re.compile(
    r"(?:[^\s/?#@{}:\[\]]|\{[^{}/]+\})+(?::(?:[0-9]{1,5}|\{[^{}/]+\}))?|\[[0-9a-fA-F:.]+\](?::[0-9]{1,5})?"
)
BASE = re.compile(r"/[^\s?#]*")
VARIABLE = re.compile(r"\{([^{}]+)\}")


def convert_servers(scope: Scope, schemes: Json, pointer: Pointer) -> dict[str, Json]:
    """Return `servers`, and as extensions what they cannot say: schemes without a host."""
    document = scope.document
    host, base = _part(scope, "host", HOST, ""), _part(scope, "basePath", BASE, "/")
    valid = _schemes(schemes, pointer, scope)
    path = "" if base == "/" else base.rstrip("/") if host else base
    if not host:
        return {"servers": [{"url": base}] if "basePath" in document or not valid else []} | _lone(
            valid, base, pointer, scope
        )
    urls = [f"{scheme}://{host}{path}" for scheme in valid] or [f"//{host}{path}"]
    return {"servers": [_server(url, scope) for url in urls]}


def _lone(schemes: list[str], base: str, pointer: Pointer, scope: Scope) -> dict[str, Json]:
    if not schemes:
        return {}
    found = f"schemes without a host ({', '.join(schemes)})"
    scope.keep(pointer, found, "`x-schemes` of the server keeps them; name the host to have a whole URL.")
    return {"servers": [{"url": base, "x-schemes": schemes}]}


def _server(url: str, scope: Scope) -> Json:
    names = list(dict.fromkeys(VARIABLE.findall(url)))
    if not names:
        return {"url": url}
    found = f"the URL of the server has variables ({', '.join(names)}) and Swagger 2.0 gives no value"
    scope.ask(("host",), found, "Each has its own name as a default; give the real one.")
    return {"url": url, "variables": {name: {"default": name, "x-inferred": True} for name in names}}


def _part(scope: Scope, key: str, pattern: re.Pattern[str], absent: str) -> str:
    value = scope.document.get(key, absent)
    if value == "" or (isinstance(value, str) and pattern.fullmatch(value) and value.count("{") == value.count("}")):
        return value or absent
    scope.ask((key,), f"`{key}` is {shortened(value)}", f"`x-{key}` keeps it; give a name and a port, or a path.")
    return absent


def unfit_parts(document: Json) -> dict[str, Json]:
    """Return as extensions the host and the base path that are none."""
    parts = (("host", HOST), ("basePath", BASE))
    values = ((key, document[key], pattern) for key, pattern in parts if document.get(key))
    return {f"x-{key}": value for key, value, fit in values if not (isinstance(value, str) and fit.fullmatch(value))}


def _schemes(schemes: Json, pointer: Pointer, scope: Scope) -> list[str]:
    if isinstance(schemes, list) and all(scheme in SCHEMES for scheme in schemes):
        return list(dict.fromkeys(schemes))
    scope.ask(pointer, f"{shortened(schemes)} is here", f"Swagger 2.0 wants a list of {', '.join(SCHEMES)}.")
    return [scheme for scheme in schemes if scheme in SCHEMES] if isinstance(schemes, list) else []
