"""Prepare a world from Python: what the account has, and what is for sale."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from flowroute_mock.control.snapshot import offer_to_json
from flowroute_mock.testing.one_world import OneWorld
from flowroute_mock.world.inventory import seeded_number
from flowroute_mock.world.nanp import parse_e164
from flowroute_mock.world.records import (
    DEFAULT_ROUTE_ID,
    AvailableNumber,
    InboundRoute,
    JsonObject,
    PhoneNumber,
    RouteType,
)


class WorldBuilder(OneWorld):
    """The helpers that change one world of a mock; each takes effect at once."""

    def give_number(
        self,
        e164: str,
        *,
        alias: str | None = None,
        note: str | None = None,
        cnam_lookups_enabled: bool = False,
        messaging_enabled: bool = False,
        primary_route: str = DEFAULT_ROUTE_ID,
        failover_route: str | None = None,
    ) -> PhoneNumber:
        """Put a number on the account, in place of the same number if it is there.

        Shape:   e164 eleven digits, as in 12065550150; alias at most 64 characters; routes by id, which the account
                 must have.
        Raises:  MalformedNumberError, InvalidContentError, RouteNotFoundError.
        """
        settings = {
            "alias": alias,
            "note": note,
            "cnam_lookups_enabled": cnam_lookups_enabled,
            "messaging_enabled": messaging_enabled,
            "primary_route": primary_route,
            "failover_route": failover_route,
        }
        return self._mock.worlds.give_number(self._world.id, describe_number(e164) | settings)

    def offer_number(
        self,
        e164: str,
        *,
        rate_center: str | None = None,
        state: str | None = None,
        monthly_cost: str | None = None,
        setup_cost: str | None = None,
    ) -> AvailableNumber:
        """Put a number up for sale; what is not given is as the inventory would have it.

        Shape:   e164 eleven digits; costs in US dollars, as in "1.25".
        Raises:  MalformedNumberError, InvalidContentError, NumberAlreadyOwnedError.
        """
        given = {"rate_center": rate_center, "state": state, "monthly_cost": monthly_cost, "setup_cost": setup_cost}
        return self._mock.worlds.offer_number(self._world.id, describe_number(e164) | without_none(given))

    def empty_inventory(self) -> None:
        """Leave nothing for sale; offer_number then says exactly what is."""
        self._mock.worlds.empty_inventory(self._world.id)

    def add_route(
        self, route_id: str, *, route_type: RouteType = "host", value: str | None = None, alias: str | None = None
    ) -> InboundRoute:
        """Give the account an inbound route.

        Shape:   route_id 1 to 20 digits; value as the type has it: 203.0.113.7:5060, 12065550140,
                 sip:desk@pbx.example.com.
        Raises:  InvalidContentError, RouteExistsError.
        """
        document = {"id": route_id, "alias": alias, "route_type": route_type, "value": value}
        return self._mock.worlds.add_route(self._world.id, document)

    def reset(self) -> None:
        """Give the world its starting content; faults and journal are empty, the keys stay."""
        self._mock.worlds.reset(self._world.id)

    def snapshot(self) -> JsonObject:
        """Return all that the world has, ready for JSON; `flowroute-mock diff` compares two of them."""
        return self._mock.worlds.snapshot(self._world.id)

    def restore(self, snapshot: JsonObject) -> None:
        """Put a snapshot's content in place of the world's; keys and journal stay.

        Raises:  SnapshotError, which names the place; the world is as it was.
        """
        self._mock.worlds.restore(self._world.id, snapshot)

    def seed(self, file: str | Path) -> None:
        """Put what a YAML seed file declares in place of the world's content; keys and journal stay.

        Raises:  SeedFileError, which names line and key; the world is as it was.
        """
        self._mock.worlds.seed(self._world.id, Path(file))


def describe_number(e164: str) -> JsonObject:
    """Describe a number as the inventory would; one of an unknown area code with as little as there is.

    Raises:  MalformedNumberError.
    """
    number, free = parse_e164(e164), Decimal("0.00")
    unknown = AvailableNumber(number, "longcode", None, None, "US", free, free, free)
    return offer_to_json(seeded_number(number) or unknown)


def without_none(given: Mapping[str, Any]) -> JsonObject:
    """Return the members that were given."""
    return {name: value for name, value in given.items() if value is not None}
