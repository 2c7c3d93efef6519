"""Run the tests in copies of the checkout, one process for each run."""

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
# Imported once, before the processes fork. None of these is under test. pytest warns about its own plugins among them,
# because it can no longer rewrite their assertions.
PRELOADED = ["click", "flask", "httpx", "hypothesis", "jsonschema_rs", "prometheus_client", "psycopg", "respx"]
PRELOADED += ["schemathesis", "yaml"]
TESTS = Path(__file__).parent.parent / "tests"
FOLDERS = ("server", "client")
Stage = tuple[str, ...]
FIRST: dict[str, Stage] = {
    "mock": (
        *(
            "server/test_examples",
            "server/test_life_of_a_number",
            "server/test_errors",
            "server/test_auth",
            "server/test_http",
            "server/test_bodies",
        ),
        *("server/test_inbound_routes", "server/test_phone_numbers", "server/test_filters", "server/test_paging"),
        *("server/test_purchases", "server/test_concurrency"),
    ),
    "client": (
        *("client/test_client_requests", "client/test_client_retries", "client/test_client_secrets"),
        *("client/test_client_paging", "client/test_client_responses"),
    ),
}
"""The test modules that run first: quick ones that often catch a defect of this kind."""


class RunError(Exception):
    """A run without a result: the tests did not start, or did not end."""


class NoSuchTestError(RunError):
    """The named test does not exist."""


@dataclass(frozen=True)
class FailedTest:
    """A failed test and its message."""

    test: str
    message: str

    @property
    def beginning(self) -> list[str]:
        """The first lines of the message: the expected behaviour and the difference."""
        lines = [line.strip().removeprefix("AssertionError: ") for line in self.message.splitlines()]
        return [line for line in lines if line][:LINES_SHOWN] or ["(no message)"]


@dataclass(frozen=True)
class Run:
    """The result of the tests on one copy."""

    caught: tuple[FailedTest, ...]
    seconds: float
    output: str


def stages(kind: str) -> tuple[Stage, Stage]:
    """Return the test modules for a kind of defect: those to run first, and those to run if the first ones pass."""
    paths = [path for folder in FOLDERS for path in sorted((TESTS / folder).glob("test_*.py"))]
    names = (path.relative_to(TESTS).with_suffix("").as_posix() for path in paths)
    return FIRST[kind], tuple(name for name in names if name not in FIRST[kind])


def run_modules(copy: Path, modules: Sequence[str], *options: str) -> Run:
    """Run some test modules in a copy.

    Raises:  RunError.
    """
    return run_tests(copy, *options, *(f"contract_tests/tests/{module}.py" for module in modules))


def run_tests(copy: Path, *arguments: str) -> Run:
    """Run pytest in a copy.

    Raises:  RunError.
    """
    started = time.monotonic()
    status = _in_a_process(copy, [*OPTIONS, *arguments])
    output = (copy / "output.txt").read_text(errors="replace")
    if status is None:
        raise RunError(f"The tests did not end within {PATIENCE} s:\n{_end(output)}")
    if status != 0:
        raise RunError(f"The test process ended with exit code {status}:\n{_end(output)}")
    outcome = json.loads((copy / "outcome.json").read_text())
    if not outcome["error"] and outcome["status"] == pytest.ExitCode.USAGE_ERROR:
        raise NoSuchTestError(_end(output))
    if outcome["error"] or outcome["status"] not in (0, 1):
        raise RunError(f"The tests did not start: {outcome['error'] or _end(output)}")
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
