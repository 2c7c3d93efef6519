"""Call the server as one account, over plain HTTP or with a client of that account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx
from flowroute_numbers import AsyncFlowrouteClient, AuthenticatedClient, FlowrouteClient

from contract_tests.target.checked_call import CheckedCall
from contract_tests.target.keys import KeyPair
from contract_tests.target.server import PATIENCE, Target
from contract_tests.target.transports import AsyncTransport

LARGEST_PAGE = 200


class Account:
    """One account of the server."""

    def __init__(self, target: Target, keys: KeyPair) -> None:
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

    def call(self, method: str, path: str, **options: Any) -> CheckedCall:
        """Send one call and check its response against the contract.

        Shape:   options of httpx.Client.request; auth=None sends no keys.
        """
        call: CheckedCall = self._http.request(method, path, **options).extensions["call"]
        return call

    def get(self, path: str, **query: Any) -> CheckedCall:
        """GET a path."""
        return self.call("GET", path, params=query or None)

    def list_page(self, path: str, **query: Any) -> dict[str, Any]:
        """GET one page of a list."""
        response = self.get(path, **query)
        assert response.status == 200, f"Expected a page of {path}.\n{response.describe()}"
        page: dict[str, Any] = response.json
        return page

    def first(self, path: str) -> str:
        """GET the first number of a list."""
        response = self.get(path, limit=1)
        response.expect(200)
        assert response.json["data"], f"Expected at least one number in {path}.\n{response.describe()}"
        e164: str = response.json["data"][0]["id"]
        return e164

    def list_all(self, path: str, **query: Any) -> list[dict[str, Any]]:
        """GET a whole list by offset, without following links."""
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
        response = self.get(f"/v2/numbers/{e164}")
        assert response.status == 200, f"Expected {e164} on the account.\n{response.describe()}"
        document: dict[str, Any] = response.json
        return document

    def purchase(self, e164: str, options: Mapping[str, Any] | None = None) -> CheckedCall:
        """POST a number to buy it."""
        return self.call("POST", f"/v2/numbers/{e164}", json=options)

    def set_route(self, e164: str, relationship: str, route_id: str) -> CheckedCall:
        """PATCH one relationship of a number."""
        body = {"data": {"type": "route", "id": route_id}}
        return self.call("PATCH", f"/v2/numbers/{e164}/relationships/{relationship}", json=body)

    def create_route(self, alias: str, value: str = "203.0.113.20:5060", route_type: str = "host") -> CheckedCall:
        """POST a route."""
        return self.call("POST", "/v2/routes", json=new_route(alias=alias, route_type=route_type, value=value))

    def clear_route(self, e164: str, relationship: str) -> CheckedCall:
        """DELETE one relationship of a number."""
        return self.call("DELETE", f"/v2/numbers/{e164}/relationships/{relationship}")

    def delete_route(self, route_id: str) -> CheckedCall:
        """DELETE a route."""
        return self.call("DELETE", f"/v2/routes/{route_id}")

    def release(self, e164: str) -> CheckedCall:
        """DELETE a number of the account."""
        return self.call("DELETE", f"/v2/numbers/{e164}")

    # The generated client

    def client(self, **options: Any) -> FlowrouteClient:
        """Return the sync client of this account. It records waits between attempts, and never sleeps."""
        given = {"base_url": self.target.base_url, "transport": self.target.transport(), "sleep": self.waits.append}
        return FlowrouteClient(self.keys.access_key, self.keys.secret_key, **{**given, **options})

    def async_client(self, **options: Any) -> AsyncFlowrouteClient:
        """Return the async client of this account. It records waits between attempts, and never sleeps."""

        async def note(seconds: float) -> None:
            self.waits.append(seconds)

        transport = AsyncTransport(self.target.transport())
        given = {"base_url": self.target.base_url, "transport": transport, "sleep": note}
        return AsyncFlowrouteClient(self.keys.access_key, self.keys.secret_key, **{**given, **options})

    def plain_client(self) -> AuthenticatedClient:
        """Return the client object for the plain functions, sync and async."""
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


def new_route(**attributes: Any) -> dict[str, Any]:
    """Return the body that creates or changes a route."""
    return {"data": {"type": "route", "attributes": attributes}}
