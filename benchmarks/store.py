"""Measure the mock's store: searches in 10,000 and 1,000,000 numbers, worlds alone and among 10,000, single calls."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import count

from flowroute_mock.store import Store, open_store
from flowroute_mock.store.sql import SqlStore
from flowroute_mock.world.inventory import Inventory
from flowroute_mock.world.nanp import E164
from flowroute_mock.world.records import NumberFilter, Order, PurchaseOptions, WorldId

from benchmarks.ratios import interleave, ratio, table

SMALL, LARGE, MANY_WORLDS = 10_000, 1_000_000, 10_000
MOST_MILLISECONDS, MOST_GROWTH = 5.0, 3.0
MOST_FOR_A_WORLD = 1.0
SECRET = "plainly-a-fake-secret-for-tests!"
NUMBER = "12065550117"

FILTERS: Mapping[str, NumberFilter] = {
    "everything": NumberFilter(),
    "state": NumberFilter(state="wa"),
    "rate_center": NumberFilter(rate_center="springfld"),
    "starts_with": NumberFilter(starts_with="1206"),
    **{f"ends_with, {n} digits": NumberFilter(ends_with=NUMBER[-n:]) for n in (1, 2, 4, 7, 11)},
    **{f"contains, {n} digits": NumberFilter(contains=NUMBER[11 - n :]) for n in range(1, 12)},
    "contains, across the prefix": NumberFilter(contains="5501"),
    "state, contains": NumberFilter(state="wa", contains="01"),
    "starts_with, ends_with, contains": NumberFilter(starts_with="1", ends_with="7", contains="501"),
    "all of them": NumberFilter("1206", "7", "01", "wa", "seattle", "longcode", "US"),
}
ORDERS = (Order(), Order("value", descending=True), Order("rate_center"), Order("monthly_cost", descending=True))


@dataclass(frozen=True, slots=True)
class Search:
    """One search of the store, and how long its first page and its last one took at best, seconds."""

    name: str
    first: float
    last: float

    @property
    def slowest(self) -> float:
        """Return the time of the slower page."""
        return max(self.first, self.last)


def main() -> None:
    """Print all measurements."""
    print("Searching, nothing remembered from before; ms at best, first page and last page")
    report_searches(list(searches(SMALL)), list(searches(LARGE)))
    print("\nWorlds in memory")
    report_worlds()
    print("\nSingle calls in memory, 20 items")
    report_calls()


def searches(size: int) -> Iterator[Search]:
    """Yield every filter in every order, timed."""
    store = open_store("sqlite://", size)
    world = store.create_world("bench", SECRET).id
    for name, wanted in FILTERS.items():
        found = sum(stretch.lines.bit_count() for stretch in store.inventory.find(wanted, Order()))
        for order in ORDERS:
            direction = "desc" if order.descending else "asc"
            first, last = (time_search(store, world, wanted, order, offset) for offset in (0, max(0, found - 20)))
            yield Search(f"{name} by {order.field},{direction}", first, last)
    store.close()


def time_search(store: Store, world: WorldId, wanted: NumberFilter, order: Order, offset: int) -> float:
    """Return the best of a few times, each after everything remembered was forgotten."""
    best = float("inf")
    for _ in range(7):
        forget(store, world)
        start = time.perf_counter()
        store.view(world).search_available(wanted, order, limit=20, offset=offset)
        best = min(best, time.perf_counter() - start)
    return best


def forget(store: Store, world: WorldId) -> None:
    """Make the next search start from nothing."""
    store.inventory.find.cache_clear()
    assert isinstance(store, SqlStore)
    store.forget(world)


def report_searches(small: list[Search], large: list[Search]) -> None:
    """Print the slowest search of each filter at both sizes, and whether they are within the limits."""
    pairs = list(zip(small, large, strict=True))
    for name in FILTERS:
        of_filter = [pair for pair in pairs if pair[0].name.startswith(f"{name} by ")]
        one, other = max(of_filter, key=lambda pair: pair[1].slowest)
        print(
            f"  {one.name:<52} {SMALL:,}: {one.first * 1e3:5.2f} {one.last * 1e3:5.2f}"
            f"   {LARGE:,}: {other.first * 1e3:5.2f} {other.last * 1e3:5.2f}   x {other.slowest / one.slowest:.2f}"
        )
    slowest = max(search.slowest for search in large) * 1e3
    growth = max(other.slowest / one.slowest for one, other in pairs)
    verdict("slowest search of all, ms", slowest, MOST_MILLISECONDS)
    verdict("largest growth from the small inventory to the large one, x", growth, MOST_GROWTH)


def report_worlds() -> None:
    """Print what a world costs in an empty store, among many worlds, and with the large inventory."""
    slowest = 0.0
    for size, others in ((Inventory().size, 0), (Inventory().size, MANY_WORLDS), (LARGE, MANY_WORLDS)):
        store = open_store("sqlite://", size)
        for n in range(others):
            store.create_world(f"other{n}", SECRET)
        times = world_times(store)
        slowest = max(slowest, *times.values())
        parts = ", ".join(f"{name} {seconds * 1e6:.0f} us" for name, seconds in times.items())
        print(f"  {size:>9,} numbers, {others:>6,} other worlds: {parts}")
        store.close()
    verdict("slowest of them, ms", slowest * 1e3, MOST_FOR_A_WORLD)


def world_times(store: Store) -> dict[str, float]:
    """Return the median seconds of each thing that is done to a world as a whole."""
    created = [store.create_world(f"bench{n}", SECRET).id for n in range(1)]
    names = count(1)
    create = median_time(lambda: created.append(store.create_world(f"bench{next(names)}", SECRET).id))
    reset = median_time(lambda: store.reset_world(created[0]))
    buy_many(store, created[0], 30)
    reset_used = median_time(lambda: store.reset_world(created[0]), before=lambda: buy_many(store, created[0], 30))
    drop = median_time(lambda: store.drop_world(created.pop()))
    return {"create": create, "reset": reset, "reset with 30 purchases": reset_used, "drop": drop}


def buy_many(store: Store, world: WorldId, numbers: int) -> None:
    """Buy the first numbers that are for sale."""
    for number in store.view(world).search_available(NumberFilter(), Order(), limit=numbers, offset=0).items:
        store.purchase(world, number.e164, PurchaseOptions())


def median_time(call: Callable[[], object], *, before: Callable[[], object] = lambda: None, times: int = 101) -> float:
    """Return the median seconds of a call."""
    seconds = []
    for _ in range(times):
        before()
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return sorted(seconds)[times // 2]


def report_calls() -> None:
    """Print what the calls of one request cost, as ratios to finding the account."""
    store = open_store("sqlite://")
    world = store.create_world("bench", SECRET).id
    buy_many(store, world, 20)
    buyer = store.create_world("buyer", SECRET).id
    for_sale = numbers_to_buy(store, buyer)
    page = {"limit": 20, "offset": 0}
    timings = interleave(
        {
            "find_world": partial(store.find_world, "bench"),
            "take_fault, none planned": partial(store.take_fault, world, "get_number"),
            "get_number": lambda: store.view(world).get_number(E164("12065550190")),
            "list_numbers": lambda: store.view(world).list_numbers(NumberFilter(), **page),
            "search_available": lambda: store.view(world).search_available(NumberFilter(state="wa"), Order(), **page),
            "search_available after a change": partial(search_after_change, store, world),
            "purchase": lambda: store.purchase(buyer, next(for_sale), PurchaseOptions()),
        }
    )
    print(table(timings))
    print(f"  a purchase costs {ratio(timings[-1], timings[0]):.1f} times finding the account")
    store.close()


def numbers_to_buy(store: Store, world: WorldId) -> Iterator[E164]:
    """Yield numbers for ever; when they run out, the world is reset."""
    while True:
        numbers = store.view(world).search_available(NumberFilter(), Order(), limit=4000, offset=0).items
        yield from (number.e164 for number in numbers)
        store.reset_world(world)


def search_after_change(store: Store, world: WorldId) -> object:
    """Search as after a purchase."""
    assert isinstance(store, SqlStore)
    store.forget(world)
    return store.view(world).search_available(NumberFilter(state="wa"), Order(), limit=20, offset=0).items


def verdict(what: str, found: float, most: float) -> None:
    """Print whether a figure is within its limit."""
    print(f"  {what}: {found:.2f}, at most {most:.2f} wanted: {'reached' if found <= most else 'NOT REACHED'}")
