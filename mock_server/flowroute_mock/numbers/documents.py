"""Convert records to the JSON:API documents of the contract."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from flowroute_mock.world.edge_strategies import EdgeStrategy
from flowroute_mock.world.records import AvailableNumber, InboundRoute, PhoneNumber
from flowroute_mock.world.tiers import tier_of

STATUS = "PURCHASED"
RATE_TYPE = "local"


@lru_cache(maxsize=1024)
def dollars(amount: Decimal) -> float:
    """Return an amount as the JSON number with the same digits.

    Raises:  OverflowError for an amount with more digits than a double has; no price has so many.
    """
    number = float(amount)
    if Decimal(repr(number)) != amount:
        raise OverflowError(f"{amount} has more digits than a JSON number. Use fewer decimals.")
    return number


def phone_number_item(number: PhoneNumber, origin: str) -> dict[str, Any]:
    """Return a number as an item of the account's list."""
    bought = number.bought
    return {
        "type": "number",
        "id": bought.e164,
        "attributes": {
            "alias": number.alias,
            "cnam_lookups_enabled": number.cnam_lookups_enabled,
            "iso_country": bought.iso_country,
            "messaging_enabled": number.messaging_enabled,
            "number_type": bought.number_type,
            "rate_center": bought.rate_center,
            "state": bought.state,
            "status": STATUS,
            "value": bought.e164,
        },
        "links": {"self": f"{origin}/v2/numbers/{bought.e164}"},
    }


def available_number_item(number: AvailableNumber, origin: str) -> dict[str, Any]:
    """Return a number as an item of a search."""
    return {
        "type": "number",
        "id": number.e164,
        "attributes": {
            "inbound_rate": dollars(number.inbound_rate),
            "iso_country": number.iso_country,
            "monthly_cost": dollars(number.monthly_cost),
            "number_type": number.number_type,
            "rate_center": number.rate_center,
            "rate_type": RATE_TYPE,
            "setup_cost": dollars(number.setup_cost),
            "state": number.state,
            "tier": tier_of(number),
            "value": number.e164,
        },
        "links": {"related": f"{origin}/v2/numbers/{number.e164}"},
    }


def phone_number_document(number: PhoneNumber, routes: Iterable[InboundRoute], origin: str) -> dict[str, Any]:
    """Return a number in full, with the routes that its relationships name."""
    bought = number.bought
    item = phone_number_item(number, origin)
    item["attributes"] |= {
        "inbound_rate": dollars(bought.inbound_rate),
        "monthly_cost": dollars(bought.monthly_cost),
        "note": number.note,
        "rate_type": RATE_TYPE,
        "setup_cost": dollars(bought.setup_cost),
        "tier": tier_of(bought),
    }
    item["relationships"] = {
        "cnam_preset": {"data": None},
        "e911_address": {"data": None},
        "failover_route": {"data": route_identifier(number.failover_route)},
        "primary_route": {"data": route_identifier(number.primary_route)},
    }
    return {
        "data": item,
        "included": [inbound_route_item(route, origin) for route in routes],
        "links": item["links"],
    }


def route_identifier(route_id: str | None) -> dict[str, str] | None:
    """Return the identifier of a route, or null if none is set."""
    return None if route_id is None else {"type": "route", "id": route_id}


def inbound_route_item(route: InboundRoute, origin: str) -> dict[str, Any]:
    """Return an inbound route in full."""
    return {
        "type": "route",
        "id": route.id,
        "attributes": {
            "alias": route.alias,
            "edge_strategy_id": route.edge_strategy_id,
            "route_type": route.route_type,
            "value": route.value,
        },
        "links": {"self": f"{origin}/v2/routes/{route.id}"},
    }


def inbound_route_document(route: InboundRoute, origin: str) -> dict[str, Any]:
    """Return an inbound route as a document of its own."""
    item = inbound_route_item(route, origin)
    return {"data": item, "links": item["links"]}


def edge_strategy_item(strategy: EdgeStrategy) -> dict[str, Any]:
    """Return a point of presence; its id is a JSON integer, unlike all others.

    Source:  developer.flowroute.com, List Edge Strategies.
    """
    return {
        "type": "edge_strategy",
        "id": strategy.id,
        "attributes": {
            "description": strategy.description,
            "firewall_rules": strategy.firewall_rules,
            "name": strategy.name,
            "naptr": strategy.naptr,
        },
    }


def inventory_item(kind: str, name: str, related: str) -> dict[str, Any]:
    """Return an area code, an exchange or a tier, with a link to what is for sale in it."""
    return {"type": kind, "id": name, "links": {"related": related}}
