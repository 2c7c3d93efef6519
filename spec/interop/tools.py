"""Install the tools by name, each in the version that is pinned here, into a scratch folder."""

from __future__ import annotations

import json
import shutil
import socket
import sys
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from spec.interop.commands import FailedError, SkippedError, run, serve

NODE_TOOLS = {
    "@redocly/cli": "2.77.0",
    "@stoplight/prism-cli": "5.16.0",
    "@stoplight/spectral-cli": "6.16.3",
    "newman": "6.2.2",
    "openapi-to-postmanv2": "6.3.3",
    "openapi-typescript": "7.13.0",
    "typescript": "5.9.3",
}
PYTHON_TOOLS = {
    "openapi-generator-cli": "7.26.0",  # carries the jar
    "pydantic": "2.14.4",  # this and what follows is what its Python client imports
    "python-dateutil": "4.0.0",
    "typing-extensions": "4.16.0",
    "urllib3": "2.8.0",
}
ACCESS_KEY = "mockuser"
SECRET_KEY = "mock-secret-key-for-offline-tests"  # noqa: S105  the mock's default, plainly fake


@dataclass(frozen=True)
class Workshop:
    """The scratch folder, the two contracts, and the tools, each installed when it is first needed."""

    folder: Path
    contract: Path
    admin_contract: Path

    @cached_property
    def node(self) -> Path:
        """Return the folder of the commands that npm installs.

        Raises:  SkippedError.
        """
        folder = self.folder / "node"
        folder.mkdir(parents=True, exist_ok=True)
        for command in ("node", "npm"):
            _require(command, "Node's tools")
        wanted = json.dumps({"private": True, "dependencies": NODE_TOOLS}, indent=2)
        manifest, installed = folder / "package.json", folder / "installed.json"
        if not installed.exists() or installed.read_text() != wanted:
            manifest.write_text(wanted)
            options = ("--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
            _install(["npm", "install", *options], folder)
            installed.write_text(wanted)
        return folder / "node_modules" / ".bin"

    @cached_property
    def python(self) -> Path:
        """Return the Python that has openapi-generator, and what its Python client imports.

        Raises:  SkippedError.
        """
        folder = self.folder / "python"
        pins = [f"{name}=={version}" for name, version in PYTHON_TOOLS.items()]
        python, installed = folder / "bin" / "python", folder / "installed.txt"
        if not installed.exists() or installed.read_text() != "\n".join(pins):
            run([sys.executable, "-m", "venv", "--clear", folder], cwd=self.folder)
            _install([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *pins], folder)
            installed.write_text("\n".join(pins))
        return python

    @cached_property
    def generator(self) -> Path:
        """Return the jar of openapi-generator.

        Raises:  SkippedError.
        """
        _require("java", "openapi-generator")
        jars = self.python.parent.parent.glob("lib/*/site-packages/openapi_generator_cli/*.jar")
        return next(iter(jars))

    def mock(self) -> AbstractContextManager[str]:
        """Start a mock with a fresh world on a free port; the value of the `with` is its URL."""
        port = free_port()
        command = [sys.executable, "-m", "flowroute_mock", "serve", "--port", str(port), "--log-format", "none"]
        return serve(command, cwd=self.scratch("mock"), url=f"http://127.0.0.1:{port}")

    def scratch(self, name: str) -> Path:
        """Return an empty folder."""
        folder = self.folder / "scratch" / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder


def free_port() -> int:
    """Return a port of the loopback interface that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def _require(command: str, what: str) -> None:
    if shutil.which(command) is None:
        raise SkippedError(f"{what} cannot be run: there is no `{command}` on this machine.")


def _install(command: list[str], folder: Path) -> None:
    try:
        run(command, cwd=folder)
    except FailedError as error:
        last = str(error).splitlines()[-1]
        raise SkippedError(f"The tools cannot be installed here: {' '.join(command[:3])} failed: {last}") from error
