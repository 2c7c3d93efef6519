"""A service that answers as a test says, and drivers that call it through the sync and the async client alike."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import Callable, Iterable
from typing import Any

import httpx
from flowroute_numbers import AsyncFlowrouteClient, FlowrouteClient

ACCESS_KEY = "access-key-of-a-test"
SECRET_KEY = "secret-key-of-a-test-0123456789"
BASE_URL = "https://api.example.test"

Answer = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]

ACCOUNT_ITEM = {
    "type": "number",
    "id": "12065550190",
    "attributes": {
        "alias": None,
        "cnam_lookups_enabled": True,
        "number_type": "longcode",
        "rate_center": "seattle",
        "state": "wa",
        "value": "12065550190",
    },
    "links": {"self": f"{BASE_URL}/v2/numbers/12065550190"},
}
AVAILABLE_ITEM = {
    "type": "number",
    "id": "12065550100",
    "attributes": {
        "monthly_cost": 1.25,
        "setup_cost": 1.0,
        "number_type": "longcode",
        "rate_center": "seattle",
        "state": "wa",
        "value": "12065550100",
    },
    "links": {"related": f"{BASE_URL}/v2/numbers/12065550100"},
}
DETAILS = {
    "data": {
        **ACCOUNT_ITEM,
        "relationships": {
            "primary_route": {"data": {"type": "route", "id": "0"}},
            "failover_route": {"data": None},
        },
    },
    "included": [{"type": "route", "id": "0", "attributes": {"route_type": "sip-reg", "alias": "sip-reg"}}],
    "links": {"self": f"{BASE_URL}/v2/numbers/12065550190"},
}

BOUGHT = {**DETAILS, "data": {**DETAILS["data"], "id": "12065550100"}}  # type: ignore[dict-item]

# Each operation with arguments that it takes, and the body of a success.
CALLS: dict[str, tuple[tuple[str, ...], dict[str, Any], dict[str, Any] | None]] = {
    "list_account_numbers": (
        (),
        {"limit": 5},
        {"data": [ACCOUNT_ITEM], "links": {"self": f"{BASE_URL}/v2/numbers?limit=5&offset=0"}},
    ),
    "search_available_numbers": (
        (),
        {"state": "WA"},
        {"data": [AVAILABLE_ITEM], "links": {"self": f"{BASE_URL}/v2/numbers/available?state=WA&limit=10&offset=0"}},
    ),
    "get_number": (("12065550190",), {}, DETAILS),
    "purchase_number": (("12065550100",), {}, BOUGHT),
    "update_primary_route": (("12065550190", "0"), {}, None),
    "update_failover_route": (("12065550190", "98396"), {}, None),
}


def success_of(operation: str) -> Any:
    """Return a copy of the body of a success, to be changed at will."""
    return copy.deepcopy(CALLS[operation][2])


def page(items: list[dict[str, Any]], *, url: str, next_url: str | None = None) -> httpx.Response:
    """Return one page of a list."""
    links = {"self": url} | ({"next": next_url} if next_url else {})
    return httpx.Response(200, json={"data": items, "links": links})


def pages_of(items: list[dict[str, Any]], size: int) -> Callable[[httpx.Request], httpx.Response]:
    """Return a service of a list, which honours limit and offset."""

    def answer(request: httpx.Request) -> httpx.Response:
        limit = int(request.url.params.get("limit", size))
        offset = int(request.url.params.get("offset", 0))
        following = request.url.copy_merge_params({"limit": limit, "offset": offset + limit})
        more = offset + limit < len(items)
        return page(items[offset : offset + limit], url=str(request.url), next_url=str(following) if more else None)

    return answer


class Service:
    """Answers the requests of one client in turn; the last answer is given again and again."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []
        self.waits: list[float] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx.Response):
            return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)
        return answer(request)

    @property
    def sent(self) -> list[str]:
        """Method and target of each request."""
        return [f"{request.method} {request.url.raw_path.decode()}" for request in self.requests]

    def arguments(self, options: dict[str, Any]) -> dict[str, Any]:
        """Return the arguments of a client that calls this service."""
        keys = {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY, "base_url": BASE_URL}
        if "http_client" not in options:
            keys["transport"] = httpx.MockTransport(self)
        return keys | options

    def sync_client(self, **options: Any) -> FlowrouteClient:
        return FlowrouteClient(**({"sleep": self.waits.append} | self.arguments(options)))

    def async_client(self, **options: Any) -> AsyncFlowrouteClient:
        async def note(seconds: float) -> None:
            self.waits.append(seconds)

        return AsyncFlowrouteClient(**({"sleep": note} | self.arguments(options)))


class SyncDriver:
    """Calls a service through FlowrouteClient."""

    kind = "sync"

    def call(
        self, service: Service, name: str, *args: Any, options: dict[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        with service.sync_client(**(options or {})) as client:
            return getattr(client, name)(*args, **kwargs)

    def raw(self, service: Service, name: str, *args: Any, **kwargs: Any) -> Any:
        with service.sync_client() as client:
            return getattr(client.with_raw_response, name)(*args, **kwargs)

    def items(self, service: Service, name: str, **kwargs: Any) -> list[Any]:
        with service.sync_client() as client:
            return list(getattr(client, name)(**kwargs))

    def next_page(self, service: Service, name: str, **kwargs: Any) -> Any:
        with service.sync_client() as client:
            return getattr(client, name)(**kwargs).next_page()


class AsyncDriver:
    """Calls a service through AsyncFlowrouteClient, on an event loop of its own."""

    kind = "async"

    def call(
        self, service: Service, name: str, *args: Any, options: dict[str, Any] | None = None, **kwargs: Any
    ) -> Any:
        async def run() -> Any:
            async with service.async_client(**(options or {})) as client:
                return await getattr(client, name)(*args, **kwargs)

        return asyncio.run(run())

    def raw(self, service: Service, name: str, *args: Any, **kwargs: Any) -> Any:
        async def run() -> Any:
            async with service.async_client() as client:
                return await getattr(client.with_raw_response, name)(*args, **kwargs)

        return asyncio.run(run())

    def items(self, service: Service, name: str, **kwargs: Any) -> list[Any]:
        async def run() -> list[Any]:
            async with service.async_client() as client:
                return [item async for item in getattr(client, name)(**kwargs)]

        return asyncio.run(run())

    def next_page(self, service: Service, name: str, **kwargs: Any) -> Any:
        async def run() -> Any:
            async with service.async_client() as client:
                return await (await getattr(client, name)(**kwargs)).next_page()

        return asyncio.run(run())


Driver = SyncDriver | AsyncDriver
DRIVERS: Iterable[Driver] = (SyncDriver(), AsyncDriver())
