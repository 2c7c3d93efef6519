"""Run the WSGI app behind granian: read a request within limits, call the app, send its response or break it off.

Granian speaks RSGI, which is asynchronous, so slow clients and late responses occupy no thread: they wait here, and the
app is called when the whole request has arrived. One worker runs one call at a time: docs/adr/0050.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Protocol
from weakref import WeakSet

from flowroute_mock.admin.gateway import LARGEST_SNAPSHOT
from flowroute_mock.http.parsing import LARGEST_BODY
from flowroute_mock.journal.call_recording import ADMIN_PREFIX
from flowroute_mock.serving.connections import break_connection
from flowroute_mock.serving.wsgi import Headers, RequestLine, WsgiResponse, build_environ, call_app

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

TOO_SLOW = (
    b'{"errors":[{"status":408,"title":"Request Timeout",'
    b'"detail":"The body did not arrive in time. Send it faster, or start the mock with a longer --patience."}]}'
)
NOT_READABLE = (
    b'{"errors":[{"status":400,"title":"Client Error",'
    b'"detail":"The body could not be read: its chunks or its length are wrong."}]}'
)


class RsgiScope(Protocol):
    """A request without its body, as RSGI describes it."""

    method: str
    path: str
    query_string: str
    scheme: str
    server: str
    client: str
    headers: Any


class RsgiChannel(Protocol):
    """The connection of one request: read its body, and respond once."""

    async def __call__(self) -> bytes: ...
    def response_empty(self, status: int, headers: Headers) -> None: ...
    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None: ...


class RsgiAdapter:
    """An RSGI application around a WSGI one.

    Shape:   patience in seconds, for the body of a request once its head has arrived; at_end is called when the worker
             stops.
    """

    def __init__(self, app: WSGIApplication, *, patience: float, at_end: Callable[[], None] | None = None) -> None:
        self._app = app
        self._patience = patience
        self._at_end = at_end
        self._limits: WeakSet[asyncio.Timeout] = WeakSet()
        self._is_stopping = False

    def stop_waiting(self) -> None:
        """End every wait, now and from now on: late responses are sent at once, late bodies get 408."""
        self._is_stopping = True
        for limit in tuple(self._limits):
            with suppress(RuntimeError):  # it has passed already
                limit.reschedule(0)

    def __rsgi_del__(self, _loop: asyncio.AbstractEventLoop) -> None:
        """Call at_end; granian calls this when its worker stops."""
        if self._at_end is not None:
            self._at_end()

    async def __rsgi__(self, scope: RsgiScope, channel: RsgiChannel) -> None:
        """Respond to one request."""
        headers = scope.headers.items()
        try:
            body = await self._read(dict(headers), channel, largest_body(scope.path))
        except TimeoutError:
            return channel.response_bytes(408, closing(TOO_SLOW), TOO_SLOW)
        except (RuntimeError, ValueError):  # the client hung up, or its framing is wrong
            return channel.response_bytes(400, closing(NOT_READABLE), NOT_READABLE)
        response = call_app(self._app, build_environ(request_line(scope), headers, body))
        if response.delay:
            await self._wait(response.delay)
        if response.dropped:
            break_connection(scope.client, scope.server, wire(response) if response.chunks else b"")
            return channel.response_empty(500, [])
        channel.response_bytes(response.status, response.headers, response.body)

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with self._at_most(seconds):
                await asyncio.Event().wait()

    async def _read(self, headers: dict[str, str], channel: RsgiChannel, largest: int) -> bytes:
        """Read the body, unless its length says that it is larger than the app takes.

        The body is read whole: granian's iteration over parts cannot distinguish a complete body from a broken-off one.

        Raises:  TimeoutError when it does not arrive in time; RuntimeError when it breaks off.
        """
        length = headers.get("content-length")
        if length is None and "transfer-encoding" not in headers:
            return b""
        if length is not None and int(length) > largest:
            return b""
        async with self._at_most(self._patience):
            return await channel()

    def _at_most(self, seconds: float) -> asyncio.Timeout:
        limit = asyncio.timeout(0 if self._is_stopping else seconds)
        self._limits.add(limit)
        return limit


def largest_body(path: str) -> int:
    """Return how many bytes of body the app accepts at a path."""
    return LARGEST_SNAPSHOT if path.startswith(ADMIN_PREFIX) else LARGEST_BODY


def request_line(scope: RsgiScope) -> RequestLine:
    """Write what RSGI says of a request as WSGI needs it."""
    server, _, port = scope.server.rpartition(":")
    return RequestLine(
        method=scope.method,
        path=scope.path if scope.path.isascii() else scope.path.encode().decode("latin-1"),
        query=scope.query_string,
        scheme=scope.scheme,
        server_name=server.strip("[]"),
        server_port=port,
        client=scope.client.rpartition(":")[0].strip("[]"),
    )


def wire(response: WsgiResponse) -> bytes:
    """Write the head of a response, and as much of its body as there is, as HTTP/1.1 sends them."""
    head = [f"HTTP/1.1 {response.status} {HTTPStatus(response.status).phrase}"]
    head += [f"{name}: {value}" for name, value in response.headers]
    return "\r\n".join((*head, "", "")).encode("latin-1") + response.body


def closing(body: bytes) -> Headers:
    """Return the headers of a response after which the connection closes."""
    return [("content-type", "application/json"), ("content-length", str(len(body))), ("connection", "close")]
