"""Write a recorded call so that it can be made again: with curl, and in Python."""

from __future__ import annotations

import shlex
from urllib.parse import quote_from_bytes

from flowroute_mock.world.records import JsonObject

REPEATED = ("Content-Type", "Accept", "Prefer")
"""Headers that change a response; all others belong to the client that made the call."""
KEYS = "FLOWROUTE_ACCESS_KEY", "FLOWROUTE_SECRET_KEY"


def as_curl(call: JsonObject, origin: str) -> str:
    """Write a call for a POSIX shell; the keys come from the environment."""
    request = call["request"]
    parts = ["curl", "-X", request["method"], "-u", f'"${KEYS[0]}:${KEYS[1]}"']
    for name, value in headers(request):
        parts += ["-H", shlex.quote(f"{name}: {value}")]
    if request["body"] is not None:
        parts += ["--data-binary", shlex.quote(request["body"])]
    return " ".join([*parts, shlex.quote(url_of(request, origin))])


def as_python(call: JsonObject, origin: str) -> str:
    """Write a call in Python; the keys come from the environment."""
    request = call["request"]
    lines = [f"    {request['method']!r},", f"    {url_of(request, origin)!r},"]
    lines.append(f'    auth=(os.environ["{KEYS[0]}"], os.environ["{KEYS[1]}"]),')
    if found := headers(request):
        lines.append(f"    headers={dict(found)!r},")
    if request["body"] is not None:
        lines.append(f"    content={request['body']!r}.encode(),")
    return "\n".join(["import os", "", "import httpx", "", "response = httpx.request(", *lines, ")", ""]) + (
        "print(response.status_code, response.text)"
    )


def headers(request: JsonObject) -> list[tuple[str, str]]:
    """Return the headers to repeat."""
    return [(name, request["headers"][name]) for name in REPEATED if request["headers"].get(name, "*/*") != "*/*"]


def url_of(request: JsonObject, origin: str) -> str:
    """Return the URL of a request at this mock."""
    return origin + quoted(request["path"]) + ("?" + request["query"] if request["query"] else "")


def quoted(path: str) -> str:
    """Quote a path of WSGI, each of whose characters is a byte."""
    return quote_from_bytes(path.encode("latin-1", errors="replace"))
