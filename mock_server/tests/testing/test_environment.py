"""Code that makes its own client is pointed at the mock, and no call of it leaves this machine."""

from __future__ import annotations

import asyncio
import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator

import flowroute_numbers
import httpx
import pytest
import requests
from flowroute_mock import FlowrouteMock
from flowroute_mock.testing.environment import OutsideCallError, is_address, is_local

from mock_server.tests.helpers.running import environment

ELSEWHERE = "203.0.113.7"
"""An address of RFC 5737, which belongs to nobody."""
READS_THE_ENVIRONMENT = (
    "import os, httpx\n"
    "keys = os.environ['FLOWROUTE_ACCESS_KEY'], os.environ['FLOWROUTE_SECRET_KEY']\n"
    "url = os.environ['FLOWROUTE_BASE_URL'] + '/v2/numbers/12065550100'\n"
    "print(httpx.post(url, auth=keys).status_code)\n"
)


@pytest.fixture
def mock() -> Iterator[FlowrouteMock]:
    with FlowrouteMock() as mock:
        yield mock


def test_code_that_reads_the_environment_calls_the_mock(mock: FlowrouteMock) -> None:
    with mock.environment():
        exec(READS_THE_ENVIRONMENT, {})  # noqa: S102  it stands for an application

    mock.assert_called("purchase_number", times=1, id="12065550100")


def test_code_that_uses_requests_calls_the_mock(mock: FlowrouteMock) -> None:
    with mock.environment() as variables:
        keys = (variables["FLOWROUTE_ACCESS_KEY"], variables["FLOWROUTE_SECRET_KEY"])
        requests.post(f"{os.environ['FLOWROUTE_BASE_URL']}/v2/numbers/12065550100", auth=keys, timeout=5)

    mock.assert_called("purchase_number", times=1, id="12065550100")


def test_another_process_calls_the_mock(mock: FlowrouteMock) -> None:
    with mock.environment() as variables:
        done = subprocess.run(
            [sys.executable, "-c", READS_THE_ENVIRONMENT],
            env={**environment(), **variables},
            capture_output=True,
            text=True,
            check=True,
        )

    assert done.stdout.strip() == "201"
    mock.assert_called("purchase_number", times=1)


def test_the_client_of_this_project_calls_the_mock(mock: FlowrouteMock) -> None:
    if "FLOWROUTE_BASE_URL" not in (flowroute_numbers.FlowrouteClient.__init__.__doc__ or ""):
        pytest.skip("this client does not read FLOWROUTE_BASE_URL")
    with mock.environment(), flowroute_numbers.FlowrouteClient() as client:
        client.purchase_number("12065550100")

    mock.assert_called("purchase_number", times=1)


async def open_asynchronously(host: str) -> None:
    await asyncio.open_connection(host, 443)


def with_socket(use: Callable[[socket.socket], object], kind: int = socket.SOCK_STREAM) -> None:
    with socket.socket(socket.AF_INET, kind) as it:
        use(it)


def get_without_proxies(url: str) -> None:
    with requests.Session() as session:
        session.trust_env = False
        session.get(url, timeout=5)


