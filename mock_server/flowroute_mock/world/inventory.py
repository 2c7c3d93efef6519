"""Compute the seeded inventory, which all worlds share: not stored, and the same on every machine.

A number is an area code, the exchange 555 and a line; so the inventory is a set of lines for each area code, and a
search is arithmetic on those sets. It costs neither rows nor time to start, whatever its size: docs/adr/0010.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from flowroute_mock.world.line_sets import (
    EVERY_LINE,
    NO_LINE,
    LineSet,
    every_nth_ten,
    lines_between,
    lines_containing,
    lines_having,
)
from flowroute_mock.world.nanp import (
    AREAS,
    DIRECTORY_ASSISTANCE_LINE,
    E164,
    FICTIONAL_LINES,
    FICTIONAL_NXX,
    FICTIONAL_TOLL_FREE,
    Area,
)
from flowroute_mock.world.records import AvailableNumber, NumberFilter, Order
from flowroute_mock.world.tiers import tier_of

DEFAULT_SIZE = 5000
LONGCODE, TOLL_FREE = "longcode", "toll-free"

_FIRST_LINE = FICTIONAL_LINES.start
_LINES_OF_AN_AREA = 10_000 - _FIRST_LINE - 1
_TOLL_FREE_AREA = Area(FICTIONAL_TOLL_FREE[1:4], None, ())
_TOLL_FREE_LINE = int(FICTIONAL_TOLL_FREE[7:])
LARGEST_SIZE = len(AREAS) * _LINES_OF_AN_AREA + 1
_FICTIONAL = lines_between(FICTIONAL_LINES.start, FICTIONAL_LINES.stop)


class Tariff(NamedTuple):
    """US dollars: each month, once, for each minute of an inbound call. Plausible, and ours."""

    monthly_cost: Decimal
    setup_cost: Decimal
    inbound_rate: Decimal


_US = Tariff(Decimal("1.25"), Decimal("1.00"), Decimal("0.012"))
_CANADA = Tariff(Decimal("1.50"), Decimal("1.00"), Decimal("0.014"))
_SOUGHT_AFTER = Tariff(Decimal("2.50"), Decimal("3.99"), Decimal("0.012"))
_FREE_TO_CALL = Tariff(Decimal("1.75"), Decimal("1.00"), Decimal("0.018"))
_SOUGHT_AFTER_NPAS = frozenset(("212", "404", "415", "702"))


class InventorySizeError(Exception):
    """The inventory cannot be this large."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size:,} is no size of an inventory. Give 0 to {LARGEST_SIZE:,} numbers.")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some lines of one area code, which have the same value in the field that a search is ordered by."""

    area: Area
    lines: LineSet
    value: object


class Inventory:
    """The numbers for sale in a new world."""

    def __init__(self, size: int = DEFAULT_SIZE) -> None:
        """Lay out an inventory of exactly this many numbers.

        Raises:  InventorySizeError.
        """
        if not 0 <= size <= LARGEST_SIZE:
            raise InventorySizeError(size)
        self.size = size
        self.lines: Mapping[str, LineSet] = dict(_lay_out(size))
        """The lines for sale of each area code that has any."""
        self._areas = [area for area in _SORTED_AREAS if area.npa in self.lines]
        self.find = lru_cache(maxsize=64)(self._find)

    @property
    def beyond_fiction(self) -> int:
        """Count the numbers that lie outside the range kept for fiction, so that a caller can say so."""
        return sum((lines & ~_FICTIONAL).bit_count() for lines in self.lines.values())

    def get(self, e164: E164) -> AvailableNumber | None:
        """Return a number for sale, or None when the inventory lacks it."""
        lines = self.lines.get(e164[1:4], NO_LINE)
        line = int(e164[7:])
        if e164[4:7] != FICTIONAL_NXX or not lines >> line & 1:
            return None
        return number_at(_AREA_BY_NPA[e164[1:4]], line)

    def _find(self, wanted: NumberFilter, order: Order) -> tuple[Stretch, ...]:
        found = [
            Stretch(area, lines, value)
            for area in self._areas
            if _area_is_wanted(area, wanted)
            for value, within in _values(area, order)
            if (lines := LineSet(within & self._wanted_lines(area, wanted)))
        ]
        if order.field == "value":
            return tuple(reversed(found) if order.descending else found)
        return tuple(sorted(found, key=lambda stretch: sort_key(stretch.value), reverse=order.descending))

    def _wanted_lines(self, area: Area, wanted: NumberFilter) -> int:
        lines = self.lines[area.npa] & _lines_with_digits(prefix_of(area), wanted)
        if wanted.rate_center is not None:
            lines &= _rate_center_lines(area, wanted.rate_center)
        return lines


def sort_key(value: object) -> tuple[bool, object]:
    """Return what sorts the values of a field: null after all else."""
    return (value is None, "" if value is None else value)


def prefix_of(area: Area) -> str:
    """Return what all numbers of an area start with, seven digits."""
    return f"1{area.npa}{FICTIONAL_NXX}"


@lru_cache(maxsize=16384)
def number_at(area: Area, line: int) -> AvailableNumber:
    """Return the number of a line of an area code; it is the same whether or not the inventory has it."""
    tariff = _tariff(area)
    return AvailableNumber(
        e164=E164(f"{prefix_of(area)}{line:04d}"),
        number_type=_number_type(area),
        rate_center=_rate_center(area, line),
        state=area.state,
        iso_country=area.iso_country,
        monthly_cost=tariff.monthly_cost,
        setup_cost=tariff.setup_cost,
        inbound_rate=tariff.inbound_rate,
    )


def seeded_number(e164: E164) -> AvailableNumber | None:
    """Return a number as a large enough inventory would have it, or None when its area code is not known."""
    area = _AREA_BY_NPA.get(e164[1:4])
    return None if area is None else replace(number_at(area, int(e164[7:])), e164=e164)


def _lay_out(size: int) -> Iterator[tuple[str, LineSet]]:
    """Share a size evenly among the area codes; those that come first in the table get what is left over."""
    toll_free = size > len(AREAS)
    share, left_over = divmod(size - toll_free, len(AREAS))
    for index, area in enumerate(AREAS):
        if count := share + (index < left_over):
            yield area.npa, _first_lines(count)
    if toll_free:
        yield _TOLL_FREE_AREA.npa, lines_between(_TOLL_FREE_LINE, _TOLL_FREE_LINE + 1)


def _first_lines(count: int) -> LineSet:
    """Return this many lines from 0100 on; 555-1212 is directory assistance, and never for sale."""
    end = _FIRST_LINE + count
    if end <= DIRECTORY_ASSISTANCE_LINE:
        return lines_between(_FIRST_LINE, end)
    return LineSet(lines_between(_FIRST_LINE, end + 1) & ~(1 << DIRECTORY_ASSISTANCE_LINE))


_SORTED_AREAS = sorted((*AREAS, _TOLL_FREE_AREA), key=lambda area: area.npa)
_AREA_BY_NPA = {area.npa: area for area in _SORTED_AREAS}


def _tariff(area: Area) -> Tariff:
    if area is _TOLL_FREE_AREA:
        return _FREE_TO_CALL
    if area.npa in _SOUGHT_AFTER_NPAS:
        return _SOUGHT_AFTER
    return _CANADA if area.iso_country == "CA" else _US


def _number_type(area: Area) -> str:
    return TOLL_FREE if area is _TOLL_FREE_AREA else LONGCODE


def _rate_center(area: Area, line: int) -> str | None:
    """Ten lines belong to one rate center, the next ten to the next one, and so on, round and round."""
    if not area.rate_centers:
        return None
    return area.rate_centers[(line - _FIRST_LINE) // 10 % len(area.rate_centers)]


def _rate_center_lines(area: Area, rate_center: str) -> LineSet:
    if rate_center not in area.rate_centers:
        return NO_LINE
    index, divisor = area.rate_centers.index(rate_center), len(area.rate_centers)
    return every_nth_ten(index, divisor, start=_FIRST_LINE)


def _values(area: Area, order: Order) -> list[tuple[object, LineSet]]:
    """Return what an area's lines have in the field of an order, and which lines have it."""
    if order.field == "rate_center" and area.rate_centers:
        return [(name, _rate_center_lines(area, name)) for name in area.rate_centers]
    by_field: Mapping[str, object] = {
        "value": None,
        "rate_center": None,
        "state": area.state,
        "number_type": _number_type(area),
        "iso_country": area.iso_country,
        "monthly_cost": _tariff(area).monthly_cost,
    }
    return [(by_field[order.field], EVERY_LINE)]


