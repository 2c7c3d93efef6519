"""The server: faults over a socket, slow clients, many workers, and what survives a kill."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from flowroute_mock import FlowrouteMock
from flowroute_mock.app import create_app
from flowroute_mock.serving.connections import PortTakenError, find_connections, reserve_port
from flowroute_mock.serving.server import Address, LoopbackServer

from mock_server.tests.helpers.running import Running, eventually, kill_group, open_client, running_mock
from mock_server.tests.helpers.stores import SHARED_KINDS, store_url

HEAD = b"Host: 127.0.0.1\r\nAuthorization: Basic bW9ja3VzZXI6bW9jay1zZWNyZXQta2V5LWZvci1vZmZsaW5lLXRlc3Rz\r\n"


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    server = LoopbackServer(create_app(), patience=0.2)
    server.start()
    yield server
    server.stop()


def send(address: Address, *parts: bytes) -> bytes:
    """Send bytes as they are, and return all that comes back until the server closes the connection."""
    with socket.create_connection((address.host, address.port), timeout=10) as connection:
        for part in parts:
            connection.sendall(part)
        response = b""
        while received := connection.recv(65536):
            response += received
    return response


# Broken connections


def test_a_dropped_connection_ends_without_a_byte() -> None:
    with FlowrouteMock() as mock:
        mock.plan_fault("drop")
        address = Address("127.0.0.1", int(mock.url.rpartition(":")[2]))

        assert send(address, b"GET /v2/numbers HTTP/1.1\r\n", HEAD, b"\r\n") == b""


def test_a_cut_response_ends_in_the_middle_of_its_body() -> None:
    with FlowrouteMock() as mock:
        mock.plan_fault("cut")
        address = Address("127.0.0.1", int(mock.url.rpartition(":")[2]))

        head, _, body = send(address, b"GET /v2/numbers HTTP/1.1\r\n", HEAD, b"\r\n").partition(b"\r\n\r\n")

    length = next(int(line.split(b":")[1]) for line in head.lower().splitlines() if line.startswith(b"content-length"))
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert len(body) == length // 2


def test_only_the_connection_that_was_to_break_is_broken() -> None:
    with FlowrouteMock() as mock, open_client(mock.url) as kept, open_client(mock.url) as broken:
        stream = kept.get("/v2/numbers").extensions["network_stream"]
        mock.plan_fault("drop", "purchase_number")
        with pytest.raises(httpx.RemoteProtocolError):
            broken.post("/v2/numbers/12065550100")

        assert kept.get("/v2/numbers").extensions["network_stream"] is stream


def test_connections_to_other_servers_are_not_found() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.create_connection(listener.getsockname()) as client:
        accepted, _ = listener.accept()
        with accepted:
            host, port = client.getsockname()
            right, wrong = listener.getsockname()[1], listener.getsockname()[1] - 1

            assert len(list(find_connections(f"{host}:{port}", f"127.0.0.1:{right}"))) == 1
            assert list(find_connections(f"{host}:{port}", f"127.0.0.1:{wrong}")) == []


def test_a_late_response_delays_nobody_else() -> None:
    with ThreadPoolExecutor() as pool, FlowrouteMock() as mock:
        client = open_client(mock.url)
        mock.plan_fault("slow", "get_number", latency=30)
        late = pool.submit(client.get, "/v2/numbers/12065550190")
        eventually(lambda: bool(mock.calls("get_number")), "the late call")

        assert client.get("/v2/numbers", timeout=5).status_code == 200
        assert not late.done()
    assert late.result().status_code == 200  # the end of the mock cuts the wait short
    client.close()


# Slow and malformed clients


def test_a_body_that_comes_too_slowly_is_408_in_the_vendors_envelope(server: LoopbackServer) -> None:
    response = send(server.address, b"POST /v2/numbers/12065550100 HTTP/1.1\r\n", HEAD, b"Content-Length: 9\r\n\r\n{")

    assert response.startswith(b"HTTP/1.1 408 ")
    assert b'{"errors":[{"status":408,' in response


def test_a_head_that_comes_too_slowly_ends_the_connection(server: LoopbackServer) -> None:
    assert send(server.address, b"GET /v2/numbers HTTP/1.1\r\nHost: 127") == b""


def test_a_crowd_of_slow_clients_delays_nobody_else() -> None:
    server = LoopbackServer(create_app(), patience=60)
    server.start()
    crowd = [socket.create_connection(("127.0.0.1", server.address.port)) for _ in range(200)]
    for connection in crowd:
        connection.sendall(b"POST /v2/numbers/12065550100 HTTP/1.1\r\n" + HEAD + b"Content-Length: 9\r\n\r\n{")

    with open_client(server.address.url) as client:
        response = client.get("/v2/numbers", timeout=5)

    for connection in crowd:
        connection.close()
    server.stop()
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        pytest.param(b"Content-Length: 65537\r\n\r\n", b"413", id="body too large, unsent"),
        pytest.param(b"Content-Length: 99999999999\r\n\r\n", b"413", id="body far too large, unsent"),
        pytest.param(
            b"Transfer-Encoding: chunked\r\n\r\n10001\r\n" + b" " * 65537 + b"\r\n0\r\n\r\n",
            b"413",
            id="chunks too large",
        ),
        pytest.param(b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", b"400", id="chunk of no length"),
        pytest.param(b"Content-Length: -1\r\n\r\n", b"400", id="negative length"),
        pytest.param(b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", b"400", id="two lengths"),
        pytest.param(b"X: " + b"x" * 300_000 + b"\r\n\r\n", b"431", id="head too large"),
        pytest.param(b"".join(b"X-%d: 1\r\n" % i for i in range(500)) + b"\r\n", b"431", id="too many headers"),
    ],
)
def test_a_malformed_request_is_a_clear_4xx(server: LoopbackServer, request_bytes: bytes, status: bytes) -> None:
    head = b"POST /v2/numbers/12065550100 HTTP/1.1\r\n" + HEAD + b"Connection: close\r\n"

    assert send(server.address, head + request_bytes).split(b" ", 2)[1] == status


def test_a_client_that_hangs_up_in_the_middle_of_its_body_harms_nobody(server: LoopbackServer) -> None:
    with socket.create_connection(("127.0.0.1", server.address.port)) as connection:
        connection.sendall(b"POST /v2/numbers/12065550100 HTTP/1.1\r\n" + HEAD + b"Content-Length: 9\r\n\r\n{")

    with open_client(server.address.url) as client:
        assert client.get("/v2/numbers/12065550100").status_code == 404


# In a thread


def test_servers_in_threads_have_ports_of_their_own_and_leave_nothing_behind() -> None:
    before = threading.active_count()
    servers = [LoopbackServer(create_app()) for _ in range(5)]
    for server in servers:
        server.start()

    responses = []
    for server in servers:
        with open_client(server.address.url) as client:
            responses.append(client.get("/v2/numbers").status_code)

    for server in servers:
        server.stop()
    assert responses == [200] * 5
    assert len({server.address.port for server in servers}) == 5
    assert threading.active_count() == before


def test_a_port_that_is_reserved_is_taken() -> None:
    with reserve_port("127.0.0.1", 0) as reserved, pytest.raises(PortTakenError, match="--port 0"):
        reserve_port("127.0.0.1", reserved.getsockname()[1])


def test_a_url_is_one_that_a_client_on_this_machine_can_use() -> None:
    assert Address("0.0.0.0", 8000).url == "http://127.0.0.1:8000"  # noqa: S104  nothing is bound
    assert Address("::1", 8000).url == "http://[::1]:8000"


# Workers


@pytest.fixture(params=SHARED_KINDS)
def shared_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with store_url(request.param, tmp_path) as url:
        yield url


def test_of_200_buyers_at_once_over_four_workers_exactly_one_gets_the_number(shared_database: str) -> None:
    four = ("--workers", "4", "--database", shared_database, "--log-format", "none")
    with running_mock(*four) as mock, ThreadPoolExecutor(50) as pool:
        responses = pool.map(lambda _: mock.client.post("/v2/numbers/12065550100"), range(200))
        statuses = Counter(response.status_code for response in responses)

    assert statuses == {201: 1, 409: 199}


def test_no_confirmed_purchase_is_lost_when_the_mock_is_killed(shared_database: str) -> None:
    confirmed: list[str] = []
    with running_mock("--workers", "2", "--database", shared_database, "--log-format", "none") as mock:
        with ThreadPoolExecutor(8) as pool:
            numbers = iter([f"1206555{line:04d}" for line in range(100, 190)])
            buyers = [pool.submit(buy_until_killed, mock, numbers, confirmed) for _ in range(8)]
            eventually(lambda: len(confirmed) >= 20, "twenty purchases")
            kill_group(mock.process)
        assert [buyer.exception() for buyer in buyers] == [None] * 8
        eventually(lambda: not is_open(mock.port), "the end of every worker")
        mock.process.wait()

    with running_mock("--database", shared_database) as mock:
        kept = {number: mock.client.get(f"/v2/numbers/{number}").status_code for number in confirmed}

    assert kept == dict.fromkeys(confirmed, 200)


def buy_until_killed(mock: Running, numbers: Iterator[str], confirmed: list[str]) -> None:
    for number in numbers:
        try:
            if mock.client.post(f"/v2/numbers/{number}").status_code == 201:
                confirmed.append(number)
        except httpx.TransportError:
            return


def test_a_worker_that_dies_is_replaced_and_its_account_goes_on(tmp_path: Path) -> None:
    with running_mock("--workers", "2", "--database", f"sqlite:///{tmp_path / 'mock.db'}") as mock:
        first, second = children_of(mock.process.pid)
        os.kill(first, signal.SIGKILL)

        eventually(lambda: len(set(children_of(mock.process.pid)) - {first, second}) == 1, "a new worker")
        seen: set[int] = set()

        def all_succeed() -> bool:
            now = {ask(mock) for _ in range(20)}
            seen.update(now)
            return now == {200}

        eventually(all_succeed, "calls that succeed")

    assert seen <= {200, 503}  # 503 while the new worker starts: docs/adr/0057


def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    with running_mock("--workers", "2", "--database", f"sqlite:///{tmp_path / 'mock.db'}") as mock:
        mock.process.kill()

        eventually(lambda: not is_open(mock.port), "the end of every worker")


def test_workers_that_are_still_starting_stop_at_once(tmp_path: Path) -> None:
    with running_mock("--workers", "8", "--database", f"sqlite:///{tmp_path / 'mock.db'}") as mock:
        mock.process.terminate()

        assert mock.process.wait(5) == 0


def test_workers_stop_cleanly_and_the_journal_is_kept(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'mock.db'}"
    with running_mock("--workers", "2", "--database", database) as mock:
        ask(mock)
        mock.process.terminate()
        assert mock.process.wait(15) == 0

    with running_mock("--database", database) as mock:
        journal = mock.client.get("/__mock__/worlds/self/journal").json()

    assert [entry["operation"] for entry in journal["calls"]] == ["list_account_numbers"]


def ask(mock: Running) -> int:
    """Make one call, once more if the worker that had the connection was just killed."""
    try:
        return mock.client.get("/v2/numbers").status_code
    except httpx.TransportError:
        return mock.client.get("/v2/numbers").status_code


def children_of(parent: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


# The end


def test_a_slow_client_gets_408_when_the_server_stops() -> None:
    server = LoopbackServer(create_app(), patience=60)
    server.start()
    with socket.create_connection(("127.0.0.1", server.address.port), timeout=10) as connection:
        connection.sendall(b"POST /v2/numbers/12065550100 HTTP/1.1\r\n" + HEAD + b"Content-Length: 9\r\n\r\n{")

        server.stop()

        assert connection.recv(12) == b"HTTP/1.1 408"


def test_a_call_in_flight_gets_its_response_before_the_mock_stops() -> None:
    with running_mock() as mock, ThreadPoolExecutor() as pool:
        fault = {"kind": "slow", "latency": {"distribution": "fixed", "seconds": 60}}
        mock.client.post("/__mock__/worlds/self/faults", json=fault).raise_for_status()
        late = pool.submit(mock.client.get, "/v2/numbers")
        eventually(lambda: "list_account" in mock.client.get("/__mock__/worlds/self/journal").text, "the late call")
        mock.process.terminate()

        assert late.result().status_code == 200
        assert mock.process.wait(5) == 0


STOPPED_THROUGH_A_THREAD = """
import signal, threading
from flowroute_mock.serving.serve_command import ServeOptions, run

def send_to_itself():
    signal.pthread_kill(threading.get_ident(), signal.SIGTERM)

def ready(address):
    threading.Timer(0.2, send_to_itself).start()

run(ServeOptions(host="127.0.0.1", port=0, log_format="none"), ready)
"""


def test_a_signal_that_another_thread_receives_stops_the_mock() -> None:
    stopped = subprocess.run([sys.executable, "-c", STOPPED_THROUGH_A_THREAD], timeout=20, check=False)

    assert stopped.returncode == 0
