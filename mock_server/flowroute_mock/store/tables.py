"""Lay out the tables, and turn rows into records and back. Both kinds of database have the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast

import orjson

from flowroute_mock.world.nanp import E164
from flowroute_mock.world.records import AvailableNumber, Fault, InboundRoute, PhoneNumber, PlannedFault, RouteType

Row = Sequence[Any]

TABLES = """
CREATE TABLE IF NOT EXISTS setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS world (
  id {identity},
  access_key TEXT NOT NULL UNIQUE,
  secret_key TEXT NOT NULL,
  version {integer} NOT NULL,
  stocked {integer} NOT NULL,
  routes_made {integer} NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS number (
  world {integer} NOT NULL,
  e164 {text} NOT NULL,
  number_type TEXT NOT NULL, rate_center TEXT, state TEXT, iso_country TEXT NOT NULL,
  monthly_cost TEXT NOT NULL, setup_cost TEXT NOT NULL, inbound_rate TEXT NOT NULL,
  alias TEXT, note TEXT, cnam_lookups_enabled {integer} NOT NULL, messaging_enabled {integer} NOT NULL,
  primary_route TEXT, failover_route TEXT,
  PRIMARY KEY (world, e164)
) {clustered};
CREATE TABLE IF NOT EXISTS offer (
  world {integer} NOT NULL,
  e164 {text} NOT NULL,
  number_type TEXT NOT NULL, rate_center TEXT, state TEXT, iso_country TEXT NOT NULL,
  monthly_cost TEXT NOT NULL, setup_cost TEXT NOT NULL, inbound_rate TEXT NOT NULL,
  released {integer} NOT NULL DEFAULT 0,
  PRIMARY KEY (world, e164)
) {clustered};
CREATE INDEX IF NOT EXISTS offer_released ON offer (e164) WHERE released = 1;
CREATE TABLE IF NOT EXISTS released (
  id {integer} PRIMARY KEY,
  version {integer} NOT NULL
);
CREATE TABLE IF NOT EXISTS route (
  world {integer} NOT NULL,
  id TEXT NOT NULL,
  place {integer} NOT NULL,
  alias TEXT, route_type TEXT NOT NULL, value TEXT, edge_strategy_id {integer},
  PRIMARY KEY (world, id)
) {clustered};
CREATE TABLE IF NOT EXISTS fault (
  id {identity},
  world {integer} NOT NULL,
  operation TEXT, times {integer}, probability {real}, seed {integer} NOT NULL, drawn {integer} NOT NULL,
  document TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS fault_of_world ON fault (world, id);
CREATE TABLE IF NOT EXISTS call (
  id {identity},
  world {integer} NOT NULL,
  entry TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS call_of_world ON call (world, id);
"""

OFFER_COLUMNS = "e164, number_type, rate_center, state, iso_country, monthly_cost, setup_cost, inbound_rate"
NUMBER_COLUMNS = f"{OFFER_COLUMNS}, alias, note, cnam_lookups_enabled, messaging_enabled, primary_route, failover_route"
ROUTE_COLUMNS = "id, alias, route_type, value, edge_strategy_id"
FAULT_COLUMNS = "id, operation, document, times, probability, seed"

_dollars = lru_cache(maxsize=1024)(Decimal)


@lru_cache(maxsize=8192)
def available_number(row: tuple[Any, ...]) -> AvailableNumber:
    """Turn a row of OFFER_COLUMNS into a record."""
    e164, number_type, rate_center, state, iso_country, monthly_cost, setup_cost, inbound_rate = row
    return AvailableNumber(
        E164(e164),
        number_type,
        rate_center,
        state,
        iso_country,
        _dollars(monthly_cost),
        _dollars(setup_cost),
        _dollars(inbound_rate),
    )


@lru_cache(maxsize=8192)
def phone_number(row: tuple[Any, ...]) -> PhoneNumber:
    """Turn a row of NUMBER_COLUMNS into a record."""
    alias, note, cnam_lookups_enabled, messaging_enabled, primary_route, failover_route = row[8:]
    return PhoneNumber(
        available_number(row[:8]),
        alias,
        note,
        bool(cnam_lookups_enabled),
        bool(messaging_enabled),
        primary_route,
        failover_route,
    )


def inbound_route(row: Row) -> InboundRoute:
    """Turn a row of ROUTE_COLUMNS into a record."""
    route_id, alias, route_type, value, edge_strategy_id = row
    return InboundRoute(route_id, alias, cast(RouteType, route_type), value, edge_strategy_id)


def planned_fault(row: Row) -> PlannedFault:
    """Turn a row of FAULT_COLUMNS into a record."""
    fault_id, operation, document, times, probability, seed = row
    return PlannedFault(fault_id, Fault(operation, orjson.loads(document), times, probability, seed))


def offer_values(number: AvailableNumber) -> tuple[Any, ...]:
    """Turn a record into values of OFFER_COLUMNS."""
    return (
        number.e164,
        number.number_type,
        number.rate_center,
        number.state,
        number.iso_country,
        str(number.monthly_cost),
        str(number.setup_cost),
        str(number.inbound_rate),
    )


def number_values(number: PhoneNumber) -> tuple[Any, ...]:
    """Turn a record into values of NUMBER_COLUMNS."""
    return (
        *offer_values(number.bought),
        number.alias,
        number.note,
        int(number.cnam_lookups_enabled),
        int(number.messaging_enabled),
        number.primary_route,
        number.failover_route,
    )


def route_values(route: InboundRoute, place: int) -> tuple[Any, ...]:
    """Turn a record into values of place and ROUTE_COLUMNS."""
    return place, route.id, route.alias, route.route_type, route.value, route.edge_strategy_id


def fault_values(fault: Fault) -> tuple[Any, ...]:
    """Turn a record into values of operation, document, times, probability and seed."""
    return fault.operation, to_text(fault.document), fault.times, fault.probability, fault.seed


def to_text(document: object) -> str:
    """Write JSON."""
    return orjson.dumps(document).decode()
