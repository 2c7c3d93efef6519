"""Write a world's content as JSON, and read it back.

A snapshot is what admin_openapi.yaml describes under Snapshot. Numbers ascend, routes and faults keep the order they
were made in, and amounts are texts, so that the same content always gives the same bytes. What a reader finds left out
has its default; the default route is always there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from decimal import Decimal
from typing import Any

from flowroute_mock.faults.kinds import RATE_LIMIT
from flowroute_mock.faults.plans import with_integers
from flowroute_mock.http.admin_shapes import check_shape
from flowroute_mock.world.errors import SnapshotError
from flowroute_mock.world.inventory import seeded_number
from flowroute_mock.world.nanp import E164
from flowroute_mock.world.records import (
    DEFAULT_ROUTE_ID,
    AvailableNumber,
    Fault,
    InboundRoute,
    JsonObject,
    PhoneNumber,
    WorldContent,
)
from flowroute_mock.world.starting_world import DEFAULT_ROUTE

MOST_ENTRIES = 20_000
HEAD: JsonObject = {"format": "flowroute-mock-world", "version": 1}
SETTINGS: JsonObject = {
    "alias": None,
    "note": None,
    "cnam_lookups_enabled": False,
    "messaging_enabled": False,
    "primary_route": DEFAULT_ROUTE_ID,
    "failover_route": None,
}
"""The account's settings for a number, and their defaults."""


def to_json(content: WorldContent) -> JsonObject:
    """Write a world's content."""
    return HEAD | {
        "stocked": content.stocked,
        "numbers": [number_to_json(number) for number in sorted(content.numbers, key=lambda it: it.bought.e164)],
        "available": [offer_to_json(number) for number in sorted(content.offered, key=lambda it: it.e164)],
        "routes": [asdict(route) for route in content.routes],
        "faults": [asdict(fault) for fault in content.faults],
    }


def offer_to_json(number: AvailableNumber) -> JsonObject:
    """Write a number for sale."""
    return {name: None if value is None else str(value) for name, value in _members(number).items()}


def number_to_json(number: PhoneNumber) -> JsonObject:
    """Write a number on the account."""
    return offer_to_json(number.bought) | {name: getattr(number, name) for name in SETTINGS}


def parse(document: object) -> WorldContent:
    """Read a snapshot.

    Raises:  SnapshotError.
    """
    _check_size(document)
    check_shape("Snapshot", document, SnapshotError)
    return _read_content(document)


def parse_seed(document: object) -> WorldContent:
    """Read what a seed file declares: a snapshot without its head.

    Raises:  SnapshotError.
    """
    if not isinstance(document, dict):
        return parse(document)
    for name in HEAD.keys() & document.keys():
        raise SnapshotError(f"/{name}", "is not part of a seed file; leave it out.")
    return parse({**HEAD, **document})


def read_number(document: object) -> PhoneNumber:
    """Read a number on the account.

    Raises:  InvalidContentError.
    """
    check_shape("NumberOnAccount", document)
    return _number("", document)


def read_offer(document: object) -> AvailableNumber:
    """Read a number for sale.

    Raises:  InvalidContentError.
    """
    check_shape("NumberForSale", document)
    return _offer("", document)


def read_route(document: JsonObject) -> InboundRoute:
    """Read an inbound route.

    Raises:  InvalidContentError.
    """
    check_shape("InboundRoute", document)
    return _route(document)


def _check_size(document: object) -> None:
    """Check that reading and storing a world takes seconds, before anything else of it is looked at."""
    for name in ("numbers", "available", "routes", "faults"):
        entries = document.get(name) if isinstance(document, dict) else None
        if isinstance(entries, list) and len(entries) > MOST_ENTRIES:
            raise SnapshotError(f"/{name}", f"has {len(entries):,} entries; a world can have {MOST_ENTRIES:,} of them.")


