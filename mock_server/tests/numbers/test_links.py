"""How the links of a page are written."""

from __future__ import annotations

import pytest

from mock_server.tests.helpers.callers import Caller

SEARCH = "/v2/numbers/available"


def query(link: str) -> str:
    return link.partition("?")[2]


@pytest.mark.parametrize(
    ("asked", "echoed"),
    [
        pytest.param("", "limit=10&offset=0", id="defaults are written out"),
        pytest.param("offset=3&limit=2", "limit=2&offset=3", id="limit before offset"),
        pytest.param("limit=1&starts_with=206", "starts_with=1206&limit=1&offset=0", id="filters first"),
        pytest.param("starts_with=1206", "starts_with=1206&limit=10&offset=0", id="country code is there"),
        pytest.param("starts_with=%2B1206", "starts_with=1206&limit=10&offset=0", id="plus sign goes"),
        pytest.param("starts_with=%2B44", "starts_with=%2B44&limit=10&offset=0", id="plus sign of others stays"),
        pytest.param(
            "state=wa&rate_center=Seattle", "rate_center=SEATTLE&state=WA&limit=10&offset=0", id="upper case, sorted"
        ),
        pytest.param("ends_with=007&contains=0", "contains=0&ends_with=007&limit=10&offset=0", id="leading zeros stay"),
        pytest.param("order_by=tn,desc", "order_by=tn%2Cdesc&limit=10&offset=0", id="order"),
        pytest.param("iso_country=us", "iso_country=US&limit=10&offset=0", id="country"),
        pytest.param("unheard_of=1", "limit=10&offset=0", id="what is ignored is not echoed"),
        pytest.param("rate_center=a%26b%20c", "rate_center=A%26B%20C&limit=10&offset=0", id="quoted"),
    ],
)
def test_self_link_echoes_the_query_normalised(account: Caller, asked: str, echoed: str) -> None:
    assert query(account.get(f"{SEARCH}?{asked}").json["links"]["self"]) == echoed


def test_next_links_lead_through_everything_once(account: Caller) -> None:
    found, url = [], "/v2/numbers?limit=4"
    while url:
        page = account.get(url).json
        found += [item["id"] for item in page["data"]]
        url = page["links"].get("next", "").removeprefix("http://localhost")

    assert found == [f"1206555019{last}" for last in range(6)]


@pytest.mark.parametrize(("limit", "has_next"), [(5, True), (6, False), (7, False)])
def test_next_link_is_absent_on_the_last_page(account: Caller, limit: int, has_next: bool) -> None:
    links = account.get(f"/v2/numbers?limit={limit}").json["links"]

    assert ("next" in links) is has_next


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        pytest.param("mock.example:8080", "http://mock.example:8080", id="name and port"),
        pytest.param("[::1]:80", "http://[::1]:80", id="IPv6"),
        pytest.param("evil.example/path?", "http://localhost:80", id="not a host"),
        pytest.param("", "http://localhost:80", id="empty"),
    ],
)
def test_links_are_of_the_origin_that_was_called(account: Caller, host: str, origin: str) -> None:
    response = account.get("/v2/numbers?limit=1", headers={"Host": host})

    assert response.json["links"]["self"] == f"{origin}/v2/numbers?limit=1&offset=0"
    assert response.json["data"][0]["links"]["self"] == f"{origin}/v2/numbers/12065550190"
