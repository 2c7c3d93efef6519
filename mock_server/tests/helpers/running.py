"""Run the command `flowroute-mock` in a process of its own, as its users do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[3]
KEYS = ("mockuser", "mock-secret-key-for-offline-tests")
SECONDS_TO_STOP = 15
SECONDS_TO_HAPPEN = 15


@dataclass(frozen=True)
class Running:
    """A mock that is serving, and a client of its account that threads may share."""

    url: str
    process: subprocess.Popen[str]
    client: httpx.Client

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])


def environment(variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment in which the packages of this checkout are found, and no option of the mock is set."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("FLOWROUTE_MOCK_")}
    if inherited.pop(
        "PYTHONDONTWRITEBYTECODE", None
    ):  # compiling everything at each start would take longer than all else
        inherited["PYTHONPYCACHEPREFIX"] = str(ROOT / "build" / "pycache")
    return {**inherited, "PYTHONPATH": f"{ROOT / 'generated'}{os.pathsep}{ROOT / 'mock_server'}", **(variables or {})}


def run_command(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "flowroute_mock", *arguments],
        env=environment(variables),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def open_client(url: str, keys: tuple[str, str] = KEYS) -> httpx.Client:
    """Open a client for plain HTTP; loading certificates, which it has no use for, would take most of a test's time."""
    limits = httpx.Limits(max_connections=None)
    return httpx.Client(base_url=url, auth=keys, timeout=60, limits=limits, verify=False)  # noqa: S501  see above


@contextmanager
def running_mock(*arguments: str, **variables: str) -> Iterator[Running]:
    """Serve on a free port until the block ends; whatever is still there then is killed, workers as well."""
    command = [sys.executable, "-m", "flowroute_mock", "serve", "--port", "0", *arguments]
    process = subprocess.Popen(
        command,
        env=environment(variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with process:
        assert process.stdout is not None and process.stderr is not None
        try:
            first_line = process.stdout.readline()
            assert first_line.startswith(("Page", "URL")), process.stderr.read()
            url = first_line.split()[-1]
            with open_client(url) as client:
                yield Running(url, process, client)
            process.terminate()
            process.wait(SECONDS_TO_STOP)
        finally:
            kill_group(process)


def kill_group(process: subprocess.Popen[str]) -> None:
    """Kill a mock and its workers at once, as `kill -9` does."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def eventually(happened: Callable[[], bool], what: str) -> None:
    """Wait until something has happened, looking often; fail when it does not."""
    deadline = time.monotonic() + SECONDS_TO_HAPPEN
    while not happened():
        assert time.monotonic() < deadline, f"{what} did not happen within {SECONDS_TO_HAPPEN} s"
        time.sleep(0.01)
