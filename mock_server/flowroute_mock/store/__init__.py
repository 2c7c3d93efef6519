"""Name what a store must do; sqlite.py and postgres.py do it. Endpoints see this, never SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from flowroute_mock.world.inventory import DEFAULT_SIZE, Inventory
from flowroute_mock.world.nanp import E164
from flowroute_mock.world.records import (
    AvailableNumber,
    Fault,
    InboundRoute,
    JsonObject,
    NumberFilter,
    Order,
    Page,
    PhoneNumber,
    PlannedFault,
    PurchaseOptions,
    Relationship,
    RouteDraft,
    World,
    WorldContent,
    WorldId,
    WorldSummary,
)


class StoreError(Exception):
    """What was asked for is not possible; each kind says why."""


class WorldExistsError(StoreError):
    """The access key is taken."""


class WorldNotFoundError(StoreError):
    """There is no such world; it may have been dropped meanwhile."""


class NumberNotFoundError(StoreError):
    """The account does not own the number."""


class NumberNotForSaleError(StoreError):
    """The number is neither in the inventory nor on the account."""


class NumberAlreadyOwnedError(StoreError):
    """The account owns the number already."""


class RouteNotFoundError(StoreError):
    """The account has no such route."""


class RouteExistsError(StoreError):
    """The account has a route of this id."""


class RouteAliasTakenError(StoreError):
    """Another route of the account has this alias."""


class RouteInUseError(StoreError):
    """The route is the primary or the failover route of a number."""


class DefaultRouteError(StoreError):
    """The default route can neither be changed nor deleted."""


class StoreUnreachableError(StoreError):
    """The database cannot be used; the message says which and why, in one line, without a password.

    Shape:   reason is the part of it that any caller may read: no path, no host, no user.
    """

    def __init__(self, message: str, reason: str = "it cannot be opened") -> None:
        super().__init__(message)
        self.reason = reason


class View(Protocol):
    """What one account can see. What it returns is kept for the next call, so nobody may change it."""

    def list_numbers(self, wanted: NumberFilter, *, limit: int, offset: int) -> Page[PhoneNumber]:
        """Return one page of the account's numbers, ordered by E.164; past the end it is empty."""

    def search_available(self, wanted: NumberFilter, order: Order, *, limit: int, offset: int) -> Page[AvailableNumber]:
        """Return one page of the numbers this account could buy; past the end it is empty."""

    def get_number(self, e164: E164) -> PhoneNumber:
        """Return a number on the account.

        Raises:  NumberNotFoundError.
        """

    def get_routes(self, ids: Iterable[str]) -> Sequence[InboundRoute]:
        """Return the routes of these ids that exist, each once, in the order of the ids."""

    def list_routes(self, route_type: str | None, *, limit: int, offset: int) -> Page[InboundRoute]:
        """Return one page of the account's routes: the default one first, the others in the order they were made."""

    def list_area_codes(self, max_setup_cost: Decimal | None, *, limit: int, offset: int) -> Page[str]:
        """Return one page of the area codes with a number for sale whose setup costs no more, ascending."""

    def list_exchanges(
        self, max_setup_cost: Decimal | None, area_code: str | None, *, limit: int, offset: int
    ) -> Page[str]:
        """Return one page of the exchanges, six digits, with a number for sale whose setup costs no more, ascending."""

    def list_tiers(self, *, limit: int, offset: int) -> Page[str]:
        """Return one page of the tiers with a number for sale, ascending."""


