"""Write a world's content as JSON, and read it back.

A snapshot is an object: `format`, `version`, `stocked` (whether the seeded inventory is for sale), and the lists
`numbers` (on the account), `available` (the world's own numbers for sale), `routes` and `faults`. Numbers ascend,
routes and faults keep the order they were made in, and amounts are texts, so that the same content always gives the
same bytes. Keys and journal are not in it. What a reader finds left out has its default; the default route is always
there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from difflib import get_close_matches
from typing import Any

from flowroute_mock.world.inventory import seeded_number
from flowroute_mock.world.records import (
    DEFAULT_ROUTE_ID,
    AvailableNumber,
    Fault,
    InboundRoute,
    JsonObject,
    PhoneNumber,
    WorldContent,
)
from flowroute_mock.world.snapshot_values import (
    Read,
    WrongValueError,
    a_document,
    at_least_once,
    chance,
    digits,
    dollars,
    e164,
    lower,
    or_null,
    route_type,
    text,
    upper,
    whole,
    yes_or_no,
)
from flowroute_mock.world.starting_world import DEFAULT_ROUTE

FORMAT = "flowroute-mock-world"
VERSION = 1


class SnapshotError(Exception):
    """The document is not a snapshot that this mock reads.

    Shape:   pointer says where, as a JSON Pointer, "" for the whole document.
    """

    def __init__(self, pointer: str, message: str) -> None:
        super().__init__(f"{pointer or '/'}: {message}")
        self.pointer = pointer
        self.message = message


OFFER: Mapping[str, Read] = {
    "value": e164,
    "number_type": text,
    "rate_center": or_null(lower),
    "state": or_null(lower),
    "iso_country": upper,
    "monthly_cost": dollars,
    "setup_cost": dollars,
    "inbound_rate": dollars,
}
SETTINGS: Mapping[str, Read] = {
    "alias": or_null(text),
    "note": or_null(text),
    "cnam_lookups_enabled": yes_or_no,
    "messaging_enabled": yes_or_no,
    "primary_route": digits,
    "failover_route": or_null(digits),
}
ROUTE: Mapping[str, Read] = {
    "id": digits,
    "alias": or_null(text),
    "route_type": route_type,
    "value": or_null(text),
    "edge_strategy_id": or_null(whole),
}
FAULT: Mapping[str, Read] = {
    "operation": or_null(text),
    "document": a_document,
    "times": or_null(at_least_once),
    "probability": or_null(chance),
    "seed": whole,
}
SETTINGS_DEFAULTS = {
    "alias": None,
    "note": None,
    "cnam_lookups_enabled": False,
    "messaging_enabled": False,
    "primary_route": DEFAULT_ROUTE_ID,
    "failover_route": None,
}


def to_json(content: WorldContent) -> JsonObject:
    """Write a world's content."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "stocked": content.stocked,
        "numbers": [number_to_json(number) for number in sorted(content.numbers, key=lambda it: it.bought.e164)],
        "available": [offer_to_json(number) for number in sorted(content.offered, key=lambda it: it.e164)],
        "routes": [asdict(route) for route in content.routes],
        "faults": [asdict(fault) for fault in content.faults],
    }


def offer_to_json(number: AvailableNumber) -> JsonObject:
    """Write a number for sale."""
    return {name: _plain(getattr(number, "e164" if name == "value" else name)) for name in OFFER}


def number_to_json(number: PhoneNumber) -> JsonObject:
    """Write a number on the account."""
    return offer_to_json(number.bought) | {name: getattr(number, name) for name in SETTINGS}


def parse(document: object) -> WorldContent:
    """Read a snapshot.

    Raises:  SnapshotError.
    """
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise SnapshotError("/format", f"is not {FORMAT!r}, so this is no snapshot of a world.")
    if document.get("version") != VERSION:
        raise SnapshotError("/version", f"is {document.get('version')!r}; this mock reads version {VERSION}.")
    return read_content({name: value for name, value in document.items() if name not in ("format", "version")})


