"""Many processes at once on one store, and processes that die in the middle of a purchase."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from flowroute_mock.store import open_store
from flowroute_mock.world.records import NumberFilter, Order

from mock_server.tests.helpers.stores import SHARED_KINDS, store_url

TESTS = Path(__file__).parents[1]
PROCESSES, THREADS = 4, 50
KEY = "storm"


@pytest.fixture(params=SHARED_KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with store_url(request.param, tmp_path) as shared:
        store = open_store(shared, inventory_size=1_000_000)
        store.create_world(KEY, "plainly-a-fake-secret-for-tests!")
        store.close()
        yield shared


@contextmanager
def buyer(url: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Start a process of storm.py that is ready to begin; kill it at the end if it still runs."""
    command = [sys.executable, "-W", "error", str(TESTS / "helpers" / "storm.py"), url, KEY, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(TESTS.parent)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def start(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def read_lines(process: subprocess.Popen[str], count: int | None = None) -> list[str]:
    assert process.stdout is not None
    lines = process.stdout if count is None else (process.stdout.readline() for _ in range(count))
    return [line.removesuffix("\n") for line in lines if line.endswith("\n")]


def owned(url: str) -> set[str]:
    store = open_store(url)
    world = store.find_world(KEY)
    assert world is not None
    rows = store.view(world.id).list_numbers(NumberFilter(), limit=100_000, offset=0).items
    for_sale = store.view(world.id).search_available(NumberFilter(starts_with="1206"), Order(), limit=20_000, offset=0)
    store.close()
    bought = {number.bought.e164 for number in rows}
    assert bought.isdisjoint(number.e164 for number in for_sale.items)
    return {str(e164) for e164 in bought}


def test_of_200_buyers_in_four_processes_one_buys_and_the_rest_receive_an_error(url: str) -> None:
    with ExitStack() as stack:
        arguments = ("race", "12065550100", str(THREADS))
        buyers = [stack.enter_context(buyer(url, *arguments)) for _ in range(PROCESSES)]
        for process in buyers:
            start(process)
        outcomes = Counter(line for process in buyers for line in read_lines(process))

    assert outcomes == {"bought": 1, "refused": PROCESSES * THREADS - 1}


def test_a_killed_buyer_loses_nothing_that_was_answered(url: str) -> None:
    with ExitStack() as stack:
        firsts = ("12065552000", "12065553500", "12065555000")
        buyers = [stack.enter_context(buyer(url, "spree", first)) for first in firsts]
        for process in buyers:
            start(process)
        answered = [line for process in buyers for line in read_lines(process, 60)]
        for process in buyers:
            process.kill()
        answered += [line for process in buyers for line in read_lines(process)]

    assert len(answered) >= 180
    assert set(answered) <= owned(url)


def test_a_store_can_be_used_after_a_buyer_was_killed(url: str) -> None:
    with buyer(url, "spree", "12065552000") as killed:
        start(killed)
        read_lines(killed, 30)
        killed.kill()
    with buyer(url, "race", "12065556000", "4") as process:
        start(process)
        outcomes = Counter(read_lines(process))

    assert outcomes == {"bought": 1, "refused": 3}


def test_the_file_is_sound_after_a_buyer_was_killed(tmp_path: Path) -> None:
    with store_url("file", tmp_path) as url:
        store = open_store(url, inventory_size=1_000_000)
        store.create_world(KEY, "plainly-a-fake-secret-for-tests!")
        store.close()
        with buyer(url, "spree", "12065552000") as killed:
            start(killed)
            read_lines(killed, 30)
            killed.kill()
        connection = sqlite3.connect(tmp_path / "mock.db")

        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()


@pytest.mark.parametrize("kind", SHARED_KINDS)
def test_processes_may_lay_out_one_store_at_the_same_time(kind: str, tmp_path: Path) -> None:
    program = "import sys; from flowroute_mock.store import open_store; open_store(sys.argv[1]).close(); print('fine')"
    environment = {**os.environ, "PYTHONPATH": str(TESTS.parent)}
    with store_url(kind, tmp_path) as url:
        command = [sys.executable, "-W", "error", "-c", program, url]
        openers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) for _ in range(4)]
        said = [process.communicate()[0] for process in openers]

    assert said == ["fine\n"] * 4
