"""Run the WSGI app behind granian: read a request within limits, call the app, send its response or break it off.

Granian speaks RSGI, which is asynchronous, so slow clients and late responses occupy no thread: they wait here. The app
is called first without the body of a request; only if it asks for the body, that is read, and the app is called again
with it: docs/adr/0055. Where the app may have to wait for its database, it is called in threads: docs/adr/0056.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Protocol
from weakref import WeakSet

import orjson

from flowroute_mock.serving.bodies import (
    BodyReader,
    BodyTooLargeError,
    BrokenBodyError,
    TooManyBodiesError,
    discard,
)
from flowroute_mock.serving.connections import break_connection
from flowroute_mock.serving.wsgi import Headers, RequestLine, WsgiResponse, build_environ, call_app, set_body

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

THREADS = 64
"""How many calls of one worker may wait for a database at once; more wait for their turn."""
HOST = re.compile(r"([A-Za-z0-9._~!$&'()*+,;=%-]*|\[[0-9A-Fa-f:.]+\])(:[0-9]*)?", re.ASCII)
"""A Host header that is valid by RFC 9110 7.2."""


class EdgeError(Exception):
    """A request that the app never sees, or not whole, with the status and the words of the response to it."""

    def __init__(self, status: int, title: str, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.body = orjson.dumps({"errors": [{"status": status, "title": title, "detail": detail}]})

    @property
    def headers(self) -> Headers:
        """Return the headers of a response after which the connection closes."""
        retry = [("retry-after", "1")] if self.status == 503 else []
        length = str(len(self.body))
        return [("content-type", "application/json"), ("content-length", length), ("connection", "close"), *retry]


class RsgiScope(Protocol):
    """A request without its body, as RSGI describes it."""

    method: str
    http_version: str
    path: str
    query_string: str
    scheme: str
    server: str
    client: str
    headers: Any


class RsgiChannel(Protocol):
    """The connection of one request: read its body in parts, and respond once."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...
    def response_empty(self, status: int, headers: Headers) -> None: ...
    def response_bytes(self, status: int, headers: Headers, body: bytes) -> None: ...


class RsgiAdapter:
    """An RSGI application around a WSGI one.

    Shape:   patience in seconds, for the body of a request once its head has arrived; may_wait where the app may wait
             for its database, so that it is called in threads.
    """

    def __init__(self, app: WSGIApplication, *, patience: float, may_wait: bool = False) -> None:
        self._app = app
        self._patience = patience
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="flowroute-mock-call") if may_wait else None
        self._bodies = BodyReader()
        self._limits: WeakSet[asyncio.Timeout] = WeakSet()
        self._is_stopping = False

    def stop_waiting(self) -> None:
        """End every wait, now and from now on: late responses are sent at once, late bodies get 408."""
        self._is_stopping = True
        for limit in tuple(self._limits):
            with suppress(RuntimeError):  # it has passed already
                limit.reschedule(0)

    def close(self) -> None:
        """Give back the threads; those that are in a call end with it."""
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)

    async def __rsgi__(self, scope: RsgiScope, channel: RsgiChannel) -> None:
        """Respond to one request."""
        try:
            response = await self._respond(scope, channel)
        except EdgeError as error:
            return channel.response_bytes(error.status, error.headers, error.body)
        if response.delay:
            await self._wait(response.delay)
        if response.dropped:
            break_connection(scope.client, scope.server, wire(response) if response.chunks else b"")
            return channel.response_empty(500, [])
        channel.response_bytes(response.status, response.headers, response.body)

    async def _respond(self, scope: RsgiScope, channel: RsgiChannel) -> WsgiResponse:
        headers = scope.headers.items()
        check_host(scope.http_version, [value for name, value in headers if name == "host"])
        named = dict(headers)
        if not has_body(named):
            return await self._call(build_environ(request_line(scope), headers, b""))
        environ = build_environ(request_line(scope), headers, None)
        response = await self._call(environ)
        if response.needs_body is not None:
            return await self._call_with_body(environ, channel, response.needs_body)
        if "expect" not in named:  # a client that expects 100 Continue has not sent its body
            await discard(channel)
        return response

    async def _call(self, environ: dict[str, Any]) -> WsgiResponse:
        if self._threads is None:
            return call_app(self._app, environ)
        return await asyncio.get_running_loop().run_in_executor(self._threads, call_app, self._app, environ)

    async def _call_with_body(self, environ: dict[str, Any], channel: RsgiChannel, largest: int) -> WsgiResponse:
        length = int(environ["CONTENT_LENGTH"]) if "HTTP_TRANSFER_ENCODING" not in environ else None
        try:
            body = await self._read(channel, largest, length)
        except BodyTooLargeError:
            set_body(environ, b"", length=largest + 1)
            return await self._call(environ)
        try:
            set_body(environ, body)
            return await self._call(environ)
        finally:
            self._bodies.free(body)

    async def _read(self, channel: RsgiChannel, largest: int, length: int | None) -> bytearray:
        try:
            async with self._at_most(self._patience):
                return await self._bodies.read(channel, largest=largest, length=length)
        except TimeoutError:
            raise EdgeError(
                408,
                "Request Timeout",
                "The body did not arrive in time. Send it faster, or start the mock with a longer --patience.",
            ) from None
        except (BrokenBodyError, RuntimeError):
            raise EdgeError(
                400,
                "Client Error",
                "The body could not be read: its chunks or its length are wrong, or it has trailer fields.",
            ) from None
        except TooManyBodiesError:
            raise EdgeError(
                503, "Service Unavailable", "Too many large bodies arrive at once. Send this one again later."
            ) from None

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with self._at_most(seconds):
                await asyncio.Event().wait()

    def _at_most(self, seconds: float) -> asyncio.Timeout:
        limit = asyncio.timeout(0 if self._is_stopping else seconds)
        self._limits.add(limit)
        return limit


def has_body(headers: dict[str, str]) -> bool:
    """Return whether a request has a body, by its headers."""
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"


def check_host(http_version: str, hosts: list[str]) -> None:
    """Check that a request has one valid Host header, as RFC 9112 3.2 asks; HTTP/1.0 does without.

    Raises:  EdgeError.
    """
    if not hosts and http_version != "1.1":
        return
    if len(hosts) != 1:
        raise EdgeError(400, "Client Error", f"A request has one Host header; this one has {len(hosts)}.")
    if not HOST.fullmatch(hosts[0]):
        raise EdgeError(400, "Client Error", "The Host header is not a host with an optional port.")


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
