"""Buying and releasing inside a loop over the list that it changes."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import Callable

import httpx
import pytest
from flowroute_numbers import AsyncFlowrouteClient, FlowrouteClient, FlowrouteError, ListChangedError

from spec.codegen.tests.service import (
    ACCOUNT_ITEM,
    AVAILABLE_ITEM,
    BASE_URL,
    DETAILS,
    Service,
    page,
    pages_of,
)


def numbers(count: int) -> list[str]:
    return [f"1206555{index:04}" for index in range(count)]


def bought(number: str) -> httpx.Response:
    """Return the response to a purchase."""
    return httpx.Response(201, json=DETAILS | {"data": DETAILS["data"] | {"id": number}})


class Shop:
    """A service with numbers for sale, sorted, that are gone once they are bought, by whomever."""

    def __init__(self, count: int, *, size: int = 10) -> None:
        self.for_sale = numbers(count)
        self.account: list[str] = []
        self.size = size
        self.before_search: Callable[[], object] = lambda: None
        self.refused: set[str] = set()
        self.lock = threading.Lock()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        with self.lock:
            number = request.url.path.rpartition("/")[2]
            if request.method == "POST":
                return self.buy(number)
            if number == "available":
                self.before_search()
                return self.listing(AVAILABLE_ITEM, self.for_sale, request)
            return self.listing(ACCOUNT_ITEM, self.account, request)

    def buy(self, number: str) -> httpx.Response:
        if number in self.refused or number not in self.for_sale:
            return httpx.Response(403)
        self.for_sale.remove(number)
        self.account = sorted([*self.account, number])
        return bought(number)

    def listing(self, item: dict[str, object], ids: list[str], request: httpx.Request) -> httpx.Response:
        return pages_of([item | {"id": each} for each in ids], size=self.size)(request)


@pytest.mark.parametrize("limit", [1, 3, 10, 40, 200])
def test_a_loop_that_buys_all_it_sees_buys_all_there_are(limit: int) -> None:
    shop = Shop(40)

    with Service(shop).sync_client() as client:
        for number in client.search_available_numbers(limit=limit):
            client.purchase_number(number.id)

    assert shop.for_sale == []
    assert shop.account == numbers(40)


def test_an_async_loop_that_buys_all_it_sees_buys_all_there_are() -> None:
    shop = Shop(40)

    async def run() -> None:
        async with Service(shop).async_client() as client:
            async for number in client.search_available_numbers(limit=7):
                await client.purchase_number(number.id)

    asyncio.run(run())

    assert shop.account == numbers(40)


@pytest.mark.parametrize("seed", range(25))
def test_a_loop_that_buys_some_sees_each_number_once(seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311 (no secret)
    shop = Shop(57)
    shop.refused = set(choose.sample(numbers(57), 9))
    bought, seen = set[str](), []

    with Service(shop).sync_client() as client:
        for number in client.search_available_numbers(limit=choose.randint(1, 20)):
            seen.append(number.id)
            for each in choose.sample(seen, min(len(seen), choose.randint(0, 3))):  # often one of an earlier page
                try:
                    client.purchase_number(each)
                except FlowrouteError:
                    continue
                bought.add(each)

    assert seen == numbers(57)
    assert set(shop.account) == bought


def test_pages_walked_by_hand_have_each_number_once() -> None:
    shop = Shop(33)
    seen = []

    with Service(shop).sync_client() as client:
        batch = client.search_available_numbers(limit=8)
        while True:
            seen += [number.id for number in batch.data]
            for number in batch.data[::2]:
                client.purchase_number(number.id)
            if not batch.has_next_page():
                break
            batch = batch.next_page()

    assert seen == numbers(33)


def test_a_raw_response_starts_the_same_walk() -> None:
    shop = Shop(30)

    with Service(shop).sync_client() as client:
        for number in client.with_raw_response.search_available_numbers(limit=10).parse():
            client.purchase_number(number.id)

    assert shop.account == numbers(30)


@pytest.mark.parametrize("buyer", ["another client", "a copy with options", "the raw methods", "an async client"])
def test_it_does_not_matter_which_client_of_the_process_buys(buyer: str) -> None:
    shop = Shop(40)
    service = Service(shop)

    def buy(number: str) -> None:
        match buyer:
            case "another client":
                service.sync_client(access_key="another").purchase_number(number)
            case "a copy with options":
                client.with_options(timeout=3).purchase_number(number)
            case "the raw methods":
                client.with_raw_response.purchase_number(number)
            case "an async client":
                asyncio.run(_buy_async(service.async_client(), number))

    with service.sync_client() as client:
        for number in client.search_available_numbers(limit=10):
            buy(number.id)

    assert shop.account == numbers(40)


async def _buy_async(client: AsyncFlowrouteClient, number: str) -> None:
    async with client:
        await client.purchase_number(number)


def test_nested_loops_see_what_each_of_them_should() -> None:
    shop = Shop(24)
    outer, inner = [], []

    with Service(shop).sync_client() as client:
        for number in client.search_available_numbers(limit=5):
            outer.append(number.id)
            for other in client.search_available_numbers(limit=4, max_items=2):
                inner.append(other.id)
                client.purchase_number(other.id)

    assert len(set(outer)) == len(outer)
    assert sorted(inner) == numbers(24)
    assert set(outer) == {each for each in numbers(24) if each in outer}
    assert shop.for_sale == []


def test_a_loop_over_the_account_that_buys_yields_no_number_twice() -> None:
    shop = Shop(30)
    shop.account = [f"1206555{index:04}" for index in range(1000, 1030)]
    for_sale = iter(numbers(30))
    seen = []

    with Service(shop).sync_client() as client:
        for number in client.list_account_numbers(limit=10):
            seen.append(number.id)
            client.purchase_number(next(for_sale))  # sorts before all that are owned, and moves them back

    assert seen == [f"1206555{index:04}" for index in range(1000, 1030)]


def test_threads_that_buy_while_another_walks_hide_nothing_from_it() -> None:
    shop = Shop(300)
    bought = numbers(300)[:200]
    barrier = threading.Barrier(5)
    client = Service(shop).sync_client()

    def buy(part: list[str]) -> None:
        barrier.wait(5)
        for each in part:
            client.purchase_number(each)

    threads = [threading.Thread(target=buy, args=(bought[index::4],)) for index in range(4)]
    for thread in threads:
        thread.start()
    barrier.wait(5)
    seen = [number.id for number in client.search_available_numbers(limit=3)]
    for thread in threads:
        thread.join(10)

    assert len(set(seen)) == len(seen)
    assert set(seen) >= set(numbers(300)[200:])


def test_what_others_buy_meanwhile_hides_nothing_once_we_have_bought_as_well() -> None:
    shop = Shop(60)
    seen = []

    with Service(shop).sync_client() as client:
        for count, number in enumerate(client.search_available_numbers(limit=10)):
            seen.append(number.id)
            if count % 10 == 9:
                client.purchase_number(number.id)
                del shop.for_sale[:3]  # another customer

    assert seen == numbers(60)


def test_a_purchase_whose_outcome_is_unknown_hides_nothing() -> None:
    shop = Shop(40)

    def lose(request: httpx.Request) -> httpx.Response:
        answer = shop(request)
        if request.method == "POST":
            raise httpx.ReadError("gone")
        return answer

    seen = []
    with Service(lose).sync_client() as client:
        for number in client.search_available_numbers(limit=10):
            seen.append(number.id)
            with pytest.raises(FlowrouteError):
                client.purchase_number(number.id)

    assert seen == numbers(40)


def test_a_quiet_walk_follows_the_links_of_the_service() -> None:
    service = Service(Shop(25))

    with service.sync_client() as client:
        list(client.search_available_numbers(limit=10))

    assert service.sent == [
        "GET /v2/numbers/available?limit=10",
        "GET /v2/numbers/available?limit=10&offset=10",
        "GET /v2/numbers/available?limit=10&offset=20",
    ]


def test_buying_all_costs_no_more_requests_than_there_are_pages() -> None:
    service = Service(Shop(40))

    with service.sync_client() as client:
        for number in client.search_available_numbers(limit=10):
            client.purchase_number(number.id)

    assert len([sent for sent in service.sent if sent.startswith("GET")]) == 4


def test_links_without_an_offset_end_in_an_error_that_says_what_to_write() -> None:
    def cursor(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return bought(request.url.path.rpartition("/")[2])
        return page([AVAILABLE_ITEM], url=str(request.url), next_url=f"{BASE_URL}/v2/numbers/available?cursor=x")

    with Service(cursor).sync_client() as client, pytest.raises(ListChangedError, match=r"list\(\.\.\.\)") as caught:
        for number in client.search_available_numbers():
            client.purchase_number(number.id)

    assert caught.value.path == "/v2/numbers/available"


@pytest.mark.parametrize(("limit", "cap", "requests"), [(5, 12, 3), (10, 10, 1), (10, 0, 1), (10, 99, 4), (200, 3, 1)])
def test_max_items_is_the_cap(limit: int, cap: int, requests: int) -> None:
    service = Service(Shop(40))

    with service.sync_client() as client:
        found = [number.id for number in client.search_available_numbers(limit=limit, max_items=cap)]

    assert found == numbers(40)[:cap]
    assert len(service.requests) == requests


def test_max_items_is_the_cap_of_an_async_list_and_of_its_pages() -> None:
    async def run() -> list[int]:
        async with Service(Shop(40)).async_client() as client:
            return [len(each) async for each in client.search_available_numbers(limit=5, max_items=12).pages()]

    assert asyncio.run(run()) == [5, 5, 2]


@pytest.mark.parametrize("cap", [-1, 2.5, "3"])
def test_a_cap_that_is_no_number_of_items_is_refused_before_anything_is_sent(cap: object) -> None:
    service = Service(Shop(1))

    with pytest.raises(ValueError, match="max_items must be a whole number"):
        service.sync_client().search_available_numbers(max_items=cap)  # type: ignore[arg-type]

    assert service.requests == []


def test_a_page_is_measured_and_indexed_by_its_own_items() -> None:
    with Service(Shop(12)).sync_client() as client:
        first = client.search_available_numbers(limit=5)
        nothing = client.search_available_numbers(offset=99)

    assert (len(first), first[0].id, [number.id for number in first[1:3]]) == (5, "12065550000", numbers(40)[1:3])
    assert (bool(first), bool(nothing), len(nothing)) == (True, False, 0)


def test_clients_of_different_services_share_nothing() -> None:
    one, other = Service(Shop(1)).sync_client(), Service(Shop(1)).sync_client(base_url="https://other.example.test")

    assert isinstance(one, FlowrouteClient)
    assert one._session.settings.changes is not other._session.settings.changes


def test_what_was_bought_before_a_walk_and_is_for_sale_again_is_seen_once() -> None:
    shop = Shop(40)
    seen = []

    with Service(shop).sync_client() as client:
        for each in numbers(20):
            client.purchase_number(each)
        shop.for_sale = numbers(40)  # all were released
        for number in client.search_available_numbers(limit=5):
            seen.append(number.id)
            if number.id == "12065550017":
                client.purchase_number(number.id)

    assert seen == numbers(40)
