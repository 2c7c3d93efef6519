"""Keep of a host its name and port; what else it says goes to schemes and basePath.

Why:     `https://api.example.com/v1` as a host becomes the server `https://https://api.example.com/v1`.
Source:  Swagger 2.0, Swagger Object, host: this must be the host only and does not include the scheme nor sub-paths.

Before:

    host: https://api.example.com/v1

After:

    host: api.example.com
    schemes: [https]
    basePath: /v1
"""

import re
from collections.abc import Iterator

from spec.document.edits import Edit, Remove, Set
from spec.document.places import Json

URL = re.compile(
    r"\s*(?:(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):)?(?://)?(?P<host>[^/?#\s]*)(?P<path>[^?#\s]*)(?P<rest>.*)", re.S
)
SCHEMES = ("http", "https", "ws", "wss")


def find(document: Json) -> Iterator[Edit]:
    """Yield the parts of a host that is a URL, and of a base path that is one."""
    host, base = document.get("host"), document.get("basePath")
    if isinstance(base, str) and "://" in base:
        yield from _parts(document, base, "basePath")
    elif isinstance(host, str) and (host != host.strip() or re.search(r"[/?#\s]", host)):
        yield from _parts(document, host, "host")
    elif host == "":
        yield Remove(("host",))


def _parts(document: Json, text: str, field: str) -> Iterator[Edit]:
    match = URL.fullmatch(text if "//" in text else f"//{text.strip()}")
    if match is None or not match["host"]:
        return
    host, path = match["host"].rpartition("@")[2], match["path"].rstrip("/")
    if field == "host" or not isinstance(document.get("host"), str):
        yield Set(("host",), host, note=f"from `{field}`")
    scheme = (match["scheme"] or "").lower()
    if scheme in SCHEMES and not document.get("schemes"):
        yield Set(("schemes",), [scheme], note=f"from `{field}`")
    base = document.get("basePath")
    own = base if field == "host" and isinstance(base, str) and base.strip("/") else ""
    if field == "basePath":
        yield Set(("basePath",), path or "/")
    elif path and not f"{own}/".startswith(f"{path}/"):
        yield Set(("basePath",), f"{path}/{own.lstrip('/')}" if own else path, note="from `host`")
