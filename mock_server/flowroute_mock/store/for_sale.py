"""Know what a world has for sale: the inventory without what the world hides, and the world's own offers.

What was learnt of a world is kept until its version changes, which every write to its numbers does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from flowroute_mock.inventory import Inventory
from flowroute_mock.line_sets import LineSet
from flowroute_mock.matches import Matches, is_wanted
from flowroute_mock.nanp import E164, FICTIONAL_NXX
from flowroute_mock.records import AvailableNumber, NumberFilter, Order, WorldId
from flowroute_mock.store import WorldNotFoundError
from flowroute_mock.store import statements as sql
from flowroute_mock.store.database import Database
from flowroute_mock.store.tables import available_number

SEARCHES_KEPT = 32
WORLDS_KEPT = 1024


@dataclass(slots=True)
class View:
    """What one version of a world hides and offers, and the searches made of it."""

    version: int
    inventory: Inventory | None
    hidden: Mapping[str, LineSet]
    own: list[AvailableNumber]
    searches: dict[tuple[NumberFilter, Order], Matches] = field(default_factory=dict)

    def find(self, wanted: NumberFilter, order: Order) -> Matches:
        """Return the wanted numbers."""
        matches = self.searches.get((wanted, order))
        if matches is None:
            seeded = self.inventory.find(wanted, order) if self.inventory else ()
            own = [number for number in self.own if is_wanted(number, wanted)]
            matches = Matches(seeded, self.hidden, own, order)
            if len(self.searches) >= SEARCHES_KEPT:
                self.searches.clear()
            self.searches[wanted, order] = matches
        return matches


class ForSale:
    """The views of the worlds searched lately."""

    def __init__(self, database: Database, inventory: Inventory) -> None:
        self._database = database
        self._inventory = inventory
        self._views: dict[WorldId, View] = {}

    def find(self, world: WorldId, wanted: NumberFilter, order: Order) -> Matches:
        """Return what a world could buy now.

        Raises:  WorldNotFoundError.
        """
        found = self._database.rows(sql.GET_VERSION, world)
        if not found:
            raise WorldNotFoundError(world)
        version, stocked = found[0]
        view = self._views.get(world)
        if view is None or view.version != version:
            view = self._view(world, version, stocked=bool(stocked))
            if len(self._views) >= WORLDS_KEPT:
                self._views.clear()
            self._views[world] = view
        return view.find(wanted, order)

    def forget(self, world: WorldId) -> None:
        """Let go of a world that is gone."""
        self._views.pop(world, None)

    def _view(self, world: WorldId, version: int, *, stocked: bool) -> View:
        # What is read now is at least as new as the version: a write in between only makes the next search read again.
        owned = {e164 for (e164,) in self._database.rows(sql.ALL_E164, world)}
        offered = [available_number(row) for row in self._database.rows(sql.ALL_OFFERS, world)]
        hidden = _lines_of(owned | {number.e164 for number in offered})
        own = [number for number in offered if number.e164 not in owned]
        return View(version, self._inventory if stocked else None, hidden, own)


def _lines_of(numbers: Iterable[E164]) -> Mapping[str, LineSet]:
    lines: dict[str, int] = {}
    for e164 in numbers:
        if e164[4:7] == FICTIONAL_NXX:
            lines[e164[1:4]] = lines.get(e164[1:4], 0) | 1 << int(e164[7:])
    return {npa: LineSet(some) for npa, some in lines.items()}
