"""Read and change worlds from outside the six operations: the one door, with one set of checks.

The admin API, FlowrouteMock, the pytest plugin and the command all come in here, so a value that one of them
rejects, none of them takes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from flowroute_mock.control import snapshot as snapshots
from flowroute_mock.control.observed import Observed
from flowroute_mock.faults.plans import check_fault, read_plan, write_plan
from flowroute_mock.http.admin_shapes import check_shape
from flowroute_mock.http.contract import CompiledContract, load_contract
from flowroute_mock.http.errors import FaultPlanError
from flowroute_mock.http.rate_limit import RateLimiter
from flowroute_mock.journal.journal import CallJournal, open_journal
from flowroute_mock.settings import Settings
from flowroute_mock.store import Store, WorldNotFoundError
from flowroute_mock.world.errors import SnapshotError
from flowroute_mock.world.records import (
    AvailableNumber,
    InboundRoute,
    JsonObject,
    PhoneNumber,
    PlannedFault,
    World,
    WorldContent,
    WorldId,
    WorldSummary,
)


@dataclass(frozen=True, slots=True)
class Worlds:
    """The worlds of one mock.

    Raises:  every method that takes a world: WorldNotFoundError, where the store can know. An error changes
             nothing.
    """

    store: Store
    contract: CompiledContract
    journal: CallJournal
    limiter: RateLimiter = field(default_factory=RateLimiter)
    observed: Observed = field(default_factory=Observed)

    # Worlds

    def create(self, access_key: str, secret_key: str, seed: Path | None = None) -> World:
        """Make a world with the starting content, or with what a seed file declares.

        Raises:  WorldExistsError, SeedFileError.
        """
        content = None if seed is None else self._read_seed(seed)
        return self.store.create_world(access_key, secret_key, content)

    def create_from(self, document: JsonObject) -> World:
        """Make a world, as the admin's contract describes NewWorld.

        Raises:  InvalidContentError for keys that no call could carry, WorldExistsError.
        """
        check_shape("NewWorld", document)
        return self.create(**document)

    def find(self, access_key: str) -> World:
        """Return the world of an access key.

        Raises:  WorldNotFoundError.
        """
        world = self.store.find_world(access_key)
        if world is None:
            raise WorldNotFoundError(access_key)
        return world

    def get(self, world: WorldId) -> World:
        """Return a world by its id."""
        return self.store.get_world(world)

    def summaries(self) -> list[WorldSummary]:
        """Count what each world has, calls that are not stored yet included."""
        return [self._with_calls(world) for world in self.store.worlds()]

    def summary(self, world: WorldId) -> WorldSummary:
        """Count what one world has."""
        return self._with_calls(self.store.summarize_world(world))

    def reset(self, world: WorldId) -> None:
        """Give a world its starting content; its faults and journal are empty, its keys stay."""
        self._forget(world)
        self.observed.reset(world)
        self.store.reset_world(world)

    def drop(self, world: WorldId) -> None:
        """Remove a world with all it has."""
        self._forget(world)
        self.observed.drop(world)
        self.store.drop_world(world)

    # Content

    def snapshot(self, world: WorldId) -> JsonObject:
        """Write a world's content; keys and journal are not in it."""
        return snapshots.to_json(self.store.read_content(world))

    def restore(self, world: WorldId, document: object) -> None:
        """Put a snapshot's content in place of the world's; its keys and journal stay.

        Raises:  SnapshotError, which names the place.
        """
        content = snapshots.parse(document)
        self._check_faults(content)
        self.store.replace_content(world, content)

    def seed(self, world: WorldId, file: Path) -> None:
        """Put what a YAML seed file declares in place of the world's content; its keys and journal stay.

        Raises:  SeedFileError, which names line and key.
        """
        self.store.replace_content(world, self._read_seed(file))

    def give_number(self, world: WorldId, document: JsonObject) -> PhoneNumber:
        """Put a number on the account, in place of the same number if it is there; NumberOnAccount describes it.

        Raises:  InvalidContentError, RouteNotFoundError.
        """
        number = snapshots.read_number(document)
        self.store.give_number(world, number)
        return number

    def offer_number(self, world: WorldId, document: JsonObject) -> AvailableNumber:
        """Put a number up for sale; NumberForSale describes it.

        Raises:  InvalidContentError, NumberAlreadyOwnedError.
        """
        number = snapshots.read_offer(document)
        self.store.offer_number(world, number)
        return number

    def empty_inventory(self, world: WorldId) -> None:
        """Leave nothing for sale."""
        self.store.empty_inventory(world)

    def routes(self, world: WorldId) -> list[InboundRoute]:
        """List the inbound routes, in the order they were made."""
        return self.store.list_routes(world)

    def add_route(self, world: WorldId, document: JsonObject) -> InboundRoute:
        """Give the account an inbound route; InboundRoute describes it.

        Raises:  InvalidContentError, RouteExistsError.
        """
        route = snapshots.read_route(document)
        self.store.add_route(world, route)
        return route

    # Faults

    def plan_fault(self, world: WorldId, plan: JsonObject) -> PlannedFault:
        """Plan a fault, as FaultPlan describes it.

        Raises:  FaultPlanError when it could never apply to a call.
        """
        fault = read_plan(self.contract, plan)
        return PlannedFault(self.store.plan_fault(world, fault), fault)

    def faults(self, world: WorldId) -> list[JsonObject]:
        """List the faults that still wait, as PlannedFault describes them."""
        return [
            write_plan(planned.fault)
            | {"id": planned.id, "operation": planned.fault.operation, "times": planned.fault.times}
            | {"probability": planned.fault.probability, "seed": planned.fault.seed}
            for planned in self.store.list_faults(world)
        ]

    def clear_faults(self, world: WorldId) -> None:
        """Remove every planned fault and rate limit."""
        self.store.clear_faults(world)

    # Journal

    def calls(self, world: WorldId, newest: int | None = None) -> list[JsonObject]:
        """Return the calls of a world, oldest first, as JournalEntry describes them: all, or so many of the newest."""
        return self.journal.calls(world, newest)

    def _with_calls(self, summary: WorldSummary) -> WorldSummary:
        return replace(summary, calls=self.journal.count(summary.id, summary.calls))

    def _forget(self, world: WorldId) -> None:
        self.journal.forget(world)
        self.limiter.forget(world)

    def _read_seed(self, file: Path) -> WorldContent:
        from flowroute_mock.control.seed_file import load_seed_file  # noqa: PLC0415  YAML, for those who need it

        return load_seed_file(file, self._check_faults)

    def _check_faults(self, content: WorldContent) -> None:
        for index, fault in enumerate(content.faults):
            try:
                check_fault(self.contract, fault)
            except FaultPlanError as error:
                raise SnapshotError(f"/faults/{index}", str(error)) from error


def open_worlds(store: Store, settings: Settings) -> Worlds:
    """Return the worlds of a store, for a mock of these settings.

    Raises:  ContractError.
    """
    return Worlds(store, load_contract(settings.contract_file), open_journal(store, settings.journal_size))
