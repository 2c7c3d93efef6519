"""Measure the client: a call, many at once, its import, and a walk over 10,000 numbers."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from flowroute_mock import FlowrouteMock
from flowroute_numbers import AsyncFlowrouteClient, FlowrouteClient

from benchmarks.ratios import Timing, interleave, ratio, table

GENERATED = Path(__file__).parent.parent / "generated"
PAGE_SIZE = 200
BASE_URL = "http://mock.test"


def main() -> None:
    """Print what was measured, each figure beside what it may be at most."""
    with FlowrouteMock() as mock:
        _compare("one call in process, a list of 20", mock, mock.transport, BASE_URL, limit=1.15)
        _compare("one call over loopback, a list of 20", mock, None, mock.url, limit=1.08)
        _gathers(mock, limit=1.20)
    _imports(limit=1.20)
    _walks()


def _compare(
    title: str, mock: FlowrouteMock, transport: httpx.BaseTransport | None, base_url: str, *, limit: float
) -> None:
    keys = (mock.access_key, mock.secret_key)
    path, query = "/v2/numbers/available", {"limit": 20}
    with (
        httpx.Client(transport=transport, base_url=base_url, auth=keys) as bare,
        FlowrouteClient(*keys, base_url=base_url, transport=transport) as flowroute,
    ):
        timings = interleave(
            {
                "httpx and json.loads": lambda: json.loads(bare.get(path, params=query).content),
                "FlowrouteClient": lambda: flowroute.search_available_numbers(limit=20).data,
            }
        )
    print(table(timings))
    _verdict(title, ratio(timings[1], timings[0]), limit)


def _gathers(mock: FlowrouteMock, *, limit: float, calls: int = 1_000, rounds: int = 5) -> None:
    """Compare calls that are gathered all at once with the same behind a semaphore of the application."""

    async def gather(places: int) -> float:
        keys, semaphore = (mock.access_key, mock.secret_key), asyncio.Semaphore(places)
        async with AsyncFlowrouteClient(*keys, base_url=mock.url) as flowroute:

            async def ask() -> None:
                async with semaphore:
                    await flowroute.list_account_numbers(limit=1)

            started = time.perf_counter()
            await asyncio.gather(*(ask() for _ in range(calls)))
            return (time.perf_counter() - started) / calls

    variants = {"behind a semaphore of 90": 90, "all at once": calls}
    times: dict[str, list[float]] = {name: [] for name in variants}
    for number in range(rounds + 1):
        for name, places in variants.items():
            seconds = asyncio.run(gather(places))
            if number:
                times[name].append(seconds)
    timings = [Timing(name, tuple(values)) for name, values in times.items()]
    print(table(timings))
    _verdict(f"gather of {calls:,} calls", ratio(timings[1], timings[0]), limit)


def _imports(*, limit: float, rounds: int = 15) -> None:
    """Compare imports in fresh interpreters; starting one is taken off all."""
    statements = {
        "import httpx": "import httpx",
        "import flowroute_numbers": "import flowroute_numbers",
        "... with both clients and all models": (
            "from flowroute_numbers import *; from flowroute_numbers.models import *"
        ),
    }
    times: dict[str, list[float]] = {name: [] for name in ("", *statements)}
    for _ in range(rounds):
        for name, statement in {"": "pass", **statements}.items():
            times[name].append(_seconds_of_interpreter(statement))
    start = statistics.median(times.pop(""))
    timings = [Timing(name, tuple(value - start for value in values)) for name, values in times.items()]
    print(table(timings))
    _verdict("import flowroute_numbers", timings[1].median / timings[0].median, limit)


def _seconds_of_interpreter(statement: str) -> float:
    environment = {**os.environ, "PYTHONPATH": str(GENERATED)}
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], env=environment, check=True)
    return time.perf_counter() - started


def _walks() -> None:
    """Walk over lists of two lengths: the time for each number, and the peak memory on the way, must stay the same."""
    short, long = 2_000, 10_000
    times: dict[int, list[float]] = {short: [], long: []}
    for _ in range(7):
        for count, values in times.items():
            values.append(_walk(count) / count)
    peaks = {count: _peak(count) for count in times}
    print("  numbers      us a number   peak KiB")
    for count, values in times.items():
        print(f"  {count:>7}   {min(values) * 1e6:>12.2f}   {peaks[count]:>8}")
    _verdict(f"{long:,} numbers to {short:,}, time for each", min(times[long]) / min(times[short]), 1.2)
    _verdict(f"{long:,} numbers to {short:,}, peak memory", peaks[long] / peaks[short], 1.2)


def _peak(count: int) -> int:
    """Return the peak memory of a walk, in KiB; what is only waiting to be collected does not count."""
    tracemalloc.start()
    _walk(count, at_each_page=gc.collect)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak // 1024


def _walk(count: int, at_each_page: Callable[[], object] = lambda: None) -> float:
    """Return the seconds of a walk over a list that is made up page by page: only the client keeps any of it."""
    transport = _MadeUp(count, at_each_page)
    with FlowrouteClient("access", "secret-of-a-benchmark", base_url=BASE_URL, transport=transport) as flowroute:
        started = time.perf_counter()
        walked = sum(1 for _ in flowroute.list_account_numbers(limit=PAGE_SIZE))
        assert walked == count
        return time.perf_counter() - started


class _MadeUp(httpx.BaseTransport):
    """A list of so many numbers."""

    def __init__(self, count: int, at_each_page: Callable[[], object]) -> None:
        self._count = count
        self._at_each_page = at_each_page

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._at_each_page()
        offset = int(request.url.params.get("offset", 0))
        links = {"self": str(request.url)}
        if offset + PAGE_SIZE < self._count:
            links["next"] = f"{BASE_URL}/v2/numbers?limit={PAGE_SIZE}&offset={offset + PAGE_SIZE}"
        return httpx.Response(200, json={"data": [_item(offset + index) for index in range(PAGE_SIZE)], "links": links})


def _item(index: int) -> dict[str, Any]:
    number = f"1206{index:07}"
    attributes = {"alias": None, "cnam_lookups_enabled": True, "number_type": "longcode", "rate_center": "seattle"}
    return {
        "type": "number",
        "id": number,
        "attributes": {**attributes, "state": "wa", "value": number},
        "links": {"self": f"{BASE_URL}/v2/numbers/{number}"},
    }


def _verdict(what: str, found: float, limit: float) -> None:
    print(f"  {'ok  ' if found <= limit else 'MISS'}  {what}: {found:.2f}, at most {limit:.2f}\n")


if __name__ == "__main__":
    main()
