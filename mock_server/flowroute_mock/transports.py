"""Let an httpx client call the mock without a socket; errors are those that httpx raises over a socket."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

import httpx

from flowroute_mock.serving.wsgi import RequestLine, WsgiResponse, build_environ, call_app

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

LOOPBACK = "127.0.0.1"
NO_RESPONSE = "Server disconnected without sending a response."
PORTS = {"http": 80, "https": 443}


class MockTransport(httpx.BaseTransport):
    """Send a client's requests to a WSGI app: `httpx.Client(transport=MockTransport(app))`.

    Shape:   sleep waits for a late response; a frozen clock's is over at once.
    """

    def __init__(self, app: WSGIApplication, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._app = app
        self._sleep = sleep

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Return the response to one request; wait for a late one, but no longer than the client's read timeout."""
        response = call_with(self._app, request, request.read())
        if response.delay:
            self._sleep(time_to_wait(request, response.delay))
        return to_httpx(request, response)


class AsyncMockTransport(httpx.AsyncBaseTransport):
    """Send an async client's requests to a WSGI app: `httpx.AsyncClient(transport=AsyncMockTransport(app))`.

    Shape:   as MockTransport; None for the sleep of the event loop.
    """

    def __init__(self, app: WSGIApplication, *, sleep: Callable[[float], Awaitable[None]] | None = None) -> None:
        self._app = app
        self._sleep = sleep or event_loop_sleep

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the response to one request; wait for a late one, but no longer than the client's read timeout."""
        response = call_with(self._app, request, await request.aread())
        if response.delay:
            await self._sleep(time_to_wait(request, response.delay))
        return to_httpx(request, response)


async def event_loop_sleep(seconds: float) -> None:
    """Wait in asyncio or trio, whichever runs."""
    import anyio  # noqa: PLC0415  httpx brings it, and loads it as late

    await anyio.sleep(seconds)


class CutStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The part of a body that was sent before the connection closed."""

    def __init__(self, part: bytes, expected: int) -> None:
        self._part = part
        self._message = (
            "peer closed connection without sending complete message body "
            f"(received {len(part)} bytes, expected {expected})"
        )

    def __iter__(self) -> Iterator[bytes]:
        yield self._part
        raise httpx.RemoteProtocolError(self._message)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._part
        raise httpx.RemoteProtocolError(self._message)


def call_with(app: WSGIApplication, request: httpx.Request, body: bytes) -> WsgiResponse:
    """Call an app with a request of httpx."""
    headers = [(name.decode("ascii"), value.decode("latin-1")) for name, value in request.headers.raw]
    return call_app(app, build_environ(request_line(request), headers, body))


def request_line(request: httpx.Request) -> RequestLine:
    """Write a request of httpx as WSGI needs it; the caller is this machine."""
    url = request.url
    path, _, query = url.raw_path.partition(b"?")
    return RequestLine(
        method=request.method,
        path=unquote_to_bytes(path).decode("latin-1"),
        query=query.decode("ascii"),
        scheme=url.scheme,
        server_name=url.host,
        server_port=str(url.port or PORTS.get(url.scheme, 80)),
        client=LOOPBACK,
    )


def time_to_wait(request: httpx.Request, delay: float) -> float:
    """Return how many seconds a client waits for a response that is so late."""
    timeout = request.extensions.get("timeout", {}).get("read")
    return delay if timeout is None else min(delay, timeout)


def to_httpx(request: httpx.Request, response: WsgiResponse) -> httpx.Response:
    """Return the response of an app, once its delay is over.

    Raises:  httpx.ReadTimeout when it is later than the client waits; httpx.RemoteProtocolError when the connection was
             dropped: here before the first byte, else while the body is read.
    """
    if response.delay > time_to_wait(request, response.delay):
        raise httpx.ReadTimeout("timed out", request=request)
    stream: httpx.ByteStream | CutStream = httpx.ByteStream(response.body)
    if response.dropped is not None:
        if not response.chunks:
            raise httpx.RemoteProtocolError(NO_RESPONSE, request=request)
        stream = CutStream(response.body, response.dropped.expected)
    return httpx.Response(response.status, headers=response.headers, stream=stream)
