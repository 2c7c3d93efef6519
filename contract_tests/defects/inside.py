"""Run pytest on a copy of the packages; this is what happens inside the process that each run has for itself."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("generated", "mock_server")
PACKAGES = ("flowroute_numbers", "flowroute_mock")
NOT_TO_BE_IMPORTED = ("__main__",)
LONGEST_MESSAGE = 400


class Witness:
    """A plugin that sees to it that the copy is what is tested, and keeps which tests failed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.caught: list[tuple[str, str]] = []
        self.trouble: str | None = None

    def pytest_sessionstart(self) -> None:
        """Import every module: a package that cannot be imported would fail any test, and prove nothing."""
        try:
            for package in PACKAGES:
                import_all(package, self.root)
        except Exception as error:
            raise pytest.UsageError(f"{type(error).__name__}: {error}") from error

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note tests that could not even be read."""
        if report.failed:
            self.trouble = f"{report.nodeid}: {_last_line(report.longreprtext)}"

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a test that failed."""
        if report.failed:
            crash = getattr(report.longrepr, "reprcrash", None)
            message = report.longreprtext if crash is None else crash.message
            self.caught.append((report.nodeid.removeprefix("contract_tests/"), message[:LONGEST_MESSAGE]))


def import_all(package: str, root: Path) -> None:
    """Import every module of a package, and refuse one that does not lie under the root."""
    module = importlib.import_module(package)
    for found in pkgutil.walk_packages(module.__path__, f"{package}."):
        if found.name.rpartition(".")[2] not in NOT_TO_BE_IMPORTED:
            importlib.import_module(found.name)
    for name, loaded in list(sys.modules.items()):
        file = getattr(loaded, "__file__", None)
        if name.partition(".")[0] == package and file and not Path(file).is_relative_to(root):
            raise ImportError(f"{name} comes from {file}, not from {root}")


def run_pytest(root: Path, arguments: Sequence[str]) -> None:
    """Test the packages under a root, and write what came of it to outcome.json and output.txt there."""
    with (root / "output.txt").open("w") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    paths = [str(root / folder) for folder in FOLDERS]
    os.chdir(ROOT)
    os.environ["PYTHONPATH"] = os.pathsep.join([*paths, str(ROOT)])
    for name in ("BASE_URL", "PYTEST_ADDOPTS", "HYPOTHESIS_PROFILE"):
        os.environ.pop(name, None)
    sys.path[:0] = paths
    witness = Witness(root)
    # The packages of the checkout are in pytest's own `pythonpath`, which goes before everything else.
    status = pytest.main([*arguments, "-o", f"pythonpath={' '.join([*paths, str(ROOT)])}"], [witness])
    outcome = {"status": int(status), "trouble": witness.trouble, "caught": witness.caught}
    (root / "outcome.json").write_text(json.dumps(outcome))


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or [""])[-1]
