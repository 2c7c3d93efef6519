"""Read and write all that a world has, inside a transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flowroute_mock.store import WorldNotFoundError
from flowroute_mock.store import statements as sql
from flowroute_mock.store.database import Writer
from flowroute_mock.store.tables import (
    available_number,
    fault_values,
    inbound_route,
    number_values,
    offer_values,
    phone_number,
    planned_fault,
    route_values,
)
from flowroute_mock.world.records import WorldContent, WorldId


def change(writer: Writer, world: WorldId) -> bool:
    """Count a change of a world, which also makes its other writers wait; say whether the world is stocked.

    Raises:  WorldNotFoundError.
    """
    found = writer.rows(sql.CHANGE_WORLD, world)
    if not found:
        raise WorldNotFoundError(world)
    return bool(found[0][0])


def read(writer: Writer, world: WorldId) -> WorldContent:
    """Return what a world has.

    Raises:  WorldNotFoundError.
    """
    writer.run(sql.LOCK_WORLD, world)
    stocked = writer.rows(sql.GET_STOCKED, world)
    if not stocked:
        raise WorldNotFoundError(world)
    return WorldContent(
        numbers=tuple(phone_number(row) for row in writer.rows(sql.ALL_NUMBERS, world)),
        routes=tuple(inbound_route(row) for row in writer.rows(sql.ALL_ROUTES, world)),
        offered=tuple(available_number(row) for row in writer.rows(sql.ALL_OFFERS, world)),
        faults=tuple(planned_fault(row).fault for row in writer.rows(sql.ALL_FAULTS, world)),
        stocked=bool(stocked[0][0]),
    )


def replace(writer: Writer, world: WorldId, content: WorldContent) -> None:
    """Put content in place of a world's.

    Raises:  WorldNotFoundError.
    """
    change(writer, world)
    empty(writer, world)
    fill(writer, world, content)


def empty(writer: Writer, world: WorldId) -> None:
    """Take everything out of a world."""
    writer.run(sql.CHANGE_RELEASED_OF_WORLD, world)
    for statement in (sql.REMOVE_NUMBERS, sql.REMOVE_ROUTES, sql.REMOVE_OFFERS, sql.REMOVE_FAULTS):
        writer.run(statement, world)


def fill(writer: Writer, world: WorldId, content: WorldContent) -> None:
    """Put content into an empty world."""
    writer.run(sql.SET_STOCKED, int(content.stocked), world)
    writer.run(sql.FORGET_ROUTES_MADE, world)
    writer.run_many(sql.ADD_NUMBER, _rows(world, map(number_values, content.numbers)))
    writer.run_many(sql.ADD_ROUTE, _rows(world, map(route_values, content.routes, range(len(content.routes)))))
    writer.run_many(sql.ADD_OFFER, _rows(world, map(offer_values, content.offered)))
    for fault in content.faults:
        writer.run(sql.ADD_FAULT, world, *fault_values(fault))


def _rows(world: WorldId, values: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [(world, *row) for row in values]
