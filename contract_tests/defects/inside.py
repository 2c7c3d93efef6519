"""Run pytest in a copy of the checkout, inside the process of one run."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

PACKAGES = ("flowroute_numbers", "flowroute_mock")
OURS = (*PACKAGES, "contract_tests")
LONGEST_MESSAGE = 2000
ENVIRONMENT = ("BASE_URL", "FLOWROUTE_MOCK_DATABASE", "PYTEST_ADDOPTS", "PYTHONPATH")


class FailureCollector:
    """A pytest plugin that checks that the copy is under test, and collects the failed tests."""

    def __init__(self, copy: Path) -> None:
        self.copy = copy
        self.caught: list[tuple[str, str]] = []
        self.error: str | None = None

    def pytest_collection_finish(self) -> None:
        """Import every module, because a package that cannot be imported would fail any test."""
        try:
            for package in PACKAGES:
                import_all(package)
            check_origin(self.copy)
        except Exception as error:
            self.error = f"{type(error).__name__}: {error}"
            raise pytest.UsageError(self.error) from error

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep the error of a test module that cannot be imported."""
        if report.failed:
            self.error = f"{report.nodeid}: {(report.longreprtext.strip().splitlines() or ['?'])[-1]}"

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep a failed test."""
        if report.failed:
            crash = getattr(report.longrepr, "reprcrash", None)
            message = report.longreprtext if crash is None else crash.message
            self.caught.append((report.nodeid.removeprefix("contract_tests/tests/"), message[:LONGEST_MESSAGE]))


def import_all(package: str) -> None:
    """Import every module of a package except `__main__`, which would run."""
    for found in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if not found.name.endswith(".__main__"):
            importlib.import_module(found.name)


def check_origin(copy: Path) -> None:
    """Check that every module of ours comes from the copy.

    Raises:  ImportError.
    """
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if name.partition(".")[0] in OURS and file and not Path(file).is_relative_to(copy):
            raise ImportError(f"{name} comes from {file}, not from {copy}.")


def run_pytest(copy: Path, arguments: Sequence[str]) -> None:
    """Run pytest in a copy, and write the result to outcome.json and output.txt there."""
    with (copy / "output.txt").open("w") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    for variable in ENVIRONMENT:
        os.environ.pop(variable, None)
    leave_checkout(copy)
    collector = FailureCollector(copy)
    status = pytest.main([*arguments], [collector])
    outcome = {"status": int(status), "error": collector.error, "caught": collector.caught}
    (copy / "outcome.json").write_text(json.dumps(outcome))


def leave_checkout(copy: Path) -> None:
    """Unload the modules and paths of the checkout that started this process."""
    sys.path[:] = [str(copy), *(path for path in sys.path if Path(path or ".").resolve() != Path.cwd())]
    for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
        del sys.modules[name]
    sys.dont_write_bytecode = False  # the next run reuses the compiled modules
    os.chdir(copy)
