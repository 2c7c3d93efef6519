"""Bodies over a socket: who is refused before sending one, how much one caller and all can send, and memory."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from flowroute_mock.app import create_app
from flowroute_mock.serving.bodies import BodyReader, BodyTooLargeError, BrokenBodyError, TooManyBodiesError
from flowroute_mock.serving.server import Address, LoopbackServer
from flowroute_mock.settings import Settings

from mock_server.tests.helpers.callers import basic
from mock_server.tests.helpers.running import Running, eventually, open_client, running_mock
from mock_server.tests.helpers.stores import store_url

KEYS = f"Authorization: {basic()}"
HERE = "Host: 127.0.0.1"
PURCHASE = "POST /v2/numbers/12065550100"
SNAPSHOT = "PUT /__mock__/worlds/self/snapshot"
JSON = "Content-Type: application/json"
CHUNKED = "Transfer-Encoding: chunked"


@pytest.fixture(scope="module")
def server() -> Iterator[LoopbackServer]:
    server = LoopbackServer(create_app(), patience=5)
    server.start()
    yield server
    server.stop()


def head(line: str, *headers: str) -> bytes:
    return "\r\n".join((f"{line} HTTP/1.1", HERE, *headers, "", "")).encode()


def exchange(address: Address, *parts: bytes, until_closed: bool = True) -> bytes:
    """Send bytes, and return what comes back; never send more than the parts."""
    with socket.create_connection((address.host, address.port), timeout=10) as connection:
        for part in parts:
            connection.sendall(part)
        if not until_closed:
            connection.shutdown(socket.SHUT_WR)
        response = b""
        with suppress(ConnectionResetError):
            while received := connection.recv(65536):
                response += received
        return response


def status(response: bytes) -> int:
    return int(response.split(b" ", 2)[1])


# The Host header, RFC 9112 3.2


@pytest.mark.parametrize(
    "hosts",
    [
        pytest.param((), id="missing"),
        pytest.param((HERE, HERE), id="the same twice"),
        pytest.param((HERE, "Host: localhost"), id="two"),
        pytest.param(("Host: two words",), id="with a space"),
        pytest.param(("Host: 127.0.0.1:http",), id="a port of letters"),
        pytest.param(("Host: http://127.0.0.1/",), id="a URL"),
        pytest.param(("Host: somebody@127.0.0.1",), id="with a user"),
        pytest.param(("Host: [::1",), id="half of an address"),
        pytest.param(("Host: caf\u00e9",), id="not ASCII"),
    ],
)
@pytest.mark.parametrize("line", [PURCHASE, SNAPSHOT, "GET /v2/numbers", "GET /__mock__/health", "GET /"])
def test_a_host_that_is_missing_repeated_or_invalid_is_400(
    server: LoopbackServer, line: str, hosts: tuple[str, ...]
) -> None:
    request = "\r\n".join((f"{line} HTTP/1.1", *hosts, KEYS, JSON, "", "")).encode()

    response = exchange(server.address, request)  # returns when the mock has closed the connection

    assert status(response) == 400
    assert b'"title":"Client Error"' in response
    assert b"Host header" in response


@pytest.mark.parametrize(
    ("version", "hosts"),
    [
        pytest.param("1.1", ("Host: mock.example:8080",), id="a name with a port"),
        pytest.param("1.1", ("Host: [::1]:8080",), id="an IPv6 address"),
        pytest.param("1.0", (), id="none, in HTTP/1.0"),
    ],
)
def test_one_valid_host_is_served(server: LoopbackServer, version: str, hosts: tuple[str, ...]) -> None:
    request = "\r\n".join((f"GET /v2/numbers HTTP/{version}", *hosts, KEYS, "Connection: close", "", "")).encode()

    assert status(exchange(server.address, request)) == 200


# Before a body is read


@pytest.mark.parametrize("body", ["Content-Length: 60000", "Content-Length: 99999999999", CHUNKED], ids=str)
@pytest.mark.parametrize(
    ("line", "headers", "expected"),
    [
        pytest.param(PURCHASE, (), 401, id="no keys"),
        pytest.param(PURCHASE, ("Authorization: Basic bm9ib2R5OndpdGg=",), 401, id="wrong keys"),
        pytest.param("POST /v2/nothing", (KEYS,), 404, id="no such path"),
        pytest.param("POST /v2/numbers", (KEYS,), 405, id="no such method"),
        pytest.param("GET /v2/numbers", (KEYS,), 200, id="no body is read there"),
        pytest.param("POST /v2/numbers/nonsense", (KEYS,), 422, id="a bad path argument"),
        pytest.param(SNAPSHOT, (KEYS, "Content-Type: text/plain"), 415, id="admin, as a form"),
        pytest.param(SNAPSHOT, (KEYS, JSON, "Origin: https://evil.example"), 403, id="admin, from a page"),
    ],
)
def test_who_is_refused_anyway_is_refused_before_the_body(
    server: LoopbackServer, line: str, headers: tuple[str, ...], body: str, expected: int
) -> None:
    started = time.monotonic()

    response = exchange(server.address, head(line, *headers, body, "Connection: close"))

    assert status(response) == expected
    assert time.monotonic() - started < 3  # long before the patience for a body ends


@pytest.mark.parametrize(("line", "length"), [(PURCHASE, 65537), (SNAPSHOT, 10**10)])
def test_a_length_that_is_too_large_is_413_before_the_body(server: LoopbackServer, line: str, length: int) -> None:
    response = exchange(server.address, head(line, KEYS, JSON, f"Content-Length: {length}"))

    assert status(response) == 413


def test_a_client_that_waits_for_100_continue_is_refused_without_one(server: LoopbackServer) -> None:
    response = exchange(server.address, head(PURCHASE, "Content-Length: 9", "Expect: 100-continue"))

    assert status(response) == 401


def test_a_client_that_waits_for_100_continue_gets_it_where_the_body_is_wanted(server: LoopbackServer) -> None:
    with socket.create_connection((server.address.host, server.address.port), timeout=10) as connection:
        connection.sendall(head(PURCHASE, KEYS, "Content-Length: 2", "Expect: 100-continue"))

        assert connection.recv(100).startswith(b"HTTP/1.1 100 ")


def test_a_refused_body_of_usual_size_leaves_the_connection_open(server: LoopbackServer) -> None:
    with httpx.Client(base_url=server.address.url) as client:
        first = client.post("/v2/numbers/12065550100", content=b" " * 60_000)
        second = client.post("/v2/numbers/12065550100", content=b" " * 60_000)

    streams = [response.extensions["network_stream"] for response in (first, second)]
    assert [first.status_code, second.status_code] == [401, 401]
    assert streams[0] is streams[1]


def test_a_call_with_a_body_counts_once_against_the_rate_limit() -> None:
    server = LoopbackServer(create_app(settings=Settings(rate_limit=2)))
    server.start()
    with open_client(server.address.url) as client:
        made = [client.post(f"/v2/numbers/1206555010{n}", json={}).status_code for n in range(3)]
    server.stop()

    assert made == [201, 201, 429]


def test_a_call_with_a_body_is_in_the_journal_once() -> None:
    server = LoopbackServer(create_app())
    server.start()
    with open_client(server.address.url) as client:
        client.post("/v2/numbers/12065550100", json={"cnam_lookups_enabled": True})
        calls = client.get("/__mock__/worlds/self/journal").json()["calls"]
    server.stop()

    assert [(call["operation"], call["request"]["body"]) for call in calls] == [
        ("purchase_number", '{"cnam_lookups_enabled":true}')
    ]


# While a body is read


def test_a_chunked_body_is_read_to_its_limit_and_no_further(server: LoopbackServer) -> None:
    chunk = b"8000\r\n" + b" " * 0x8000 + b"\r\n"

    response = exchange(server.address, head(PURCHASE, KEYS, CHUNKED), chunk * 3)

    assert status(response) == 413


def test_a_chunked_body_of_the_largest_size_is_read(server: LoopbackServer) -> None:
    body = b"{}".ljust(65536)
    response = exchange(
        server.address,
        head("POST /v2/numbers/12065550101", KEYS, CHUNKED, "Connection: close"),
        b"10000\r\n" + body + b"\r\n0\r\n\r\n",
    )

    assert status(response) == 201


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"2\r\n{}\r\n", id="no last chunk"),
        pytest.param(b"4\r\n{}", id="half a chunk"),
        pytest.param(b"2\r\n{}\r\n0\r\n", id="half of the end"),
        pytest.param(b"2\r\n{}\r\nzz\r\n", id="a chunk of no length"),
        pytest.param(b"2\r\n{}\r\n0\r\nX: 1\r\n\r\n", id="trailer fields"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_half_a_body_buys_nothing(server: LoopbackServer, body: bytes) -> None:
    url = "/v2/numbers/12065550102"

    response = exchange(
        server.address, head(f"POST {url}", KEYS, CHUNKED, "Connection: close"), body, until_closed=False
    )

    assert not response or status(response) == 400
    with open_client(server.address.url) as client:
        assert client.get(url).status_code == 404


def test_half_of_a_content_length_buys_nothing(server: LoopbackServer) -> None:
    url = "/v2/numbers/12065550102"

    exchange(server.address, head(f"POST {url}", KEYS, "Content-Length: 9"), b"{}", until_closed=False)

    with open_client(server.address.url) as client:
        assert client.get(url).status_code == 404


# All bodies together


class Parts:
    """An RSGI channel with these parts, ended as granian ends one."""

    def __init__(self, *parts: bytes, broken: bool = False) -> None:
        self._parts = iter((*parts, b"", b"") if broken else (*parts, b""))

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        for part in self._parts:
            return part
        raise StopAsyncIteration


def test_all_bodies_together_have_a_limit_and_a_freed_one_makes_room() -> None:
    async def read() -> bytearray:
        reader = BodyReader(most_at_once=10)
        first = await reader.read(Parts(b"12345", b"678"), largest=10, length=8)
        with pytest.raises(TooManyBodiesError):
            await reader.read(Parts(b"12", b"3"), largest=10, length=3)
        reader.free(first)
        return await reader.read(Parts(b"12345", b"67890"), largest=10, length=10)

    assert asyncio.run(read()) == b"1234567890"


@pytest.mark.parametrize(
    ("parts", "length", "error"),
    [
        pytest.param(Parts(b"12345", b"678901"), None, BodyTooLargeError, id="too large"),
        pytest.param(Parts(b"12345", broken=True), None, BrokenBodyError, id="broken"),
        pytest.param(Parts(b"12345"), 6, BrokenBodyError, id="shorter than its length"),
    ],
)
def test_a_body_that_fails_leaves_its_room_to_others(parts: Parts, length: int | None, error: type[Exception]) -> None:
    async def read() -> bytearray:
        reader = BodyReader(most_at_once=10)
        with pytest.raises(error):
            await reader.read(parts, largest=10, length=length)
        return await reader.read(Parts(b"1234567890"), largest=10, length=10)

    assert asyncio.run(read()) == b"1234567890"


# Memory

UPLOADS = 8
SECONDS = 2.0
STREAM = b"10000\r\n" + b" " * 0x10000 + b"\r\n"


def upload(mock: Running, request: bytes, body: bytes) -> None:
    """Send a body that never ends for a while, again and again if the mock ends the connection."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        with (
            suppress(OSError),
            socket.create_connection(("127.0.0.1", mock.port), timeout=1) as connection,
        ):
            connection.sendall(request)
            while time.monotonic() < end:
                connection.sendall(body)