def read_content(document: JsonObject) -> WorldContent:
    """Read what a world holds, without the head of a snapshot.

    Raises:  SnapshotError.
    """
    _refuse_unknown("", document, ("stocked", "numbers", "available", "routes", "faults"))
    routes = [_read_route(place, item) for place, item in _items(document, "routes")]
    if DEFAULT_ROUTE_ID not in (route.id for route in routes):
        routes.insert(0, DEFAULT_ROUTE)
    content = WorldContent(
        numbers=tuple(_read_number(place, item) for place, item in _items(document, "numbers")),
        offered=tuple(_read_offer(place, item) for place, item in _items(document, "available")),
        routes=tuple(routes),
        faults=tuple(_read_fault(place, item) for place, item in _items(document, "faults")),
        stocked=_value("/stocked", yes_or_no, document.get("stocked", True)),
    )
    _refuse_repeated("/routes", [route.id for route in content.routes if route is not DEFAULT_ROUTE])
    _refuse_repeated("/numbers", [number.bought.e164 for number in content.numbers])
    _refuse_repeated("/available", [number.e164 for number in content.offered])
    _refuse_owned_for_sale(content)
    _refuse_unknown_routes(content)
    return content


def _items(document: JsonObject, name: str) -> Iterable[tuple[str, object]]:
    found = document.get(name)
    if not isinstance(found, (list, type(None))):
        raise SnapshotError(f"/{name}", "is not a list.")
    return [(f"/{name}/{index}", item) for index, item in enumerate(found or [])]


def _read_offer(place: str, item: object) -> AvailableNumber:
    return _offer(place, _members(place, _with_value(item), OFFER))


def _read_number(place: str, item: object) -> PhoneNumber:
    found = _members(place, _with_value(item), {**OFFER, **SETTINGS})
    settings = SETTINGS_DEFAULTS | {name: found.pop(name) for name in SETTINGS if name in found}
    return PhoneNumber(bought=_offer(place, found), **settings)


def _offer(place: str, found: dict[str, Any]) -> AvailableNumber:
    if "value" not in found:
        raise SnapshotError(place, "has no `value`; give the phone number.")
    number = found.pop("value")
    seeded = seeded_number(number)
    defaults = {} if seeded is None else offer_to_record(seeded)
    if missing := [name for name in OFFER if name != "value" and name not in found and name not in defaults]:
        known = f"The mock does not know area code {number[1:4]}, so it cannot fill in"
        raise SnapshotError(place, f"{known} {', '.join(missing)}.")
    return AvailableNumber(**{**defaults, **found, "e164": number})


def offer_to_record(number: AvailableNumber) -> dict[str, Any]:
    """Return the members of a number for sale by name."""
    return {name: getattr(number, name) for name in OFFER if name != "value"}


def _read_route(place: str, item: object) -> InboundRoute:
    found = _members(place, item, ROUTE, needed=("id", "route_type"))
    return InboundRoute(**{"alias": None, "value": None, **found})


def _read_fault(place: str, item: object) -> Fault:
    return Fault(**{"operation": None, **_members(place, item, FAULT, needed=("document",))})


def _with_value(item: object) -> object:
    """Let a number stand for itself where nothing else is said of it."""
    return item if isinstance(item, dict) else {"value": item}


def _members(place: str, item: object, reads: Mapping[str, Read], needed: Iterable[str] = ()) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise SnapshotError(place, "is not an object.")
    _refuse_unknown(place, item, reads)
    for name in needed:
        if name not in item:
            raise SnapshotError(place, f"has no `{name}`.")
    return {name: _value(f"{place}/{name}", reads[name], value) for name, value in item.items()}


def _value(place: str, read: Read, value: object) -> Any:
    try:
        return read(value)
    except WrongValueError as error:
        raise SnapshotError(place, str(error)) from error


def _refuse_unknown(place: str, item: JsonObject, known: Iterable[str]) -> None:
    names = list(known)
    for name in item:
        if name not in names:
            close = get_close_matches(str(name), names, n=1)
            hint = f"did you mean `{close[0]}`?" if close else f"known are {', '.join(names)}."
            raise SnapshotError(f"{place}/{name}", f"is not known; {hint}")


def _refuse_repeated(place: str, keys: list[str]) -> None:
    seen: set[str] = set()
    for index, key in enumerate(keys):
        if key in seen:
            raise SnapshotError(f"{place}/{index}", f"{key} is there twice.")
        seen.add(key)


def _refuse_owned_for_sale(content: WorldContent) -> None:
    owned = {number.bought.e164 for number in content.numbers}
    for index, number in enumerate(content.offered):
        if number.e164 in owned:
            raise SnapshotError(f"/available/{index}", f"{number.e164} is on the account already.")


def _refuse_unknown_routes(content: WorldContent) -> None:
    known = {route.id for route in content.routes}
    for index, number in enumerate(content.numbers):
        for relationship in ("primary_route", "failover_route"):
            route = getattr(number, relationship)
            if route is not None and route not in known:
                raise SnapshotError(f"/numbers/{index}/{relationship}", f"there is no route {route!r}.")


def _plain(value: object) -> object:
    return value if value is None else str(value)
