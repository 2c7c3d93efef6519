"""Stand between granian and the WSGI app: read a request within limits, call the app, send or break the answer.

Granian speaks RSGI, which is asynchronous, so slow clients and late answers cost no thread: they wait here, and the app
is called once the whole request is there. One worker runs one call at a time: docs/adr/0050.
"""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Protocol
from weakref import WeakSet

from flowroute_mock.admin.gateway import LARGEST_SNAPSHOT
from flowroute_mock.faults.broken_responses import SLEEP, ConnectionDropped
from flowroute_mock.http.parsing import LARGEST_BODY
from flowroute_mock.journal.call_recording import ADMIN_PREFIX
from flowroute_mock.serving.connections import break_connection

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

Headers = list[tuple[str, str]]

CONSTANT = {
    "SCRIPT_NAME": "",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": False,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
    "wsgi.input_terminated": True,
}

TOO_SLOW = (
    b'{"errors":[{"status":408,"title":"Request Timeout",'
    b'"detail":"The body did not arrive in time. Send it faster, or start the mock with a longer --patience."}]}'
)
NOT_READABLE = (
    b'{"errors":[{"status":400,"title":"Client Error",'
    b'"detail":"The body could not be read: its chunks or its length are wrong."}]}'
)


class Scope(Protocol):
    """What RSGI tells of a request."""

    method: str
    path: str
    query_string: str
    scheme: str
    server: str
    client: str
    headers: Any


class Channel(Protocol):
    """What RSGI lets one do with a request: read its body, and answer it once."""

    async def __call__(self) -> bytes: ...
    def response_empty(self, status: int, headers: Headers) -> None: ...
    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None: ...


class Answer:
    """What the WSGI app starts its answer with."""

    __slots__ = ("delay", "headers", "status")

    def __init__(self) -> None:
        self.status = 500
        self.headers: Headers = []
        self.delay = 0.0

    def start(self, status: str, headers: Headers, exc_info: object = None) -> Callable[[bytes], None]:
        """Be the start_response of WSGI."""
        self.status, self.headers = int(status[:3]), headers
        return refuse_write

    def sleep(self, seconds: float) -> None:
        """Note that the answer is to be late; it is slept once the app is done."""
        self.delay += seconds


class RsgiAdapter:
    """An RSGI application around a WSGI one.

    Shape:   patience in seconds, for the body of a request once its head is there; at_end is called when it stops.
    """

    def __init__(self, app: WSGIApplication, *, patience: float, at_end: Callable[[], None] | None = None) -> None:
        self._app = app
        self._patience = patience
        self._at_end = at_end
        self._limits: WeakSet[asyncio.Timeout] = WeakSet()
        self._hurries = False

    def stop_waiting(self) -> None:
        """Wait no longer, also for what is still to come: late answers leave at once, late bodies get 408."""
        self._hurries = True
        for limit in tuple(self._limits):
            with suppress(RuntimeError):  # it has passed already
                limit.reschedule(0)

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Be told by granian that this worker stops."""
        if self._at_end is not None:
            self._at_end()

    async def __rsgi__(self, scope: Scope, channel: Channel) -> None:
        """Answer one request."""
        headers = scope.headers.items()
        try:
            body = await self._read(dict(headers), channel, largest_body(scope.path))
        except TimeoutError:
            return channel.response_bytes(408, closing(TOO_SLOW), TOO_SLOW)
        except (RuntimeError, ValueError):  # the client hung up, or its framing is wrong
            return channel.response_bytes(400, closing(NOT_READABLE), NOT_READABLE)
        answer = Answer()
        environ = environ_of(scope, headers, body)
        environ[SLEEP] = answer.sleep
        sent: list[bytes] = []
        dropped = self._call(environ, answer, sent)
        if answer.delay:
            await self._wait(answer.delay)
        if dropped:
            break_connection(scope.client, scope.server, wire(answer, sent) if sent else b"")
            return channel.response_empty(500, [])
        channel.response_bytes(answer.status, answer.headers, b"".join(sent))

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with self._at_most(seconds):
                await asyncio.Event().wait()

    def _call(self, environ: dict[str, Any], answer: Answer, sent: list[bytes]) -> bool:
        """Run the app and collect what it sends; return whether the connection is to break then."""
        chunks: Iterable[bytes] = ()
        try:
            chunks = self._app(environ, answer.start)
            sent.extend(chunks)
        except ConnectionDropped:
            return True
        finally:
            if hasattr(chunks, "close"):
                chunks.close()
        return False

    async def _read(self, headers: dict[str, str], channel: Channel, largest: int) -> bytes:
        """Read the body, unless its length says that it is larger than the app takes.

        Granian's way to read in parts does not tell a body that ended from one that broke off, so it is read whole.

        Raises:  TimeoutError when it does not come in time; RuntimeError when it breaks off.
        """
        length = headers.get("content-length")
        if length is None and "transfer-encoding" not in headers:
            return b""
        if length is not None and int(length) > largest:
            return b""
        async with self._at_most(self._patience):
            return await channel()

    def _at_most(self, seconds: float) -> asyncio.Timeout:
        limit = asyncio.timeout(0 if self._hurries else seconds)
        self._limits.add(limit)
        return limit


def largest_body(path: str) -> int:
    """Return how many bytes the app takes there."""
    return LARGEST_SNAPSHOT if path.startswith(ADMIN_PREFIX) else LARGEST_BODY


def environ_of(scope: Scope, headers: Headers, body: bytes) -> dict[str, Any]:
    """Write a request as WSGI does; repeated headers are joined with commas."""
    server, _, port = scope.server.rpartition(":")
    environ: dict[str, Any] = CONSTANT | {
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": scope.path if scope.path.isascii() else scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "SERVER_NAME": server.strip("[]"),
        "SERVER_PORT": port,
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body),
    }
    for name, value in headers:
        key = "HTTP_" + name.upper().replace("-", "_")
        environ[key] = f"{environ[key]},{value}" if key in environ else value
    for key in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        if (value := environ.pop(f"HTTP_{key}", None)) is not None:
            environ[key] = value
    if environ.pop("HTTP_TRANSFER_ENCODING", None) is not None:  # the chunks are put together by now
        environ["CONTENT_LENGTH"] = str(len(body))
    return environ


def wire(answer: Answer, sent: list[bytes]) -> bytes:
    """Write the head of an answer and what there is of its body as HTTP/1.1 sends them."""
    head = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}"]
    head += [f"{name}: {value}" for name, value in answer.headers]
    return "\r\n".join((*head, "", "")).encode("latin-1") + b"".join(sent)


def closing(body: bytes) -> Headers:
    """Return the headers of an answer after which the connection ends."""
    return [("content-type", "application/json"), ("content-length", str(len(body))), ("connection", "close")]


def refuse_write(data: bytes) -> None:
    """Stand for the write callable that WSGI has for old frameworks; Flask does not use it."""
    raise NotImplementedError
