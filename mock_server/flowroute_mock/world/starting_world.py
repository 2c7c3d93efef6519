"""Name what a new world has: a handful of numbers and one route of each type."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flowroute_mock.world.inventory import number_at
from flowroute_mock.world.nanp import AREAS
from flowroute_mock.world.records import DEFAULT_ROUTE_ID, InboundRoute, PhoneNumber, WorldContent

SEATTLE = next(area for area in AREAS if area.npa == "206")
DEFAULT_ROUTE = InboundRoute(DEFAULT_ROUTE_ID, alias="sip-reg", route_type="sip-reg", value=None)


def owned(line: int, **settings: Any) -> PhoneNumber:
    """Return one of Seattle's numbers as an account has it that changed nothing but the settings given."""
    plain = PhoneNumber(
        bought=number_at(SEATTLE, line),
        alias=None,
        note=None,
        cnam_lookups_enabled=False,
        messaging_enabled=False,
        primary_route=DEFAULT_ROUTE_ID,
        failover_route=None,
    )
    return replace(plain, **settings)


STARTING_WORLD = WorldContent(
    numbers=(
        owned(190, alias="Front desk", cnam_lookups_enabled=True),
        owned(191, alias="Support", primary_route="98396", failover_route="83834"),
        owned(192, alias="Support", primary_route="98396", failover_route=DEFAULT_ROUTE_ID),
        owned(193, messaging_enabled=True),
        owned(194, alias="Fax", note="Second floor", primary_route="83861"),
        owned(195),
    ),
    routes=(
        DEFAULT_ROUTE,
        InboundRoute("98396", alias="office", route_type="host", value="203.0.113.10:5060"),
        InboundRoute("83834", alias="mobile", route_type="number", value="12065550140"),
        InboundRoute("83861", alias="pbx", route_type="uri", value="sip:desk@pbx.example.com"),
    ),
)
