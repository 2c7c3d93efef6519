"""A spending limit and dry runs."""

from __future__ import annotations

import asyncio
import logging
import threading
from decimal import Decimal
from typing import Any

import httpx
import pytest
from flowroute_mock import FlowrouteMock
from flowroute_numbers import (
    AuthenticationError,
    ConflictError,
    OutcomeUnknownError,
    PermissionDeniedError,
    ServiceUnavailableError,
    SpendLimitError,
)
from flowroute_numbers.models import PhoneNumberDocument

from spec.codegen.tests.service import AVAILABLE_ITEM, BASE_URL, DETAILS, Driver, Service, page

NUMBER = "12065550100"  # 1.00 to set up, and 1.25 a month


class Shop:
    """A service that sells any number at one price, or responds to a purchase as a test says."""

    def __init__(self, purchase: Any = None, *, monthly: Any = 1.25, setup: Any = 1.0) -> None:
        self.purchase = purchase
        self.prices = {"monthly_cost": monthly, "setup_cost": setup}

    def __call__(self, request: httpx.Request) -> httpx.Response:
        number = request.url.path.rpartition("/")[2]
        if request.method != "GET":
            if isinstance(self.purchase, Exception):
                raise self.purchase
            return self.purchase or httpx.Response(201, json=DETAILS | {"data": DETAILS["data"] | {"id": number}})
        wanted = request.url.params.get("starts_with", NUMBER)
        item = AVAILABLE_ITEM | {"id": wanted, "attributes": AVAILABLE_ITEM["attributes"] | self.prices}
        return page([item] if wanted != "12065550199" else [], url=f"{BASE_URL}/v2/numbers/available")


def number(index: int) -> str:
    return f"1206555{index:04}"


def test_purchases_go_through_until_the_limit_would_be_passed() -> None:
    service = Service(Shop())
    client = service.sync_client(spend_limit=Decimal("5"))

    client.purchase_number(number(100))
    client.purchase_number(number(101))
    with pytest.raises(SpendLimitError) as caught:
        client.purchase_number(number(102))

    assert client.spent == Decimal("4.50")
    assert (caught.value.price, caught.value.spent, caught.value.limit) == (Decimal("2.25"), Decimal("4.50"), 5)
    assert str(caught.value).startswith(
        "POST /v2/numbers/12065550102 would cost 2.25, which passes the limit: 4.50 of 5 are spent. Nothing was sent."
    )
    assert "POST /v2/numbers/12065550102" not in service.sent


def test_the_limit_itself_can_be_spent(driver: Driver) -> None:
    driver.call(Service(Shop()), "purchase_number", NUMBER, options={"spend_limit": Decimal("2.25")})


def test_a_price_that_no_search_has_shown_is_looked_up_once(driver: Driver) -> None:
    service = Service(Shop())

    driver.call(service, "purchase_number", NUMBER, options={"spend_limit": 20})

    assert service.sent == ["GET /v2/numbers/available?starts_with=12065550100", "POST /v2/numbers/12065550100"]


def test_a_price_that_a_search_has_shown_is_not_looked_up() -> None:
    service = Service(Shop())
    client = service.sync_client(spend_limit=20)

    found = client.search_available_numbers()
    client.purchase_number(found[0].id)

    assert service.sent == ["GET /v2/numbers/available", "POST /v2/numbers/12065550100"]
    assert client.spent == Decimal("2.25")


@pytest.mark.parametrize("price", [None, "free", -1, float("nan"), True, "1e999999"])
def test_a_number_whose_price_can_not_be_read_is_not_bought(driver: Driver, price: Any) -> None:
    shop = Shop(monthly=price if price == price else "NaN")  # noqa: PLR0124 (NaN is no JSON)

    with pytest.raises(SpendLimitError) as caught:
        driver.call(Service(shop), "purchase_number", NUMBER, options={"spend_limit": 20})

    assert caught.value.limit == 20


def test_a_number_that_is_not_for_sale_is_not_bought(driver: Driver) -> None:
    service = Service(Shop())

    with pytest.raises(SpendLimitError, match="no price is known") as caught:
        driver.call(service, "purchase_number", "12065550199", options={"spend_limit": 20})

    assert caught.value.price is None
    assert all(sent.startswith("GET") for sent in service.sent)


@pytest.mark.parametrize(
    ("purchase", "error", "spent"),
    [
        (httpx.Response(409), ConflictError, "0"),
        (httpx.Response(403), PermissionDeniedError, "0"),
        (httpx.ReadError("gone"), OutcomeUnknownError, "2.25"),
        (httpx.Response(503), ServiceUnavailableError, "2.25"),
    ],
    ids=["sold", "no funds", "no response", "a gateway's"],
)
def test_what_is_known_not_to_be_bought_costs_nothing_and_all_else_does(
    purchase: Any, error: type[Exception], spent: str
) -> None:
    client = Service(Shop(purchase)).sync_client(spend_limit=20)

    with pytest.raises(error):
        client.purchase_number(NUMBER)

    assert client.spent == Decimal(spent)


