"""Time variants in turn, round after round, and report each as a ratio to the first."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """The times of one variant, seconds a call, one value a round."""

    name: str
    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return the median round, seconds a call."""
        return statistics.median(self.rounds)


def interleave(variants: Mapping[str, Callable[[], object]], *, rounds: int = 15, calls: int = 200) -> list[Timing]:
    """Time every variant in each round, so that a slow moment of the machine hits all of them.

    Shape:   rounds counted after one that is thrown away; calls of each variant in one round.
    """
    times: dict[str, list[float]] = {name: [] for name in variants}
    for number in range(rounds + 1):
        for name, call in variants.items():
            seconds = _time(call, calls)
            if number:
                times[name].append(seconds)
    return [Timing(name, tuple(values)) for name, values in times.items()]


def ratio(of: Timing, to: Timing) -> float:
    """Return the median of the ratios round by round."""
    return statistics.median(a / b for a, b in zip(of.rounds, to.rounds, strict=True))


def table(timings: list[Timing]) -> str:
    """Lay the timings out for reading: microseconds a call, and the ratio to the first."""
    first = timings[0]
    rows = [f"  {t.name:<52} {t.median * 1e6:>10.1f} us   x {ratio(t, first):.2f}" for t in timings]
    return "\n".join(rows)


def _time(call: Callable[[], object], calls: int) -> float:
    gc.collect()
    start = time.perf_counter()
    for _ in range(calls):
        call()
    return (time.perf_counter() - start) / calls
