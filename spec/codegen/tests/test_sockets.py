"""The same promises over real sockets, where httpx itself says what went wrong."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from flowroute_mock import FlowrouteMock
from flowroute_numbers import (
    APIConnectionError,
    APITimeoutError,
    AsyncFlowrouteClient,
    FlowrouteClient,
    FlowrouteError,
    OutcomeUnknownError,
)

KEYS = ("access-key-of-a-test", "secret-key-of-a-test")
Behaviour = Callable[[socket.socket], object]


def read_request(connection: socket.socket) -> bytes:
    received = b""
    while b"\r\n\r\n" not in received and (more := connection.recv(65536)):
        received += more
    return received


class RudeServer:
    """Takes connections, and treats each as its plan says."""

    def __init__(self, behave: Behaviour) -> None:
        self._behave = behave
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self.requests: list[bytes] = []
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._open: list[socket.socket] = []

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            self.requests.append(read_request(connection))
            self._behave(connection)

    def __enter__(self) -> RudeServer:
        self._thread.start()
        return self

    def __exit__(self, *details: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()
        for connection in self._open:
            connection.close()


def call(url: str, name: str, *args: str, is_async: bool, **options: Any) -> Any:
    if not is_async:
        with FlowrouteClient(*KEYS, base_url=url, sleep=lambda seconds: None, **options) as client:
            return getattr(client, name)(*args)

    async def wait(seconds: float) -> None:
        return None

    async def run() -> Any:
        async with AsyncFlowrouteClient(*KEYS, base_url=url, sleep=wait, **options) as client:
            return await getattr(client, name)(*args)

    return asyncio.run(run())


RUDE: dict[str, Behaviour] = {
    "closes without an answer": lambda connection: connection.close(),
    "resets the connection": lambda connection: (
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0"),
        connection.close(),
    ),
    "breaks off in the head": lambda connection: (connection.sendall(b"HTTP/1.1 200 O"), connection.close()),
    "breaks off in the body": lambda connection: (
        connection.sendall(b'HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n{"data"'),
        connection.close(),
    ),
    "speaks no HTTP": lambda connection: (connection.sendall(b"220 smtp ready\r\n\r\n"), connection.close()),
    "says nothing": lambda connection: None,
}


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("behave", RUDE.values(), ids=RUDE)
def test_a_purchase_reaches_a_rude_server_once_and_its_outcome_is_unknown(behave: Behaviour, is_async: bool) -> None:
    timeout = httpx.Timeout(5.0, read=0.05)

    with RudeServer(behave) as server, pytest.raises(OutcomeUnknownError):
        call(server.url, "purchase_number", "12065550100", is_async=is_async, timeout=timeout)

    assert len(server.requests) == 1
    assert server.requests[0].startswith(b"POST /v2/numbers/12065550100 HTTP/1.1\r\n")


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("behave", RUDE.values(), ids=RUDE)
def test_a_read_is_sent_to_a_rude_server_three_times(behave: Behaviour, is_async: bool) -> None:
    timeout = httpx.Timeout(5.0, read=0.05)

    with RudeServer(behave) as server, pytest.raises(APIConnectionError) as caught:
        call(server.url, "get_number", "12065550100", is_async=is_async, timeout=timeout)

    assert len(server.requests) == 3
    assert isinstance(caught.value, APITimeoutError) == (behave is RUDE["says nothing"])


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_nobody_listens_so_nothing_was_bought(is_async: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"

    with pytest.raises(APIConnectionError) as caught:
        call(url, "purchase_number", "12065550100", is_async=is_async)

    assert not caught.value.outcome_unknown


def test_an_error_of_a_real_connection_holds_no_frames_and_no_request() -> None:
    with RudeServer(RUDE["closes without an answer"]) as server, pytest.raises(FlowrouteError) as caught:
        call(server.url, "get_number", "12065550100", is_async=False)

    seen: BaseException | None = caught.value.__cause__
    assert isinstance(seen, httpx.RemoteProtocolError)
    while seen is not None:
        assert seen.__traceback__ is None
        assert getattr(seen, "_request", None) is None
        seen = seen.__cause__ or seen.__context__


@contextmanager
def owning(count: int) -> Iterator[tuple[FlowrouteMock, list[str]]]:
    with FlowrouteMock() as mock, mock.client() as buyer:
        numbers = [
            number.id for number, _ in zip(buyer.search_available_numbers(limit=count), range(count), strict=False)
        ]
        for number in numbers:
            buyer.purchase_number(number)
        yield mock, numbers


def test_threads_share_a_client() -> None:
    with owning(20) as (mock, numbers), mock.client(base_url=mock.url) as client, ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda number: client.get_number(number).data.id, numbers * 5))

    assert found == numbers * 5


def test_tasks_share_an_async_client() -> None:
    async def ask(mock: FlowrouteMock, numbers: list[str]) -> list[str]:
        async with mock.async_client(base_url=mock.url) as client:
            return [document.data.id for document in await asyncio.gather(*map(client.get_number, numbers * 5))]

    with owning(20) as (mock, numbers):
        found = asyncio.run(ask(mock, numbers))

    assert found == numbers * 5


def test_the_async_client_runs_on_trio() -> None:
    trio = pytest.importorskip("trio")
    answers = iter([httpx.Response(503), httpx.Response(204)])

    async def run() -> None:
        transport = httpx.MockTransport(lambda request: next(answers))
        async with AsyncFlowrouteClient(*KEYS, transport=transport) as client:
            await client.update_primary_route("12065550100", "0")

    trio.run(run, clock=trio.testing.MockClock(autojump_threshold=0))
    assert next(answers, None) is None
