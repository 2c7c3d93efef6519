"""List the store's SQL: read alike by SQLite and PostgreSQL, every value a question mark."""

# ruff: noqa: S608  what is put together here is column lists and conditions of our own; values are parameters.
from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from flowroute_mock.store.tables import FAULT_COLUMNS, NUMBER_COLUMNS, OFFER_COLUMNS, ROUTE_COLUMNS
from flowroute_mock.world.records import DEFAULT_ROUTE_ID, NumberFilter, Relationship


def _marks(columns: str) -> str:
    return ", ".join("?" * (columns.count(",") + 1))


# Settings
GET_SETTING = "SELECT value FROM setting WHERE name = ?"
ADD_SETTING = "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING"
PROBE = "INSERT INTO setting (name, value) VALUES ('probe', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
SET_SETTING = "UPDATE setting SET value = ? WHERE name = ?"

# Worlds
ADD_WORLD = "INSERT INTO world (access_key, secret_key, version, stocked) VALUES (?, ?, 0, 1) ON CONFLICT DO NOTHING"
_VERSION = "version + (SELECT version FROM released)"
_WORLD = (
    f"SELECT id, access_key, secret_key, EXISTS (SELECT 1 FROM fault WHERE fault.world = world.id), {_VERSION}"
    " FROM world"
)
FIND_WORLD = f"{_WORLD} WHERE access_key = ?"
GET_WORLD = f"{_WORLD} WHERE id = ?"
CHANGE_WORLD = "UPDATE world SET version = version + 1 WHERE id = ? RETURNING stocked"
LOCK_WORLD = "UPDATE world SET version = version WHERE id = ?"
SET_STOCKED = "UPDATE world SET stocked = ? WHERE id = ?"
FORGET_ROUTES_MADE = "UPDATE world SET routes_made = 0 WHERE id = ?"
GET_VERSION = f"SELECT {_VERSION} FROM world WHERE id = ?"
GET_STOCKED = "SELECT stocked FROM world WHERE id = ?"
REMOVE_WORLD = "DELETE FROM world WHERE id = ?"
_SUMMARY = (
    "SELECT id, (SELECT count(*) FROM number WHERE number.world = world.id),"
    " (SELECT count(*) FROM route WHERE route.world = world.id),"
    " (SELECT count(*) FROM fault WHERE fault.world = world.id),"
    " (SELECT count(*) FROM call WHERE call.world = world.id) FROM world"
)
SUMMARIZE_WORLDS = f"{_SUMMARY} ORDER BY id"
SUMMARIZE_WORLD = f"{_SUMMARY} WHERE id = ?"

# Numbers
ADD_NUMBER = f"INSERT INTO number (world, {NUMBER_COLUMNS}) VALUES (?, {_marks(NUMBER_COLUMNS)}) ON CONFLICT DO NOTHING"
GET_NUMBER = f"SELECT {NUMBER_COLUMNS} FROM number WHERE world = ? AND e164 = ?"
ALL_NUMBERS = f"SELECT {NUMBER_COLUMNS} FROM number WHERE world = ? ORDER BY e164"
ALL_E164 = "SELECT e164 FROM number WHERE world = ?"
REMOVE_NUMBER = "DELETE FROM number WHERE world = ? AND e164 = ?"
REMOVE_NUMBERS = "DELETE FROM number WHERE world = ?"
_SET_ROUTE = (
    "UPDATE number SET {column} = ? WHERE world = ? AND e164 = ?"
    " AND EXISTS (SELECT 1 FROM route WHERE world = ? AND id = ?)"
)
SET_ROUTE: Mapping[Relationship, str] = {
    "primary_route": _SET_ROUTE.format(column="primary_route"),
    "failover_route": _SET_ROUTE.format(column="failover_route"),
}
_CLEAR_ROUTE = "UPDATE number SET {column} = NULL WHERE world = ? AND e164 = ?"
CLEAR_ROUTE: Mapping[Relationship, str] = {
    "primary_route": _CLEAR_ROUTE.format(column="primary_route"),
    "failover_route": _CLEAR_ROUTE.format(column="failover_route"),
}
SET_SETTINGS = (
    "UPDATE number SET alias = ?, cnam_lookups_enabled = ?, messaging_enabled = ? WHERE world = ? AND e164 = ?"
)

# Offers
ADD_OFFER = f"INSERT INTO offer (world, {OFFER_COLUMNS}) VALUES (?, {_marks(OFFER_COLUMNS)})"
GET_OFFER = f"SELECT {OFFER_COLUMNS} FROM offer WHERE world = ? AND e164 = ?"
ALL_OFFERS = f"SELECT {OFFER_COLUMNS} FROM offer WHERE world = ? ORDER BY e164"
REMOVE_OFFER = "DELETE FROM offer WHERE world = ? AND e164 = ?"
REMOVE_OFFERS = "DELETE FROM offer WHERE world = ?"

