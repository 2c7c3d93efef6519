"""Define the records that the store keeps and the endpoints show: plain, frozen, free of HTTP and SQL."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Generic, Literal, NewType, TypeVar

from flowroute_mock.world.nanp import E164

Record = TypeVar("Record")
WorldId = NewType("WorldId", int)
RouteType = Literal["host", "number", "uri", "sip-reg"]
Relationship = Literal["primary_route", "failover_route"]
JsonObject = dict[str, Any]
"""Raw JSON, opaque to the store."""

DEFAULT_ROUTE_ID = "0"


@dataclass(frozen=True, slots=True)
class AvailableNumber:
    """A number for sale.

    Shape:   e164 eleven digits; costs in US dollars; rate_center and state lower case, both None for toll-free.
    """

    e164: E164
    number_type: str
    rate_center: str | None
    state: str | None
    iso_country: str
    monthly_cost: Decimal
    setup_cost: Decimal
    inbound_rate: Decimal


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number on an account: what was bought, and the account's own settings for it."""

    bought: AvailableNumber
    alias: str | None
    note: str | None
    cnam_lookups_enabled: bool
    messaging_enabled: bool
    primary_route: str | None
    failover_route: str | None


@dataclass(frozen=True, slots=True)
class InboundRoute:
    """Where calls to a number are sent; id is a string of digits, "0" is the default sip-reg route."""

    id: str
    alias: str | None
    route_type: RouteType
    value: str | None
    edge_strategy_id: int | None = None


@dataclass(frozen=True, slots=True)
class RouteDraft:
    """An inbound route that has no id yet; the store gives it one."""

    alias: str
    route_type: RouteType
    value: str
    edge_strategy_id: int | None = None


@dataclass(frozen=True, slots=True)
class NumberFilter:
    """Say which numbers are wanted; every member given must match.

    Shape:   starts_with, ends_with, contains ASCII digits (starts_with with its country code, as in 1206);
             state, rate_center lower case; iso_country upper case; alias exact and only for numbers on the
             account; tier exact and only for numbers for sale.
    """

    starts_with: str | None = None
    ends_with: str | None = None
    contains: str | None = None
    state: str | None = None
    rate_center: str | None = None
    number_type: str | None = None
    iso_country: str | None = None
    alias: str | None = None
    tier: str | None = None


OrderField = Literal["value", "monthly_cost", "iso_country", "number_type", "state", "rate_center"]


@dataclass(frozen=True, slots=True)
class Order:
    """Say how the search is sorted; ties, and everything by default, ascend by E.164; a null sorts after all else."""

    field: OrderField = "value"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class PurchaseOptions:
    """The settings a purchase may carry; None leaves the account's default (both False in a new world)."""

    cnam_lookups_enabled: bool | None = None
    messaging_enabled: bool | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[Record]):
    """Some records in order, and whether more come after them."""

    items: list[Record]
    has_more: bool


@dataclass(frozen=True, slots=True)
class World:
    """An account as authentication sees it; its repr keeps the secret.

    Shape:   has_faults says whether any fault is planned, so that a call need not look when there is none; version
             changes with every write to what the account can see.
    """

    id: WorldId
    access_key: str
    secret_key: str = field(repr=False)
    has_faults: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class WorldSummary:
    """What an operator may see of a world: no key, and how much is in it."""

    id: WorldId
    numbers: int
    routes: int
    faults: int
    calls: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure planned for a world's next calls.

    Shape:   operation an operation id, None for all; times how often it happens, None for always; probability 0 to 1,
             None for every call, drawn from seed so that a run repeats itself; document what happens, as JSON.
    """

    operation: str | None
    document: JsonObject
    times: int | None = None
    probability: float | None = None
    seed: int = 0


@dataclass(frozen=True, slots=True)
class PlannedFault:
    """A fault that waits; its times are those that are left."""

    id: int
    fault: Fault


@dataclass(frozen=True, slots=True)
class WorldContent:
    """All that a world has besides its journal: how it differs from the seeded inventory, and what it owns.

    Shape:   stocked says whether the seeded inventory is for sale; offered are numbers of the world's own, for sale.
    """

    numbers: tuple[PhoneNumber, ...] = ()
    routes: tuple[InboundRoute, ...] = ()
    offered: tuple[AvailableNumber, ...] = ()
    faults: tuple[Fault, ...] = ()
    stocked: bool = True