def _read_content(document: Any) -> WorldContent:
    """Read content whose shape was checked."""
    numbers, available, routes, faults = (
        document.get(name) or [] for name in ("numbers", "available", "routes", "faults")
    )
    read_routes = [_route(item) for item in routes]
    _check_unique("/routes", [route.id for route in read_routes])
    if DEFAULT_ROUTE_ID not in (route.id for route in read_routes):
        read_routes.insert(0, DEFAULT_ROUTE)
    content = WorldContent(
        numbers=tuple(_number(f"/numbers/{index}", item) for index, item in enumerate(numbers)),
        offered=tuple(_offer(f"/available/{index}", item) for index, item in enumerate(available)),
        routes=tuple(read_routes),
        faults=tuple(_fault(item) for item in faults),
        stocked=document.get("stocked", True),
    )
    _check_unique("/numbers", [number.bought.e164 for number in content.numbers])
    _check_unique("/available", [number.e164 for number in content.offered])
    _check_not_owned(content)
    _check_routes(content)
    return content


def _digits(value: str | float) -> str:
    return value if isinstance(value, str) else str(int(value))


_VALUES: Mapping[str, Callable[[Any], Any]] = {
    "value": _digits,
    "id": _digits,
    "primary_route": _digits,
    "failover_route": _digits,
    "rate_center": str.lower,
    "state": str.lower,
    "iso_country": str.upper,
    "monthly_cost": lambda value: abs(Decimal(str(value))),
    "setup_cost": lambda value: abs(Decimal(str(value))),
    "inbound_rate": lambda value: abs(Decimal(str(value))),
    "edge_strategy_id": int,
    "times": int,
    "seed": int,
    "probability": float,
}
"""How a member that is not null is read; all others are taken as they are. An amount of -0.0 is none."""


def _read(item: JsonObject) -> JsonObject:
    return {
        name: _VALUES[name](value) if name in _VALUES and value is not None else value for name, value in item.items()
    }


def _route(item: JsonObject) -> InboundRoute:
    return InboundRoute(**{"alias": None, "value": None, **_read(item)})


def _fault(item: JsonObject) -> Fault:
    """Read a planned fault; a rate limit waits under a name of its own, whether or not that is written."""
    read = {"operation": None, **_read(item), "document": with_integers(item["document"])}
    if item["document"]["kind"] == RATE_LIMIT:
        read["operation"] = RATE_LIMIT
    return Fault(**read)


def _number(place: str, item: Any) -> PhoneNumber:
    found = item if isinstance(item, dict) else {"value": item}
    settings = SETTINGS | _read({name: found[name] for name in SETTINGS if name in found})
    return PhoneNumber(_offer(place, {name: found[name] for name in found if name not in SETTINGS}), **settings)


def _offer(place: str, item: Any) -> AvailableNumber:
    found = _read(item if isinstance(item, dict) else {"value": item})
    number = E164(found.pop("value"))
    seeded = seeded_number(number)
    members = (_members(seeded) if seeded else {}) | found | {"value": number}
    if missing := [name for name in _NAMES if name not in members]:
        known = f"The mock does not know area code {number[1:4]}, so it cannot fill in"
        raise SnapshotError(place, f"{known} {', '.join(missing)}. Give them.")
    return AvailableNumber(members.pop("value"), **members)


_NAMES = ["value", *(field.name for field in fields(AvailableNumber) if field.name != "e164")]


def _members(number: AvailableNumber) -> dict[str, Any]:
    """Return the members of a number for sale by their names in a snapshot."""
    return {name: getattr(number, "e164" if name == "value" else name) for name in _NAMES}


def _check_unique(place: str, keys: list[str]) -> None:
    seen: set[str] = set()
    for index, key in enumerate(keys):
        if key in seen:
            raise SnapshotError(f"{place}/{index}", f"{key} is there twice.")
        seen.add(key)


def _check_not_owned(content: WorldContent) -> None:
    owned = {number.bought.e164 for number in content.numbers}
    for index, number in enumerate(content.offered):
        if number.e164 in owned:
            raise SnapshotError(f"/available/{index}", f"{number.e164} is on the account already.")


def _check_routes(content: WorldContent) -> None:
    known = {route.id for route in content.routes}
    for index, number in enumerate(content.numbers):
        for relationship in ("primary_route", "failover_route"):
            route = getattr(number, relationship)
            if route is not None and route not in known:
                raise SnapshotError(f"/numbers/{index}/{relationship}", f"there is no route {route!r}.")