def memory_of(mock: Running) -> int:
    """Return the resident memory of a mock in KiB."""
    lines = Path(f"/proc/{mock.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says how much memory a process has")
@pytest.mark.parametrize("kind", ["memory", "file"])
@pytest.mark.parametrize(
    ("request_head", "body"),
    [
        pytest.param(head(PURCHASE, CHUNKED), STREAM, id="without keys"),
        pytest.param(head(PURCHASE, KEYS, CHUNKED), STREAM, id="with keys"),
        pytest.param(head(SNAPSHOT, KEYS, JSON, CHUNKED), STREAM, id="to the admin"),
        pytest.param(
            head(SNAPSHOT, KEYS, JSON, "Content-Length: 8000000"), b" " * 0x10000, id="to the admin, in length"
        ),
    ],
)
def test_endless_uploads_leave_the_memory_as_it_was(
    kind: str, request_head: bytes, body: bytes, tmp_path: Path
) -> None:
    with store_url(kind, tmp_path) as url, running_mock("--database", url, "--log-format", "none") as mock:
        for _ in range(50):
            mock.client.get("/v2/numbers/available")
        before = memory_of(mock)
        crowd = [threading.Thread(target=upload, args=(mock, request_head, body)) for _ in range(UPLOADS)]
        for member in crowd:
            member.start()
        for member in crowd:
            member.join()
        assert mock.client.get("/v2/numbers").status_code == 200
        eventually(lambda: memory_of(mock) <= 1.5 * before, "giving memory back")
