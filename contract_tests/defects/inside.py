"""Run pytest in a copy of the checkout: what happens inside the process that each run has for itself."""

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
    """A plugin that sees to it that the copy is what is tested, and keeps which tests failed."""

    def __init__(self, copy: Path) -> None:
        self.copy = copy
        self.caught: list[tuple[str, str]] = []
        self.trouble: str | None = None

    def pytest_collection_finish(self) -> None:
        """Import every module: a package that cannot be imported would fail any test, and prove nothing."""
        try:
            for package in PACKAGES:
                import_all(package)
            check_origin(self.copy)
        except Exception as error:
            self.trouble = f"{type(error).__name__}: {error}"
            raise pytest.UsageError(self.trouble) from error

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note tests that could not even be read."""
        if report.failed:
            self.trouble = f"{report.nodeid}: {(report.longreprtext.strip().splitlines() or ['?'])[-1]}"

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test that failed."""
        if report.failed:
            crash = getattr(report.longrepr, "reprcrash", None)
            message = report.longreprtext if crash is None else crash.message
            self.caught.append((report.nodeid.removeprefix("contract_tests/"), message[:LONGEST_MESSAGE]))


def import_all(package: str) -> None:
    """Import every module of a package but those that run when they are imported."""
    for found in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        if not found.name.endswith(".__main__"):
            importlib.import_module(found.name)


def check_origin(copy: Path) -> None:
    """Refuse a module of ours that does not come from the copy.

    Raises:  ImportError.
    """
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if name.partition(".")[0] in OURS and file and not Path(file).is_relative_to(copy):
            raise ImportError(f"{name} comes from {file}, not from {copy}.")


def run_pytest(copy: Path, arguments: Sequence[str]) -> None:
    """Run pytest in a copy, and write what came of it to outcome.json and output.txt there."""
    with (copy / "output.txt").open("w") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    for variable in ENVIRONMENT:
        os.environ.pop(variable, None)
    leave_checkout(copy)
    witness = FailureCollector(copy)
    status = pytest.main([*arguments], [witness])
    outcome = {"status": int(status), "trouble": witness.trouble, "caught": witness.caught}
    (copy / "outcome.json").write_text(json.dumps(outcome))


def leave_checkout(copy: Path) -> None:
    """Forget the modules and the paths of the checkout that this process was started from."""
    sys.path[:] = [str(copy), *(path for path in sys.path if Path(path or ".").resolve() != Path.cwd())]
    for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
        del sys.modules[name]
    sys.dont_write_bytecode = False  # what one run compiles, the next need not
    os.chdir(copy)