def _area_is_wanted(area: Area, wanted: NumberFilter) -> bool:
    return (
        wanted.state in (None, area.state)
        and wanted.number_type in (None, _number_type(area))
        and wanted.iso_country in (None, area.iso_country)
        and (wanted.tier is None or wanted.tier == tier_of(number_at(area, _FIRST_LINE)))
        and (wanted.rate_center is None or wanted.rate_center in area.rate_centers)
    )


def _lines_with_digits(prefix: str, wanted: NumberFilter) -> int:
    lines: int = EVERY_LINE
    if wanted.starts_with is not None:
        lines &= _starting(prefix, wanted.starts_with)
    if wanted.ends_with is not None:
        lines &= _ending(prefix, wanted.ends_with)
    if wanted.contains is not None:
        lines &= _containing(prefix, wanted.contains)
    return lines


def _starting(prefix: str, digits: str) -> LineSet:
    if prefix.startswith(digits):
        return EVERY_LINE
    rest = digits[len(prefix) :]
    return lines_having(rest, 0) if digits.startswith(prefix) and len(rest) <= 4 else NO_LINE


def _ending(prefix: str, digits: str) -> LineSet:
    before, last = digits[:-4], digits[-4:]
    return lines_having(last, 4 - len(last)) if prefix.endswith(before) else NO_LINE


def _containing(prefix: str, digits: str) -> int:
    """Return the lines where the digits lie before the line, in it, or across its start."""
    if digits in prefix:
        return EVERY_LINE
    found: int = lines_containing(digits) if len(digits) <= 4 else NO_LINE
    for split in range(max(1, len(digits) - 4), len(digits)):
        if prefix.endswith(digits[:split]):
            found |= lines_having(digits[split:], 0)
    return found
