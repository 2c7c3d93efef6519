"""Create, change and delete the routes of a world, inside a transaction that has locked the world."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flowroute_mock.store import (
    DefaultRouteError,
    RouteAliasTakenError,
    RouteExistsError,
    RouteInUseError,
    RouteNotFoundError,
)
from flowroute_mock.store import statements as sql
from flowroute_mock.store.database import Writer
from flowroute_mock.store.tables import inbound_route, route_values
from flowroute_mock.world.records import DEFAULT_ROUTE_ID, InboundRoute, RouteDraft, WorldId

IDS_BEFORE_THE_FIRST = 98_396
"""The first route that a world creates is 98397, as in the examples of the contract."""


def create(writer: Writer, world: WorldId, draft: RouteDraft) -> InboundRoute:
    """Add a route with a new id.

    Raises:  RouteAliasTakenError.
    """
    route_id = _new_id(writer, world)
    _check_alias(writer, world, route_id, draft.alias)
    route = InboundRoute(route_id, draft.alias, draft.route_type, draft.value, draft.edge_strategy_id)
    add(writer, world, route)
    return route


def add(writer: Writer, world: WorldId, route: InboundRoute) -> None:
    """Add a route with the id it has.

    Raises:  RouteExistsError.
    """
    place = writer.rows(sql.NEXT_PLACE, world)[0][0]
    if not writer.run(sql.ADD_ROUTE, world, *route_values(route, place)):
        raise RouteExistsError(route.id)


def update(writer: Writer, world: WorldId, route_id: str, changes: Mapping[str, Any]) -> InboundRoute:
    """Change a route.

    Raises:  DefaultRouteError, RouteNotFoundError, RouteAliasTakenError.
    """
    route = replace(_changeable(writer, world, route_id), **changes)
    if "alias" in changes:
        _check_alias(writer, world, route_id, changes["alias"])
    attributes = (route.alias, route.route_type, route.value, route.edge_strategy_id)
    writer.run(sql.SET_ROUTE_ATTRIBUTES, *attributes, world, route_id)
    return route


def delete(writer: Writer, world: WorldId, route_id: str) -> None:
    """Remove a route.

    Raises:  DefaultRouteError, RouteNotFoundError, RouteInUseError.
    """
    _changeable(writer, world, route_id)
    if writer.rows(sql.ROUTE_IN_USE, world, route_id, route_id):
        raise RouteInUseError(route_id)
    writer.run(sql.REMOVE_ROUTE, world, route_id)


def _changeable(writer: Writer, world: WorldId, route_id: str) -> InboundRoute:
    if route_id == DEFAULT_ROUTE_ID:
        raise DefaultRouteError(route_id)
    found = writer.rows(sql.GET_ROUTE, world, route_id)
    if not found:
        raise RouteNotFoundError(route_id)
    return inbound_route(found[0])


def _new_id(writer: Writer, world: WorldId) -> str:
    """Return an id that no route of the world has; the count never goes back, so a deleted route's id stays unused."""
    while True:
        made: int = writer.rows(sql.COUNT_ROUTE, world)[0][0]
        route_id = str(IDS_BEFORE_THE_FIRST + made)
        if not writer.rows(sql.GET_ROUTE, world, route_id):
            return route_id


def _check_alias(writer: Writer, world: WorldId, route_id: str, alias: str) -> None:
    if writer.rows(sql.ALIAS_TAKEN, world, alias, route_id):
        raise RouteAliasTakenError(alias)
