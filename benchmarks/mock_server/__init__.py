"""Measure the mock as a server beside Prism, all in one interleaved run: start, memory, and calls a second.

Prism is installed by name with npm into a temporary folder; PostgreSQL is measured where one is on the machine, or is
named in FLOWROUTE_MOCK_TEST_POSTGRES. Without either, the rest is measured and the output says what was left out.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx

from benchmarks.mock_server.load import calls_per_second, get
from benchmarks.mock_server.servers import (
    BY_ID,
    CONTRACT,
    KEYS,
    LIST,
    Server,
    commands,
    install_prism,
    megabytes,
    mock_command,
    prism_command,
    running,
)

STARTS = 9
ROUNDS = 9
SECONDS = 0.8
PATHS = {"list": LIST, "by id": BY_ID}
Rates = Mapping[str, Mapping[str, Sequence[float]]]
Setups = Mapping[str, Sequence[Server]]
"""Servers by what is measured of them together: most often one, or several that share the calls."""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="flowroute-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        prism = install_prism(folder / "prism")
        postgres = stack.enter_context(postgres_url())
        measure_starts(folder, prism)
        answer = answer_of_mock(folder)
        commanded = commands(folder, prism, postgres, answer)
        setups = {
            name: [stack.enter_context(running(each, folder)) for each in some] for name, some in commanded.items()
        }
        rates = measure_rates(setups)
        print_rates(setups, rates)
        print_ratios(rates)


def measure_starts(folder: Path, prism: Path | None) -> None:
    """Time each server from its command to its first response, in turn; the first start of each is not counted."""
    started = {"mock": mock_command()} | ({"Prism": prism_command(prism, CONTRACT)} if prism else {})
    times = defaultdict(list)
    for number in range(STARTS + 1):
        for name, command in started.items():
            with running(command, folder) as server:
                if number:
                    times[name].append(server.seconds_to_ready)
    print("\n  From the command to the first response, median and slowest, ms")
    for name, seconds in times.items():
        print(f"    {name:<34} {statistics.median(seconds) * 1e3:8.0f} {max(seconds) * 1e3:8.0f}")
    if prism:
        print(f"    mock / Prism {statistics.median(map(divide, times['mock'], times['Prism'])):.2f}")


def answer_of_mock(folder: Path) -> Any:
    """Return the response of the mock to the list call."""
    with running(mock_command(), folder) as server:
        return json.loads(httpx.get(f"http://127.0.0.1:{server.port}{LIST}", auth=KEYS).content)


def measure_rates(setups: Setups) -> Rates:
    """Load one setup after the other, round after round, so that a slow moment of the machine hits all of them."""
    rates: dict[str, dict[str, list[float]]] = {kind: defaultdict(list) for kind in PATHS}
    for number in range(ROUNDS + 1):
        for kind, path in PATHS.items():
            for name, servers in setups.items():
                rate = calls_per_second([each.port for each in servers], get(path, KEYS), seconds=SECONDS)
                if number:
                    rates[kind][name].append(rate)
    return rates


def print_rates(setups: Setups, rates: Rates) -> None:
    """Print the medians, and the memory after the load."""
    print(f"\n  8 connections: calls a second, median of {ROUNDS} rounds; memory afterwards, MB    list   by id    MB")
    for name, servers in setups.items():
        medians = "".join(f"{statistics.median(rates[kind][name]):8.0f}" for kind in PATHS)
        print(f"    {name:<70} {medians} {sum(megabytes(each.process.pid) for each in servers):7.0f}")


def print_ratios(rates: Rates) -> None:
    """Print each server against the one it is to be compared with, round by round."""
    pairs = [
        ("mock, 1 worker, in memory", "Prism, the same 20 numbers"),
        ("mock, 1 worker, in memory", "Prism, its example of 1 number"),
        ("a bare Flask view behind the mock's server", "Prism, the same 20 numbers"),
        ("mock, 2 workers, same SQLite file", "mock, 1 worker, SQLite file"),
        ("2 mocks, a SQLite file each", "mock, 1 worker, SQLite file"),
        ("mock, 2 workers, PostgreSQL", "mock, 1 worker, PostgreSQL"),
    ]
    print("\n  Ratios of calls a second, median round                                             list   by id")
    for of, to in pairs:
        if of in rates["list"] and to in rates["list"]:
            ratios = [statistics.median(map(divide, rates[kind][of], rates[kind][to])) for kind in PATHS]
            print(f"    {of} / {to}".ljust(78), "".join(f"{ratio:8.2f}" for ratio in ratios))


def divide(of: float, to: float) -> float:
    """Return a ratio."""
    return of / to


@contextmanager
def postgres_url() -> Iterator[str | None]:
    """Give a PostgreSQL, the one that is named or one that is started for the run; None where there is neither."""
    named = os.environ.get("FLOWROUTE_MOCK_TEST_POSTGRES")
    if named:
        yield named
        return
    from mock_server.tests.postgres_server import NoPostgresError, postgres_server  # noqa: PLC0415

    with ExitStack() as stack:
        try:
            url: str | None = stack.enter_context(postgres_server())
        except NoPostgresError as error:
            print(f"  PostgreSQL is left out: {error}")
            url = None
        yield url
