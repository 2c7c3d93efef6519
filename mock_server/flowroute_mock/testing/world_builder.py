"""Arrange a world: what the account has, what is for sale, what goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

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

FaultKind = Literal["status", "slow", "drop", "lost_answer", "cut", "not_json", "off_contract", "rate_limit"]
NEEDED = {"status": "status", "slow": "latency", "rate_limit": "per_second"}


class Arranging:
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

        Shape:   e164 eleven digits, as in 12065550150; routes by id, which the account must have.
        Raises:  MalformedNumberError, RouteNotFoundError.
        """
        number = PhoneNumber(
            bought=describe_number(e164),
            alias=alias,
            note=note,
            cnam_lookups_enabled=cnam_lookups_enabled,
            messaging_enabled=messaging_enabled,
            primary_route=primary_route,
            failover_route=failover_route,
        )
        self._mock.store.give_number(self._world.id, number)
        return number

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
        Raises:  MalformedNumberError, NumberAlreadyOwnedError.
        """
        given: dict[str, Any] = {
            "rate_center": rate_center and rate_center.lower(),
            "state": state and state.lower(),
            "monthly_cost": monthly_cost and Decimal(monthly_cost),
            "setup_cost": setup_cost and Decimal(setup_cost),
        }
        number = replace(describe_number(e164), **{name: value for name, value in given.items() if value is not None})
        self._mock.store.offer_number(self._world.id, number)
        return number

    def empty_inventory(self) -> None:
        """Leave nothing for sale; offer_number then says exactly what is."""
        self._mock.store.empty_inventory(self._world.id)

    def add_route(
        self, route_id: str, *, route_type: RouteType = "host", value: str | None = None, alias: str | None = None
    ) -> InboundRoute:
        """Give the account an inbound route.

        Shape:   route_id digits; value as the type has it: 203.0.113.7:5060, 12065550140, sip:desk@pbx.example.com.
        Raises:  RouteExistsError.
        """
        route = InboundRoute(route_id, alias=alias, route_type=route_type, value=value)
        self._mock.store.add_route(self._world.id, route)
        return route

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

        status answers that status, slow is late, drop closes the connection before anything is done, lost_answer does
        the work and then closes it, cut closes it in the middle of the answer, not_json and off_contract answer what no
        client should trust, rate_limit answers 429 to all but per_second calls in a second.

        Shape:   operation an operation id, None for any; times how often it strikes, None for always; probability 0 to
                 1, drawn from seed; retry_after and latency in seconds, latency also as in
                 {"distribution": "lognormal", "median": 0.2, "sigma": 1.0}.
        Raises:  FaultPlanError when the contract has no such operation or status; ValueError when a part is missing.
        """
        needed = NEEDED.get(kind)
        plan: JsonObject = {
            "operation": operation,
            "times": times,
            "probability": probability,
            "status": status,
            "retry_after": retry_after,
            "latency": {"distribution": "fixed", "seconds": latency} if isinstance(latency, int | float) else latency,
            "per_second": per_second,
        }
        if needed is not None and plan[needed] is None:
            raise ValueError(f"A fault of the kind {kind!r} needs {needed}.")
        given = {name: value for name, value in plan.items() if value is not None}
        self._mock.plan_fault(self._world.id, {"kind": kind, "seed": seed, **given})

    def clear_faults(self) -> None:
        """Forget what was planned to go wrong."""
        self._mock.store.clear_faults(self._world.id)

    def reset(self) -> None:
        """Make the world fresh again, journal and faults included; its keys stay."""
        self._mock.reset_world(self._world.id)

    def snapshot(self) -> JsonObject:
        """Return all that the world holds, ready for JSON; `flowroute-mock diff` tells two of them apart."""
        return self._mock.store.snapshot(self._world.id)

    def restore(self, snapshot: JsonObject) -> None:
        """Put a snapshot's content in place of the world's.

        Raises:  SnapshotError, which names the place; the world is as it was.
        """
        self._mock.store.restore(self._world.id, snapshot)

    def seed(self, file: str | Path) -> None:
        """Put what a YAML seed file declares in place of the world's content.

        Raises:  SeedFileError, which names line and key.
        """
        from flowroute_mock.world.seed_file import load_seed_file  # noqa: PLC0415  YAML, for those who need it

        self._mock.store.reset_world(self._world.id, load_seed_file(Path(file)))


def describe_number(e164: str) -> AvailableNumber:
    """Return what the inventory would say of a number; of an area code that it lacks, as little as there is to say.

    Raises:  MalformedNumberError.
    """
    number = parse_e164(e164)
    known = seeded_number(number)
    if known is not None:
        return known
    free = Decimal("0.00")
    return AvailableNumber(number, "longcode", None, None, "US", free, free, free)
