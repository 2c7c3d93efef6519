"""How worlds are seen and steered at /__mock__/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flowroute_mock.admin.gateway import OPERATIONS
from flowroute_mock.app import create_app
from flowroute_mock.http.admin_contract import admin_contract
from flowroute_mock.http.contract import compile_contract
from flowroute_mock.settings import Settings
from openapi_spec_validator import validate

from mock_server.tests.helpers.callers import ACCESS_KEY, SECRET_KEY, Caller, basic

SELF = "/__mock__/worlds/self"
TOKEN = "plainly-fake-token"
ROUTE = {"id": "4711", "alias": "new", "route_type": "host", "value": "203.0.113.7", "edge_strategy_id": None}
DESCRIBED_BESIDES = {"get_admin_contract", "get_metrics"}


def world_url(account: Caller, tail: str = "") -> str:
    return f"/__mock__/worlds/{account.world}{tail}"


def test_document_is_valid(account: Caller) -> None:
    validate(account.get("/__mock__/openapi.json").json)


def test_every_operation_is_described_and_every_description_served() -> None:
    app = create_app(settings=Settings(ui=False))
    described = {
        (operation.method, re.sub(r"{(\w+)}", r"<\1>", operation.path), operation.id)
        for operation in admin_contract().operations.values()
    }
    served = {
        (method, rule.rule, rule.endpoint)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/__mock__/")
        for method in (rule.methods or set()) - {"HEAD"}
    }

    assert served == described
    assert set(OPERATIONS) == {name for _, _, name in described} - DESCRIBED_BESIDES


def test_every_example_of_a_fault_can_be_planned(account: Caller) -> None:
    document = account.get("/__mock__/openapi.json").json
    body = document["paths"]["/__mock__/worlds/{world}/faults"]["post"]["requestBody"]["content"]["application/json"]

    responses = [account.post(f"{SELF}/faults", json=example["value"]) for example in body["examples"].values()]

    assert [answer.status_code for answer in responses] == [201] * 3


def test_health_says_ok(account: Caller) -> None:
    answer = account.get("/__mock__/health")

    assert (answer.status_code, answer.json) == (200, {"status": "ok", "worlds": 1})


def test_mocked_contract_is_served_without_keys_and_points_back_here(account: Caller) -> None:
    answer = account.app.test_client().get("/openapi.json", headers={"Host": "127.0.0.1:4711"})

    assert answer.status_code == 200
    assert answer.json["servers"] == [{"url": "http://127.0.0.1:4711"}]
    assert set(compile_contract(answer.json).operations) == set(account.mock.contract.operations)


# Worlds


def test_worlds_are_listed_with_what_they_hold_and_without_keys(account: Caller) -> None:
    account.get("/v2/numbers")
    account.plan(kind="drop", operation="purchase_number")

    answer = account.get("/__mock__/worlds")

    assert answer.json == {"worlds": [{"id": account.world, "numbers": 6, "routes": 4, "faults": 1, "calls": 1}]}
    assert ACCESS_KEY not in answer.text
    assert SECRET_KEY not in answer.text


def test_created_world_can_be_called_with_its_keys(account: Caller) -> None:
    answer = account.post("/__mock__/worlds", json={"access_key": "otheruser", "secret_key": "plainly-fake"})

    other = Caller(account.app, "otheruser", "plainly-fake")
    assert answer.status_code == 201
    assert answer.json == {"id": other.world}
    assert other.get("/v2/numbers").status_code == 200


def test_access_key_is_taken_once(account: Caller) -> None:
    answer = account.post("/__mock__/worlds", json={"access_key": ACCESS_KEY, "secret_key": "x"})

    assert answer.status_code == 409
    assert answer.json["errors"][0]["detail"] == "The access key is taken."


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"access_key": "a"},
        {"access_key": "", "secret_key": "x"},
        {"access_key": "a:b", "secret_key": "x"},
        {"access_key": "a b", "secret_key": "x"},
        {"access_key": "caf\xe9", "secret_key": "x"},
        {"access_key": "a", "secret_key": "x", "colour": "blue"},
        {"access_key": 1, "secret_key": "x"},
        [],
    ],
)
def test_world_with_keys_that_no_call_could_carry_is_refused(account: Caller, body: object) -> None:
    assert account.post("/__mock__/worlds", json=body).status_code == 422


def test_world_is_found_by_its_id_and_by_its_keys(account: Caller) -> None:
    assert account.get(world_url(account)).json == account.get(SELF).json


@pytest.mark.parametrize(
    ("world", "status"), [("4711", 404), ("9" * 18, 404), ("9" * 19, 422), ("me", 422), ("-1", 422)]
)
@pytest.mark.parametrize("tail", ["", "/snapshot", "/routes", "/faults", "/journal", "/journal.har"])
def test_world_that_does_not_exist_is_reported(account: Caller, world: str, tail: str, status: int) -> None:
    assert account.get(f"/__mock__/worlds/{world}{tail}").status_code == status


def test_self_needs_keys(account: Caller) -> None:
    assert account.get(SELF, headers={"Authorization": basic("nobody", "x")}).status_code == 401


def test_dropped_world_is_gone(account: Caller) -> None:
    answer = account.call("DELETE", world_url(account))

    assert (answer.status_code, answer.data) == (204, b"")
    assert account.get("/v2/numbers").status_code == 401
    assert account.get("/__mock__/worlds").json == {"worlds": []}


def test_reset_world_is_as_new(account: Caller) -> None:
    account.post("/v2/numbers/12065550100")
    account.plan(kind="status", status=503)

    assert account.post(f"{SELF}/reset").status_code == 204

    assert account.get("/v2/numbers/12065550100").status_code == 404
    assert account.get(f"{SELF}/faults").json == {"faults": []}
    assert len(account.get(f"{SELF}/journal").json["calls"]) == 1


def test_snapshot_puts_a_world_back_where_it_was(account: Caller) -> None:
    account.post("/v2/numbers/12065550100")
    snapshot = account.get(f"{SELF}/snapshot").json
    account.post(f"{SELF}/reset")

    answer = account.call("PUT", f"{SELF}/snapshot", json=snapshot)

    assert (answer.status_code, answer.data) == (204, b"")
    assert account.get("/v2/numbers/12065550100").status_code == 200
    assert account.get(f"{SELF}/snapshot").json == snapshot


def test_snapshot_holds_no_keys(account: Caller) -> None:
    text = account.get(f"{SELF}/snapshot").text

    assert ACCESS_KEY not in text
    assert SECRET_KEY not in text


@pytest.mark.parametrize("snapshot", [{}, {"version": 99}, {"colour": "blue"}])
def test_snapshot_that_cannot_be_read_changes_nothing(account: Caller, snapshot: dict[str, Any]) -> None:
    before = account.get(f"{SELF}/snapshot").json

    answer = account.call("PUT", f"{SELF}/snapshot", json=snapshot)

    assert answer.status_code == 422
    assert answer.json["errors"][0]["detail"]
    assert account.get(f"{SELF}/snapshot").json == before


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"version": 99}, "/version"),
        ({"colour": "blue"}, "/colour"),
        ({"numbers": [{"value": "12065550100", "alias": 7}]}, "/numbers/0/alias"),
        ({"available": [{"value": "2065550100"}]}, "/available/0/value"),
        ({"routes": [{"id": "x", "route_type": "host"}]}, "/routes/0/id"),
    ],
    ids=["version", "unknown", "alias", "number", "route"],
)
def test_snapshot_that_is_refused_does_not_fit_its_schema_and_the_error_has_the_place(
    account: Caller, change: dict[str, Any], place: str
) -> None:
    snapshot = {**account.get(f"{SELF}/snapshot").json, **change}
    body = admin_contract().operations["restore_snapshot"].body

    answer = account.call("PUT", f"{SELF}/snapshot", json=snapshot)

    assert body is not None and not body.validator.is_valid(snapshot)
    assert answer.status_code == 422
    assert answer.json["errors"][0]["detail"].startswith(f"{place}: ")


@pytest.mark.parametrize(("method", "tail"), [("POST", "faults"), ("PUT", "snapshot")])
@pytest.mark.parametrize("body", [b"", b"[]", b"7", b"null", b"{}"])
def test_body_that_is_no_plan_and_no_snapshot_is_refused(account: Caller, method: str, tail: str, body: bytes) -> None:
    answer = account.call(method, f"{SELF}/{tail}", data=body, content_type="application/json")

    assert answer.status_code == 422
    assert answer.json["errors"][0]["detail"]


def test_every_operation_is_described_and_documents_what_a_caller_can_do_wrong() -> None:
    for item in admin_contract().document["paths"].values():
        for method, operation in item.items():
            if method != "parameters":
                assert operation["description"], operation
                assert {"405"} <= operation["responses"].keys(), operation


@pytest.mark.parametrize(
    "fault",
    [
        {"operation": None, "document": {"kind": "explode"}},
        {"operation": "buy", "document": {"kind": "drop"}},
        {"operation": None, "document": {"kind": "status", "status": 418}},
    ],
    ids=["kind", "operation", "status"],
)
def test_snapshot_with_a_fault_that_could_never_apply_is_rejected(account: Caller, fault: dict[str, Any]) -> None:
    snapshot = account.get(f"{SELF}/snapshot").json

    answer = account.call("PUT", f"{SELF}/snapshot", json={**snapshot, "faults": [fault]})

    assert answer.status_code == 422
    assert account.get(f"{SELF}/faults").json == {"faults": []}


def test_faults_and_rate_limits_survive_a_snapshot(account: Caller) -> None:
    account.plan(kind="slow", latency={"distribution": "fixed", "seconds": 0}, operation="get_number", times=2)
    account.plan(kind="rate_limit", per_second=1000)
    planned = account.get(f"{SELF}/faults").json["faults"]

    account.call("PUT", f"{SELF}/snapshot", json=account.get(f"{SELF}/snapshot").json)

    restored = account.get(f"{SELF}/faults").json["faults"]
    assert [{**each, "id": 0} for each in restored] == [{**each, "id": 0} for each in planned]


def test_snapshot_may_be_larger_than_a_body_of_the_mocked_api(account: Caller) -> None:
    snapshot = account.get(f"{SELF}/snapshot").data + b" " * 100_000

    assert account.call("PUT", f"{SELF}/snapshot", data=snapshot, content_type="application/json").status_code == 204


# Routes


def test_added_route_can_be_set_on_a_number(account: Caller) -> None:
    added = account.post(f"{SELF}/routes", json=ROUTE)

    body = {"data": {"type": "route", "id": "4711"}}
    assert (added.status_code, added.json) == (201, ROUTE)
    assert account.patch("/v2/numbers/12065550190/relationships/primary_route", json=body).status_code == 204
    assert account.get(f"{SELF}/routes").json["routes"][-1] == ROUTE


def test_route_id_is_taken_once(account: Caller) -> None:
    assert account.post(f"{SELF}/routes", json={"id": "0", "route_type": "host"}).status_code == 409


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"id": "x", "route_type": "host"},
        {"id": "1", "route_type": "pigeon"},
        {"id": "1", "route_type": "host", "alias": "\0"},
        {"id": "1", "route_type": "host", "value": "\0"},
    ],
)
def test_route_that_is_none_is_refused(account: Caller, body: dict[str, str]) -> None:
    assert account.post(f"{SELF}/routes", json=body).status_code == 422


# Faults


def test_planned_fault_applies_and_is_listed_until_then(account: Caller) -> None:
    plan = {"kind": "status", "status": 503, "times": 2, "operation": "get_number", "retry_after": 4}

    planned = account.post(f"{SELF}/faults", json=plan)

    faulty = account.get("/v2/numbers/12065550190")
    (waiting,) = account.get(f"{SELF}/faults").json["faults"]
    assert planned.status_code == 201
    assert (faulty.status_code, faulty.headers["Retry-After"]) == (503, "4")
    assert waiting == {**plan, "times": 1, "id": planned.json["id"], "probability": None, "seed": 0}


def test_cleared_faults_apply_no_more(account: Caller) -> None:
    account.post(f"{SELF}/faults", json={"kind": "status", "status": 503})

    assert account.call("DELETE", f"{SELF}/faults").status_code == 204
    assert account.get("/v2/numbers").status_code == 200


@pytest.mark.parametrize(
    "body", [{"kind": "status", "status": 418}, {"kind": "slow"}, {"kind": "drop", "operation": "x"}]
)
def test_fault_that_could_never_apply_is_rejected(account: Caller, body: dict[str, Any]) -> None:
    answer = account.post(f"{SELF}/faults", json=body)

    assert answer.status_code == 422
    assert answer.json["errors"][0]["detail"]


# Access


@pytest.fixture
def guarded() -> Iterator[Caller]:
    """An account of a mock that was started with a token."""
    app = create_app(settings=Settings(admin_token=TOKEN))
    yield Caller(app)
    app.extensions["flowroute_mock"].close()


URLS = ["/__mock__/worlds", "/__mock__/openapi.json", "/__mock__/metrics", SELF, f"{SELF}/journal"]


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize(
    "environ",
    [
        pytest.param({"REMOTE_ADDR": "192.0.2.7"}, id="another machine"),
        pytest.param({"REMOTE_ADDR": "2001:db8::1"}, id="another machine by IPv6"),
        pytest.param({"REMOTE_ADDR": ""}, id="nobody knows"),
        pytest.param({"REMOTE_ADDR": "127.0.0.1.evil.example"}, id="only looks like loopback"),
        pytest.param({"HTTP_X_FORWARDED_FOR": "192.0.2.7"}, id="through a proxy here"),
        pytest.param({"HTTP_FORWARDED": "for=127.0.0.1"}, id="through a proxy that says here"),
        pytest.param({"HTTP_HOST": "evil.example"}, id="a page in a browser, by a name of its own"),
        pytest.param({"HTTP_HOST": "localhost.evil.example"}, id="a name that begins well"),
    ],
)
def test_other_machines_are_kept_out(account: Caller, url: str, environ: dict[str, str]) -> None:
    answer = account.get(url, environ_overrides=environ)

    assert answer.status_code == 403
    assert "admin-token" in answer.json["errors"][0]["detail"]


@pytest.mark.parametrize(
    "environ",
    [
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8080"},
        {"REMOTE_ADDR": "127.8.8.8", "HTTP_HOST": "localhost"},
        {"REMOTE_ADDR": "::1", "HTTP_HOST": "[::1]:8080"},
        {"REMOTE_ADDR": "::ffff:127.0.0.1", "HTTP_HOST": "localhost:80"},
    ],
    ids=lambda environ: environ["REMOTE_ADDR"],
)
def test_this_machine_is_let_in(account: Caller, environ: dict[str, str]) -> None:
    assert account.get("/__mock__/worlds", environ_overrides=environ).status_code == 200


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("token", [None, "", "wrong", TOKEN + "x", TOKEN[:-1], "caf\xe9"])
def test_token_is_asked_of_everyone_where_there_is_one(guarded: Caller, url: str, token: str | None) -> None:
    answer = guarded.get(url, headers={} if token is None else {"X-Mock-Token": token})

    assert answer.status_code == 401


@pytest.mark.parametrize("url", URLS)
def test_token_opens_the_door_from_anywhere(guarded: Caller, url: str) -> None:
    environ = {"REMOTE_ADDR": "192.0.2.7", "HTTP_HOST": "mock.example"}

    assert guarded.get(url, headers={"X-Mock-Token": TOKEN}, environ_overrides=environ).status_code == 200


def test_health_is_open_to_all(guarded: Caller) -> None:
    environ = {"REMOTE_ADDR": "192.0.2.7", "HTTP_HOST": "mock.example"}

    assert guarded.app.test_client().get("/__mock__/health", environ_overrides=environ).status_code == 200


def test_keys_of_an_account_do_not_open_the_admin(guarded: Caller) -> None:
    assert guarded.get("/__mock__/worlds").status_code == 401