class Store(Protocol):
    """Where worlds live. Every method may be called from any thread; each write is one transaction.

    Raises:  every method that takes a world: WorldNotFoundError, where it can know. Every method:
             StoreUnreachableError, within seconds; nothing is changed then, unless the connection was lost in the very
             moment of the commit.
    """

    @property
    def inventory(self) -> Inventory:
        """Give the seeded inventory that all worlds of this store share."""

    @property
    def shared(self) -> bool:
        """Report whether other processes may use the same database."""

    # Worlds

    def create_world(self, access_key: str, secret_key: str, content: WorldContent | None = None) -> World:
        """Make an account, with the content given or else the starting one.

        Raises:  WorldExistsError.
        """

    def find_world(self, access_key: str) -> World | None:
        """Look up an account by its access key."""

    def get_world(self, world: WorldId) -> World:
        """Return an account by the id of its world.

        Raises:  WorldNotFoundError.
        """

    def reset_world(self, world: WorldId) -> None:
        """Put back the starting content, and forget faults and calls. The keys stay."""

    def drop_world(self, world: WorldId) -> None:
        """Remove an account with all it has."""

    def worlds(self) -> list[WorldSummary]:
        """List all worlds, oldest first."""

    def summarize_world(self, world: WorldId) -> WorldSummary:
        """Count what one world has.

        Raises:  WorldNotFoundError.
        """

    # Numbers

    def view(self, world: WorldId, version: int | None = None) -> View:
        """Return what an account can see: now, or as it was at the version with which its world was found, or later.

        A call that gives the version saves a look at the database, and sees all that was written before it began.
        """

    def purchase(self, world: WorldId, e164: E164, options: PurchaseOptions) -> PhoneNumber:
        """Put a number for sale on the account, with the default route as its primary one.

        Raises:  NumberAlreadyOwnedError, for all but one of any number of buyers at once; NumberNotForSaleError.
        """

    def set_route(self, world: WorldId, e164: E164, relationship: Relationship, route_id: str) -> None:
        """Point a number's primary or failover route at a route of the account.

        Raises:  NumberNotFoundError, RouteNotFoundError, in this order.
        """

    def clear_route(self, world: WorldId, e164: E164, relationship: Relationship) -> None:
        """Leave a number without a primary or without a failover route; to do so again changes nothing.

        Raises:  NumberNotFoundError.
        """

    def update_number(self, world: WorldId, e164: E164, changes: Mapping[str, Any]) -> PhoneNumber:
        """Change alias, cnam_lookups_enabled and messaging_enabled of a number, those that are given.

        Raises:  NumberNotFoundError.
        """

    def release(self, world: WorldId, e164: E164) -> None:
        """Take a number off the account, and put it up for sale again.

        A number that the seeded inventory lacks is for sale to every stocked world, and the first buyer takes it away.

        Raises:  NumberNotFoundError.
        """

    # Routes

    def list_routes(self, world: WorldId) -> list[InboundRoute]:
        """Return every route of the account, in the order they were made."""

    def create_route(self, world: WorldId, draft: RouteDraft) -> InboundRoute:
        """Give the account a route with an id of its own, which no earlier route since the last reset had.

        Raises:  RouteAliasTakenError.
        """

    def update_route(self, world: WorldId, route_id: str, changes: Mapping[str, Any]) -> InboundRoute:
        """Change alias, route_type, value and edge_strategy_id of a route, those that are given.

        Raises:  DefaultRouteError, RouteNotFoundError, RouteAliasTakenError, in this order.
        """

    def delete_route(self, world: WorldId, route_id: str) -> None:
        """Remove a route that no number of the account uses.

        Raises:  DefaultRouteError, RouteNotFoundError, RouteInUseError, in this order.
        """

    def add_route(self, world: WorldId, route: InboundRoute) -> None:
        """Give the account a route.

        Raises:  RouteExistsError.
        """

    # Numbers, without a purchase

    def give_number(self, world: WorldId, number: PhoneNumber) -> None:
        """Put a number on the account without a purchase, in place of one it may own already.

        Raises:  RouteNotFoundError.
        """

    def offer_number(self, world: WorldId, number: AvailableNumber) -> None:
        """Put a number of this world's own up for sale, in place of an offer of the same number.

        Raises:  NumberAlreadyOwnedError.
        """

    def empty_inventory(self, world: WorldId) -> None:
        """Leave nothing for sale in this world."""

    # Content

    def read_content(self, world: WorldId) -> WorldContent:
        """Return all that the world has, as it was at one moment."""

    def replace_content(self, world: WorldId, content: WorldContent) -> None:
        """Put content in place of the world's. Keys and journal stay."""

    # Faults: opaque documents here, whose meaning faults/ knows

    def plan_fault(self, world: WorldId, fault: Fault) -> int:
        """Let a fault wait for its calls; return its id."""

    def take_fault(self, world: WorldId, operation: str) -> JsonObject | None:
        """Return the document of the first planned fault that applies to this call, and count it."""

    def list_faults(self, world: WorldId) -> list[PlannedFault]:
        """Return the faults that still wait, in the order they were planned."""

    def clear_faults(self, world: WorldId) -> None:
        """Forget every planned fault."""

    # Journal: opaque entries here, whose meaning journal/ knows

    def record_calls(self, entries: Sequence[tuple[WorldId, JsonObject]], *, keep: int) -> None:
        """Add entries of any worlds at once, and keep the newest ones of each: so many.

        Entries of worlds that are gone are left out.
        """

    def calls(self, world: WorldId, limit: int) -> list[JsonObject]:
        """Return the newest entries, oldest of them first."""

    def check(self) -> None:
        """Write something that no one reads, to find out at once whether the database can be used."""

    def close(self) -> None:
        """Give back files and connections; nothing may be called afterwards."""


def open_store(url: str, inventory_size: int | None = None, *, may_create: bool = True) -> Store:
    """Open the store that a URL names, and lay out its tables where they are missing.

    Shape:   "sqlite://" in memory; "sqlite:///relative.db", "sqlite:////absolute.db"; "postgresql://user@host/name".
             inventory_size is kept with the store: None takes what was kept, or else the default. Without may_create
             the file of a SQLite database must exist.
    Raises:  StoreUnreachableError.
    """
    scheme = url.partition(":")[0]
    if scheme == "sqlite":
        from flowroute_mock.store.sqlite import open_sqlite  # noqa: PLC0415  each driver is loaded where it is used

        return open_sqlite(url, inventory_size, may_create=may_create)
    if scheme in ("postgresql", "postgres"):
        from flowroute_mock.store.postgres import open_postgres  # noqa: PLC0415

        return open_postgres(url, inventory_size)
    raise StoreUnreachableError(
        f"{scheme!r} is not a kind of database; the URL starts with sqlite:// or postgresql://, as in sqlite:///mock.db."
    )


__all__ = [
    "DEFAULT_SIZE",
    "DefaultRouteError",
    "NumberAlreadyOwnedError",
    "NumberNotForSaleError",
    "NumberNotFoundError",
    "RouteAliasTakenError",
    "RouteExistsError",
    "RouteInUseError",
    "RouteNotFoundError",
    "Store",
    "StoreError",
    "StoreUnreachableError",
    "View",
    "World",
    "WorldExistsError",
    "WorldNotFoundError",
    "WorldSummary",
    "open_store",
]
