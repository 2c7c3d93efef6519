"""Run the tests in copies of the checkout, each run in a process of its own."""

from __future__ import annotations

import json
import multiprocessing
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from contract_tests.defects.inside import run_pytest

PATIENCE = 300
LINES_SHOWN = 3
OPTIONS = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", "ignore::pytest.PytestAssertRewriteWarning")
# Imported once, before the processes fork off. None of it has to do with what is tested; pytest warns of those that are
# plugins, since it can no longer rewrite their own assertions.
PRELOADED = ["click", "flask", "httpx", "hypothesis", "jsonschema_rs", "prometheus_client", "psycopg", "respx"]
PRELOADED += ["schemathesis", "yaml"]
NOT_ABOUT_THE_SYSTEM = ("test_defects", "test_drift", "test_exchange", "test_guard", "test_report")
Stage = tuple[str, ...]
FIRST: dict[str, Stage] = {
    "mock": (
        *("test_errors", "test_auth", "test_http", "test_bodies", "test_inbound_routes", "test_phone_numbers"),
        *("test_filters", "test_paging", "test_purchases", "test_concurrency"),
    ),
    "client": ("test_client_requests", "test_client_trouble", "test_client_paging", "test_client_answers"),
}
"""Which test modules go first: those that are quick, and likely to catch a defect of this kind."""


class RunError(Exception):
    """A run that says nothing about the system: the tests did not start, or they did not end."""


class NoSuchTestError(RunError):
    """A test that was asked for by name is not there."""


@dataclass(frozen=True)
class FailedTest:
    """A test that failed, and what it said."""

    test: str
    message: str

    @property
    def beginning(self) -> list[str]:
        """Return the first lines of the message: what should be true, and what was found."""
        lines = [line.strip().removeprefix("AssertionError: ") for line in self.message.splitlines()]
        return [line for line in lines if line][:LINES_SHOWN] or ["(no message)"]


@dataclass(frozen=True)
class Run:
    """What came of the tests on one copy."""

    caught: tuple[FailedTest, ...]
    seconds: float
    output: str


def stages(kind: str) -> tuple[Stage, Stage]:
    """Return the test modules for this kind of defect: what goes first, and what only if nothing is caught by that."""
    folder = Path(__file__).parent.parent
    others = (path.stem for path in sorted(folder.glob("test_*.py")))
    return FIRST[kind], tuple(name for name in others if name not in (*FIRST[kind], *NOT_ABOUT_THE_SYSTEM))


def run_modules(copy: Path, modules: Sequence[str], *options: str) -> Run:
    """Run some test modules in a copy.

    Raises:  RunError.
    """
    return run_tests(copy, *options, *(f"contract_tests/{module}.py" for module in modules))


def run_tests(copy: Path, *arguments: str) -> Run:
    """Run pytest in a copy.

    Raises:  RunError.
    """
    started = time.monotonic()
    status = _in_a_process(copy, [*OPTIONS, *arguments])
    output = (copy / "output.txt").read_text(errors="replace")
    if status is None:
        raise RunError(f"The tests had not ended after {PATIENCE} s:\n{_end(output)}")
    if status != 0:
        raise RunError(f"The process of the tests died with {status}:\n{_end(output)}")
    outcome = json.loads((copy / "outcome.json").read_text())
    if not outcome["trouble"] and outcome["status"] == pytest.ExitCode.USAGE_ERROR:
        raise NoSuchTestError(_end(output))
    if outcome["trouble"] or outcome["status"] not in (0, 1):
        raise RunError(f"The tests could not start: {outcome['trouble'] or _end(output)}")
    caught = tuple(FailedTest(test, message) for test, message in outcome["caught"])
    return Run(caught, time.monotonic() - started, output)


def _in_a_process(copy: Path, arguments: Sequence[str]) -> int | None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    process = context.Process(target=run_pytest, args=(copy, arguments))
    process.start()
    process.join(PATIENCE)
    if process.exitcode is None:
        process.kill()
        process.join()
        return None
    return process.exitcode


def _end(output: str) -> str:
    return "\n".join(output.strip().splitlines()[-20:]) or "nothing was printed"
