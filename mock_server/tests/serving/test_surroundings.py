"""Databases that freeze, fill up, lock, break or vanish while the mock serves: what callers get, and what is kept."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path

import httpx
import psycopg
import pytest
from flowroute_mock.app import create_app
from flowroute_mock.store import open_store
from flowroute_mock.store.sql import SqlStore
from flowroute_mock.store.sqlite import FileDatabase
from flowroute_mock.world.inventory import Inventory

from mock_server.tests.helpers import postgres_trouble
from mock_server.tests.helpers.callers import Caller
from mock_server.tests.helpers.running import KEYS, Running, eventually, kill_group, open_client, running_mock
from mock_server.tests.helpers.stores import store_url

URL = "/v2/numbers/12065550100"
HEALTH = "/__mock__/health"
QUIET = ("--log-format", "none")


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Let another process hold the file's lock for writers."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def timed(client: httpx.Client, method: str, url: str, **options: object) -> tuple[int, float]:
    """Return the status of a call, and the seconds it took."""
    started = time.monotonic()
    response = client.request(method, url, **options)  # type: ignore[arg-type]
    return response.status_code, time.monotonic() - started


def detail(response: httpx.Response) -> str:
    return str(response.json()["errors"][0]["detail"])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mock.db"


@pytest.fixture
def mock(file: Path) -> Iterator[Running]:
    with running_mock("--database", f"sqlite:///{file}", *QUIET) as mock:
        yield mock


# SQLite


def test_a_locked_file_lets_a_purchase_wait_for_seconds_and_everybody_else_not_at_all(
    file: Path, mock: Running
) -> None:
    with locked(file), ThreadPoolExecutor() as pool, open_client(mock.url) as other:
        purchase = pool.submit(timed, mock.client, "POST", URL)
        elsewhere = {
            "no keys": timed(other, "GET", URL, auth=("nobody", "nothing")),
            "no such path": timed(other, "GET", "/v2/nothing"),
            "a read": timed(other, "GET", "/v2/numbers"),
            "health": timed(other, "GET", HEALTH),
        }
        refused, seconds = purchase.result()

    assert {name: status for name, (status, _) in elsewhere.items()} == {
        "no keys": 401,
        "no such path": 404,
        "a read": 200,
        "health": 503,
    }
    assert max(seconds for _, seconds in elsewhere.values()) < 2
    assert refused == 503
    assert 3 < seconds < 10
    assert mock.client.post(URL).status_code == 201  # the lock is gone


def test_health_says_that_the_file_is_locked(file: Path, mock: Running) -> None:
    with locked(file):
        response = mock.client.get(HEALTH)

    assert (response.status_code, detail(response)) == (503, "The database cannot be used: database is locked.")
    assert mock.client.get(HEALTH).status_code == 200


def test_a_lock_does_not_delay_the_stop(file: Path, mock: Running) -> None:
    with locked(file), ThreadPoolExecutor() as pool, open_client(mock.url) as other:
        purchase = pool.submit(timed, other, "POST", URL)
        time.sleep(0.2)
        started = time.monotonic()
        mock.process.send_signal(signal.SIGTERM)
        mock.process.wait(15)

        assert time.monotonic() - started < 9
        assert purchase.result()[0] == 503


def test_a_deleted_file_is_noticed_and_nothing_is_sold_into_it(file: Path, mock: Running) -> None:
    file.unlink()

    responses = [mock.client.post(URL), mock.client.get("/v2/numbers"), mock.client.get(HEALTH)]

    assert [response.status_code for response in responses] == [503] * 3
    assert {detail(response) for response in responses} == {
        "The database cannot be used: its file was deleted or replaced."
    }
    assert not file.exists()


def test_a_file_that_comes_back_is_used_again(file: Path, mock: Running) -> None:
    moved = file.rename(file.with_suffix(".moved"))
    refused = mock.client.post(URL).status_code
    moved.rename(file)

    assert (refused, mock.client.post(URL).status_code) == (503, 201)


def test_a_replaced_file_is_noticed(file: Path, mock: Running) -> None:
    file.rename(file.with_suffix(".moved"))
    sqlite3.connect(file).close()
    file.touch()

    assert mock.client.post(URL).status_code == 503


def test_a_deleted_write_ahead_log_is_noticed(file: Path, mock: Running) -> None:
    Path(f"{file}-wal").unlink()

    assert mock.client.post(URL).status_code == 503


def test_a_corrupt_file_is_503_without_a_traceback(file: Path) -> None:
    with running_mock("--database", f"sqlite:///{file}") as mock:
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            other.execute("PRAGMA user_version = 7")  # a change, so that nobody trusts a page in memory
            with file.open("r+b") as database:
                size = database.seek(0, os.SEEK_END)
                database.seek(4096)
                database.write(b"\xff" * (size - 4096))
        responses = [mock.client.post(URL), mock.client.get("/v2/numbers"), mock.client.get(HEALTH)]
        mock.process.terminate()
        log_text = mock.process.communicate(timeout=30)[1]

    assert [response.status_code for response in responses] == [503] * 3
    assert "Traceback" not in log_text


SMALL_DISK = 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one MiB, where this user may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.system(f"mount -t tmpfs -o size={SMALL_DISK} none {folder} 2>/dev/null"):  # noqa: S605  a path of ours
        pytest.skip("this user may not mount a small disk")
    yield folder
    os.system(f"umount -l {folder}")  # noqa: S605


def test_a_full_disk_is_503_and_every_acknowledged_purchase_and_its_call_are_kept(small_disk: Path) -> None:
    file, ballast = small_disk / "mock.db", small_disk / "ballast"
    with running_mock("--database", f"sqlite:///{file}", "--numbers", "40000") as mock:
        before = mock.client.post(URL).status_code
        fill(ballast)
        full = [mock.client.post(f"/v2/numbers/1206555{line:04d}") for line in range(101, 135)]
        health = mock.client.get(HEALTH)
        ballast.unlink()
        eventually(lambda: mock.client.get(HEALTH).status_code == 200, "room on the disk")
        after = mock.client.post("/v2/numbers/12065550140").status_code
        calls = mock.client.get("/__mock__/worlds/self/journal").json()["calls"]
        mock.process.terminate()
        log = mock.process.communicate(timeout=30)[1]

    statuses = {response.status_code for response in full}
    assert (before, after) == (201, 201)
    assert 503 in statuses <= {201, 503}
    assert health.status_code == 503
    assert "full" in detail(health) or "disk" in detail(health)
    assert [call["answer"]["status"] for call in calls if call["operation"] == "purchase_number"] == [
        201,
        *[response.status_code for response in full],
        201,
    ]
    assert "Traceback" not in log
    with running_mock("--database", f"sqlite:///{file}", *QUIET) as again:
        kept = again.client.get("/v2/numbers?limit=200").json()["data"]
    acknowledged = {response.json()["data"]["id"] for response in full if response.status_code == 201}
    assert acknowledged | {"12065550100", "12065550140"} <= {number["id"] for number in kept}


def fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue


class ClosingFile(FileDatabase):
    """A file that SQLite stops writing to, for root as well, to whom permissions mean nothing."""

    is_read_only = False

    def take(self) -> sqlite3.Connection:
        connection = super().take()
        connection.execute(f"PRAGMA query_only = {int(self.is_read_only)}")
        return connection


def test_a_file_that_became_read_only_is_503_and_is_read(file: Path) -> None:
    open_store(f"sqlite:///{file}").close()
    database = ClosingFile(str(file))
    app = create_app(SqlStore(database, Inventory()))
    account = Caller(app)
    database.is_read_only = True
    responses = [account.post(URL), account.get(HEALTH), account.get("/v2/numbers")]
    database.is_read_only = False
    app.extensions["flowroute_mock"].close()

    assert [response.status_code for response in responses] == [503, 503, 200]
    assert "attempt to write a readonly database" in responses[1].json["errors"][0]["detail"]


def test_health_writes_to_the_file_each_time(file: Path, mock: Running) -> None:
    log = Path(f"{file}-wal")
    sizes = [log.stat().st_size]
    for _ in range(3):
        mock.client.get(HEALTH)
        sizes.append(log.stat().st_size)

    assert all(after - before > 65536 for before, after in pairwise(sizes))


# PostgreSQL


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL of these tests' own, which they may freeze and stop."""
    with store_url("postgres", tmp_path_factory.mktemp("any")):  # skips where there is none
        pass
    with postgres_trouble.postgres_server() as url:
        yield url


