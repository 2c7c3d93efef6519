"""Hold together what one app is made of, for the endpoints and for those who steer it from Python."""

from __future__ import annotations

from dataclasses import dataclass, field

from flowroute_mock.faults.planned_faults import RATE_LIMIT, check_fault, read_plan
from flowroute_mock.http.contract import CompiledContract
from flowroute_mock.http.rate_limit import RateLimiter
from flowroute_mock.journal.journal import CallJournal
from flowroute_mock.journal.metrics import Metrics
from flowroute_mock.settings import Settings
from flowroute_mock.store import Store
from flowroute_mock.world.records import JsonObject, World, WorldId
from flowroute_mock.world.snapshot import parse


@dataclass(frozen=True, slots=True)
class Mock:
    """One mock, found at `app.extensions["flowroute_mock"]`.

    Steer a world through these methods where there are any, and through the store for the rest: what the store does not
    know of, such as notes that wait to be stored, is kept right here.
    """

    store: Store
    contract: CompiledContract
    settings: Settings
    journal: CallJournal
    metrics: Metrics = field(default_factory=Metrics)
    limiter: RateLimiter = field(default_factory=RateLimiter)

    def calls(self, world: WorldId) -> list[JsonObject]:
        """Return the calls of a world, oldest first, as the admin's contract describes JournalEntry."""
        return self.journal.calls(world)

    def plan_fault(self, world: WorldId, plan: JsonObject) -> int:
        """Plan a fault, as the admin's contract describes FaultPlan, and return its id.

        Raises:  FaultPlanError when it could never strike as described.
        """
        return self.store.plan_fault(world, read_plan(self.contract, plan))

    def restore_world(self, world: WorldId, snapshot: JsonObject) -> None:
        """Put a snapshot's content in place of the world's; its keys and journal stay.

        Raises:  SnapshotError, FaultPlanError for a fault in it that could never strike; the world is as it was.
        """
        for fault in parse(snapshot).faults:
            check_fault(self.contract, fault)
        self.store.restore(world, snapshot)

    def reset_world(self, world: WorldId) -> None:
        """Make a world fresh again; its faults and journal are empty, its keys stay."""
        self.journal.forget(world)
        self.limiter.forget(world)
        self.store.reset_world(world)

    def drop_world(self, world: WorldId) -> None:
        """Remove a world with all it has."""
        self.journal.forget(world)
        self.limiter.forget(world)
        self.store.drop_world(world)

    def close(self) -> None:
        """Store what waits, and give back files and connections."""
        self.journal.close()
        self.store.close()

    def admit(self, world: World) -> None:
        """Hold a call against the rate limit of its world, or else of the mock.

        Raises:  RateLimitedError.
        """
        per_second = self.settings.rate_limit
        if world.has_faults:
            planned = (each.fault for each in self.store.list_faults(world.id) if each.fault.operation == RATE_LIMIT)
            per_second = next((fault.document["per_second"] for fault in planned), per_second)
        if per_second is not None:
            self.limiter.admit(world.id, per_second)
