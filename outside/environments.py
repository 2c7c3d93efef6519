"""Make environments that hold the wheel and what it declares, and nothing of the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
MINORS = (11, 12, 13, 14)
KEYS = {"FLOWROUTE_ACCESS_KEY": "mockuser", "FLOWROUTE_SECRET_KEY": "mock-secret-key-for-offline-tests"}
LONGEST = 600


@dataclass(frozen=True)
class Kind:
    """A kind of environment.

    Shape:   extras as in [mock,postgres], "" for the client alone; beside are requirements that a user adds.
    """

    name: str
    extras: str
    beside: tuple[str, ...] = ()
    resolution: str = "highest"


KINDS = (
    Kind("client", ""),
    Kind("client, oldest", "", resolution="lowest-direct"),
    Kind("mock", "[mock]", ("pytest>=9", "pytest-xdist", "pytest-asyncio", "anyio", "trio")),
    Kind("mock, oldest", "[mock,postgres]", ("pytest==7.4.*",), resolution="lowest-direct"),
    Kind("pytest 8", "[mock]", ("pytest==8.*",)),
)


@dataclass(frozen=True)
class Environment:
    """A folder with a Python in which the wheel is installed."""

    kind: Kind
    python: Path

    def run(
        self, *arguments: str, folder: Path, environment: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run this Python in a folder, with the keys of the mock in its environment and nothing of ours."""
        return subprocess.run(
            [str(self.python), *arguments],
            cwd=folder,
            env={**clean_environment(), **(environment or {})},
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST,
        )

    def command(self, name: str) -> Path:
        """Return an installed command."""
        return self.python.with_name(name)


def clean_environment() -> dict[str, str]:
    """Return the environment variables of a user: none that lead back to the checkout, and keys of the mock."""
    ours = ("PYTHON", "VIRTUAL_ENV", "FLOWROUTE", "PYTEST")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | KEYS


def find_python(minor: int) -> Path | None:
    """Return an interpreter of Python 3.minor: on the path, or of pyenv."""
    if sys.version_info[:2] == (3, minor):
        return Path(sys.executable)
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [*sorted(pyenv.glob(f"3.{minor}.*/bin/python3")), Path(shutil.which(f"python3.{minor}") or "")]
    return next((path for path in candidates if path.is_file() and _runs(path, minor)), None)


def _runs(python: Path, minor: int) -> bool:
    code = f"import sys, venv, ensurepip, sqlite3; sys.exit(sys.version_info[:2] != (3, {minor}))"
    return subprocess.run([str(python), "-c", code], capture_output=True, check=False).returncode == 0


def build_distributions(into: Path) -> list[Path]:
    """Build wheel and sdist of the checkout; return them sorted by name."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(into), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return sorted(into.iterdir())


def make_environment(python: Path, kind: Kind, distribution: Path, folder: Path) -> Environment:
    """Install a wheel or an sdist into a new environment."""
    uv = [sys.executable, "-m", "uv"]
    made = folder / "bin" / "python"
    subprocess.run([*uv, "venv", "--quiet", "--python", str(python), str(folder)], check=True)
    wanted = [f"flowroute-numbers{kind.extras} @ {distribution.as_uri()}", *kind.beside]
    install = [*uv, "pip", "install", "--quiet", "--python", str(made), "--resolution", kind.resolution, *wanted]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"The wheel cannot be installed ({kind.name}, {python}):\n{done.stderr}")
    return Environment(kind, made)
