"""Compute with sets of line numbers, 0000 to 9999. A set is one integer: bit n is line n."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import lru_cache
from typing import NewType

LineSet = NewType("LineSet", int)

LINES = 10_000
EVERY_LINE = LineSet((1 << LINES) - 1)
NO_LINE = LineSet(0)
_WORD = 64
_WORDS = struct.Struct(f"<{-(-LINES // _WORD)}Q")


def lines_between(first: int, end: int) -> LineSet:
    """Return the lines from first up to, and without, end."""
    return LineSet((1 << end) - (1 << first))


def lines_of(lines: Iterable[int]) -> LineSet:
    """Return the set of these lines."""
    found = bytearray(LINES // 8)
    for line in lines:
        found[line >> 3] |= 1 << (line & 7)
    return LineSet(int.from_bytes(found, "little"))


@lru_cache(maxsize=512)
def lines_having(digits: str, place: int) -> LineSet:
    """Return the lines that have these digits from a place (0 to 3) on; they must fit into four."""
    period, run = 10 ** (4 - place), 10 ** (4 - place - len(digits))
    first = int(digits) * run
    bits = "0" * (period - first - run) + "1" * run + "0" * first
    return LineSet(int(bits * (LINES // period), 2))


@lru_cache(maxsize=512)
def lines_containing(digits: str) -> LineSet:
    """Return the lines that have these digits anywhere."""
    found = 0
    for place in range(5 - len(digits)):
        found |= lines_having(digits, place)
    return LineSet(found)


@lru_cache(maxsize=64)
def every_nth_ten(remainder: int, divisor: int, *, start: int) -> LineSet:
    """Return, counting tens of lines from a start on, those tens whose count leaves this remainder."""
    tens = ("1" if ten == remainder else "0" for ten in reversed(range(divisor)))
    bits = "".join(bit * 10 for bit in tens) * -(-LINES // (10 * divisor))
    return LineSet(int(bits, 2) << start & EVERY_LINE)


def members(lines: LineSet, *, skip: int, count: int) -> list[int]:
    """Return some members in ascending order, after the first `skip` ones."""
    found: list[int] = []
    for position, word in enumerate(_WORDS.unpack(lines.to_bytes(_WORDS.size, "little"))):
        here = word.bit_count()
        if skip >= here:
            skip -= here
            continue
        rest = word
        while rest and len(found) < count:
            lowest = rest & -rest
            rest ^= lowest
            if skip:
                skip -= 1
            else:
                found.append(position * _WORD + lowest.bit_length() - 1)
        if len(found) >= count:
            break
    return found


def first_line(lines: LineSet) -> int:
    """Return the smallest member of a set that is not empty."""
    return (lines & -lines).bit_length() - 1


def count_below(lines: LineSet, line: int) -> int:
    """Count the members are less than a line."""
    return (lines & ((1 << line) - 1)).bit_count()
