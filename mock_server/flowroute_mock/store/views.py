"""Cache what was read of each world until its version changes, which every write to its numbers does.

A call so costs one look at the version, and its result is read and sorted only after a change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TypeVar, TypeVarTuple

from flowroute_mock.store import NumberNotFoundError, WorldNotFoundError
from flowroute_mock.store import statements as sql
from flowroute_mock.store.database import Database
from flowroute_mock.store.tables import available_number, inbound_route, phone_number
from flowroute_mock.world.inventory import Inventory
from flowroute_mock.world.line_sets import LineSet, lines_of
from flowroute_mock.world.matches import Matches, exchanges_of, is_wanted
from flowroute_mock.world.nanp import E164, FICTIONAL_NXX
from flowroute_mock.world.records import AvailableNumber, InboundRoute, NumberFilter, Order, Page, PhoneNumber, WorldId
from flowroute_mock.world.tiers import tier_of

Key = TypeVar("Key")
Value = TypeVar("Value")
Arguments = TypeVarTuple("Arguments")

WORLDS_KEPT = 256
RESULTS_KEPT = 16
"""How many searches, and how many pages of each kind, are remembered of one world."""


class CachedView:
    """One version of a world. Cached reads may be newer than the version, never older."""

    def __init__(self, database: Database, inventory: Inventory, world: WorldId, version: int) -> None:
        self.version = version
        self._database = database
        self._inventory = inventory
        self._world = world
        self._searches: dict[tuple[NumberFilter, Order], Matches] = {}
        self._found: dict[tuple[NumberFilter, Order, int, int], Page[AvailableNumber]] = {}
        self._listed: dict[tuple[NumberFilter, int, int], Page[PhoneNumber]] = {}
        self._numbers: dict[tuple[E164], PhoneNumber] = {}
        self._routes_listed: dict[tuple[str | None, int, int], Page[InboundRoute]] = {}
        self._exchanges: dict[tuple[Decimal | None], list[str]] = {}
        self._routes: dict[tuple[str, ...], tuple[InboundRoute, ...]] = {}

    def list_numbers(self, wanted: NumberFilter, *, limit: int, offset: int) -> Page[PhoneNumber]:
        return _kept(self._listed, (wanted, limit, offset), self._list)

    def search_available(self, wanted: NumberFilter, order: Order, *, limit: int, offset: int) -> Page[AvailableNumber]:
        return _kept(self._found, (wanted, order, limit, offset), self._find)

    def get_number(self, e164: E164) -> PhoneNumber:
        return _kept(self._numbers, (e164,), self._get)

    def get_routes(self, ids: Iterable[str]) -> Sequence[InboundRoute]:
        return _kept(self._routes, tuple(dict.fromkeys(ids)), self._get_routes)

    def list_routes(self, route_type: str | None, *, limit: int, offset: int) -> Page[InboundRoute]:
        return _kept(self._routes_listed, (route_type, limit, offset), self._list_routes)

    def list_area_codes(self, max_setup_cost: Decimal | None, *, limit: int, offset: int) -> Page[str]:
        codes = dict.fromkeys(exchange[:3] for exchange in _kept(self._exchanges, (max_setup_cost,), self._on_sale))
        return _page(list(codes), limit, offset)

    def list_exchanges(
        self, max_setup_cost: Decimal | None, area_code: str | None, *, limit: int, offset: int
    ) -> Page[str]:
        exchanges = _kept(self._exchanges, (max_setup_cost,), self._on_sale)
        return _page([it for it in exchanges if area_code in (None, it[:3])], limit, offset)

    def list_tiers(self, *, limit: int, offset: int) -> Page[str]:
        return _page(self._tiers, limit, offset)

    def _on_sale(self, max_setup_cost: Decimal | None) -> list[str]:
        return exchanges_of(self._for_sale, max_setup_cost)

    @cached_property
    def _for_sale(self) -> list[AvailableNumber]:
        return self._search(NumberFilter(), Order()).representatives()

    @cached_property
    def _tiers(self) -> list[str]:
        return sorted({tier_of(number) for number in self._for_sale})

    def _list_routes(self, route_type: str | None, limit: int, offset: int) -> Page[InboundRoute]:
        statement, values = sql.list_routes(route_type)
        rows = self._database.rows(statement, self._world, *values, limit + 1, offset)
        return Page([inbound_route(row) for row in rows[:limit]], has_more=len(rows) > limit)

    def _get(self, e164: E164) -> PhoneNumber:
        found = self._database.rows(sql.GET_NUMBER, self._world, e164)
        if not found:
            raise NumberNotFoundError(e164)
        return phone_number(found[0])

    def _get_routes(self, *ids: str) -> tuple[InboundRoute, ...]:
        if not ids:
            return ()
        rows = self._database.rows(sql.get_routes(len(ids)), self._world, *ids)
        found = {row[0]: inbound_route(row) for row in rows}
        return tuple(found[route_id] for route_id in ids if route_id in found)

    def _find(self, wanted: NumberFilter, order: Order, limit: int, offset: int) -> Page[AvailableNumber]:
        found = _kept(self._searches, (wanted, order), self._search).slice(offset, limit + 1)
        return Page(found[:limit], has_more=len(found) > limit)

    def _search(self, wanted: NumberFilter, order: Order) -> Matches:
        hidden, offered = self._differences
        seeded = self._inventory.find(wanted, order) if self._is_stocked else ()
        return Matches(seeded, hidden, [number for number in offered if is_wanted(number, wanted)], order)

    def _list(self, wanted: NumberFilter, limit: int, offset: int) -> Page[PhoneNumber]:
        statement, values = sql.list_numbers(wanted)
        rows = self._database.rows(statement, self._world, *values, limit + 1, offset)
        return Page([phone_number(row) for row in rows[:limit]], has_more=len(rows) > limit)

    @cached_property
    def _is_stocked(self) -> bool:
        return any(stocked for (stocked,) in self._database.rows(sql.GET_STOCKED, self._world))

    @cached_property
    def _differences(self) -> tuple[Mapping[str, LineSet], list[AvailableNumber]]:
        """What the world takes away from the inventory, and what it and the released numbers add.

        Offers are read first: a number that is bought in between is at worst in neither.
        """
        own = self._database.rows(sql.ALL_OFFERS, self._world)
        released = self._database.rows(sql.ALL_RELEASED, self._world) if self._is_stocked else []
        offered = {number.e164: number for number in map(available_number, reversed([*own, *released]))}.values()
        hidden = {e164 for (e164,) in self._database.rows(sql.ALL_E164, self._world)}
        on_sale = [number for number in offered if number.e164 not in hidden]
        return _lines_of(hidden.union(number.e164 for number in offered)), on_sale


class CachedViews:
    """The views of the worlds used lately."""

    def __init__(self, database: Database, inventory: Inventory) -> None:
        self._database = database
        self._inventory = inventory
        self._views: dict[WorldId, CachedView] = {}

    def now(self, world: WorldId) -> CachedView:
        """Return a view of a world as it is now.

        Raises:  WorldNotFoundError.
        """
        found = self._database.rows(sql.GET_VERSION, world)
        if not found:
            raise WorldNotFoundError(world)
        return self.at(world, found[0][0])

    def at(self, world: WorldId, version: int) -> CachedView:
        """Return a view of a world as it was at a version of it, or later."""
        view = self._views.get(world)
        if view is None or view.version != version:
            view = CachedView(self._database, self._inventory, world, version)
            _keep(self._views, world, view, WORLDS_KEPT)
        return view

    def forget(self, world: WorldId) -> None:
        """Drop a world that is gone."""
        self._views.pop(world, None)


def _kept(
    results: dict[tuple[*Arguments], Value], arguments: tuple[*Arguments], read: Callable[[*Arguments], Value]
) -> Value:
    found = results.get(arguments)
    if found is None:
        found = read(*arguments)
        _keep(results, arguments, found, RESULTS_KEPT)
    return found


def _keep(kept: dict[Key, Value], key: Key, value: Value, most: int) -> None:
    """Cache a value. When there are too many, start anew: simpler than to know the oldest, and as good here."""
    if len(kept) >= most:
        kept.clear()
    kept[key] = value


def _page(items: Sequence[str], limit: int, offset: int) -> Page[str]:
    return Page(list(items[offset : offset + limit]), has_more=len(items) > offset + limit)


def _lines_of(numbers: Iterable[E164]) -> Mapping[str, LineSet]:
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for e164 in numbers:
        if e164[4:7] == FICTIONAL_NXX:
            lines[e164[1:4]].append(int(e164[7:]))
    return {npa: lines_of(some) for npa, some in lines.items()}
