"""A client used from another event loop or process than before, closed, or given the connections of somebody else."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import flowroute_numbers
import httpx
import httpx2
import pytest
from flowroute_mock.testing import FlowrouteMock
from flowroute_numbers import (
    AsyncFlowrouteClient,
    AuthenticatedClient,
    ClientUnusableError,
    FlowrouteClient,
    InvalidResponseError,
    OutcomeUnknownError,
)

from spec.codegen.tests.service import ACCESS_KEY, BASE_URL, BOUGHT, DETAILS, SECRET_KEY, Driver, Service

trio = pytest.importorskip("trio")

# An application that ends a loop with connections open leaves them to the garbage collector, which says so.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore:Exception ignored in:pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture
def mock() -> Iterator[FlowrouteMock]:
    """A mock behind a socket; connections that a loop has left behind are the application's matter."""
    with FlowrouteMock() as mock:
        yield mock
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def async_client(mock: FlowrouteMock, **options: Any) -> AsyncFlowrouteClient:
    return AsyncFlowrouteClient(mock.access_key, mock.secret_key, base_url=mock.url, **options)


# --- event loops -----------------------------------------------------------------------------------------------------


def test_a_client_buys_in_another_event_loop_than_it_read_in(mock: FlowrouteMock) -> None:
    client = async_client(mock)
    asyncio.run(client.get_number("12065550190"))

    bought = asyncio.run(client.purchase_number("12065550100"))

    assert bought.data.id == "12065550100"
    assert len(mock.calls("purchase_number")) == 1
    asyncio.run(client.close())


def test_a_client_goes_from_asyncio_to_trio_and_back(mock: FlowrouteMock) -> None:
    client = async_client(mock)

    async def buy(number: str) -> str:
        return (await client.purchase_number(number)).data.id

    assert asyncio.run(buy("12065550100")) == "12065550100"
    assert trio.run(buy, "12065550101") == "12065550101"
    assert asyncio.run(buy("12065550102")) == "12065550102"


def test_a_twin_with_raw_responses_follows_to_another_loop(mock: FlowrouteMock) -> None:
    client = async_client(mock)
    raw = client.with_raw_response
    asyncio.run(raw.purchase_number("12065550100"))

    assert asyncio.run(raw.get_number("12065550100")).status_code == 200


@pytest.mark.parametrize("given", ["http_client", "transport"])
def test_connections_of_the_caller_are_not_used_on_another_loop(mock: FlowrouteMock, given: str) -> None:
    mine: Any = httpx.AsyncClient() if given == "http_client" else httpx.AsyncHTTPTransport()
    client = async_client(mock, **{given: mine})
    asyncio.run(client.purchase_number("12065550100"))

    with pytest.raises(ClientUnusableError, match="another event loop"):
        asyncio.run(client.purchase_number("12065550101"))

    assert len(mock.calls("purchase_number")) == 1


def test_connections_inside_of_a_transport_of_the_caller_are_noticed(mock: FlowrouteMock) -> None:
    class Wrapping(httpx.AsyncBaseTransport):
        def __init__(self) -> None:
            self.inner = httpx.AsyncHTTPTransport()

        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            return await self.inner.handle_async_request(request)

    client = async_client(mock, transport=Wrapping())
    asyncio.run(client.purchase_number("12065550100"))

    with pytest.raises(ClientUnusableError, match="another event loop"):
        asyncio.run(client.purchase_number("12065550101"))


def test_a_transport_without_connections_works_on_every_loop() -> None:
    client = Service(httpx.Response(200, json=BOUGHT)).async_client()

    assert asyncio.run(client.purchase_number("12065550100")).data.id == "12065550100"
    assert asyncio.run(client.purchase_number("12065550100")).data.id == "12065550100"


# --- closed clients --------------------------------------------------------------------------------------------------


def test_a_closed_async_client_sends_nothing() -> None:
    service = Service(httpx.Response(200, json=DETAILS))
    client = service.async_client()

    async def close_and_call() -> None:
        await client.close()
        await client.get_number("12065550190")

    with pytest.raises(ClientUnusableError, match="This client is closed"):
        asyncio.run(close_and_call())

    assert service.requests == []


