"""The mock behind httpx2, without a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from flowroute_mock.httpx2_transports import AsyncHttpx2Transport, Httpx2Transport
from flowroute_mock.testing import FlowrouteMock

BASE_URL = "http://mock.test"


@pytest.fixture
def mock() -> Iterator[FlowrouteMock]:
    with FlowrouteMock() as mock:
        yield mock


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest, mock: FlowrouteMock) -> Any:
    """Send one request through httpx2."""
    auth = (mock.access_key, mock.secret_key)

    def sync(method: str, path: str, **options: Any) -> httpx2.Response:
        with httpx2.Client(transport=Httpx2Transport(mock.transport), base_url=BASE_URL, auth=auth) as client:
            return client.request(method, path, **options)

    def on_a_loop(method: str, path: str, **options: Any) -> httpx2.Response:
        async def run() -> httpx2.Response:
            transport = AsyncHttpx2Transport(mock.async_transport)
            async with httpx2.AsyncClient(transport=transport, base_url=BASE_URL, auth=auth) as client:
                return await client.request(method, path, **options)

        return asyncio.run(run())

    return sync if request.param == "sync" else on_a_loop


def test_a_number_is_bought_and_routed(ask: Any, mock: FlowrouteMock) -> None:
    body = {"data": {"type": "route", "id": "0"}}

    assert ask("POST", "/v2/numbers/12065550100").status_code == 201
    assert ask("PATCH", "/v2/numbers/12065550100/relationships/primary_route", json=body).status_code == 204
    assert ask("GET", "/v2/numbers/12065550100").json()["data"]["id"] == "12065550100"
    mock.assert_all_fit()


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"kind": "drop"}, httpx2.RemoteProtocolError),
        ({"kind": "cut"}, httpx2.RemoteProtocolError),
        ({"kind": "slow", "latency": 30}, httpx2.ReadTimeout),
    ],
    ids=["no response", "half a response", "too late"],
)
def test_a_fault_raises_what_httpx2_raises_over_a_socket(
    ask: Any, mock: FlowrouteMock, fault: dict[str, Any], error: type[Exception]
) -> None:
    mock.plan_fault(operation="get_number", **fault)

    with pytest.raises(error):
        ask("GET", "/v2/numbers/12065550190", timeout=0.01)
