"""Workers that end again and again, workers that cannot start, and starts and stops at the wrong moment."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from flowroute_mock.serving.connections import PortTakenError, reserve_port
from flowroute_mock.serving.workers import pause_after

from mock_server.tests.helpers.running import Running, environment, eventually, run_command, running_mock

QUIET = ("--log-format", "none")


def children_of(parent: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def status_of(mock: Running) -> int | None:
    """Return the status of a call on a connection of its own, None where there is no response."""
    try:
        return httpx.get(f"{mock.url}/v2/nothing", timeout=5).status_code
    except httpx.TransportError:
        return None


def test_a_worker_that_is_killed_again_and_again_is_replaced_every_time(tmp_path: Path) -> None:
    with running_mock("--workers", "4", "--database", f"sqlite:///{tmp_path / 'mock.db'}") as mock:
        eventually(lambda: len(children_of(mock.process.pid)) == 4, "four workers")
        seen = set(children_of(mock.process.pid))
        for _ in range(4):
            newest = max(children_of(mock.process.pid))
            os.kill(newest, signal.SIGKILL)
            eventually(lambda: len({*children_of(mock.process.pid)} - seen) == 1, "a new worker")  # noqa: B023
            seen |= set(children_of(mock.process.pid))
        eventually(lambda: len(children_of(mock.process.pid)) == 4, "four workers again")
        eventually(lambda: status_of(mock) == 404, "a response")
        mock.process.terminate()
        log = mock.process.communicate(timeout=30)[1]

    assert mock.process.returncode == 0
    assert log.count("ended with status -9; a new one starts in") == 4
    assert "Traceback" not in log


def test_while_no_worker_can_start_callers_get_503_and_the_mock_recovers_by_itself(tmp_path: Path) -> None:
    file = tmp_path / "mock.db"
    with running_mock("--workers", "2", "--database", f"sqlite:///{file}") as mock:
        moved = file.rename(file.with_suffix(".moved"))
        for worker in children_of(mock.process.pid):
            os.kill(worker, signal.SIGKILL)
        eventually(lambda: status_of(mock) == 503, "a stand-in")
        time.sleep(0.3)
        assert mock.process.poll() is None
        refused = httpx.get(f"{mock.url}/v2/numbers")
        assert not file.exists()  # a worker makes no new, empty database
        moved.rename(file)
        eventually(lambda: status_of(mock) == 404, "a worker")
        mock.process.terminate()
        log = mock.process.communicate(timeout=30)[1]

    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "1"
    assert refused.json()["errors"][0]["title"] == "Service Unavailable"
    assert mock.process.returncode == 0
    assert "A worker cannot start: " in log
    assert "Traceback" not in log


def test_the_pause_before_a_new_worker_grows_and_has_a_limit() -> None:
    assert [pause_after(failures) for failures in (0, 1, 2, 3, 4, 50)] == [0, 0, 0.2, 0.4, 0.8, 10]


# The start


def test_a_name_is_resolved() -> None:
    with running_mock("--host", "localhost", *QUIET) as mock:
        assert httpx.get(f"http://localhost:{mock.port}/v2/nothing").status_code == 404
        assert httpx.get(f"{mock.url}/v2/nothing").status_code == 404


@pytest.mark.parametrize("host", ["no.such.host.invalid", "", "a" * 300, "256.256.256.256", "caf\xe9 au lait", "[::1"])
def test_a_name_that_is_none_is_an_error(host: str) -> None:
    with pytest.raises(PortTakenError, match="Try 127"):
        reserve_port(host, 0)


CANNOT_SERVE = """
import sys
from flowroute_mock.serving import server
class Broken:
    def __init__(self, *arguments, **options): pass
    async def serve(self): raise RuntimeError("no sockets today")
server.EmbeddedServer = Broken
sys.argv = ["flowroute-mock", "serve", "--port", "0"]
from flowroute_mock.__main__ import main
main()
"""


def test_a_server_that_cannot_start_ends_the_command_with_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CANNOT_SERVE], env=environment(), capture_output=True, text=True, timeout=20, check=False
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("flowroute-mock: The server cannot listen at http://127.0.0.1:")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("--seed", "{folder}/binary.yaml"), id="a seed file that is no text"),
        pytest.param(("--database", "sqlite:///{folder}"), id="a database that is a folder"),
        pytest.param(("--database", "sqlite:///{folder}/binary.yaml"), id="a database that is none"),
        pytest.param(("--database", "postgresql://u:hidden@[::1"), id="a URL that cannot be parsed"),
        pytest.param(("--database", "postgresql://u:hidden@localhost:port/x"), id="a port that is a word"),
        pytest.param(("--database", "postgresql://localhost/x?nonsense=hidden"), id="a parameter that does not exist"),
    ],
)
def test_whatever_fails_at_the_start_is_one_line_and_status_1(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "binary.yaml").write_bytes(bytes(range(256)) * 100)
    given = [argument.replace("{folder}", str(tmp_path)) for argument in arguments]
    done = run_command("serve", "--port", "0", *given)

    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "hidden" not in done.stderr


# The stop


@pytest.mark.parametrize("workers", [(), ("--workers", "2")], ids=["one process", "workers"])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_each_signal_ends_the_mock_cleanly(name: str, workers: tuple[str, ...], tmp_path: Path) -> None:
    with running_mock("--database", f"sqlite:///{tmp_path / 'mock.db'}", *workers, *QUIET) as mock:
        mock.process.send_signal(signal.Signals[name])

        assert mock.process.wait(9) == 0


def handles_sigterm(process: subprocess.Popen[str]) -> bool:
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    caught = next(int(line.split()[1], 16) for line in lines if line.startswith("SigCgt"))
    return bool(caught & 1 << signal.SIGTERM - 1)


def test_a_signal_during_the_start_ends_the_mock_cleanly(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "flowroute_mock", "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE, text=True) as process:
        eventually(lambda: handles_sigterm(process), "a handler")
        process.terminate()
        said = process.communicate(timeout=9)[1]

    assert (process.returncode, said) == (0, "")


def test_as_process_1_of_a_container_the_mock_ends_at_any_moment() -> None:
    unshare = ["unshare", "--pid", "--fork", "--kill-child"]
    if subprocess.run([*unshare, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this user may not make a namespace of processes")
    command = [*unshare, sys.executable, "-m", "flowroute_mock", "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True) as outer:
        assert outer.stdout is not None
        eventually(lambda: bool(children_of(outer.pid)), "the mock")
        inner = children_of(outer.pid)[0]
        while outer.poll() is None:  # a signal before Python runs is lost, as it is for every program
            with contextlib.suppress(ProcessLookupError):  # it may end just now
                os.kill(inner, signal.SIGTERM)
            time.sleep(0.01)
        shown = outer.stdout.read()

    assert (outer.returncode, shown) == (0, "")


def test_under_nohup_the_end_of_a_terminal_does_not_end_the_mock() -> None:
    script = (
        "import signal, sys, os; signal.signal(signal.SIGHUP, signal.SIG_IGN);"
        "os.execv(sys.executable, [sys.executable, '-m', 'flowroute_mock', 'serve', '--port', '0'])"
    )
    with subprocess.Popen([sys.executable, "-c", script], env=environment(), stdout=-1, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        process.send_signal(signal.SIGHUP)
        with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), timeout=5):
            process.terminate()
        process.communicate(timeout=9)

    assert process.returncode == 0