def test_a_client_on_a_closed_http_client_says_which_one_is_closed() -> None:
    mine = httpx.Client()
    client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, base_url=BASE_URL, http_client=mine)
    mine.close()

    with pytest.raises(ClientUnusableError, match=r"The http_client of this client is closed\. Nothing was sent"):
        client.purchase_number("12065550100")


# --- processes -------------------------------------------------------------------------------------------------------


def in_a_child(act: Callable[[], str]) -> str:
    """Return what a forked process says."""
    receiving, sending = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the mock has threads; the child only calls
        child = os.fork()
    if child == 0:
        try:
            os.write(sending, act().encode())
        except BaseException as error:
            os.write(sending, repr(error).encode())
        finally:
            os._exit(0)
    os.close(sending)
    with os.fdopen(receiving) as stream:
        said = stream.read()
    os.waitpid(child, 0)
    return said


@pytest.fixture
def server() -> Iterator[tuple[str, dict[str, str]]]:
    """A server of our own in threads that knows any number; a forked child does not need it."""
    import threading  # noqa: PLC0415
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer  # noqa: PLC0415

    connections: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            number = self.path.rpartition("/")[2]
            connections[number] = str(self.client_address)
            body = httpx.Response(200, json={**DETAILS, "data": {**DETAILS["data"], "id": number}}).content
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *details: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}", connections
        listening.shutdown()


def test_forked_workers_open_connections_of_their_own(server: tuple[str, dict[str, str]]) -> None:
    url, connections = server
    with FlowrouteClient(ACCESS_KEY, SECRET_KEY, base_url=url) as client:
        client.get_number("12065550100")

        said = [in_a_child(lambda n=n: client.get_number(n).data.id) for n in ("12065550101", "12065550102")]  # type: ignore[misc]
        client.get_number("12065550103")

    assert said == ["12065550101", "12065550102"]
    assert connections["12065550103"] == connections["12065550100"]
    assert len(set(connections.values())) == 3


def test_an_http_client_that_another_process_has_used_is_refused(server: tuple[str, dict[str, str]]) -> None:
    url, connections = server
    with httpx.Client() as mine, FlowrouteClient(ACCESS_KEY, SECRET_KEY, base_url=url, http_client=mine) as client:
        client.get_number("12065550100")

        said = in_a_child(lambda: client.get_number("12065550101").data.id)

    assert said.startswith("ClientUnusableError('This client sends through an http_client")
    assert "12065550101" not in connections


def test_an_http_client_that_was_made_before_the_fork_and_not_used_works_after_it(
    server: tuple[str, dict[str, str]],
) -> None:
    with (
        httpx.Client() as mine,
        FlowrouteClient(ACCESS_KEY, SECRET_KEY, base_url=server[0], http_client=mine) as client,
    ):
        assert in_a_child(lambda: client.get_number("12065550101").data.id) == "12065550101"


# --- whose response is it --------------------------------------------------------------------------------------------


def test_a_response_about_another_number_is_invalid(driver: Driver) -> None:
    service = Service(httpx.Response(200, json=DETAILS))

    with pytest.raises(InvalidResponseError, match="'12065550190', but 12065550100 was asked for") as caught:
        driver.call(service, "get_number", "12065550100")

    assert caught.value.pointer == "/data/id"
    assert not caught.value.outcome_unknown


def test_a_purchase_that_is_answered_with_another_number_has_an_unknown_outcome(driver: Driver) -> None:
    with pytest.raises(InvalidResponseError, match=r"Call get_number\('12065550100'\)") as caught:
        driver.call(Service(httpx.Response(201, json=DETAILS)), "purchase_number", "12065550100")

    assert caught.value.outcome_unknown


def test_an_id_that_is_an_integer_is_the_same_id(driver: Driver) -> None:
    body = {**DETAILS, "data": {**DETAILS["data"], "id": 12065550190}}

    assert driver.call(Service(httpx.Response(200, json=body)), "get_number", "12065550190").data.id == 12065550190


# --- what does not fit ------------------------------------------------------------------------------------------------


