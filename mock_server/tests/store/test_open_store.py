"""What a URL opens, what survives, and what is said when it cannot be opened."""

from __future__ import annotations

import gc
import sqlite3
from pathlib import Path

import psycopg
import pytest
from flowroute_mock.store import StoreUnreachableError, open_store
from flowroute_mock.store.addresses import without_password
from flowroute_mock.store.sqlite import FileDatabase, MemoryDatabase
from flowroute_mock.world.inventory import DEFAULT_SIZE, InventorySizeError
from flowroute_mock.world.nanp import E164
from flowroute_mock.world.records import NumberFilter, PurchaseOptions

from mock_server.tests.helpers.stores import SHARED_KINDS, store_url

FOR_SALE = E164("12065550100")
SECRET = "plainly-a-fake-secret-for-tests!"


@pytest.mark.parametrize("kind", SHARED_KINDS)
def test_a_purchase_survives_a_restart(kind: str, tmp_path: Path) -> None:
    with store_url(kind, tmp_path) as url:
        store = open_store(url)
        store.purchase(store.create_world("first", SECRET).id, FOR_SALE, PurchaseOptions())
        store.close()
        again = open_store(url)
        world = again.find_world("first")
        assert world is not None
        bought = again.view(world.id).list_numbers(NumberFilter(starts_with=FOR_SALE), limit=1, offset=0).items
        again.close()

    assert [number.bought.e164 for number in bought] == [FOR_SALE]


@pytest.mark.parametrize("kind", SHARED_KINDS)
def test_the_size_of_the_inventory_is_kept(kind: str, tmp_path: Path) -> None:
    with store_url(kind, tmp_path) as url:
        sizes = []
        for asked in (None, 300, None):
            store = open_store(url, asked)
            sizes.append(store.inventory.size)
            store.close()

    assert sizes == [DEFAULT_SIZE, 300, 300]


def test_two_stores_in_memory_are_apart() -> None:
    one, other = open_store("sqlite://"), open_store("sqlite://")
    one.create_world("first", SECRET)

    assert other.find_world("first") is None
    one.close()
    other.close()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        pytest.param("mysql://localhost/mock", "'mysql' is not a kind of database", id="another database"),
        pytest.param("mock.db", "sqlite:///mock.db", id="no scheme"),
        pytest.param("sqlite://mock.db", "names no file; write sqlite:///mock.db", id="two slashes"),
        pytest.param("sqlite:///", "names no file", id="no name"),
        pytest.param("sqlite:////nonexistent/folder/mock.db", "unable to open database file", id="no folder"),
        pytest.param("postgresql://mock:hush@127.0.0.1:1/mock", "127.0.0.1", id="no server"),
    ],
)
def test_what_cannot_be_opened_is_reported_in_one_line(url: str, said: str) -> None:
    with pytest.raises(StoreUnreachableError) as caught:
        open_store(url)

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:///mock.db", "sqlite:///mock.db"),
        ("sqlite:///p@ss.db", "sqlite:///p@ss.db"),
        ("postgresql://me:hush@db.example.com:5432/mock", "postgresql://me:...@db.example.com:5432/mock"),
        ("postgresql://me@db.example.com/mock", "postgresql://me@db.example.com/mock"),
        ("postgresql://db.example.com/mock?user=me&password=hush", "postgresql://db.example.com/mock"),
        ("postgresql://db.example.com/mock?password=hu@sh", "postgresql://..."),
        ("postgresql://me:hu?sh@db.example.com/mock", "postgresql://..."),
        ("postgresql://me:h@u:s/h#@db.example.com/mock", "postgresql://me:...@db.example.com/mock"),
        ("postgresql:///mock?host=/run&passfile=hush", "postgresql:///mock"),
        ("postgres://me:hush@[::1]/mock", "postgres://me:...@[::1]/mock"),
    ],
)
def test_a_url_is_shown_without_a_password(url: str, shown: str) -> None:
    assert without_password(url) == shown


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear reader, " * 1000)

    with pytest.raises(StoreUnreachableError, match="not a database"):
        open_store(f"sqlite:///{file}")
    assert file.read_text() == "Dear reader, " * 1000


def test_tables_of_another_version_are_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'mock.db'}"
    open_store(url).close()
    connection = sqlite3.connect(tmp_path / "mock.db")
    connection.execute("UPDATE setting SET value = '99' WHERE name = 'schema_version'")
    connection.commit()
    connection.close()

    with pytest.raises(StoreUnreachableError, match="tables of version 99"):
        open_store(url)


def test_an_impossible_inventory_is_refused() -> None:
    with pytest.raises(InventorySizeError):
        open_store("sqlite://", inventory_size=10**9)


def test_a_lost_connection_is_replaced(tmp_path: Path) -> None:
    with store_url("postgres", tmp_path) as url:
        name = f"lost-{tmp_path.name}"
        store = open_store(f"{url}&application_name={name}")
        world = store.create_world("first", SECRET)
        end_sessions(url, name)
        found = store.find_world("first")
        end_sessions(url, name)
        store.reset_world(world.id)
        store.close()

    assert found == world


def test_a_connection_lost_in_a_transaction_is_reported_as_such(tmp_path: Path) -> None:
    with store_url("postgres", tmp_path) as url:
        name = f"lost-{tmp_path.name}"
        store = open_store(f"{url}&application_name={name}")
        world = store.create_world("first", SECRET)
        store.read_content(world.id)
        with pytest.raises(StoreUnreachableError, match="terminat"), store._database.write() as writer:  # type: ignore[attr-defined]
            end_sessions(url, name)
            writer.rows("SELECT 1")
        found = store.find_world("first")
        store.close()

    assert found == world


def end_sessions(url: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        ended = connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = %s", (name,)
        )
        assert ended.fetchall() == [(True,)]


@pytest.mark.parametrize(
    ("ci", "outcome"),
    [pytest.param("true", pytest.fail.Exception, id="CI"), pytest.param("", pytest.skip.Exception, id="laptop")],
)
@pytest.mark.parametrize("server", [None, "postgresql://mock@127.0.0.1:1/postgres"], ids=["unset", "unreachable"])
def test_a_missing_postgres_fails_in_ci_and_is_skipped_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, server: str | None, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.delenv("FLOWROUTE_MOCK_TEST_POSTGRES", raising=False)
    if server:
        monkeypatch.setenv("FLOWROUTE_MOCK_TEST_POSTGRES", server)

    with pytest.raises(outcome, match="FLOWROUTE_MOCK_TEST_POSTGRES"), store_url("postgres", tmp_path):
        pass


@pytest.mark.parametrize("file", [False, True], ids=["memory", "file"])
def test_a_store_that_nobody_closed_closes_its_connections_when_it_is_dropped(tmp_path: Path, file: bool) -> None:
    database = FileDatabase(str(tmp_path / "mock.db")) if file else MemoryDatabase()
    connection = database.take() if isinstance(database, FileDatabase) else database._connection
    if isinstance(database, FileDatabase):
        database.give_back(connection)

    del database
    gc.collect()

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")