OUTSIDE: dict[str, Callable[[], object]] = {
    "httpx": lambda: httpx.get("https://api.flowroute.com/v2/numbers"),
    "httpx without proxies": lambda: httpx.get("https://api.flowroute.com/v2/numbers", trust_env=False),
    "requests": lambda: requests.get("https://api.flowroute.com/v2/numbers", timeout=5),
    "requests without proxies": lambda: get_without_proxies("https://api.flowroute.com/v2/numbers"),
    "urllib": lambda: urllib.request.urlopen("http://api.flowroute.com/v2/numbers"),
    "urllib without proxies": lambda: urllib.request.build_opener(urllib.request.ProxyHandler({})).open(
        "https://api.flowroute.com/"
    ),
    "a name": lambda: socket.getaddrinfo("api.flowroute.com", 443),
    "an old look-up": lambda: socket.gethostbyname("api.flowroute.com"),
    "an address": lambda: socket.create_connection((ELSEWHERE, 443), timeout=1),
    "without an exception": lambda: with_socket(lambda it: it.connect_ex((ELSEWHERE, 443))),
    "a datagram": lambda: with_socket(lambda it: it.sendto(b"?", (ELSEWHERE, 53)), socket.SOCK_DGRAM),
    "a datagram in parts": lambda: with_socket(
        lambda it: it.sendmsg([b"?"], [], 0, (ELSEWHERE, 53)), socket.SOCK_DGRAM
    ),
    "asyncio by name": lambda: asyncio.run(open_asynchronously("api.flowroute.com")),
    "asyncio by address": lambda: asyncio.run(open_asynchronously(ELSEWHERE)),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_call_to_another_machine_is_stopped(mock: FlowrouteMock, name: str) -> None:
    with mock.environment(), pytest.raises((OSError, httpx.ConnectError), match="Let the code read FLOWROUTE_BASE_URL"):
        OUTSIDE[name]()


def test_a_call_in_another_thread_is_stopped(mock: FlowrouteMock) -> None:
    caught: list[Exception] = []

    def call() -> None:
        try:
            socket.getaddrinfo("api.flowroute.com", 443)
        except OutsideCallError as error:
            caught.append(error)

    with mock.environment():
        thread = threading.Thread(target=call)
        thread.start()
        thread.join()

    assert len(caught) == 1


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_another_process_that_heeds_proxies_reaches_nothing(mock: FlowrouteMock) -> None:
    with mock.environment() as variables:
        done = subprocess.run(
            ["curl", "-sS", "https://api.flowroute.com/v2/numbers"],
            env={**environment(), **variables},
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 7
    assert "127.0.0.1 port 9" in done.stderr


def test_calls_within_this_machine_go_on(mock: FlowrouteMock) -> None:
    with http.server.HTTPServer(("localhost", 0), http.server.BaseHTTPRequestHandler) as server, mock.environment():
        with socket.create_connection(("localhost", server.server_port), timeout=5) as connection:
            assert connection.getpeername()[1] == server.server_port
        first, second = socket.socketpair()
        with first, second:
            first.sendall(b"!")
            assert second.recv(1) == b"!"


def test_the_environment_is_as_before_when_it_ends(mock: FlowrouteMock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWROUTE_BASE_URL", "https://before.example")
    monkeypatch.delenv("FLOWROUTE_SECRET_KEY", raising=False)
    before = dict(os.environ)

    with pytest.raises(ZeroDivisionError), mock.environment():
        assert os.environ["FLOWROUTE_BASE_URL"] == mock.url
        assert os.environ["FLOWROUTE_SECRET_KEY"] == mock.secret_key
        raise ZeroDivisionError

    assert dict(os.environ) == before
    assert socket.getaddrinfo(ELSEWHERE, 80)


def test_the_guard_lasts_until_the_last_of_several_environments_ends() -> None:
    with FlowrouteMock() as first, FlowrouteMock() as second, first.environment():
        with second.environment():
            assert os.environ["FLOWROUTE_BASE_URL"] == second.url
        assert os.environ["FLOWROUTE_BASE_URL"] == first.url
        with pytest.raises(OutsideCallError):
            socket.getaddrinfo("api.flowroute.com", 443)


@pytest.mark.parametrize(
    ("host", "local", "address"),
    [
        ("127.0.0.1", True, True),
        ("127.1.2.3", True, True),
        ("::1", True, True),
        ("::ffff:127.0.0.1", True, True),
        ("0.0.0.0", True, True),  # noqa: S104  nothing is bound
        ("localhost", True, False),
        (b"localhost", True, False),
        ("LOCALHOST", True, False),
        (None, True, False),
        ("10.0.0.1", False, True),
        ("::ffff:10.0.0.1", False, True),
        ("fe80::1%eth0", False, True),
        ("localhost.example.com", False, False),
        ("127.0.0.1.example.com", False, False),
        ("2130706433", False, False),
    ],
)
def test_only_this_machine_is_local(host: str | bytes | None, local: bool, address: bool) -> None:
    assert (is_local(host), is_address(host)) == (local, address)
