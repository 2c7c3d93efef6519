"""Run the tests on copies of the packages, each run in a process of its own."""

from __future__ import annotations

import json
import multiprocessing
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from contract_tests.defects.inside import FOLDERS, PACKAGES, ROOT, run_pytest
from contract_tests.defects.patches import Defect, plant

PATIENCE = 300
OPTIONS = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", "ignore::pytest.PytestAssertRewriteWarning")
# Imported once, before the processes fork off. None of it has to do with the packages; pytest warns of those that are
# plugins, since it can no longer rewrite their own assertions.
PRELOADED = ["click", "flask", "httpx", "hypothesis", "jsonschema_rs", "prometheus_client", "psycopg", "respx"]
PRELOADED += ["schemathesis", "yaml", "contract_tests.contract", "contract_tests.defects.inside"]
NOT_ABOUT_THE_SYSTEM = ("test_drift", "test_report")
ORDER = {
    "mock": (
        *("test_errors", "test_http", "test_auth", "test_bodies", "test_phone_numbers", "test_inbound_routes"),
        *("test_filters", "test_paging", "test_purchases", "test_lifecycle", "test_conformance"),
    ),
    "client": ("test_client_requests", "test_client_trouble", "test_client_paging", "test_client_answers"),
}
"""Which test modules go first: those that are quick, and likely to catch a defect of this kind."""


class RunError(Exception):
    """A run that says nothing about the tests: they did not start, or they did not end."""


@dataclass(frozen=True)
class Caught:
    """A test that failed, and what it said."""

    test: str
    message: str

    @property
    def first_line(self) -> str:
        """Return how the message begins."""
        lines = [line.strip() for line in self.message.splitlines() if line.strip()]
        return (lines or ["(no message)"])[0].removeprefix("AssertionError: ")


@dataclass(frozen=True)
class Run:
    """What came of one run of the tests."""

    caught: tuple[Caught, ...]
    seconds: float
    output: str


@contextmanager
def packages(defect: Defect | None) -> Iterator[Path]:
    """Copy the packages to a scratch folder, and plant a defect there if one is given."""
    with tempfile.TemporaryDirectory(prefix="defect-") as scratch:
        root = Path(scratch)
        for folder, package in zip(FOLDERS, PACKAGES, strict=True):
            shutil.copytree(ROOT / folder / package, root / folder / package)
        if defect is not None:
            plant(defect, root)
        yield root


def run_tests(root: Path, *options: str, kind: str = "mock") -> Run:
    """Run the tests on the packages under a root, those first that may catch this kind of defect.

    Raises:  RunError.
    """
    started = time.monotonic()
    status = _in_a_process(root, [*OPTIONS, *options, *map(str, _modules(kind))])
    output = (root / "output.txt").read_text(errors="replace")
    if status is None:
        raise RunError(f"The tests had not ended after {PATIENCE} s:\n{_end(output)}")
    if status != 0:
        raise RunError(f"The process of the tests died with {status}:\n{_end(output)}")
    outcome = json.loads((root / "outcome.json").read_text())
    if outcome["trouble"] or outcome["status"] not in (0, 1):
        raise RunError(f"The tests could not start: {outcome['trouble'] or _end(output)}")
    caught = tuple(Caught(test, message) for test, message in outcome["caught"])
    return Run(caught, time.monotonic() - started, output)


def _in_a_process(root: Path, arguments: Sequence[str]) -> int | None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    process = context.Process(target=run_pytest, args=(root, arguments))
    process.start()
    process.join(PATIENCE)
    if process.exitcode is None:
        process.kill()
        process.join()
        return None
    return process.exitcode


def _modules(kind: str) -> list[Path]:
    tests = ROOT / "contract_tests"
    first = [tests / f"{name}.py" for name in ORDER[kind]]
    others = [path for path in sorted(tests.glob("test_*.py")) if path.stem not in NOT_ABOUT_THE_SYSTEM]
    return list(dict.fromkeys([*first, *others]))


def _end(output: str) -> str:
    return "\n".join(output.strip().splitlines()[-20:]) or "nothing was printed"
