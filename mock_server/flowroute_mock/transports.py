"""Let an httpx client call the mock without a socket; what goes wrong raises what httpx raises over one."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

import httpx

from flowroute_mock.faults.broken_responses import SLEEP, ConnectionDropped

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

CONSTANT = {
    "SCRIPT_NAME": "",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "REMOTE_ADDR": "127.0.0.1",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": False,
    "wsgi.run_once": False,
    "wsgi.input_terminated": True,
}
NO_RESPONSE = "Server disconnected without sending a response."
PORTS = {"http": 80, "https": 443}
UNNAMED_BY_CGI = {"HTTP_CONTENT_TYPE": "CONTENT_TYPE", "HTTP_CONTENT_LENGTH": "CONTENT_LENGTH"}


class MockTransport(httpx.BaseTransport):
    """Answer a client's requests with a WSGI app: `httpx.Client(transport=MockTransport(app))`."""

    def __init__(self, app: WSGIApplication) -> None:
        self._exchange = Exchange(app)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request; a late answer is waited for, but no longer than the client's read timeout."""
        outcome, delay = self._exchange(request, request.read())
        if delay:
            time.sleep(patience(request, delay))
        return settle(request, outcome, delay)


class AsyncMockTransport(httpx.AsyncBaseTransport):
    """Answer an async client's requests with a WSGI app: `httpx.AsyncClient(transport=AsyncMockTransport(app))`."""

    def __init__(self, app: WSGIApplication) -> None:
        self._exchange = Exchange(app)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request; a late answer is waited for, but no longer than the client's read timeout."""
        outcome, delay = self._exchange(request, await request.aread())
        if delay:
            import anyio  # noqa: PLC0415  httpx brings it, and loads it as late

            await anyio.sleep(patience(request, delay))
        return settle(request, outcome, delay)


class Exchange:
    """Call a WSGI app with a request, and return a response, or the exception that stands for its absence."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def __call__(self, request: httpx.Request, body: bytes) -> tuple[httpx.Response | Exception, float]:
        """Return what came of it, and how many seconds late it is."""
        started: list[Any] = []
        delays: list[float] = []

        def start_response(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> Any:
            started[:] = int(status[:3]), headers

        environ = environ_of(request, body)
        environ[SLEEP] = delays.append
        sent: list[bytes] = []
        drop = self._run(environ, start_response, sent)
        status, headers = started or (0, [])
        content = b"".join(sent)
        if drop is None:
            stream: httpx.ByteStream | CutStream = httpx.ByteStream(content)
        elif sent:
            stream = CutStream(content, drop.expected)
        else:
            return httpx.RemoteProtocolError(NO_RESPONSE, request=request), sum(delays)
        return httpx.Response(status, headers=headers, stream=stream), sum(delays)

    def _run(self, environ: dict[str, Any], start_response: Any, sent: list[bytes]) -> ConnectionDropped | None:
        chunks: Iterable[bytes] = ()
        try:
            chunks = self._app(environ, start_response)
            sent.extend(chunks)
        except ConnectionDropped as drop:
            return drop
        finally:
            if hasattr(chunks, "close"):
                chunks.close()
        return None


class CutStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The part of a body that came before the connection closed."""

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


def environ_of(request: httpx.Request, body: bytes) -> dict[str, Any]:
    """Write a request as WSGI does; repeated headers are joined with commas."""
    url = request.url
    path, _, query = url.raw_path.partition(b"?")
    environ: dict[str, Any] = CONSTANT | {
        "REQUEST_METHOD": request.method,
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query.decode("ascii"),
        "SERVER_NAME": url.host,
        "SERVER_PORT": str(url.port or PORTS.get(url.scheme, 80)),
        "wsgi.url_scheme": url.scheme,
        "wsgi.input": io.BytesIO(body),
    }
    for name, value in request.headers.raw:
        key = "HTTP_" + name.decode("ascii").upper().replace("-", "_")
        text = value.decode("latin-1")
        key = UNNAMED_BY_CGI.get(key, key)
        environ[key] = f"{environ[key]},{text}" if key in environ else text
    return environ


def patience(request: httpx.Request, delay: float) -> float:
    """Return how long the client waits for an answer that is late by so many seconds."""
    limit = request.extensions.get("timeout", {}).get("read")
    return delay if limit is None else min(delay, limit)


def settle(request: httpx.Request, outcome: httpx.Response | Exception, delay: float) -> httpx.Response:
    """Return the response, or raise what a client sees in its place.

    Raises:  httpx.ReadTimeout when the answer is later than the client waits; httpx.RemoteProtocolError.
    """
    if delay > patience(request, delay):
        raise httpx.ReadTimeout("timed out", request=request)
    if isinstance(outcome, Exception):
        raise outcome
    return outcome
