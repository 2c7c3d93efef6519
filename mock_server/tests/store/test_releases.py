"""A number that is released, and who can buy it then."""

from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor

import pytest
from flowroute_mock.store import (
    NumberAlreadyOwnedError,
    NumberNotForSaleError,
    NumberNotFoundError,
    Store,
)
from flowroute_mock.world.nanp import E164
from flowroute_mock.world.records import AvailableNumber, NumberFilter, Order, PurchaseOptions, WorldContent, WorldId
from flowroute_mock.world.starting_world import DEFAULT_ROUTE, STARTING_WORLD

SECRET = "plainly-a-fake-secret-for-tests!"
PLAIN = PurchaseOptions()
SEEDED, GIVEN = E164("12065550100"), E164("12065550195")
EMPTY_ACCOUNT = WorldContent(routes=(DEFAULT_ROUTE,))


@pytest.fixture
def other(store: Store) -> WorldId:
    """An account that owns nothing."""
    return store.create_world("second", SECRET, EMPTY_ACCOUNT).id


def owned(store: Store, world: WorldId) -> list[str]:
    return [it.bought.e164 for it in store.view(world).list_numbers(NumberFilter(), limit=200, offset=0).items]


def for_sale(store: Store, world: WorldId, e164: E164) -> list[AvailableNumber]:
    return store.view(world).search_available(NumberFilter(starts_with=e164), Order(), limit=9, offset=0).items


def test_a_released_number_leaves_the_account(store: Store, world: WorldId) -> None:
    store.release(world, GIVEN)

    assert owned(store, world) == [f"1206555019{n}" for n in range(5)]
    with pytest.raises(NumberNotFoundError):
        store.view(world).get_number(GIVEN)


@pytest.mark.parametrize("e164", [SEEDED, E164("12065559999")], ids=["for sale", "unknown"])
def test_a_number_that_is_not_owned_cannot_be_released(store: Store, world: WorldId, e164: E164) -> None:
    with pytest.raises(NumberNotFoundError):
        store.release(world, e164)


def test_a_number_is_released_once(store: Store, world: WorldId) -> None:
    store.release(world, GIVEN)

    with pytest.raises(NumberNotFoundError):
        store.release(world, GIVEN)


@pytest.mark.parametrize("e164", [SEEDED, GIVEN], ids=["seeded", "given"])
def test_a_released_number_is_for_sale_once_at_its_price(store: Store, world: WorldId, e164: E164) -> None:
    if e164 == SEEDED:
        store.purchase(world, e164, PLAIN)
    bought = store.view(world).get_number(e164).bought

    store.release(world, e164)

    assert for_sale(store, world, e164) == [bought]


def test_a_number_that_is_bought_again_has_none_of_its_old_settings(store: Store, world: WorldId) -> None:
    store.release(world, E164("12065550191"))

    number = store.purchase(world, E164("12065550191"), PLAIN)

    assert (number.alias, number.primary_route, number.failover_route) == (None, "0", None)
    assert store.view(world).get_number(E164("12065550191")) == number


def test_an_offer_of_the_worlds_own_keeps_its_price_over_a_sale_and_a_release(store: Store, world: WorldId) -> None:
    cheap = dataclasses.replace(STARTING_WORLD.numbers[5].bought, e164=SEEDED, rate_center="cheapville")
    store.offer_number(world, cheap)
    store.purchase(world, SEEDED, PLAIN)

    store.release(world, SEEDED)

    assert for_sale(store, world, SEEDED) == [cheap]


def test_another_account_finds_and_buys_a_released_number(store: Store, world: WorldId, other: WorldId) -> None:
    assert for_sale(store, other, GIVEN) == []

    store.release(world, GIVEN)

    assert [number.e164 for number in for_sale(store, other, GIVEN)] == [GIVEN]
    assert store.purchase(other, GIVEN, PLAIN).bought.e164 == GIVEN
    assert owned(store, other) == [GIVEN]


def test_the_first_buyer_takes_a_released_number_away(store: Store, world: WorldId, other: WorldId) -> None:
    store.release(world, GIVEN)
    store.purchase(other, GIVEN, PLAIN)

    assert for_sale(store, world, GIVEN) == []
    with pytest.raises(NumberNotForSaleError):
        store.purchase(world, GIVEN, PLAIN)


def test_a_released_number_goes_round_among_accounts(store: Store, world: WorldId, other: WorldId) -> None:
    store.release(world, GIVEN)
    store.purchase(other, GIVEN, PLAIN)
    store.release(other, GIVEN)

    store.purchase(world, GIVEN, PLAIN)

    assert for_sale(store, other, GIVEN) == []
    assert GIVEN in owned(store, world)