@pytest.fixture
def on_postgres(server: str) -> Iterator[Running]:
    access_key = f"user{time.monotonic_ns()}"
    with running_mock("--database", server, "--access-key", access_key, *QUIET) as mock:
        mock.client.auth = httpx.BasicAuth(access_key, KEYS[1])
        yield mock


def test_a_frozen_server_delays_nobody_for_long_and_health_says_so_at_once(server: str, on_postgres: Running) -> None:
    mock = on_postgres
    postmaster = postgres_trouble.postmaster_of(server)
    with postgres_trouble.frozen(postmaster), ThreadPoolExecutor() as pool, open_client(mock.url) as other:
        calls = [pool.submit(timed, mock.client, "GET", "/v2/numbers") for _ in range(30)]
        health = timed(other, "GET", HEALTH)
        unknown = timed(other, "GET", "/v2/nothing", auth=mock.client.auth)
        frozen = [call.result() for call in calls]
        later = timed(other, "GET", "/v2/numbers", auth=mock.client.auth)
        said = detail(other.get(HEALTH))

    assert health[0] == 503
    assert health[1] < 3.5
    assert unknown[0] == 404
    assert unknown[1] < 3
    assert {status for status, _ in frozen} == {503}
    assert max(seconds for _, seconds in frozen) < 12
    assert later[0] == 503
    assert later[1] < 2
    assert said == "The database cannot be used: the server does not respond."
    eventually(lambda: mock.client.get("/v2/numbers").status_code == 200, "the thaw")


