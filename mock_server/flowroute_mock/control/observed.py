"""Keep what one process observes of each world beside its store: its clock, what it spent, and which faults applied."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from decimal import Decimal

from flowroute_mock.world.clock import Clock
from flowroute_mock.world.records import JsonObject, WorldId

NOTHING = Decimal("0.00")


@dataclass(slots=True)
class Observed:
    """What is observed of the worlds of one mock, in this process alone.

    Shape:   spent in US dollars, the setup and the first month of each purchase; unapplied the plans of the faults that
             are watched and that have applied to no call yet.
    """

    unapplied: set[str] = field(default_factory=set)
    _clocks: dict[WorldId, Clock] = field(default_factory=dict)
    _spent: dict[WorldId, Decimal] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def clock(self, world: WorldId) -> Clock:
        """Return the clock of a world."""
        found = self._clocks.get(world)
        return self._clocks.setdefault(world, Clock()) if found is None else found

    def spent(self, world: WorldId) -> Decimal:
        """Return what the purchases of a world cost."""
        return self._spent.get(world, NOTHING)

    def charge(self, world: WorldId, amount: Decimal) -> None:
        """Add a purchase."""
        with self._lock:
            self._spent[world] = self.spent(world) + amount

    def note_applied(self, fault: JsonObject) -> None:
        """Note that a planned fault applied to a call."""
        self.unapplied.discard(fault.get("plan", ""))

    def reset(self, world: WorldId) -> None:
        """Forget what a world spent; its clock goes on."""
        self._spent.pop(world, None)

    def drop(self, world: WorldId) -> None:
        """Forget a world."""
        self.reset(world)
        self._clocks.pop(world, None)
