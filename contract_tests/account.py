"""Call a target as one account does: by plain HTTP, and through every face of the generated client."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import httpx
from flowroute_numbers import AsyncFlowrouteClient, AuthenticatedClient, FlowrouteClient

from contract_tests.exchange import Exchange
from contract_tests.target import PATIENCE, AsyncTransport, Keys, Target

Value = TypeVar("Value")
LARGEST_PAGE = 200


class Account:
    """One account of the target."""

    def __init__(self, target: Target, keys: Keys) -> None:
        self.target = target
        self.keys = keys
        self.waits: list[float] = []
        self._http = httpx.Client(
            base_url=target.base_url,
            auth=(keys.access_key, keys.secret_key),
            transport=target.transport(),
            timeout=PATIENCE,
        )

    def __repr__(self) -> str:
        return f"<Account {self.keys.access_key}>"

    # Plain HTTP

    def call(self, method: str, path: str, **options: Any) -> Exchange:
        """Send one call; its answer fits the contract, or an AssertionError says why not.

        Shape:   options as httpx.Client.request has them; auth=None sends no keys.
        """
        exchange: Exchange = self._http.request(method, path, **options).extensions["exchange"]
        return exchange

    def get(self, path: str, **query: Any) -> Exchange:
        """GET a path."""
        return self.call("GET", path, params=query or None)

    def list_page(self, path: str, **query: Any) -> dict[str, Any]:
        """GET one page of a list."""
        answer = self.get(path, **query)
        assert answer.status == 200, f"A list was refused.\n{answer.told()}"
        page: dict[str, Any] = answer.json
        return page

    def first(self, path: str) -> str:
        """GET the first number of a list."""
        answer = self.get(path, limit=1)
        answer.expect(200)
        assert answer.json["data"], f"There should be a number.\n{answer.told()}"
        e164: str = answer.json["data"][0]["id"]
        return e164

    def list_all(self, path: str, **query: Any) -> list[dict[str, Any]]:
        """GET the whole of a list, by offset, and trust no link for it."""
        found: dict[str, dict[str, Any]] = {}
        while True:
            page = self.list_page(path, **query, limit=LARGEST_PAGE, offset=len(found))["data"]
            again = [item["id"] for item in page if item["id"] in found]
            assert not again, f"GET {path} with {query} repeats {again[0]} on its page from offset {len(found)}."
            size = len(found) + len(page)
            found |= {item["id"]: item for item in page}
            assert len(found) == size, f"GET {path} with {query} has a number twice on its page from offset {size}."
            if len(page) < LARGEST_PAGE:
                return list(found.values())

    def details(self, e164: str) -> dict[str, Any]:
        """GET a number of the account."""
        answer = self.get(f"/v2/numbers/{e164}")
        assert answer.status == 200, f"{e164} should be on the account.\n{answer.told()}"
        document: dict[str, Any] = answer.json
        return document

    def purchase(self, e164: str, options: Mapping[str, Any] | None = None) -> Exchange:
        """POST a number, which buys it."""
        return self.call("POST", f"/v2/numbers/{e164}", json=options)

    def set_route(self, e164: str, relationship: str, route_id: str) -> Exchange:
        """PATCH one relationship of a number."""
        body = {"data": {"type": "route", "id": route_id}}
        return self.call("PATCH", f"/v2/numbers/{e164}/relationships/{relationship}", json=body)

    # The generated client

    def client(self, **options: Any) -> FlowrouteClient:
        """Return the sync client of this account; it never waits between attempts."""
        given = {"base_url": self.target.base_url, "transport": self.target.transport(), "sleep": self.waits.append}
        return FlowrouteClient(self.keys.access_key, self.keys.secret_key, **{**given, **options})

    def async_client(self, **options: Any) -> AsyncFlowrouteClient:
        """Return the async client of this account."""

        async def note(seconds: float) -> None:
            self.waits.append(seconds)

        transport = AsyncTransport(self.target.transport())
        given = {"base_url": self.target.base_url, "transport": transport, "sleep": note}
        return AsyncFlowrouteClient(self.keys.access_key, self.keys.secret_key, **{**given, **options})

    def plain_client(self) -> AuthenticatedClient:
        """Return what the plain functions take; it serves the sync and the async ones."""
        client = AuthenticatedClient(
            self.target.base_url, access_key=self.keys.access_key, secret_key=self.keys.secret_key
        )
        auth = httpx.BasicAuth(self.keys.access_key, self.keys.secret_key)
        transport = self.target.transport()
        base_url = self.target.base_url
        client.set_httpx_client(httpx.Client(base_url=base_url, auth=auth, transport=transport))
        client.set_async_httpx_client(
            httpx.AsyncClient(base_url=base_url, auth=auth, transport=AsyncTransport(transport))
        )
        return client


_RUNNERS: list[asyncio.Runner] = []


def run(coroutine: Coroutine[Any, Any, Value]) -> Value:
    """Run a coroutine on the one event loop of the tests."""
    return _RUNNERS[0].run(coroutine)


@contextmanager
def event_loop() -> Iterator[None]:
    """Keep an event loop for the whole run; to make one for each call would take longer than the call."""
    with asyncio.Runner() as runner:
        _RUNNERS.append(runner)
        try:
            yield
        finally:
            _RUNNERS.clear()
