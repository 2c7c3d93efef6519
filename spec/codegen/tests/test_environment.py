"""What the environment may hold, and what becomes of what it may not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from flowroute_mock.testing import FlowrouteMock
from flowroute_numbers import (
    AsyncFlowrouteClient,
    AuthenticatedClient,
    ConfigurationError,
    CredentialsError,
    FlowrouteClient,
    FlowrouteError,
)

from spec.codegen.tests.service import ACCESS_KEY, BASE_URL, DETAILS, SECRET_KEY, Driver, Service

PROXIES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"]
KEYS = {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY}


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*PROXIES, "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def make_sync() -> None:
    FlowrouteClient(**KEYS).close()


def make_async() -> None:
    AsyncFlowrouteClient(**KEYS)


def make_plain() -> None:
    AuthenticatedClient(**KEYS).get_httpx_client().close()


def make_plain_async() -> None:
    AuthenticatedClient(**KEYS).get_async_httpx_client()


UNUSABLE = [
    ("NO_PROXY", "[::1]", "write an IPv6 address without brackets, as in localhost,127.0.0.1,::1"),
    ("no_proxy", "localhost,[::1]", "The environment's no_proxy is 'localhost,[::1]', which httpx can't read"),
    ("ALL_PROXY", "socks5://127.0.0.1:1080", "pip install 'httpx[socks]'"),
    ("HTTPS_PROXY", "socks5h://127.0.0.1:1080", "The environment's HTTPS_PROXY names a SOCKS proxy"),
    ("HTTPS_PROXY", "ftp://127.0.0.1:1080", "Write one such as http://proxy.example:8080"),
    ("http_proxy", "http://127.0.0.1:port", "The environment's http_proxy is no address of a proxy"),
    ("SSL_CERT_FILE", "not/there.pem", "The environment's SSL_CERT_FILE is 'not/there.pem', from which no cert"),
]


@pytest.mark.parametrize("make", [make_sync, make_async, make_plain, make_plain_async])
@pytest.mark.parametrize(("name", "value", "problem"), UNUSABLE)
def test_a_variable_that_can_not_be_used_is_named_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[], None], name: str, value: str, problem: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(ConfigurationError) as caught:
        make()

    assert problem in str(caught.value)
    assert isinstance(caught.value, FlowrouteError)


def test_a_password_of_a_proxy_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "ftp://me:hunter2hunter2@127.0.0.1")

    with pytest.raises(ConfigurationError) as caught:
        make_sync()

    assert "hunter2" not in f"{caught.value} {caught.value.__cause__} {caught.value.__context__}"


def test_a_file_without_certificates_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("no certificate")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "empty.pem"))

    with pytest.raises(ConfigurationError, match="SSL_CERT_FILE"):
        make_sync()


def test_a_transport_of_ones_own_needs_no_proxies(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "[::1]")

    assert driver.call(Service(httpx.Response(200, json=DETAILS)), "get_number", "12065550190").data.id == "12065550190"


# --- the base URL ----------------------------------------------------------------------------------------------------


def test_an_application_is_pointed_at_the_mock_by_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with FlowrouteMock() as mock:
        monkeypatch.setenv("FLOWROUTE_BASE_URL", f"{mock.url}/")
        monkeypatch.setenv("FLOWROUTE_ACCESS_KEY", mock.access_key)
        monkeypatch.setenv("FLOWROUTE_SECRET_KEY", mock.secret_key)

        with FlowrouteClient() as client:
            client.purchase_number("12065550100")

        assert client.base_url == mock.url
        mock.assert_called("purchase_number", id="12065550100")


def test_a_base_url_that_is_given_comes_before_that_of_the_environment(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLOWROUTE_BASE_URL", "https://elsewhere.test")
    service = Service(httpx.Response(200, json=DETAILS))

    driver.call(service, "get_number", "12065550190")

    assert service.requests[0].url.host == "api.example.test"


def test_plain_clients_go_to_the_base_url_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWROUTE_BASE_URL", BASE_URL)

    assert repr(AuthenticatedClient(**KEYS)) == f"<AuthenticatedClient {BASE_URL}>"


@pytest.mark.parametrize(
    "value", ["api.example.test", "ftp://x", "https://me:mine@api.example.test", "https://\n.test"]
)
@pytest.mark.parametrize("make", [make_sync, make_async, make_plain])
def test_a_base_url_of_the_environment_that_can_not_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[], None], value: str
) -> None:
    monkeypatch.setenv("FLOWROUTE_BASE_URL", value)

    with pytest.raises(ConfigurationError, match=r"environment's FLOWROUTE_BASE_URL is taken as base_url\. base_url"):
        make()


# --- keys ------------------------------------------------------------------------------------------------------------

ODD_KEYS = ["{}\n", "\n{}", "{}\r\n", "{}\x00", "a\x1b[31m{}", "\u202e{}", "a\ud800{}", "{}\u2028", "{}\t"]


@pytest.mark.parametrize("client", [FlowrouteClient, AsyncFlowrouteClient, AuthenticatedClient])
@pytest.mark.parametrize("name", ["access_key", "secret_key"])
@pytest.mark.parametrize("odd", ODD_KEYS, ids=ascii)
def test_a_key_with_control_characters_is_refused_and_not_shown(
    client: Callable[..., Any], name: str, odd: str
) -> None:
    with pytest.raises(CredentialsError, match=name) as caught:
        client(**KEYS | {name: odd.format("0123456789")})

    assert "0123456789" not in str(caught.value)
    assert "strip" in str(caught.value) or "control character" in str(caught.value)


def test_a_key_of_the_environment_with_a_line_break_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWROUTE_ACCESS_KEY", ACCESS_KEY)
    monkeypatch.setenv("FLOWROUTE_SECRET_KEY", f"{SECRET_KEY}\n")

    with pytest.raises(CredentialsError, match="secret_key begins or ends with a line break"):
        FlowrouteClient()