# Released numbers that the seeded inventory lacks: offers of one world which every other one sees too
ADD_RELEASED = "INSERT INTO released (id, version) VALUES (1, 0) ON CONFLICT DO NOTHING"
CHANGE_RELEASED = "UPDATE released SET version = version + 1"
CHANGE_RELEASED_OF_WORLD = f"{CHANGE_RELEASED} WHERE EXISTS (SELECT 1 FROM offer WHERE world = ? AND released = 1)"
CHANGE_RELEASED_OF_NUMBER = (
    f"{CHANGE_RELEASED} WHERE EXISTS (SELECT 1 FROM offer WHERE world = ? AND e164 = ? AND released = 1)"
)
MARK_RELEASED = "UPDATE offer SET released = 1 WHERE world = ? AND e164 = ?"
FIND_RELEASED = (
    f"SELECT world, {OFFER_COLUMNS} FROM offer WHERE released = 1 AND e164 = ? AND world <> ? ORDER BY world LIMIT 1"
)
ALL_RELEASED = f"SELECT {OFFER_COLUMNS} FROM offer WHERE released = 1 AND world <> ? ORDER BY e164, world"

# Routes
ADD_ROUTE = (
    f"INSERT INTO route (world, place, {ROUTE_COLUMNS}) VALUES (?, ?, {_marks(ROUTE_COLUMNS)}) ON CONFLICT DO NOTHING"
)
GET_ROUTE = f"SELECT {ROUTE_COLUMNS} FROM route WHERE world = ? AND id = ?"
ALL_ROUTES = f"SELECT {ROUTE_COLUMNS} FROM route WHERE world = ? ORDER BY place"
NEXT_PLACE = "SELECT coalesce(max(place), -1) + 1 FROM route WHERE world = ?"
COUNT_ROUTE = "UPDATE world SET routes_made = routes_made + 1 WHERE id = ? RETURNING routes_made"
ALIAS_TAKEN = "SELECT 1 FROM route WHERE world = ? AND alias = ? AND id <> ?"
ROUTE_IN_USE = "SELECT 1 FROM number WHERE world = ? AND (primary_route = ? OR failover_route = ?) LIMIT 1"
SET_ROUTE_ATTRIBUTES = (
    "UPDATE route SET alias = ?, route_type = ?, value = ?, edge_strategy_id = ? WHERE world = ? AND id = ?"
)
REMOVE_ROUTE = "DELETE FROM route WHERE world = ? AND id = ?"
REMOVE_ROUTES = "DELETE FROM route WHERE world = ?"

# Faults
ADD_FAULT = (
    "INSERT INTO fault (world, operation, document, times, probability, seed, drawn)"
    " VALUES (?, ?, ?, ?, ?, ?, 0) RETURNING id"
)
ALL_FAULTS = f"SELECT {FAULT_COLUMNS} FROM fault WHERE world = ? ORDER BY id"
FAULTS_OF_OPERATION = (
    f"SELECT {FAULT_COLUMNS}, drawn FROM fault WHERE world = ? AND (operation = ? OR operation IS NULL) ORDER BY id"
)
COUNT_DRAW = "UPDATE fault SET drawn = drawn + 1 WHERE id = ?"
COUNT_DOWN = "UPDATE fault SET times = times - 1 WHERE id = ?"
REMOVE_FAULT = "DELETE FROM fault WHERE id = ?"
REMOVE_FAULTS = "DELETE FROM fault WHERE world = ?"

# Journal
ADD_CALL = "INSERT INTO call (world, entry) SELECT id, ? FROM world WHERE id = ?"
NEWEST_CALLS = "SELECT entry FROM call WHERE world = ? ORDER BY id DESC LIMIT ?"
REMOVE_OLD_CALLS = (
    "DELETE FROM call WHERE world = ? AND id <= (SELECT id FROM call WHERE world = ? ORDER BY id DESC LIMIT 1 OFFSET ?)"
)
REMOVE_CALLS = "DELETE FROM call WHERE world = ?"

_CONDITIONS = {
    "starts_with": "e164 LIKE ?",
    "ends_with": "e164 LIKE ?",
    "contains": "e164 LIKE ?",
    "state": "state = ?",
    "rate_center": "rate_center = ?",
    "number_type": "number_type = ?",
    "iso_country": "iso_country = ?",
    "alias": "alias = ?",
}
_PATTERNS = {"starts_with": "{}%", "ends_with": "%{}", "contains": "%{}%"}


def list_numbers(wanted: NumberFilter) -> tuple[str, list[str]]:
    """Return the statement that lists the numbers of a world, and the values of its filter."""
    values = {name: value for name in _CONDITIONS if (value := getattr(wanted, name)) is not None}
    return _list_numbers(tuple(values)), [_PATTERNS.get(name, "{}").format(value) for name, value in values.items()]


@lru_cache(maxsize=256)
def _list_numbers(filters: tuple[str, ...]) -> str:
    conditions = "".join(f" AND {_CONDITIONS[name]}" for name in filters)
    return f"SELECT {NUMBER_COLUMNS} FROM number WHERE world = ?{conditions} ORDER BY e164 LIMIT ? OFFSET ?"


@lru_cache(maxsize=64)
def get_routes(count: int) -> str:
    """Return the statement that finds this many routes of a world."""
    return f"SELECT {ROUTE_COLUMNS} FROM route WHERE world = ? AND id IN ({', '.join('?' * count)})"


def list_routes(route_type: str | None) -> tuple[str, list[str]]:
    """Return the statement that lists the routes of a world, the default one first, and the values of its filter."""
    condition, values = ("", []) if route_type is None else (" AND route_type = ?", [route_type])
    return (
        f"SELECT {ROUTE_COLUMNS} FROM route WHERE world = ?{condition}"
        f" ORDER BY CASE WHEN id = '{DEFAULT_ROUTE_ID}' THEN 0 ELSE 1 END, place LIMIT ? OFFSET ?"
    ), values
