"""The wheel is built once; each environment is made once for all its tests."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from outside.environments import (
    KINDS,
    MINORS,
    Environment,
    build_distributions,
    clean_environment,
    find_python,
    make_environment,
)

PLACES = [pytest.param((minor, kind), id=f"3.{minor} {kind.name}") for minor in MINORS for kind in KINDS]


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sdist and the wheel of the checkout."""
    return build_distributions(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
def wheel(distributions: list[Path]) -> Path:
    """The wheel."""
    return next(path for path in distributions if path.suffix == ".whl")


@pytest.fixture(scope="session", params=PLACES)
def installed(request: pytest.FixtureRequest, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment of each kind on each Python."""
    minor, kind = request.param
    python = find_python(minor)
    if python is None:
        pytest.skip(f"There is no Python 3.{minor} on this machine.")
    return make_environment(python, kind, wheel, tmp_path_factory.mktemp("environment") / "venv")


@pytest.fixture
def with_mock(installed: Environment) -> Environment:
    """An environment that has the mock."""
    if "mock" not in installed.kind.extras:
        pytest.skip("This environment has the client alone.")
    return installed


@contextmanager
def serving(installed: Environment, folder: Path) -> Iterator[str]:
    """Run the installed command of the mock; yield its URL."""
    command = [str(installed.command("flowroute-mock")), "serve", "--port", "0"]
    environment = {**clean_environment(), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            yield next(match[0] for line in server.stdout if (match := re.search(r"http://127\.0\.0\.1:\d+", line)))
        finally:
            server.terminate()
