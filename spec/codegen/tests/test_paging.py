"""Walking over pages."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable

import httpx
import pytest
from flowroute_numbers import InvalidResponseError, NoNextPageError, NotFoundError

from spec.codegen.tests.service import ACCOUNT_ITEM, AVAILABLE_ITEM, BASE_URL, Driver, Service, page, pages_of

LISTS = {"list_account_numbers": ACCOUNT_ITEM, "search_available_numbers": AVAILABLE_ITEM}


def items(name: str, count: int) -> list[dict[str, object]]:
    return [LISTS[name] | {"id": f"1206555{index:04}"} for index in range(count)]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(("count", "requests"), [(0, 1), (1, 1), (10, 1), (11, 2), (25, 3)])
def test_iterating_yields_every_item_once_and_in_order(driver: Driver, name: str, count: int, requests: int) -> None:
    service = Service(pages_of(items(name, count), size=10))

    found = driver.items(service, name)

    assert [item.id for item in found] == [item["id"] for item in items(name, count)]
    assert len(service.requests) == requests


def test_a_page_has_its_items_and_tells_whether_there_are_more(driver: Driver) -> None:
    service = Service(pages_of(items("list_account_numbers", 11), size=10))

    first = driver.call(service, "list_account_numbers", limit=10)

    assert len(first.data) == 10
    assert first.has_next_page()
    assert repr(first) == f"<{type(first).__name__} of 10 items, more to come>"


def test_the_next_page_is_fetched_on_demand(driver: Driver) -> None:
    service = Service(pages_of(items("list_account_numbers", 11), size=10))

    second = driver.next_page(service, "list_account_numbers", limit=10)

    assert [item.id for item in second.data] == ["12065550010"]
    assert not second.has_next_page()
    assert service.sent == ["GET /v2/numbers?limit=10", "GET /v2/numbers?limit=10&offset=10"]


def test_the_last_page_has_no_next_one(driver: Driver) -> None:
    service = Service(pages_of(items("list_account_numbers", 1), size=10))

    with pytest.raises(NoNextPageError, match="has_next_page"):
        driver.next_page(service, "list_account_numbers")


def test_iterating_is_lazy() -> None:
    service = Service(pages_of(items("list_account_numbers", 100), size=10))

    walk = iter(service.sync_client().list_account_numbers())
    for _ in range(10):
        next(walk)

    assert len(service.requests) == 1


def test_an_async_list_asks_nothing_until_it_is_awaited_or_walked() -> None:
    service = Service(pages_of(items("list_account_numbers", 100), size=10))

    service.async_client().list_account_numbers()

    assert service.requests == []


def test_a_page_that_is_empty_but_has_a_next_one_is_walked_over(driver: Driver) -> None:
    service = Service(
        page([], url=f"{BASE_URL}/v2/numbers", next_url=f"{BASE_URL}/v2/numbers?offset=10"),
        page([ACCOUNT_ITEM], url=f"{BASE_URL}/v2/numbers?offset=10"),
    )

    assert len(driver.items(service, "list_account_numbers")) == 1


def test_a_link_may_be_a_path(driver: Driver) -> None:
    service = Service(
        page([ACCOUNT_ITEM], url=f"{BASE_URL}/v2/numbers", next_url="/v2/numbers?offset=1"),
        page([], url=f"{BASE_URL}/v2/numbers?offset=1"),
    )

    driver.items(service, "list_account_numbers")

    assert str(service.requests[1].url) == f"{BASE_URL}/v2/numbers?offset=1"


def test_headers_and_timeout_of_a_call_go_with_every_page(driver: Driver) -> None:
    service = Service(pages_of(items("list_account_numbers", 3), size=1))

    driver.items(service, "list_account_numbers", headers={"X-Trace": "7"}, timeout=3.0)

    assert [request.headers["X-Trace"] for request in service.requests] == ["7"] * 3
    assert {request.extensions["timeout"]["read"] for request in service.requests} == {3.0}


def test_an_error_in_the_middle_comes_after_what_was_read(driver: Driver) -> None:
    service = Service(
        page([ACCOUNT_ITEM], url=f"{BASE_URL}/v2/numbers", next_url=f"{BASE_URL}/v2/numbers?offset=1"),
        httpx.Response(404),
    )

    with pytest.raises(NotFoundError):
        driver.items(service, "list_account_numbers")


@pytest.mark.parametrize("link", [7, ["x"], {"href": "x"}], ids=["a number", "an array", "an object"])
def test_a_link_that_is_no_text_is_an_invalid_response(driver: Driver, link: object) -> None:
    body = {"data": [], "links": {"self": "x", "next": link}}

    with pytest.raises(InvalidResponseError) as caught:
        driver.next_page(Service(httpx.Response(200, json=body)), "list_account_numbers")

    assert caught.value.pointer == "/links/next"


def test_a_page_that_links_to_itself_has_no_next_page(driver: Driver) -> None:
    same = page([ACCOUNT_ITEM], url=f"{BASE_URL}/v2/numbers", next_url=f"{BASE_URL}/v2/numbers?limit=5")
    service = Service(same)

    with pytest.raises(InvalidResponseError, match="leads to the same page again"):
        driver.next_page(service, "list_account_numbers", limit=5)

    assert len(service.requests) == 1


def rounds(*offsets: int) -> Callable[[httpx.Request], httpx.Response]:
    """Return a service whose links go round over these offsets for ever."""
    links = [f"{BASE_URL}/v2/numbers?offset={offset}" for offset in offsets]
    following = dict(zip([*links, f"{BASE_URL}/v2/numbers"], [*links[1:], links[0], links[0]], strict=True))
    return lambda request: page([ACCOUNT_ITEM], url=str(request.url), next_url=following[str(request.url)])


@pytest.mark.parametrize("offsets", [(1,), (1, 2), (1, 2, 3), tuple(range(1, 40))], ids=["1", "2", "3", "39"])
def test_links_that_go_round_in_a_circle_end_in_an_error(driver: Driver, offsets: tuple[int, ...]) -> None:
    service = Service(rounds(*offsets))

    with pytest.raises(InvalidResponseError, match=r"same page again|circle"):
        driver.items(service, "list_account_numbers")

    assert len(service.requests) <= 4 * len(offsets) + 4


def test_memory_stays_flat_while_walking() -> None:
    service = Service(pages_of(items("list_account_numbers", 10_000), size=200))
    client = service.sync_client()
    peaks = []

    tracemalloc.start()
    for count, _ in enumerate(client.list_account_numbers(limit=200)):
        if count % 1000 == 999:
            service.requests.clear()
            gc.collect()
            peaks.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()

    assert len(peaks) == 10
    assert peaks[-1] - peaks[1] < 200_000
