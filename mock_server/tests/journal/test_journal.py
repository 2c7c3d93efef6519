"""What the journal records of the calls of a world."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flowroute_mock.app import create_app
from flowroute_mock.faults.broken_responses import ConnectionDropped
from flowroute_mock.journal.journal import MemoryJournal, StoreJournal
from flowroute_mock.settings import Settings
from flowroute_mock.store import open_store

from mock_server.tests.helpers.callers import ACCESS_KEY, SECRET_KEY, Caller, basic

FOR_SALE = "/v2/numbers/12065550100"


@pytest.fixture(params=["memory", "file"])
def account(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Caller]:
    """An account of a mock that keeps its journal to itself, and of one that shares it with other processes."""
    store = open_store("sqlite://" if request.param == "memory" else f"sqlite:///{tmp_path / 'mock.db'}")
    app = create_app(store)
    yield Caller(app)
    app.extensions["flowroute_mock"].close()


def calls(account: Caller) -> list[dict[str, Any]]:
    return account.mock.worlds.calls(account.world)


def test_call_is_recorded_with_request_and_response(account: Caller) -> None:
    response = account.post(FOR_SALE, json={"cnam_lookups_enabled": True}, headers={"X-Request-Id": "one"})

    (entry,) = calls(account)
    assert entry["id"] == "one"
    assert entry["operation"] == "purchase_number"
    assert entry["arguments"] == {"id": "12065550100"}
    assert (entry["request_fits"], entry["answer_fits"], entry["fault"]) == (True, True, None)
    assert entry["request"]["method"] == "POST"
    assert entry["request"]["path"] == FOR_SALE
    assert json.loads(entry["request"]["body"]) == {"cnam_lookups_enabled": True}
    assert entry["request"]["headers"]["Content-Type"] == "application/json"
    assert entry["answer"]["status"] == 201
    assert entry["answer"]["body"] == response.text
    assert entry["answer"]["headers"]["X-Request-Id"] == "one"
    assert entry["milliseconds"] > 0
    assert entry["started"].endswith("+00:00")


def test_arguments_are_recorded_with_the_contracts_defaults(account: Caller) -> None:
    account.get("/v2/numbers?starts_with=206")

    assert calls(account)[0]["arguments"] == {"starts_with": "206", "limit": 10, "offset": 0}


def test_number_of_any_size_can_be_recorded(account: Caller) -> None:
    account.get(f"/v2/numbers?offset={10**30}")

    assert calls(account)[0]["arguments"] == {"limit": 10, "offset": str(10**30)}


def test_calls_are_listed_oldest_first(account: Caller) -> None:
    for offset in range(3):
        account.get(f"/v2/numbers?offset={offset}")

    assert [entry["arguments"]["offset"] for entry in calls(account)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("method", "url", "operation", "status", "request_fits"),
    [
        ("GET", "/v2/numbers?limit=x", "list_account_numbers", 422, False),
        ("GET", "/v2/numbers/12065550100", "get_number", 404, True),
        ("GET", "/v2/cnams", None, 404, None),
        ("DELETE", "/v2/numbers", None, 405, None),
    ],
)
def test_call_with_an_error_is_recorded(
    account: Caller, *, method: str, url: str, operation: str | None, status: int, request_fits: bool | None
) -> None:
    account.call(method, url)

    (entry,) = calls(account)
    assert (entry["operation"], entry["answer"]["status"]) == (operation, status)
    assert entry["request_fits"] is request_fits


@pytest.mark.parametrize(
    ("kind", "status", "response_fits"), [("drop", 0, None), ("lost_answer", 201, True), ("off_contract", 201, False)]
)
def test_fault_is_recorded_with_its_call(
    account: Caller, kind: str, status: int, *, response_fits: bool | None
) -> None:
    account.plan(kind=kind)

    try:
        account.post(FOR_SALE)
    except ConnectionDropped:
        assert kind != "off_contract"

    (entry,) = calls(account)
    assert (entry["fault"], entry["answer"]["status"]) == (kind, status)
    assert entry["answer_fits"] is response_fits


def test_call_with_wrong_keys_is_in_no_journal(account: Caller) -> None:
    account.get("/v2/numbers", headers={"Authorization": basic(ACCESS_KEY, "wrong")})
    account.get("/v2/cnams", headers={"Authorization": basic(ACCESS_KEY, "wrong")})

    assert calls(account) == []


def test_keys_are_redacted_everywhere(account: Caller) -> None:
    account.get(
        f"/v2/numbers?alias={SECRET_KEY}",
        headers={"Cookie": "a=b", "X-Custom": SECRET_KEY, "X-Mock-Token": "token", "Proxy-Authorization": "x"},
    )
    account.post(FOR_SALE, json={"messaging_callback_url": f"https://example.com/{SECRET_KEY}?u={ACCESS_KEY}"})

    listed, bought = calls(account)
    shown = json.dumps([listed, bought])
    assert SECRET_KEY not in shown
    assert ACCESS_KEY not in shown
    assert basic().removeprefix("Basic ") not in shown
    assert listed["request"]["headers"]["Authorization"] == "[redacted]"
    assert listed["request"]["headers"]["Cookie"] == "[redacted]"
    assert listed["request"]["headers"]["X-Mock-Token"] == "[redacted]"
    assert listed["request"]["headers"]["X-Custom"] == "[redacted]"
    assert listed["arguments"]["alias"] == "[redacted]"
    assert "https://example.com/[redacted]?u=[redacted]" in bought["request"]["body"]


def test_worlds_have_journals_of_their_own(account: Caller) -> None:
    account.mock.store.create_world("otheruser", "another-plainly-fake-secret")
    other = Caller(account.app, "otheruser", "another-plainly-fake-secret")

    other.get("/v2/numbers")

    assert calls(account) == []
    assert len(calls(other)) == 1


def test_reset_world_has_an_empty_journal(account: Caller) -> None:
    account.get("/v2/numbers")

    account.mock.worlds.reset(account.world)

    assert calls(account) == []


def test_long_bodies_are_noted_in_part(account: Caller) -> None:
    account.get("/v2/numbers/available?limit=200")

    assert len(calls(account)[0]["answer"]["body"]) == 8 * 1024


def test_bytes_that_are_no_text_are_noted_all_the_same(account: Caller) -> None:
    account.post(FOR_SALE, data=b"\xff\xfe{", content_type="application/json")

    assert calls(account)[0]["request"]["body"].endswith("{")


@pytest.mark.parametrize("url", ["sqlite://", "file"])
def test_journal_is_bounded(url: str, tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'mock.db'}" if url == "file" else url)
    caller = Caller(create_app(store, settings=Settings(journal_size=3)))

    for offset in range(5):
        caller.get(f"/v2/numbers?offset={offset}")

    assert [entry["arguments"]["offset"] for entry in calls(caller)] == [2, 3, 4]
    caller.mock.close()


def test_journal_of_a_file_survives_the_mock(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'mock.db'}"
    first = Caller(create_app(open_store(url)))
    first.get("/v2/numbers")
    first.mock.close()

    second = Caller(create_app(open_store(url)))

    assert [entry["operation"] for entry in calls(second)] == ["list_account_numbers"]
    second.mock.close()


def test_journal_of_a_file_is_seen_by_its_other_users_once_it_is_stored(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'mock.db'}"
    one, two = Caller(create_app(open_store(url))), Caller(create_app(open_store(url)))
    one.get("/v2/numbers")
    assert isinstance(one.mock.journal, StoreJournal)

    one.mock.journal.flush()

    assert len(calls(two)) == 1
    one.mock.close()
    two.mock.close()


def test_calls_of_a_world_that_is_gone_are_left_out(tmp_path: Path) -> None:
    caller = Caller(create_app(open_store(f"sqlite:///{tmp_path / 'mock.db'}")))
    world = caller.world
    caller.get("/v2/numbers")

    caller.mock.store.drop_world(world)

    assert caller.mock.worlds.calls(world) == []
    caller.mock.close()


def test_memory_keeps_nothing_of_a_world_that_is_dropped() -> None:
    caller = Caller(create_app())
    world = caller.world
    caller.get("/v2/numbers")

    caller.mock.worlds.drop(world)

    assert isinstance(caller.mock.journal, MemoryJournal)
    assert caller.mock.worlds.calls(world) == []
