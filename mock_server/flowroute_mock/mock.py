"""Keep together what one app is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flowroute_mock.control.worlds import Worlds
from flowroute_mock.faults.kinds import RATE_LIMIT
from flowroute_mock.http.call import origin
from flowroute_mock.http.contract import CompiledContract
from flowroute_mock.journal.journal import CallJournal
from flowroute_mock.journal.metrics import Metrics
from flowroute_mock.settings import Settings
from flowroute_mock.store import Store
from flowroute_mock.world.records import World


@dataclass(frozen=True, slots=True)
class Mock:
    """One mock, found at `app.extensions["flowroute_mock"]`: endpoints use its store, everybody else its worlds."""

    worlds: Worlds
    settings: Settings
    metrics: Metrics = field(default_factory=Metrics)

    @property
    def store(self) -> Store:
        """Where the worlds are kept."""
        return self.worlds.store

    @property
    def contract(self) -> CompiledContract:
        """What the mock serves."""
        return self.worlds.contract

    @property
    def journal(self) -> CallJournal:
        """What was called."""
        return self.worlds.journal

    def origin(self, environ: dict[str, Any]) -> str:
        """Return what links begin with: the public URL of the settings, or else scheme and host of the caller."""
        return self.settings.public_url or origin(environ)

    def admit(self, world: World) -> None:
        """Check a call against the rate limit of its world, or else of the mock.

        Raises:  RateLimitedError.
        """
        per_second = self.settings.rate_limit
        if world.has_faults:
            planned = (each.fault for each in self.store.list_faults(world.id) if each.fault.operation == RATE_LIMIT)
            per_second = next((fault.document["per_second"] for fault in planned), per_second)
        if per_second is not None:
            clock = self.worlds.observed.clock(world.id)
            self.worlds.limiter.admit(world.id, per_second, clock.now())

    def close(self) -> None:
        """Store what waits, and give back files and connections."""
        self.journal.close()
        self.store.close()