def make_sync(**given: Any) -> object:
    return FlowrouteClient(ACCESS_KEY, SECRET_KEY, **given)


def make_async(**given: Any) -> object:
    return AsyncFlowrouteClient(ACCESS_KEY, SECRET_KEY, **given)


def answer(request: httpx.Request) -> httpx.Response:
    return httpx.Response(204)


UNFIT = [
    (make_sync, "http_client", httpx.AsyncClient, "must be an httpx.Client, not an httpx.AsyncClient. Async"),
    (make_async, "http_client", httpx.Client, "must be an httpx.AsyncClient, not an httpx.Client. Flowroute"),
    (make_sync, "transport", httpx.AsyncHTTPTransport, "must be an httpx.BaseTransport, not httpx.Async"),
    (make_async, "transport", httpx.HTTPTransport, "must be an httpx.AsyncBaseTransport, not httpx.HTTP"),
    (make_sync, "http_client", httpx2.Client, "not httpx2.Client. This package is built on httpx"),
    (make_async, "http_client", httpx2.AsyncClient, "not httpx2.AsyncClient. This package is built on httpx"),
    (make_sync, "transport", httpx2.HTTPTransport, "not httpx2.HTTPTransport. This package is built on httpx"),
    (make_async, "transport", httpx2.AsyncHTTPTransport, "not httpx2.AsyncHTTPTransport. This package is"),
    (make_sync, "http_client", lambda: "https://x", "must be an httpx.Client, not builtins.str"),
    (make_sync, "http_client", lambda: httpx.Client, "must be an httpx.Client, not the class httpx.Client"),
    (make_sync, "transport", lambda: answer, "must be an httpx.BaseTransport, not builtins.function"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "name", "given", "problem"), UNFIT)
def test_what_does_not_fit_is_refused_when_the_client_is_made(
    make: Callable[..., object], name: str, given: Callable[[], object], problem: str
) -> None:
    with pytest.raises(TypeError) as caught:
        make(**{name: given()})

    assert problem in str(caught.value)


def test_a_plain_client_refuses_what_does_not_fit() -> None:
    client = AuthenticatedClient(access_key=ACCESS_KEY, secret_key=SECRET_KEY)

    with pytest.raises(TypeError, match=r"must be an httpx\.Client, not httpx2\.Client"):
        client.set_httpx_client(httpx2.Client())  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"must be an httpx\.AsyncClient, not an httpx\.Client"):
        client.set_async_httpx_client(httpx.Client())  # type: ignore[arg-type]


MOVED = """
import httpx2; httpx2.alias_httpx()
import asyncio, flowroute_numbers
with flowroute_numbers.FlowrouteClient() as client:
    client.purchase_number("12065550100")
with httpx2.Client() as mine, flowroute_numbers.FlowrouteClient(http_client=mine) as client:
    print(client.get_number("12065550100").data.id)
async def main():
    async with flowroute_numbers.AsyncFlowrouteClient() as client:
        print((await client.get_number("12065550100")).data.id)
asyncio.run(main())
"""


def test_an_application_may_put_httpx2_in_place_of_httpx(mock: FlowrouteMock) -> None:
    given = {"BASE_URL": mock.url, "ACCESS_KEY": mock.access_key, "SECRET_KEY": mock.secret_key}
    environment = {**os.environ, **{f"FLOWROUTE_{name}": value for name, value in given.items()}}
    package = str(Path(flowroute_numbers.__file__).parent.parent)

    done = subprocess.run(
        [sys.executable, "-c", MOVED],
        env={**environment, "PYTHONPATH": package},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.stdout == "12065550100\n12065550100\n", done.stderr


# --- whatever breaks while a purchase is out --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "broken", [RuntimeError("loop is closed"), KeyError("x"), OSError("x"), AssertionError()], ids=repr
)
def test_whatever_breaks_during_a_purchase_is_an_unknown_outcome(driver: Driver, broken: Exception) -> None:
    with pytest.raises(OutcomeUnknownError, match=f"{type(broken).__name__}.*its outcome is unknown") as caught:
        driver.call(Service(broken), "purchase_number", "12065550100")

    assert caught.value.__cause__ is broken