def test_who_owns_the_same_number_does_not_see_the_released_one(store: Store, world: WorldId) -> None:
    twin = store.create_world("third", SECRET).id
    store.release(world, GIVEN)

    assert for_sale(store, twin, GIVEN) == []
    with pytest.raises(NumberAlreadyOwnedError):
        store.purchase(twin, GIVEN, PLAIN)


def test_two_accounts_that_released_the_same_number_leave_two(store: Store, world: WorldId, other: WorldId) -> None:
    twin = store.create_world("third", SECRET).id
    store.release(world, GIVEN)
    store.release(twin, GIVEN)

    assert [number.e164 for number in for_sale(store, other, GIVEN)] == [GIVEN]
    store.purchase(other, GIVEN, PLAIN)
    assert [number.e164 for number in for_sale(store, twin, GIVEN)] == [GIVEN]


@pytest.mark.parametrize("end", ["reset", "drop", "replace", "empty", "give", "offer"])
def test_what_ends_a_release_ends_it_for_the_others(store: Store, world: WorldId, other: WorldId, end: str) -> None:
    store.release(world, GIVEN)
    assert len(for_sale(store, other, GIVEN)) == 1

    {
        "reset": lambda: store.reset_world(world),
        "drop": lambda: store.drop_world(world),
        "replace": lambda: store.replace_content(world, STARTING_WORLD),
        "empty": lambda: store.empty_inventory(world),
        "give": lambda: store.give_number(world, STARTING_WORLD.numbers[5]),
        "offer": lambda: store.offer_number(world, STARTING_WORLD.numbers[5].bought),
    }[end]()

    assert for_sale(store, other, GIVEN) == []


def test_a_world_with_nothing_in_stock_does_not_see_what_others_released(store: Store, world: WorldId) -> None:
    bare = store.create_world("bare", SECRET, dataclasses.replace(EMPTY_ACCOUNT, stocked=False)).id
    store.release(world, GIVEN)

    assert for_sale(store, bare, GIVEN) == []
    with pytest.raises(NumberNotForSaleError):
        store.purchase(bare, GIVEN, PLAIN)


def test_of_many_accounts_that_buy_a_number_as_it_is_released_one_gets_it(store: Store, world: WorldId) -> None:
    buyers = [store.create_world(f"buyer{n}", SECRET, EMPTY_ACCOUNT).id for n in range(8)]

    def buy(buyer: WorldId) -> bool:
        for _ in range(40):
            try:
                store.purchase(buyer, GIVEN, PLAIN)
            except (NumberNotForSaleError, NumberAlreadyOwnedError):
                continue
            return True
        return False

    with ThreadPoolExecutor(9) as pool:
        attempts = [pool.submit(buy, buyer) for buyer in buyers]
        pool.submit(store.release, world, GIVEN).result()
        won = sum(attempt.result() for attempt in attempts)

    owners = [buyer for buyer in buyers if owned(store, buyer) == [GIVEN]]
    assert len(owners) == won <= 1
    assert len(for_sale(store, world, GIVEN)) == 1 - won


def test_of_many_calls_that_release_a_number_one_does(store: Store, world: WorldId) -> None:
    def release() -> bool:
        try:
            store.release(world, GIVEN)
        except NumberNotFoundError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        outcomes = [attempt.result() for attempt in [pool.submit(release) for _ in range(16)]]

    assert outcomes.count(True) == 1
    assert len(for_sale(store, world, GIVEN)) == 1


def test_accounts_that_trade_numbers_at_once_wait_for_each_other_and_lose_none(store: Store) -> None:
    seattle = STARTING_WORLD.numbers[5].bought
    numbers = [dataclasses.replace(seattle, e164=E164(f"1206555017{n}")) for n in range(6)]
    traders = [store.create_world(f"trader{n}", SECRET, EMPTY_ACCOUNT).id for n in range(4)]
    for number in numbers:
        store.offer_number(traders[0], number)
        store.purchase(traders[0], number.e164, PLAIN)
        store.release(traders[0], number.e164)

    def trade(trader: WorldId) -> None:
        for turn in range(24):
            e164 = numbers[(turn + trader) % len(numbers)].e164
            try:
                store.purchase(trader, e164, PLAIN)
            except (NumberNotForSaleError, NumberAlreadyOwnedError):
                continue
            if turn % 3:
                store.release(trader, e164)

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(trade, trader) for trader in traders]:
            done.result()

    kept = [e164 for trader in traders for e164 in owned(store, trader)]
    spectator = store.create_world("spectator", SECRET, EMPTY_ACCOUNT).id
    left = [number.e164 for number in numbers if for_sale(store, spectator, number.e164)]
    assert sorted([*kept, *left]) == sorted(number.e164 for number in numbers)