def test_a_cancelled_purchase_counts_as_spent() -> None:
    async def hang(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return Shop()(request)
        await asyncio.sleep(30)
        raise AssertionError

    async def run() -> Decimal:
        async with Service(Shop()).async_client(transport=httpx.MockTransport(hang), spend_limit=20) as client:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(client.purchase_number(NUMBER), 0.1)
            return client.spent

    assert asyncio.run(run()) == Decimal("2.25")


def test_a_failing_look_up_sends_no_purchase(driver: Driver) -> None:
    service = Service(httpx.Response(401))

    with pytest.raises(AuthenticationError):
        driver.call(service, "purchase_number", NUMBER, options={"spend_limit": 20})

    assert [sent.split()[0] for sent in service.sent] == ["GET"]


def test_copies_and_raw_methods_share_what_is_spent() -> None:
    client = Service(Shop()).sync_client(spend_limit=Decimal("4.50"))

    client.with_options(timeout=3).purchase_number(number(100))
    client.with_raw_response.purchase_number(number(101))

    assert client.spent == Decimal("4.50")
    with pytest.raises(SpendLimitError):
        client.with_options(retries=0).purchase_number(number(102))


def test_threads_together_never_pass_the_limit() -> None:
    client = Service(Shop()).sync_client(spend_limit=Decimal("22.50"))
    bought, refused = [], []

    def buy(first: int) -> None:
        for index in range(first, first + 10):
            try:
                client.purchase_number(number(index))
                bought.append(index)
            except SpendLimitError:
                refused.append(index)

    threads = [threading.Thread(target=buy, args=(first,)) for first in (100, 110, 120, 130)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)

    assert (len(bought), len(refused)) == (10, 30)
    assert client.spent == Decimal("22.50")


@pytest.mark.parametrize(
    ("limit", "error"), [(20.5, TypeError), (True, TypeError), ("20", TypeError), (-1, ValueError)]
)
def test_a_limit_that_is_no_amount_is_refused(limit: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="spend_limit must be"):
        Service(Shop()).sync_client(spend_limit=limit)


def test_without_a_limit_nothing_is_looked_up_and_nothing_counted() -> None:
    service = Service(Shop())
    client = service.sync_client()

    client.purchase_number(NUMBER)

    assert (service.sent, client.spent) == (["POST /v2/numbers/12065550100"], 0)


# --- dry runs --------------------------------------------------------------------------------------------------------


def test_a_dry_run_returns_what_would_have_been_bought_and_sends_no_purchase(
    driver: Driver, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="flowroute_numbers")
    service = Service(Shop())

    document = driver.call(service, "purchase_number", NUMBER, options={"dry_run": True})

    assert isinstance(document, PhoneNumberDocument)
    assert (document.data.id, document.data.attributes.rate_center, document["dry_run"]) == (NUMBER, "seattle", True)
    assert service.sent == ["GET /v2/numbers/available?starts_with=12065550100"]
    assert "dry run: POST /v2/numbers/12065550100 is not sent. It would cost 2.25." in caplog.text


def test_a_dry_run_counts_against_the_limit() -> None:
    client = Service(Shop()).sync_client(dry_run=True, spend_limit=Decimal("2.25"))

    client.purchase_number(number(100))

    assert client.spent == Decimal("2.25")
    with pytest.raises(SpendLimitError):
        client.purchase_number(number(101))


def test_a_dry_run_sends_nothing_else_that_changes_anything(driver: Driver) -> None:
    service = Service(httpx.Response(500))

    assert driver.call(service, "update_primary_route", NUMBER, "0", options={"dry_run": True}) is None
    assert service.requests == []


def test_a_raw_dry_run_is_read_like_a_response() -> None:
    raw = Service(Shop()).sync_client(dry_run=True).with_raw_response.purchase_number(NUMBER)

    assert raw.parse().data.id == NUMBER
    assert raw.json()["dry_run"] is True


def test_a_loop_that_buys_what_it_finds_in_the_mock_stops_at_the_limit() -> None:
    with FlowrouteMock() as mock:
        client = mock.client(spend_limit=Decimal("10"))
        with pytest.raises(SpendLimitError):
            for found in client.search_available_numbers():
                client.purchase_number(found.id)

        calls = mock.calls("purchase_number")

    assert calls
    assert client.spent <= 10
