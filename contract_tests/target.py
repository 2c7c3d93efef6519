"""Reach the server under test, whichever it is: count, check and remember every call that goes there.

Only conftest.py knows how a target is started; it puts the one to test here before tests are collected.
"""

from __future__ import annotations

import itertools
import json
import secrets
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import httpx

from contract_tests.exchange import Exchange
from contract_tests.guard import Guard, NoGuard, is_loopback
from contract_tests.wsgi import WSGITransport

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

IN_PROCESS = "http://localhost"
REMEMBERED = 60
PATIENCE = 30.0


@dataclass(frozen=True)
class Keys:
    """The keys of one account."""

    access_key: str
    secret_key: str = field(repr=False)


class NoFreshWorldError(Exception):
    """The target makes no accounts on request."""


@dataclass
class Target:
    """One server under test.

    Shape:   app is called in this process where given, else base_url over the network; keys are those given for it, the
             mock needs none; seed is what random draws start from; is_ours tells whether it is the mock, which keeps
             the choices that it documents.
    """

    base_url: str
    app: WSGIApplication | None = None
    keys: tuple[Keys, ...] = ()
    is_ours: bool = False
    guard: Guard = field(default_factory=Guard)
    seen: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    exchanges: deque[Exchange] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    test: str = ""
    seed: int = 0
    _worlds: itertools.count[int] = field(default_factory=lambda: itertools.count(secrets.randbelow(10**9)))

    def __post_init__(self) -> None:
        if self.on_this_machine:
            self.guard = NoGuard()

    @property
    def on_this_machine(self) -> bool:
        """Tell whether calling it can cost nothing."""
        return self.app is not None or is_loopback(self.base_url)

    @cached_property
    def inner_transport(self) -> httpx.BaseTransport:
        """What carries a call there, the same for all accounts; close() closes it."""
        return httpx.HTTPTransport() if self.app is None else WSGITransport(self.app)

    def close(self) -> None:
        """Close the connections."""
        self.inner_transport.close()

    def transport(self, *, checked: bool = True) -> RecordingTransport:
        """Return a transport for httpx that records, and holds each answer against the contract if checked."""
        return RecordingTransport(self, self.inner_transport, checked=checked)

    def http(self) -> httpx.Client:
        """Return a plain HTTP client without keys."""
        return httpx.Client(base_url=self.base_url, transport=self.transport(), timeout=PATIENCE)

    def fresh_keys(self) -> Keys:
        """Make a fresh account, by the mock's own way for that.

        Raises:  NoFreshWorldError where the target is not the mock.
        """
        if not self.is_ours:
            raise NoFreshWorldError(self.base_url)
        keys = Keys(f"ct{next(self._worlds):010d}", secrets.token_hex(16))
        self._steer("POST", "worlds", {"access_key": keys.access_key, "secret_key": keys.secret_key}, None)
        return keys

    def forget(self, keys: Keys) -> None:
        """Remove an account that fresh_keys made."""
        self._steer("DELETE", "worlds/self", None, keys)

    def _steer(self, method: str, path: str, body: Any, keys: Keys | None) -> None:
        auth = None if keys is None else (keys.access_key, keys.secret_key)
        http = httpx.Client(base_url=self.base_url, transport=self.inner_transport, timeout=PATIENCE)
        answer = http.request(method, f"/__mock__/{path}", json=body, auth=auth)
        if answer.status_code >= 400:
            raise NoFreshWorldError(f"{method} /__mock__/{path} answered {answer.status_code}: {answer.text}")

    def begin(self) -> None:
        """Forget the calls so far: a new example begins."""
        self.exchanges.clear()

    def record(self, exchange: Exchange) -> None:
        """Count and remember a call."""
        operation = exchange.operation
        self.exchanges.append(exchange)
        self.count("(no operation)" if operation is None else operation.id, exchange.status)

    def count(self, operation: str, status: int) -> None:
        """Count an answer for the summary."""
        self.seen[self.test, operation, status] += 1


class RecordingTransport(httpx.BaseTransport):
    """Carry a call to the target, under the guard, and record it; the target closes what it goes through."""

    def __init__(self, target: Target, inner: httpx.BaseTransport, *, checked: bool) -> None:
        self._target = target
        self._inner = inner
        self._checked = checked

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        request.read()
        self._target.guard.check(request)
        response = self._inner.handle_request(request)
        response.read()
        exchange = Exchange(
            method=request.method,
            url=request.url,
            request_headers=tuple(
                (name, value) for name, value in request.headers.items() if name.lower() != "authorization"
            ),
            request_body=request.content,
            signed="authorization" in request.headers,
            status=response.status_code,
            headers=response.headers,
            body=response.content,
        )
        self._target.record(exchange)
        self._target.guard.note_prices(exchange.body)
        if self._checked:
            exchange.check()
        response.extensions["exchange"] = exchange
        return response


class AsyncTransport(httpx.AsyncBaseTransport):
    """Let an async client use a transport that is not; tests need no more than that."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self._inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        body = await request.aread()
        answer = self._inner.handle_request(
            httpx.Request(
                request.method, request.url, headers=request.headers, content=body, extensions=request.extensions
            )
        )
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.read())


_chosen: list[Target] = []


def choose(target: Target) -> None:
    """Name the server to test."""
    _chosen[:] = [target]


def chosen() -> Target:
    """Return the server to test."""
    return _chosen[0]


def read_keys(environment: Iterable[tuple[str | None, str | None]]) -> tuple[Keys, ...]:
    """Return those pairs of keys that are given whole."""
    return tuple(Keys(access, secret) for access, secret in environment if access and secret)


def compact(value: Any) -> bytes:
    """Write JSON without blanks."""
    return json.dumps(value, separators=(",", ":")).encode()
