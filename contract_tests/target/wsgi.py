"""Call a WSGI app in this process, byte for byte. httpx.WSGITransport rejects a path that is not ASCII."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

import httpx

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

PORTS = {"http": 80, "https": 443}
BARE = ("CONTENT_TYPE", "CONTENT_LENGTH")


class WSGITransport(httpx.BaseTransport):
    """Send the requests of httpx to an app in this process."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        started: list[tuple[int, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> Callable[[bytes], object]:
            started.append((int(status[:3]), headers))
            return refuse_write

        chunks = self._app(environ_of(request), start)
        try:
            body = b"".join(chunks)
        finally:
            close = getattr(chunks, "close", None)
            if close is not None:
                close()
        status, headers = started[-1]
        return httpx.Response(status, headers=headers, content=body)


def environ_of(request: httpx.Request) -> dict[str, Any]:
    """Return the WSGI environment of a request."""
    body = request.read()
    path, _, query = request.url.raw_path.partition(b"?")
    environ = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query.decode("latin-1"),
        "SERVER_NAME": request.url.host,
        "SERVER_PORT": str(request.url.port or PORTS[request.url.scheme]),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": request.url.scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in request.headers.raw:
        key = name.decode("ascii").upper().replace("-", "_")
        environ[key if key in BARE else f"HTTP_{key}"] = value.decode("latin-1")
    return environ


def refuse_write(data: bytes) -> None:
    """Reject the write callable, which only old WSGI frameworks use."""
    raise NotImplementedError