def test_a_frozen_server_does_not_delay_the_stop(server: str, on_postgres: Running) -> None:
    postmaster = postgres_trouble.postmaster_of(server)
    on_postgres.client.get("/v2/numbers")
    with postgres_trouble.frozen(postmaster), ThreadPoolExecutor() as pool, open_client(on_postgres.url) as other:
        call = pool.submit(timed, other, "GET", "/v2/numbers", auth=on_postgres.client.auth)
        time.sleep(0.2)
        started = time.monotonic()
        on_postgres.process.send_signal(signal.SIGTERM)
        on_postgres.process.wait(15)
        seconds = time.monotonic() - started
        call.exception()

    assert seconds < 9.5


def test_a_full_disk_of_the_server_is_503_and_the_journal_catches_up(server: str, on_postgres: Running) -> None:
    mock = on_postgres
    postgres_trouble.make_disk_full(server)
    try:
        refused = [mock.client.post(f"/v2/numbers/1206555{line:04d}").status_code for line in range(110, 130)]
        health = mock.client.get(HEALTH)
    finally:
        postgres_trouble.make_room(server)
    bought = mock.client.post(URL).status_code
    calls = mock.client.get("/__mock__/worlds/self/journal").json()["calls"]

    assert refused == [503] * 20
    assert health.status_code == 503
    assert "No space left on device" in detail(health)
    assert bought == 201
    assert [call["answer"]["status"] for call in calls] == [503] * 20 + [201]


def test_a_row_that_somebody_else_locked_is_503_within_seconds(server: str, on_postgres: Running) -> None:
    with psycopg.connect(server) as other:
        other.execute("UPDATE world SET version = version")
        status, seconds = timed(on_postgres.client, "POST", URL)
        other.rollback()

    assert status == 503
    assert 3 < seconds < 8
    assert on_postgres.client.post(URL).status_code == 201


def test_a_server_that_only_reads_is_503(server: str, on_postgres: Running) -> None:
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute("ALTER ROLE mock SET default_transaction_read_only = on")
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        try:
            responses = [on_postgres.client.post(URL), on_postgres.client.get(HEALTH)]
        finally:
            admin.execute("ALTER ROLE mock RESET default_transaction_read_only")
            admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")

    assert [response.status_code for response in responses] == [503, 503]
    assert "read-only" in detail(responses[1])


# Both: a restart


@pytest.mark.parametrize("kind", ["file", "postgres"])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_what_was_acknowledged_outlives_a_kill_and_a_restart(kind: str, workers: str, tmp_path: Path) -> None:
    with store_url(kind, tmp_path) as url:
        with running_mock("--database", url, "--workers", workers, *QUIET) as mock:
            bought = [mock.client.post(f"/v2/numbers/1206555{line:04d}").status_code for line in range(100, 110)]
            kill_group(mock.process)
            mock.process.wait()
        with running_mock("--database", url, "--workers", workers, *QUIET) as mock:
            kept = [mock.client.get(f"/v2/numbers/1206555{line:04d}").status_code for line in range(100, 110)]

    assert (bought, kept) == ([201] * 10, [200] * 10)
