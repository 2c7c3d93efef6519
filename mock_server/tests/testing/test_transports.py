"""The ways in without a socket: each behaves as the server does, and raises what httpx raises over a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from flowroute_mock import FlowrouteMock
from flowroute_mock.transports import AsyncMockTransport, MockTransport

Ask = Callable[..., httpx.Response]
HOST = "http://127.0.0.1"
WAYS = ("sync", "async", "socket")


@pytest.fixture
def mock() -> Iterator[FlowrouteMock]:
    with FlowrouteMock() as mock:
        yield mock


@pytest.fixture(params=WAYS)
def ask(request: pytest.FixtureRequest, mock: FlowrouteMock) -> Ask:
    """A function that makes one call to the mock: without a socket, sync and async, and with one."""
    keys = (mock.access_key, mock.secret_key)

    def ask_sync(method: str, path: str, **options: Any) -> httpx.Response:
        with httpx.Client(transport=mock.transport, base_url=HOST, auth=keys) as client:
            return client.request(method, path, **options)

    def ask_async(method: str, path: str, **options: Any) -> httpx.Response:
        async def ask() -> httpx.Response:
            async with httpx.AsyncClient(transport=mock.async_transport, base_url=HOST, auth=keys) as client:
                return await client.request(method, path, **options)

        return asyncio.run(ask())

    def ask_socket(method: str, path: str, **options: Any) -> httpx.Response:
        with httpx.Client(base_url=mock.url, auth=keys, verify=False) as client:  # noqa: S501  there is no TLS here
            return client.request(method, path, **options)

    return {"sync": ask_sync, "async": ask_async, "socket": ask_socket}[request.param]


def test_a_call_gets_a_response(ask: Ask) -> None:
    response = ask("GET", "/v2/numbers", params={"limit": 1})

    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
    assert [number["id"] for number in response.json()["data"]] == ["12065550190"]


def test_a_response_without_a_body_is_empty(ask: Ask) -> None:
    route = {"data": {"type": "route", "id": "0"}}

    response = ask("PATCH", "/v2/numbers/12065550190/relationships/primary_route", json=route)

    assert (response.status_code, response.content) == (204, b"")


def test_a_body_in_chunks_is_put_together(ask: Ask, request: pytest.FixtureRequest) -> None:
    if "async" in request.node.callspec.id:
        pytest.skip("httpx sends no plain iterator asynchronously")

    response = ask("PATCH", "/v2/numbers/12065550190/relationships/primary_route", content=iter([b'{"data":', b"1}"]))

    assert response.status_code == 422


def test_a_response_to_head_has_no_body(ask: Ask) -> None:
    assert ask("HEAD", "/v2/numbers").content == b""


@pytest.mark.parametrize(
    ("path", "status"),
    [
        pytest.param("/v2/numbers/1206555%30190", 200, id="escaped digit"),
        pytest.param("/v2/numbers/1206555%D9%A0190", 422, id="digit of another script"),
        pytest.param("/v2/numbers/%FF", 422, id="no UTF-8"),
        pytest.param("/v2/numbers/1206555%000190", 422, id="NUL"),
        pytest.param("/v2/numbers/a%2Fb", 404, id="escaped slash"),
        pytest.param("/v2/numbers?starts_with=%2B1206&limit=1", 200, id="escaped plus in the query"),
    ],
)
def test_escapes_in_the_path_mean_the_same_every_way(ask: Ask, path: str, status: int) -> None:
    assert ask("GET", path).status_code == status


def test_repeated_headers_arrive_as_one(ask: Ask) -> None:
    response = ask("GET", "/v2/numbers", headers=[("Accept", "text/html"), ("Accept", "application/vnd.api+json")])

    assert response.headers["content-type"] == "application/vnd.api+json"


def test_a_drop_is_a_remote_protocol_error(ask: Ask, mock: FlowrouteMock) -> None:
    mock.plan_fault("drop", "purchase_number")

    with pytest.raises(httpx.RemoteProtocolError, match=r"^Server disconnected without sending a response\.$"):
        ask("POST", "/v2/numbers/12065550100")
    mock.clear_faults()
    assert ask("GET", "/v2/numbers/12065550100").status_code == 404


def test_a_lost_answer_is_the_same_error_but_the_work_is_done(ask: Ask, mock: FlowrouteMock) -> None:
    mock.plan_fault("lost_answer", "purchase_number")

    with pytest.raises(httpx.RemoteProtocolError, match=r"^Server disconnected without sending a response\.$"):
        ask("POST", "/v2/numbers/12065550100")
    assert ask("GET", "/v2/numbers/12065550100").status_code == 200


def test_a_cut_response_is_a_remote_protocol_error_that_counts_bytes(ask: Ask, mock: FlowrouteMock) -> None:
    mock.plan_fault("cut")

    expected = r"^peer closed connection without sending complete message body \(received \d+ bytes, expected \d+\)$"
    with pytest.raises(httpx.RemoteProtocolError, match=expected):
        ask("GET", "/v2/numbers")


def test_a_response_later_than_the_client_waits_is_a_read_timeout(ask: Ask, mock: FlowrouteMock) -> None:
    mock.plan_fault("slow", latency=30)

    with pytest.raises(httpx.ReadTimeout):
        ask("GET", "/v2/numbers", timeout=0.05)


def test_a_response_late_but_in_time_arrives(ask: Ask, mock: FlowrouteMock) -> None:
    mock.plan_fault("slow", latency=0.01)

    assert ask("GET", "/v2/numbers").elapsed.total_seconds() >= 0.01


def test_a_late_drop_is_a_read_timeout_for_the_impatient(ask: Ask, mock: FlowrouteMock) -> None:
    mock.plan_fault("drop", latency=30)

    with pytest.raises(httpx.ReadTimeout):
        ask("GET", "/v2/numbers", timeout=0.05)


def test_a_body_that_is_no_json_arrives_as_it_is(ask: Ask, mock: FlowrouteMock) -> None:
    mock.plan_fault("not_json")

    assert ask("GET", "/v2/numbers").text.startswith("<html>")


def test_too_many_calls_in_a_second_are_429(ask: Ask, mock: FlowrouteMock) -> None:
    mock.plan_fault("rate_limit", per_second=1)

    assert 429 in {ask("GET", "/v2/numbers").status_code for _ in range(5)}


def test_a_response_knows_its_request(ask: Ask) -> None:
    assert ask("GET", "/v2/numbers").request.url.path == "/v2/numbers"


def test_any_wsgi_app_will_do() -> None:
    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("418 I'm a teapot", [("Content-Type", "text/plain")])
        return [environ["HTTP_HOST"].encode(), environ["wsgi.input"].read()]

    with httpx.Client(transport=MockTransport(app)) as client:
        response = client.post("https://tea.example:8443", content=b" pot")

    assert (response.status_code, response.text) == (418, "tea.example:8443 pot")


def test_an_error_of_the_app_itself_is_raised() -> None:
    def app(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        raise ZeroDivisionError

    async def ask() -> None:
        async with httpx.AsyncClient(transport=AsyncMockTransport(app)) as client:
            await client.get(HOST)

    with pytest.raises(ZeroDivisionError):
        asyncio.run(ask())
