"""Describe the server under test: its address, its accounts, and the calls that it received.

Only conftest.py starts a server; it names the one to test before pytest collects the tests.
"""

from __future__ import annotations

import itertools
import secrets
from collections import Counter, deque
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import httpx

from contract_tests.target.checked_call import CheckedCall
from contract_tests.target.keys import KeyPair, describe_credentials
from contract_tests.target.spending import NoSpendingGuard, SpendingGuard, is_loopback
from contract_tests.target.transports import RecordingTransport
from contract_tests.target.wsgi import WSGITransport

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

IN_PROCESS = "http://localhost"
REMEMBERED = 60
PATIENCE = 30.0
NO_OPERATION = "(no operation)"


class NoFreshAccountError(Exception):
    """The server cannot create an account for a test."""


@dataclass(repr=False)
class Target:
    """One server under test.

    Shape:   app is called in this process; without it, base_url is called over the network. keys are the accounts given
             on the command line; the mock needs none. is_ours is true for the mock, which follows its documented
             choices. seed starts the random draws.
    """

    base_url: str
    app: WSGIApplication | None = None
    keys: tuple[KeyPair, ...] = ()
    is_ours: bool = False
    guard: SpendingGuard = field(default_factory=SpendingGuard)
    seen: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    calls: deque[CheckedCall] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    test: str = ""
    seed: int = 0
    created: list[KeyPair] = field(default_factory=list)
    _worlds: itertools.count[int] = field(default_factory=lambda: itertools.count(secrets.randbelow(10**9)))

    def __post_init__(self) -> None:
        if self.on_this_machine:
            self.guard = NoSpendingGuard()

    def __repr__(self) -> str:
        return f"<Target {self.base_url}{'' if self.app is None else ' in this process'}>"

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        printer.text(repr(self))  # Hypothesis would print every field

    @property
    def on_this_machine(self) -> bool:
        """Whether no call can cost money."""
        return self.app is not None or is_loopback(self.base_url)

    @cached_property
    def inner_transport(self) -> httpx.BaseTransport:
        """The transport that all accounts share; close() closes it."""
        return httpx.HTTPTransport() if self.app is None else WSGITransport(self.app)

    def close(self) -> None:
        """Close the connections."""
        self.inner_transport.close()

    def transport(self, *, checked: bool = True) -> RecordingTransport:
        """Return a transport for httpx that records each call, and checks each response against the contract."""
        return RecordingTransport(self, self.inner_transport, checked=checked)

    def http(self) -> httpx.Client:
        """Return a plain HTTP client without keys."""
        return httpx.Client(base_url=self.base_url, transport=self.transport(), timeout=PATIENCE)

    def fresh_keys(self) -> KeyPair:
        """Create an account through the mock's admin API.

        Raises:  NoFreshAccountError when the server is not the mock.
        """
        if not self.is_ours:
            raise NoFreshAccountError(f"{self.base_url} is not the mock: give the keys of an account.")
        keys = KeyPair(f"ct{next(self._worlds):010d}", secrets.token_hex(16))
        self._admin("POST", "worlds", {"access_key": keys.access_key, "secret_key": keys.secret_key}, None)
        self.created.append(keys)
        return keys

    def forget(self, keys: KeyPair) -> None:
        """Remove an account that fresh_keys created."""
        self._admin("DELETE", "worlds/self", None, keys)
        self.created.remove(keys)

    def describe_credentials(self, header: str | None) -> str | None:
        """Describe an Authorization header without a secret."""
        return describe_credentials(header, (*self.keys, *self.created))

    def _admin(self, method: str, path: str, body: Any, keys: KeyPair | None) -> None:
        auth = None if keys is None else (keys.access_key, keys.secret_key)
        http = httpx.Client(base_url=self.base_url, transport=self.inner_transport, timeout=PATIENCE)
        response = http.request(method, f"/__mock__/{path}", json=body, auth=auth)
        if response.status_code >= 400:
            raise NoFreshAccountError(f"{method} /__mock__/{path} returned {response.status_code}: {response.text}")

    def begin(self) -> None:
        """Forget the calls so far, because a new example begins."""
        self.calls.clear()

    def record(self, call: CheckedCall) -> None:
        """Count and remember a call."""
        self.calls.append(call)
        self.count(NO_OPERATION if call.operation is None else call.operation.id, call.status)

    def count(self, operation: str, status: int) -> None:
        """Count a response for the summary."""
        self.seen[self.test, operation, status] += 1


_chosen: list[Target] = []


def choose(target: Target) -> None:
    """Set the server to test."""
    _chosen[:] = [target]


def chosen() -> Target:
    """Return the server to test."""
    return _chosen[0]
