"""Prepare a world from Python: what the account has, what is for sale, what goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from flowroute_mock.control.snapshot import offer_to_json
from flowroute_mock.faults.kinds import KINDS, FaultKind
from flowroute_mock.mock import Mock
from flowroute_mock.world.inventory import seeded_number
from flowroute_mock.world.nanp import parse_e164
from flowroute_mock.world.records import (
    DEFAULT_ROUTE_ID,
    AvailableNumber,
    InboundRoute,
    JsonObject,
    PhoneNumber,
    RouteType,
    World,
)


class WorldBuilder:
    """The helpers that change one world of a mock; each takes effect at once."""

    _mock: Mock
    _world: World

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

    def plan_fault(
        self,
        kind: FaultKind,
        operation: str | None = None,
        *,
        times: int | None = None,
        probability: float | None = None,
        seed: int = 0,
        status: int | None = None,
        retry_after: int | None = None,
        latency: float | Mapping[str, Any] | None = None,
        per_second: int | None = None,
    ) -> None:
        """Let something go wrong, at every call or at some.

        status sends that status, slow is late, drop closes the connection before anything is done, lost_answer does
        the work and then closes it, cut closes it in the middle of the response, not_json and off_contract send what
        no client should trust, rate_limit sends 429 to all but per_second calls in a second.

        Shape:   operation an operation id, None for any; times how many calls it applies to, None for all; probability
                 0 to 1, drawn from seed; retry_after and latency in seconds, latency also as in
                 {"distribution": "lognormal", "median": 0.2, "sigma": 1.0}.
        Raises:  FaultPlanError when the contract has no such operation or status; ValueError when a part is missing.
        """
        plan = {
            "operation": operation,
            "times": times,
            "probability": probability,
            "status": status,
            "retry_after": retry_after,
            "latency": {"distribution": "fixed", "seconds": latency} if isinstance(latency, int | float) else latency,
            "per_second": per_second,
        }
        needs = KINDS[kind].needs if kind in KINDS else None
        if needs is not None and plan[needs] is None:
            raise ValueError(f"A `{kind}` fault needs {needs}.")
        self._mock.worlds.plan_fault(self._world.id, {"kind": kind, "seed": seed, **without_none(plan)})

    def clear_faults(self) -> None:
        """Remove every planned fault and rate limit."""
        self._mock.worlds.clear_faults(self._world.id)

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
