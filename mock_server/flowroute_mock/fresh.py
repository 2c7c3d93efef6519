"""Say what a fresh world holds: a handful of numbers and one route of each type."""

from __future__ import annotations

from dataclasses import replace

from flowroute_mock.inventory import seeded_number
from flowroute_mock.nanp import parse_e164
from flowroute_mock.records import DEFAULT_ROUTE_ID, InboundRoute, PhoneNumber, WorldContent

DEFAULT_ROUTE = InboundRoute(DEFAULT_ROUTE_ID, alias="sip-reg", route_type="sip-reg", value=None)


def owned(e164: str, **settings: object) -> PhoneNumber:
    """Return a number as it stands on an account that has changed nothing but the settings given."""
    plain = PhoneNumber(
        bought=seeded_number(parse_e164(e164)),
        alias=None,
        note=None,
        cnam_lookups_enabled=False,
        messaging_enabled=False,
        primary_route=DEFAULT_ROUTE_ID,
        failover_route=None,
    )
    return replace(plain, **settings)  # type: ignore[arg-type]  # the callers below name fields of PhoneNumber


FRESH_WORLD = WorldContent(
    numbers=(
        owned("12065550190", alias="Front desk", cnam_lookups_enabled=True),
        owned("12065550191", alias="Support", primary_route="98396", failover_route="83834"),
        owned("12065550192", alias="Support", primary_route="98396", failover_route=DEFAULT_ROUTE_ID),
        owned("12065550193", messaging_enabled=True),
        owned("12065550194", alias="Fax", note="Second floor", primary_route="83861"),
        owned("12065550195"),
    ),
    routes=(
        DEFAULT_ROUTE,
        InboundRoute("98396", alias="office", route_type="host", value="203.0.113.10:5060"),
        InboundRoute("83834", alias="mobile", route_type="number", value="12065550140"),
        InboundRoute("83861", alias="pbx", route_type="uri", value="sip:desk@pbx.example.com"),
    ),
)
