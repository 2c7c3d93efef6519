"""Do what a store must, in SQL that SQLite and PostgreSQL read alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from secrets import token_hex
from typing import Any

import orjson

from flowroute_mock.store import (
    NumberAlreadyOwnedError,
    NumberNotFoundError,
    RouteNotFoundError,
    WorldExistsError,
    WorldNotFoundError,
    contents,
    routes,
    sales,
)
from flowroute_mock.store import statements as sql
from flowroute_mock.store.database import Database
from flowroute_mock.store.faults import take_fault
from flowroute_mock.store.patience import AT_ONCE, waiting_at_most
from flowroute_mock.store.tables import (
    fault_values,
    inbound_route,
    number_values,
    offer_values,
    phone_number,
    planned_fault,
    to_text,
)
from flowroute_mock.store.views import CachedView, CachedViews
from flowroute_mock.world.inventory import Inventory
from flowroute_mock.world.nanp import E164
from flowroute_mock.world.records import (
    DEFAULT_ROUTE_ID,
    AvailableNumber,
    Fault,
    InboundRoute,
    JsonObject,
    PhoneNumber,
    PlannedFault,
    PurchaseOptions,
    Relationship,
    RouteDraft,
    World,
    WorldContent,
    WorldId,
    WorldSummary,
)
from flowroute_mock.world.starting_world import STARTING_WORLD

PROBE_SIZE = 64 * 1024
"""Bytes that health writes, new ones each time: SQLite writes no page that is the same, and uses what room is left in
its log. A purchase and its call need less."""


class SqlStore:
    """A store in a database. The store's interface says what each method promises."""

    def __init__(self, database: Database, inventory: Inventory) -> None:
        self._database = database
        self._inventory = inventory
        self._views = CachedViews(database, inventory)

    @property
    def inventory(self) -> Inventory:
        return self._inventory

    @property
    def shared(self) -> bool:
        return self._database.shared

    # Worlds

    def create_world(self, access_key: str, secret_key: str, content: WorldContent | None = None) -> World:
        with self._database.write() as writer:
            if not writer.run(sql.ADD_WORLD, access_key, secret_key):
                raise WorldExistsError(access_key)
            world = _world(writer.rows(sql.FIND_WORLD, access_key)[0])
            contents.fill(writer, world.id, content or STARTING_WORLD)
        return replace(world, has_faults=bool(content and content.faults))

    def find_world(self, access_key: str) -> World | None:
        found = self._database.rows(sql.FIND_WORLD, access_key)
        return _world(found[0]) if found else None

    def get_world(self, world: WorldId) -> World:
        for row in self._database.rows(sql.GET_WORLD, world):
            return _world(row)
        raise WorldNotFoundError(world)

    def reset_world(self, world: WorldId) -> None:
        with self._database.write() as writer:
            contents.replace(writer, world, STARTING_WORLD)
            writer.run(sql.REMOVE_CALLS, world)

    def drop_world(self, world: WorldId) -> None:
        with self._database.write() as writer:
            if not writer.run(sql.REMOVE_WORLD, world):
                raise WorldNotFoundError(world)
            contents.empty(writer, world)
            writer.run(sql.REMOVE_CALLS, world)
        self._views.forget(world)

    def worlds(self) -> list[WorldSummary]:
        return [_summary(row) for row in self._database.rows(sql.SUMMARIZE_WORLDS)]

    def summarize_world(self, world: WorldId) -> WorldSummary:
        for row in self._database.rows(sql.SUMMARIZE_WORLD, world):
            return _summary(row)
        raise WorldNotFoundError(world)

    # Numbers

    def view(self, world: WorldId, version: int | None = None) -> CachedView:
        return self._views.now(world) if version is None else self._views.at(world, version)

    def purchase(self, world: WorldId, e164: E164, options: PurchaseOptions) -> PhoneNumber:
        with self._database.write() as writer:
            stocked = contents.change(writer, world)
            number = _bought(sales.take_for_sale(writer, self._inventory, world, e164, stocked=stocked), options)
            if not writer.run(sql.ADD_NUMBER, world, *number_values(number)):
                raise NumberAlreadyOwnedError(e164)
        return number

    def release(self, world: WorldId, e164: E164) -> None:
        with self._database.write() as writer:
            stocked = contents.change(writer, world)
            sales.release(writer, self._inventory, world, e164, stocked=stocked)

    def update_number(self, world: WorldId, e164: E164, changes: Mapping[str, Any]) -> PhoneNumber:
        with self._database.write() as writer:
            contents.change(writer, world)
            found = writer.rows(sql.GET_NUMBER, world, e164)
            if not found:
                raise NumberNotFoundError(e164)
            number = replace(phone_number(found[0]), **changes)
            settings = (number.alias, int(number.cnam_lookups_enabled), int(number.messaging_enabled))
            writer.run(sql.SET_SETTINGS, *settings, world, e164)
        return number

    def set_route(self, world: WorldId, e164: E164, relationship: Relationship, route_id: str) -> None:
        with self._database.write() as writer:
            contents.change(writer, world)
            if writer.run(sql.SET_ROUTE[relationship], route_id, world, e164, world, route_id):
                return
            if not writer.rows(sql.GET_NUMBER, world, e164):
                raise NumberNotFoundError(e164)
            raise RouteNotFoundError(route_id)

    def clear_route(self, world: WorldId, e164: E164, relationship: Relationship) -> None:
        with self._database.write() as writer:
            contents.change(writer, world)
            if not writer.run(sql.CLEAR_ROUTE[relationship], world, e164):
                raise NumberNotFoundError(e164)

    # Routes

    def list_routes(self, world: WorldId) -> list[InboundRoute]:
        return [inbound_route(row) for row in self._database.rows(sql.ALL_ROUTES, world)]

    def add_route(self, world: WorldId, route: InboundRoute) -> None:
        with self._database.write() as writer:
            contents.change(writer, world)
            routes.add(writer, world, route)

    def create_route(self, world: WorldId, draft: RouteDraft) -> InboundRoute:
        with self._database.write() as writer:
            contents.change(writer, world)
            return routes.create(writer, world, draft)

    def update_route(self, world: WorldId, route_id: str, changes: Mapping[str, Any]) -> InboundRoute:
        with self._database.write() as writer:
            contents.change(writer, world)
            return routes.update(writer, world, route_id, changes)

    def delete_route(self, world: WorldId, route_id: str) -> None:
        with self._database.write() as writer:
            contents.change(writer, world)
            routes.delete(writer, world, route_id)

    # Numbers, without a purchase

    def give_number(self, world: WorldId, number: PhoneNumber) -> None:
        with self._database.write() as writer:
            contents.change(writer, world)
            for route_id in filter(None, (number.primary_route, number.failover_route)):
                if not writer.rows(sql.GET_ROUTE, world, route_id):
                    raise RouteNotFoundError(route_id)
            sales.take_off_sale(writer, world, number.bought.e164)
            writer.run(sql.REMOVE_NUMBER, world, number.bought.e164)
            writer.run(sql.ADD_NUMBER, world, *number_values(number))

    def offer_number(self, world: WorldId, number: AvailableNumber) -> None:
        with self._database.write() as writer:
            contents.change(writer, world)
            if writer.rows(sql.GET_NUMBER, world, number.e164):
                raise NumberAlreadyOwnedError(number.e164)
            sales.take_off_sale(writer, world, number.e164)
            writer.run(sql.ADD_OFFER, world, *offer_values(number))

    def empty_inventory(self, world: WorldId) -> None:
        with self._database.write() as writer:
            contents.change(writer, world)
            writer.run(sql.CHANGE_RELEASED_OF_WORLD, world)
            writer.run(sql.REMOVE_OFFERS, world)
            writer.run(sql.SET_STOCKED, 0, world)

    # Content

    def read_content(self, world: WorldId) -> WorldContent:
        with self._database.write() as writer:
            return contents.read(writer, world)

    def replace_content(self, world: WorldId, content: WorldContent) -> None:
        with self._database.write() as writer:
            contents.replace(writer, world, content)

    # Faults

    def plan_fault(self, world: WorldId, fault: Fault) -> int:
        with self._database.write() as writer:
            contents.change(writer, world)
            return int(writer.rows(sql.ADD_FAULT, world, *fault_values(fault))[0][0])

    def take_fault(self, world: WorldId, operation: str) -> JsonObject | None:
        if not self._database.rows(sql.FAULTS_OF_OPERATION, world, operation):
            return None
        with self._database.write() as writer:
            return take_fault(writer, world, operation)

    def list_faults(self, world: WorldId) -> list[PlannedFault]:
        return [planned_fault(row) for row in self._database.rows(sql.ALL_FAULTS, world)]

    def clear_faults(self, world: WorldId) -> None:
        with self._database.write() as writer:
            writer.run(sql.REMOVE_FAULTS, world)

    # Journal

    def record_calls(self, entries: Sequence[tuple[WorldId, JsonObject]], *, keep: int) -> None:
        with self._database.write() as writer:
            writer.run_many(sql.ADD_CALL, [(to_text(entry), world) for world, entry in entries])
            for world in sorted({world for world, _ in entries}):  # one order, so that no two transactions deadlock
                writer.run(sql.REMOVE_OLD_CALLS, world, world, keep)

    def calls(self, world: WorldId, limit: int) -> list[JsonObject]:
        rows = self._database.rows(sql.NEWEST_CALLS, world, limit)
        return [orjson.loads(entry) for (entry,) in reversed(rows)]

    def check(self) -> None:
        with waiting_at_most(AT_ONCE), self._database.write() as writer:
            writer.run(sql.PROBE, token_hex(PROBE_SIZE // 2))

    def close(self) -> None:
        self._database.close()

    def forget(self, world: WorldId) -> None:
        """Drop what is cached of a world, which only costs the next call its time."""
        self._views.forget(world)


def _world(row: tuple[Any, ...]) -> World:
    world_id, access_key, secret_key, has_faults, version = row
    return World(WorldId(world_id), access_key, secret_key, bool(has_faults), version)


def _summary(row: tuple[Any, ...]) -> WorldSummary:
    return WorldSummary(WorldId(row[0]), *row[1:])


def _bought(number: AvailableNumber, options: PurchaseOptions) -> PhoneNumber:
    return PhoneNumber(
        number,
        alias=None,
        note=None,
        cnam_lookups_enabled=bool(options.cnam_lookups_enabled),
        messaging_enabled=bool(options.messaging_enabled),
        primary_route=DEFAULT_ROUTE_ID,
        failover_route=None,
    )
