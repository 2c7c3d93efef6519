"""Count calls and their durations, and render them for Prometheus.

The counts are plain numbers, so that recording a call is cheap, and the library is loaded by the first scrape.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prometheus_client.core import Metric

BUCKETS = (0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds in seconds; one more bucket counts slower calls."""
NO_OPERATION = "none"


class Metrics:
    """The counts of one worker; each of several workers is a target of its own for Prometheus."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._calls: Counter[tuple[str, str]] = Counter()
        self._faults: Counter[str] = Counter()
        self._violations: Counter[str] = Counter()
        self._buckets: dict[str, list[int]] = {}
        self._seconds: Counter[str] = Counter()

    def observe(
        self, operation: str | None, status: int, seconds: float, *, fault: str | None, response_fits: bool | None
    ) -> None:
        """Count one call."""
        name = operation or NO_OPERATION
        with self._lock:
            self._calls[name, str(status)] += 1
            buckets = self._buckets.get(name)
            if buckets is None:
                buckets = self._buckets[name] = [0] * (len(BUCKETS) + 1)
            buckets[bisect_left(BUCKETS, seconds)] += 1
            self._seconds[name] += seconds  # type: ignore[assignment]  # a Counter sums floats as well
            if fault is not None:
                self._faults[fault] += 1
            elif response_fits is False:
                self._violations[name] += 1

    def render(self) -> tuple[bytes, str]:
        """Return the text for Prometheus and its content type."""
        from prometheus_client import CollectorRegistry  # noqa: PLC0415  30 ms that only a scrape pays
        from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest  # noqa: PLC0415

        registry = CollectorRegistry(auto_describe=False)
        registry.register(self)
        return generate_latest(registry), CONTENT_TYPE_LATEST

    def collect(self) -> Iterator[Metric]:
        """Yield the counts as metric families of the library."""
        from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily  # noqa: PLC0415

        with self._lock:
            calls = CounterMetricFamily("flowroute_mock_calls", "Calls by status.", labels=["operation", "status"])
            for (operation, status), count in sorted(self._calls.items()):
                calls.add_metric([operation, status], count)
            faults = CounterMetricFamily("flowroute_mock_faults", "Planned faults applied.", labels=["kind"])
            for kind, count in sorted(self._faults.items()):
                faults.add_metric([kind], count)
            violations = CounterMetricFamily(
                "flowroute_mock_contract_violations",
                "Responses that violate the contract.",
                labels=["operation"],
            )
            for operation, count in sorted(self._violations.items()):
                violations.add_metric([operation], count)
            seconds = HistogramMetricFamily(
                "flowroute_mock_call_seconds", "Time to respond, without planned delays.", labels=["operation"]
            )
            for operation, buckets in sorted(self._buckets.items()):
                seconds.add_metric([operation], cumulative(buckets), self._seconds[operation])
        yield from (calls, faults, violations, seconds)


def cumulative(counts: list[int]) -> list[tuple[str, float]]:
    """Return the counts of buckets as the cumulative sums of Prometheus, by upper bound."""
    total = 0
    rows = []
    for bound, count in zip((*map(str, BUCKETS), "+Inf"), counts, strict=True):
        total += count
        rows.append((bound, float(total)))
    return rows
