"""The same worlds over every door (HTTP, Python, the command) and in every store: what one takes or rejects, all do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flowroute_mock.app import create_app
from flowroute_mock.serving.serve_command import ServeOptions, open_prepared_store
from flowroute_mock.settings import Settings
from flowroute_mock.store import open_store
from flowroute_mock.testing.flowroute_mock import FlowrouteMock
from flowroute_mock.world.errors import InvalidContentError, SeedFileError

from mock_server.tests.helpers.callers import Caller
from mock_server.tests.helpers.stores import KINDS, store_url

SNAPSHOT = "/__mock__/worlds/self/snapshot"
HEAD = {"format": "flowroute-mock-world", "version": 1}
KEPT = 1200
Put = Callable[[str, Path, dict[str, Any]], dict[str, Any] | str]
"""Put content into a new world of a store; return its snapshot, or the message of the error."""


def over_http(url: str, folder: Path, content: dict[str, Any]) -> dict[str, Any] | str:
    caller = Caller(create_app(open_store(url)))
    response = caller.call("PUT", SNAPSHOT, json=HEAD | content)
    assert response.status_code in (204, 422)
    found = caller.get(SNAPSHOT).json if response.status_code == 204 else response.json["errors"][0]["detail"]
    caller.mock.close()
    return found


def from_python(url: str, folder: Path, content: dict[str, Any]) -> dict[str, Any] | str:
    with FlowrouteMock(database=url) as mock:
        try:
            mock.restore(HEAD | content)
        except InvalidContentError as error:
            return str(error)
        return mock.snapshot()


def from_a_seed_file(url: str, folder: Path, content: dict[str, Any]) -> dict[str, Any] | str:
    (folder / "world.yaml").write_text(json.dumps(content))
    with FlowrouteMock(database=url) as mock:
        try:
            mock.seed(folder / "world.yaml")
        except SeedFileError as error:
            return str(error)
        return mock.snapshot()


def by_the_command(url: str, folder: Path, content: dict[str, Any]) -> dict[str, Any] | str:
    (folder / "world.yaml").write_text(json.dumps(content))
    try:
        store = open_prepared_store(ServeOptions("127.0.0.1", 0, database=url, seed=folder / "world.yaml"))
    except SeedFileError as error:
        return str(error)
    caller = Caller(create_app(store))
    found: dict[str, Any] = caller.get(SNAPSHOT).json
    caller.mock.close()
    return found


DOORS = {"http": over_http, "python": from_python, "seed file": from_a_seed_file, "command": by_the_command}
doors = pytest.mark.parametrize("put", DOORS.values(), ids=DOORS)


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with store_url(request.param, tmp_path) as found:
        yield found


NUMBER = "12065550190"
LONG_COST = "999999999.123456"
ROUTE = {"id": "7", "alias": None, "route_type": "uri", "value": "sip:a@example.com", "edge_strategy_id": None}
LIMIT = {"document": {"kind": "rate_limit", "per_second": 5}}
FAULT = {"operation": None, "document": {"kind": "drop"}, "times": 2, "probability": None, "seed": 0}

TAKEN = {
    "nothing": ({"numbers": []}, ("numbers", [])),
    "the longest alias": ({"numbers": [{"value": NUMBER, "alias": "x" * 64}]}, ("alias", "x" * 64)),
    "a number as an integer": ({"numbers": [12065550190]}, ("value", NUMBER)),
    "a cost as a number": ({"available": [{"value": NUMBER, "setup_cost": 0.75}]}, ("setup_cost", "0.75")),
    "the longest cost": ({"available": [{"value": NUMBER, "setup_cost": LONG_COST}]}, ("setup_cost", LONG_COST)),
    "the longest route id": ({"routes": [ROUTE | {"id": "9" * 20}]}, ("id", "9" * 20)),
    "a fault": ({"faults": [FAULT]}, ("faults", [FAULT])),
    "a rate limit": ({"faults": [{"document": {"kind": "rate_limit", "per_second": 5}}]}, ("per_second", 5)),
    "a rate limit under its own name": ({"faults": [LIMIT | {"operation": "rate_limit"}]}, ("operation", "rate_limit")),
    "a fault with whole numbers as floats": (
        {"faults": [{"operation": None, "times": 2.0, "document": {"kind": "status", "status": 503.0}}]},
        ("status", 503),
    ),
    "an empty inventory": ({"stocked": False}, ("stocked", False)),
}


def members(name: str, value: Any) -> Iterator[Any]:
    """Find the members of this name, however deep."""
    for key, child in value.items() if isinstance(value, dict) else enumerate(value):
        if key == name:
            yield child
        if isinstance(child, dict | list):
            yield from members(name, child)


@doors
@pytest.mark.parametrize(("content", "member"), TAKEN.values(), ids=TAKEN)
def test_every_door_of_every_store_takes(
    url: str, tmp_path: Path, put: Put, content: dict[str, Any], member: tuple[str, object]
) -> None:
    name, value = member
    assert value in members(name, put(url, tmp_path, content))


REJECTED = {
    "an unknown member": ({"nmbers": []}, "nmbers"),
    "a long alias": ({"numbers": [{"value": NUMBER, "alias": "x" * 65}]}, "numbers.0.alias"),
    "NUL": ({"numbers": [{"value": NUMBER, "note": "\x00"}]}, "numbers.0.note"),
    "a short number": ({"numbers": ["2065550190"]}, "numbers.0"),
    "a number twice": ({"numbers": [NUMBER, NUMBER]}, "numbers.1"),
    "a tiny cost": ({"available": [{"value": NUMBER, "setup_cost": "1e-400"}]}, "available.0.setup_cost"),
    "a huge cost": ({"available": [{"value": NUMBER, "monthly_cost": 1e9}]}, "available.0.monthly_cost"),
    "a negative cost": ({"available": [{"value": NUMBER, "inbound_rate": -1}]}, "available.0.inbound_rate"),
    "a long route id": ({"routes": [ROUTE | {"id": "9" * 21}]}, "routes.0.id"),
    "a long alias of a route": ({"routes": [ROUTE | {"alias": "x" * 65}]}, "routes.0.alias"),
    "a route that is not there": ({"numbers": [{"value": NUMBER, "primary_route": "7"}]}, "numbers.0.primary_route"),
    "an unknown kind of fault": ({"faults": [{"document": {"kind": "explode"}}]}, "faults.0.document.kind"),
    "a fault that lacks a field": ({"faults": [{"document": {"kind": "slow"}}]}, "faults.0.document"),
    "a fault with an idle field": (
        {"faults": [{"document": {"kind": "drop", "status": 503}}]},
        "faults.0.document.status",
    ),
    "a fault of an unknown operation": ({"faults": [FAULT | {"operation": "buy"}]}, "faults.0"),
    "a rate limit of one operation": ({"faults": [LIMIT | {"operation": "get_number"}]}, "faults.0.operation"),
    "a rate limit of so many times": ({"faults": [LIMIT | {"times": 2}]}, "faults.0.times"),
    "a fault with another's latency": (
        {"faults": [{"document": {"kind": "slow", "latency": {"distribution": "fixed", "second": 1}}}]},
        "faults.0.document.latency.second",
    ),
    "a fault that never applies": ({"faults": [FAULT | {"times": 0}]}, "faults.0.times"),
}


@doors
@pytest.mark.parametrize(("content", "place"), REJECTED.values(), ids=REJECTED)
def test_every_door_of_every_store_rejects(
    url: str, tmp_path: Path, put: Put, content: dict[str, Any], place: str
) -> None:
    message = put(url, tmp_path, content)

    assert isinstance(message, str)
    assert f"{place}: " in message.replace("/", ".")


def test_a_negative_zero_is_a_cost_of_nothing() -> None:
    with FlowrouteMock() as mock:
        mock.restore({**mock.snapshot(), "available": [{"value": "12065550177", "setup_cost": -0.0}]})

        assert mock.snapshot()["available"][0]["setup_cost"] == "0.0"


@pytest.mark.parametrize(
    ("arguments", "body"),
    [
        pytest.param({"route_id": "9" * 21}, {"id": "9" * 21}, id="id"),
        pytest.param({"route_id": "7", "alias": "x" * 65}, {"id": "7", "alias": "x" * 65}, id="alias"),
        pytest.param({"route_id": "7", "value": "\x00"}, {"id": "7", "value": "\x00"}, id="NUL"),
    ],
)
def test_a_route_is_rejected_in_the_same_words(arguments: dict[str, Any], body: dict[str, Any]) -> None:
    with FlowrouteMock() as mock:
        with pytest.raises(InvalidContentError) as caught:
            mock.add_route(**arguments)
        response = Caller(mock._engine.app).post("/__mock__/worlds/self/routes", json=body | {"route_type": "host"})

    assert response.status_code == 422
    assert response.json["errors"][0]["detail"] == str(caught.value)


def restore(mock: FlowrouteMock, folder: Path) -> None:
    mock.restore(mock.snapshot())


def restore_over_http(mock: FlowrouteMock, folder: Path) -> None:
    assert Caller(mock._engine.app).call("PUT", SNAPSHOT, json=mock.snapshot()).status_code == 204


def seed(mock: FlowrouteMock, folder: Path) -> None:
    (folder / "world.yaml").write_text("numbers: []")
    mock.seed(folder / "world.yaml")


@pytest.mark.parametrize("replace", [restore, restore_over_http, seed])
def test_new_content_leaves_the_journal(
    url: str, tmp_path: Path, replace: Callable[[FlowrouteMock, Path], None]
) -> None:
    with FlowrouteMock(database=url) as mock:
        mock.client().get_number(NUMBER)
        replace(mock, tmp_path)

        assert [call.operation for call in mock.calls()] == ["get_number"]


def test_a_journal_keeps_as_many_calls_as_the_settings_say(url: str) -> None:
    with FlowrouteMock(database=url, settings=Settings(journal_size=KEPT)) as mock:
        caller = Caller(mock._engine.app)
        for offset in range(KEPT + 5):
            caller.get(f"/v2/numbers?limit=1&offset={offset}")

        assert [call.arguments["offset"] for call in mock.calls()] == list(range(5, KEPT + 5))
        assert caller.get("/__mock__/worlds").json["worlds"][0]["calls"] == KEPT
