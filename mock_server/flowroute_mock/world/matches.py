"""Read any part of what a search found, without reading what comes before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from flowroute_mock.world.inventory import Stretch, number_at, prefix_of, sort_key
from flowroute_mock.world.line_sets import LineSet, count_below, first_line, members
from flowroute_mock.world.records import AvailableNumber, NumberFilter, Order
from flowroute_mock.world.tiers import tier_of


class Matches:
    """The wanted numbers of one world in order: the inventory's, without the lines it hides, and the world's own."""

    def __init__(
        self, found: Sequence[Stretch], hidden: Mapping[str, LineSet], own: Sequence[AvailableNumber], order: Order
    ) -> None:
        """Bring both into order.

        Shape:   hidden are lines by area code, and cover every one of `own`; own are wanted numbers in any order.
        """
        self._order = order
        self._falling = order.descending and order.field == "value"
        self._stretches = _without(found, hidden)
        self._ends = list(accumulate(stretch.lines.bit_count() for stretch in self._stretches))
        self._own = in_order(own, order)
        self._own_places = [place + self._rank(number) for place, number in enumerate(self._own)]

    def slice(self, skip: int, count: int) -> list[AvailableNumber]:
        """Return up to `count` numbers after the first `skip` ones."""
        if not self._own:
            return self._seeded(skip, count)
        first = bisect_left(self._own_places, skip)
        end = bisect_left(self._own_places, skip + count)
        seeded = self._seeded(skip - first, count - (end - first))
        for place, number in zip(self._own_places[first:end], self._own[first:end], strict=True):
            seeded.insert(place - skip, number)
        return seeded

    def representatives(self) -> list[AvailableNumber]:
        """Return numbers that have every exchange, tier and price: one of each stretch, and the own ones."""
        stretches = (stretch for stretch in self._stretches if stretch.lines)
        return [number_at(stretch.area, first_line(stretch.lines)) for stretch in stretches] + list(self._own)

    def _seeded(self, skip: int, count: int) -> list[AvailableNumber]:
        found: list[AvailableNumber] = []
        for index in range(bisect_right(self._ends, skip), len(self._stretches)):
            if len(found) >= count:
                break
            start = self._ends[index - 1] if index else 0
            found += self._take(self._stretches[index], max(0, skip - start), count - len(found))
        return found

    def _take(self, stretch: Stretch, skip: int, count: int) -> list[AvailableNumber]:
        if not self._falling:
            return [number_at(stretch.area, line) for line in members(stretch.lines, skip=skip, count=count)]
        left = stretch.lines.bit_count() - skip
        taken = min(count, left)
        rising = members(stretch.lines, skip=left - taken, count=taken)
        return [number_at(stretch.area, line) for line in reversed(rising)]

    def _rank(self, number: AvailableNumber) -> int:
        """Say how many of the inventory's numbers come before one that is not among them."""
        ours = sort_key(value_of(number, self._order))
        return sum(self._before(stretch, number, ours) for stretch in self._stretches)

    def _before(self, stretch: Stretch, number: AvailableNumber, ours: tuple[bool, object]) -> int:
        theirs, total = sort_key(stretch.value), stretch.lines.bit_count()
        if theirs != ours:
            return total if (theirs < ours) != self._order.descending else 0
        prefix = prefix_of(stretch.area)
        if number.e164.startswith(prefix):
            below = count_below(stretch.lines, int(number.e164[7:]))
        else:
            below = total if prefix < number.e164 else 0
        return total - below if self._falling else below


def value_of(number: AvailableNumber, order: Order) -> object:
    """Return what a number has in the field of an order; None for the number itself, which settles ties anyway."""
    return None if order.field == "value" else getattr(number, order.field)


def in_order(numbers: Sequence[AvailableNumber], order: Order) -> list[AvailableNumber]:
    """Sort numbers."""
    rising = sorted(numbers, key=lambda number: number.e164)
    if order.field == "value":
        return rising[::-1] if order.descending else rising
    return sorted(rising, key=lambda number: sort_key(value_of(number, order)), reverse=order.descending)


def exchanges_of(numbers: Sequence[AvailableNumber], max_setup_cost: Decimal | None) -> list[str]:
    """Return the exchanges, area code included, of the numbers whose setup costs no more, ascending."""
    return sorted(
        {number.e164[1:7] for number in numbers if max_setup_cost is None or number.setup_cost <= max_setup_cost}
    )


def is_wanted(number: AvailableNumber, wanted: NumberFilter) -> bool:
    """Say whether a number passes a filter."""
    return (
        wanted.state in (None, number.state)
        and wanted.rate_center in (None, number.rate_center)
        and wanted.number_type in (None, number.number_type)
        and wanted.iso_country in (None, number.iso_country)
        and (wanted.tier is None or wanted.tier == tier_of(number))
        and number.e164.startswith(wanted.starts_with or "")
        and number.e164.endswith(wanted.ends_with or "")
        and (wanted.contains or "") in number.e164
    )


def _without(found: Sequence[Stretch], hidden: Mapping[str, LineSet]) -> list[Stretch]:
    return [
        replace(stretch, lines=LineSet(stretch.lines & ~hidden[stretch.area.npa]))
        if stretch.area.npa in hidden
        else stretch
        for stretch in found
    ]
