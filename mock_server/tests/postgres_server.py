"""Start a throwaway PostgreSQL on a loopback port, run a command against it, and remove it again.

    python mock_server/tests/postgres_server.py -- pytest mock_server/tests/test_store.py

The command finds the server's URL in FLOWROUTE_MOCK_TEST_POSTGRES; its exit status is passed on. PostgreSQL refuses to
run as root, so root hands it to the user postgres, or else nobody.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "FLOWROUTE_MOCK_TEST_POSTGRES"
USER = "mock"
SECONDS_TO_START = 30
DEBIAN = Path("/usr/lib/postgresql")


class NoPostgresError(Exception):
    """There is no PostgreSQL on this machine, or it does not start."""


def find_binary(name: str) -> str:
    """Return where a program of PostgreSQL is: on the path, or where Debian puts it, newest version first.

    Raises:  NoPostgresError.
    """
    packaged = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]), reverse=True)
    found = shutil.which(name) or next(map(str, packaged), None)
    if found is None:
        raise NoPostgresError(f"{name} is not on this machine; on Debian: apt-get install postgresql")
    return found


def unprivileged() -> dict[str, object]:
    """Return what makes a subprocess run as someone else than root; nothing for anyone else."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise NoPostgresError("PostgreSQL does not run as root, and there is neither a user postgres nor nobody")


def free_port() -> int:
    """Return a loopback port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def postgres_server() -> Iterator[str]:
    """Run a server with an empty database; yield its URL.

    Raises:  NoPostgresError.
    """
    identity = unprivileged()
    with tempfile.TemporaryDirectory(prefix="flowroute-mock-postgres-", ignore_cleanup_errors=True) as folder:
        if identity:
            os.chown(folder, identity["user"], identity["group"])  # type: ignore[arg-type]
        data = Path(folder) / "data"
        _initialize(data, identity)
        port = free_port()
        server = _start(data, port, identity)
        try:
            _wait(server, port, data)
            yield f"postgresql://{USER}@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)  # fast shutdown: ends the sessions, keeps no one waiting
            server.wait(timeout=SECONDS_TO_START)


def _initialize(data: Path, identity: dict[str, object]) -> None:
    command = [find_binary("initdb"), "--pgdata", str(data), "--username", USER, "--auth", "trust", "--no-sync"]
    command += ["--encoding", "UTF8", "--locale", "C"]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False, **identity)  # type: ignore[call-overload]
    if done.returncode:
        raise NoPostgresError(f"initdb failed: {done.stderr.strip()}")


def _start(data: Path, port: int, identity: dict[str, object]) -> subprocess.Popen[bytes]:
    settings = {
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "fsync": "off",
        "max_connections": "200",
    }
    command = [find_binary("postgres"), "-D", str(data), "-p", str(port)]
    command += [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    with (data.parent / "log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, cwd="/", **identity)  # type: ignore[call-overload]


def _wait(server: subprocess.Popen[bytes], port: int, data: Path) -> None:
    """Return when the server takes connections; its file postmaster.pid says so."""
    deadline = time.monotonic() + SECONDS_TO_START
    status = data / "postmaster.pid"
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        if status.exists() and "ready" in status.read_text():
            return
        time.sleep(0.02)
    raise NoPostgresError(f"postgres did not start on port {port}: {(data.parent / 'log').read_text()[-2000:]}")


def main(arguments: list[str]) -> int:
    """Run the command after `--` with a server, and return its exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that the server is removed then too
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    if not arguments:
        print(__doc__)
        return 2
    try:
        with postgres_server() as url:
            return subprocess.run(arguments, env={**os.environ, VARIABLE: url}, check=False).returncode
    except NoPostgresError as error:
        print(f"postgres_server.py: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
