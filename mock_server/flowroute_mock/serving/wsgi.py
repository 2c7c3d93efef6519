"""Build a WSGI environment and call a WSGI app with it: for the server and for the in-process transports alike."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from flowroute_mock.faults.broken_responses import SLEEP, ConnectionDropped
from flowroute_mock.http.parsing import BODY_IS_COMING, BodyNeeded

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

Headers = list[tuple[str, str]]

CONSTANT = {
    "SCRIPT_NAME": "",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
    "wsgi.input_terminated": True,
}
NAMED_BY_CGI = {"HTTP_CONTENT_TYPE": "CONTENT_TYPE", "HTTP_CONTENT_LENGTH": "CONTENT_LENGTH"}


class RequestLine(NamedTuple):
    """A request without its headers and body.

    Shape:   path unquoted, each byte one character (latin-1), as WSGI has it; query as sent; client an IP address.
    """

    method: str
    path: str
    query: str
    scheme: str
    server_name: str
    server_port: str
    client: str


def build_environ(line: RequestLine, headers: Iterable[tuple[str, str]], body: bytes | None) -> dict[str, Any]:
    """Return the environment of a request; repeated headers are joined with commas.

    Shape:   body None where it has not been read yet; set_body adds it.
    """
    environ: dict[str, Any] = CONSTANT | {
        "REQUEST_METHOD": line.method,
        "PATH_INFO": line.path,
        "QUERY_STRING": line.query,
        "REMOTE_ADDR": line.client,
        "SERVER_NAME": line.server_name,
        "SERVER_PORT": line.server_port,
        "wsgi.url_scheme": line.scheme,
        "wsgi.input": io.BytesIO(body or b""),
    }
    for name, value in headers:
        key = "HTTP_" + name.upper().replace("-", "_")
        key = NAMED_BY_CGI.get(key, key)
        environ[key] = f"{environ[key]},{value}" if key in environ else value
    if body is None:
        environ[BODY_IS_COMING] = True
    elif "HTTP_TRANSFER_ENCODING" in environ:
        set_body(environ, body)
    return environ


def set_body(environ: dict[str, Any], body: bytes | bytearray, *, length: int | None = None) -> None:
    """Add a body that has been read, its chunks joined, or only the length of one that is too large to be read."""
    environ.pop("HTTP_TRANSFER_ENCODING", None)
    environ.pop(BODY_IS_COMING, None)
    environ["CONTENT_LENGTH"] = str(len(body) if length is None else length)
    environ["wsgi.input"] = io.BytesIO(body)


class WsgiResponse:
    """What an app sent: all of it, or the part before it dropped the connection.

    Shape:   delay in seconds, to be waited for before sending; dropped None for a complete response; needs_body is how
             many bytes the app reads before it responds, None for a response.
    """

    __slots__ = ("chunks", "delay", "dropped", "headers", "needs_body", "status")

    def __init__(self) -> None:
        self.status = 500
        self.headers: Headers = []
        self.chunks: list[bytes] = []
        self.delay = 0.0
        self.dropped: ConnectionDropped | None = None
        self.needs_body: int | None = None

    @property
    def body(self) -> bytes:
        """Return the body, as far as it was sent."""
        return b"".join(self.chunks)

    def start(self, status: str, headers: Headers, exc_info: object = None) -> Callable[[bytes], None]:
        """Serve as start_response of WSGI."""
        self.status, self.headers = int(status[:3]), headers
        return reject_write

    def add_delay(self, seconds: float) -> None:
        """Add to the delay, in place of sleeping while the app runs."""
        self.delay += seconds


def call_app(app: WSGIApplication, environ: dict[str, Any]) -> WsgiResponse:
    """Call an app, and collect its response; exceptions of the app itself are raised."""
    response = WsgiResponse()
    environ[SLEEP] = response.add_delay
    chunks: Iterable[bytes] = ()
    try:
        chunks = app(environ, response.start)
        response.chunks.extend(chunks)
    except ConnectionDropped as drop:
        response.dropped = drop
    except BodyNeeded as needed:
        response.needs_body = needed.largest
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
    return response


def reject_write(data: bytes) -> None:
    """Reject the write callable that WSGI keeps for old frameworks; Flask does not use it."""
    raise NotImplementedError("The write callable of WSGI is not supported. Return the body from the app.")
