"""The keys never leave the host."""

from __future__ import annotations

import httpx
import pytest
from flowroute_numbers import APIConnectionError, APIStatusError, CrossOriginError, FlowrouteError, InvalidResponseError

from spec.codegen.tests.service import ACCOUNT_ITEM, BASE_URL, DETAILS, Driver, Service, page

ELSEWHERE = {
    "another host": "https://elsewhere.test/v2/numbers",
    "another host without a scheme": "//elsewhere.test/v2/numbers",
    "a host below this one": "https://api.example.test.elsewhere.test/",
    "another port": "https://api.example.test:8443/v2/numbers",
    "no encryption": "http://api.example.test/v2/numbers",
    "a port out of range": "https://api.example.test:99999999/",
    "another scheme": "ftp://api.example.test/v2/numbers",
    "a dot at its end": "https://api.example.test./v2/numbers",
}
UNREADABLE = {
    "this host as a user name": "https://api.example.test@elsewhere.test/v2/numbers",
    "keys in the address": "https://me:mine@api.example.test/v2/numbers",
    "a host in half brackets": "https://[::1/",
    "a control character": "https://api.example.test/\x00",
}


@pytest.mark.parametrize("target", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_redirect_to_another_origin_is_refused(driver: Driver, target: str) -> None:
    service = Service(httpx.Response(302, headers={"Location": target}))

    with pytest.raises(CrossOriginError, match=r"keys belong to https://api.example.test:443") as caught:
        driver.call(service, "get_number", "12065550190")

    assert len(service.requests) == 1
    assert caught.value.origin != BASE_URL


@pytest.mark.parametrize("target", UNREADABLE.values(), ids=UNREADABLE)
def test_a_redirect_that_can_not_be_read_is_refused(driver: Driver, target: str) -> None:
    service = Service(httpx.Response(302, headers=[(b"Location", target.encode())]))

    with pytest.raises(APIConnectionError):
        driver.call(service, "get_number", "12065550190", options={"retries": 0})

    assert {request.url.host for request in service.requests} == {"api.example.test"}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_read_follows_a_redirect_on_its_own_host(driver: Driver, status: int) -> None:
    service = Service(httpx.Response(status, headers={"Location": "/v2/moved?a=1"}), httpx.Response(200, json=DETAILS))

    driver.call(service, "get_number", "12065550190")

    assert service.sent == ["GET /v2/numbers/12065550190", "GET /v2/moved?a=1"]
    assert service.requests[1].headers["Authorization"] == service.requests[0].headers["Authorization"]


def test_a_redirect_that_never_ends_is_given_up(driver: Driver) -> None:
    service = Service(httpx.Response(302, headers={"Location": "/v2/numbers/12065550190"}))

    with pytest.raises(APIStatusError) as caught:
        driver.call(service, "get_number", "12065550190")

    assert caught.value.status == 302
    assert len(service.requests) == 6


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("name", ["purchase_number", "update_primary_route"])
def test_nothing_that_changes_something_is_redirected(driver: Driver, name: str, status: int) -> None:
    service = Service(httpx.Response(status, headers={"Location": "/v2/moved"}))

    with pytest.raises(APIStatusError):
        driver.call(service, name, *(("12065550190", "0") if name != "purchase_number" else ("12065550190",)))

    assert len(service.requests) == 1


@pytest.mark.parametrize("target", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_link_to_a_page_of_another_origin_is_refused(driver: Driver, target: str) -> None:
    service = Service(page([ACCOUNT_ITEM], url=f"{BASE_URL}/v2/numbers", next_url=target))

    with pytest.raises(CrossOriginError, match="link to the next page leads to"):
        driver.items(service, "list_account_numbers")

    assert len(service.requests) == 1


@pytest.mark.parametrize("target", UNREADABLE.values(), ids=UNREADABLE)
def test_a_link_to_a_page_that_can_not_be_read_is_refused(driver: Driver, target: str) -> None:
    service = Service(page([ACCOUNT_ITEM], url=f"{BASE_URL}/v2/numbers", next_url=target))

    with pytest.raises(InvalidResponseError, match="/links/next"):
        driver.items(service, "list_account_numbers")

    assert len(service.requests) == 1


def test_a_refused_link_leaves_the_page_usable(driver: Driver) -> None:
    service = Service(page([ACCOUNT_ITEM], url=f"{BASE_URL}/v2/numbers", next_url="https://elsewhere.test/"))

    first = driver.call(service, "list_account_numbers")

    assert len(first.data) == 1
    assert first.has_next_page()


@pytest.mark.parametrize(
    ("base_url", "link"),
    [
        ("https://api.example.test", "https://api.example.test:443/v2/numbers?offset=1"),
        ("https://api.example.test:443", "https://API.example.test/v2/numbers?offset=1"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/v2/numbers?offset=1"),
        ("http://127.0.0.1", "http://127.0.0.1:80/v2/numbers?offset=1"),
    ],
)
def test_one_origin_may_be_written_in_different_ways(base_url: str, link: str) -> None:
    service = Service(page([], url=base_url, next_url=link), page([], url=link))

    list(service.sync_client(base_url=base_url).list_account_numbers())

    assert len(service.requests) == 2


def test_an_error_of_another_origin_names_method_path_and_origin(driver: Driver) -> None:
    service = Service(httpx.Response(302, headers={"Location": "https://elsewhere.test:99/a?b"}))

    with pytest.raises(FlowrouteError) as caught:
        driver.call(service, "get_number", "12065550190")

    assert vars(caught.value) == {
        "method": "GET",
        "path": "/v2/numbers/12065550190",
        "origin": "https://elsewhere.test:99",
        "request_id": service.requests[0].headers["X-Request-Id"],
    }
