"""Start the servers that are compared: the mock in several shapes, and Prism."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.mock_server.load import get

ROOT = Path(__file__).parents[2]
KEYS = ("mockuser", "mock-secret-key-for-offline-tests")
LIST = "/v2/numbers/available?limit=20"
BY_ID = "/v2/numbers/12065550190"
CONTRACT = ROOT / "generated" / "flowroute_numbers" / "openapi.json"
READY_WITHIN = 60.0


Command = tuple[str, ...]
"""How a server is started; `{port}` is its port."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]
    seconds_to_ready: float


def mock_command(*options: str) -> Command:
    """Return how the mock is started, without a log, as Prism is."""
    return (sys.executable, "-m", "flowroute_mock", "serve", "--port", "{port}", "--log-format", "none", *options)


def bare_command(folder: Path, answer: dict[str, Any]) -> Command:
    """Return how a Flask app is started that does nothing but send this response, by the mock's own server."""
    file = folder / "answer.json"
    file.write_text(json.dumps(answer))
    return (sys.executable, str(Path(__file__).with_name("bare_flask.py")), "{port}", str(file))


def prism_command(prism: Path, contract: Path) -> Command:
    """Return how Prism is started: static responses, log silent."""
    options = ("mock", "--host", "127.0.0.1", "--port", "{port}", "--verboseLevel", "silent")
    return (shutil.which("node") or "node", str(prism), *options, str(contract))


def install_prism(folder: Path) -> Path | None:
    """Install Prism by its name with npm, and return its program; None, with the reason printed, where that fails."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        print("  Prism is left out: npm and node are not on this machine.")
        return None
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), "@stoplight/prism-cli"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    program = folder / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
    if done.returncode or not program.exists():
        print(f"  Prism is left out: npm could not install it: {done.stderr.strip()[-300:]}")
        return None
    version = json.loads((program.parents[1] / "package.json").read_text())["version"]
    print(
        f"  Prism {version}, node {run('node', '--version')}, Python {sys.version.split()[0]}, {os.cpu_count()} cores"
    )
    return program


def run(*words: str) -> str:
    """Run a command and return what it prints."""
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def contract_with_answer(folder: Path, answer: dict[str, Any]) -> Path:
    """Write the contract with this response as the only example of the search, so that Prism sends the mock's bytes."""
    contract = json.loads(CONTRACT.read_text())
    content = contract["paths"]["/v2/numbers/available"]["get"]["responses"]["200"]["content"]
    for media_type in content.values():
        media_type["examples"] = {"measured": {"value": answer}}
    file = folder / "twenty_numbers.json"
    file.write_text(json.dumps(contract))
    return file


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which Python keeps compiled modules, as an installed package has them."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    path = os.pathsep.join((str(ROOT / "generated"), str(ROOT / "mock_server")))
    return variables | {"PYTHONPATH": path, "PYTHONPYCACHEPREFIX": str(folder / "pycache"), "NODE_ENV": "production"}


@contextmanager
def running(command: Command, folder: Path) -> Iterator[Server]:
    """Start a server, wait until it has returned a response, and stop it in the end."""
    port = free_port()
    words = [word.replace("{port}", str(port)) for word in command]
    start = time.perf_counter()
    process = subprocess.Popen(words, env=environment(folder), stdout=subprocess.DEVNULL)
    try:
        wait_for_answer(port, process)
        yield Server(port, process, time.perf_counter() - start)
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for_answer(port: int, process: subprocess.Popen[bytes]) -> None:
    """Return when a call has returned."""
    deadline = time.monotonic() + READY_WITHIN
    request = get(BY_ID, KEYS)
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=READY_WITHIN) as connection:
                connection.sendall(request)
                if connection.recv(16).startswith(b"HTTP/1.1 200"):
                    return
        except OSError:
            time.sleep(0.002)
    raise RuntimeError(f"A server did not start on port {port}.")


def free_port() -> int:
    """Return a loopback port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def megabytes(pid: int) -> float:
    """Return the memory of a process and its children, pages they share counted once."""
    rollup = Path(f"/proc/{pid}/smaps_rollup")
    if not rollup.exists():
        return float("nan")
    kilobytes = next(int(line.split()[1]) for line in rollup.read_text().splitlines() if line.startswith("Pss:"))
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return kilobytes / 1000 + sum(megabytes(int(child)) for child in children)


def commands(
    folder: Path, prism: Path | None, postgres: str | None, answer: dict[str, Any]
) -> dict[str, list[Command]]:
    """Return the servers of each setup of the run."""
    file, other, another = (("--database", f"sqlite:///{folder / name}.db") for name in ("mock", "other", "another"))
    found = {
        "mock, 1 worker, in memory": [mock_command()],
        "mock, 1 worker, SQLite file": [mock_command(*file)],
        "mock, 2 workers, same SQLite file": [mock_command(*file, "--workers", "2")],
        "2 mocks, a SQLite file each": [mock_command(*other), mock_command(*another)],
        "a bare Flask view behind the mock's server": [bare_command(folder, answer)],
    }
    if postgres is not None:
        found["mock, 1 worker, PostgreSQL"] = [mock_command("--database", postgres)]
        found["mock, 2 workers, PostgreSQL"] = [mock_command("--database", postgres, "--workers", "2")]
    if prism is not None:
        found["Prism, its example of 1 number"] = [prism_command(prism, CONTRACT)]
        found["Prism, the same 20 numbers"] = [prism_command(prism, contract_with_answer(folder, answer))]
    return found
