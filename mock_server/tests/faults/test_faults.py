"""What planned faults do, in process."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from flowroute_mock.faults.broken_responses import SLEEP, ConnectionDropped
from flowroute_mock.faults.kinds import KINDS, FaultKind, Kind
from flowroute_mock.faults.planned_faults import draw_delay
from flowroute_mock.http.admin_shapes import check_shape
from flowroute_mock.http.errors import FaultPlanError
from flowroute_mock.world.errors import InvalidContentError

from mock_server.tests.helpers.callers import Caller

README = Path(__file__).parents[2] / "README.md"
FOR_SALE = "/v2/numbers/12065550100"
OWNED = "/v2/numbers/12065550190"
UPDATE = f"{OWNED}/relationships/primary_route"
ROUTE = {"data": {"type": "route", "id": "98396"}}


def statuses(account: Caller, url: str, count: int) -> list[int]:
    return [account.get(url).status_code for _ in range(count)]


def test_fault_applies_as_often_as_planned(account: Caller) -> None:
    account.plan(kind="status", status=503, times=2)

    assert statuses(account, "/v2/numbers", 4) == [503, 503, 200, 200]


def test_fault_applies_to_its_operation_alone(account: Caller) -> None:
    account.plan(kind="status", status=503, operation="get_number")

    assert account.get("/v2/numbers").status_code == 200
    assert account.get(OWNED).status_code == 503


def test_faults_apply_in_the_order_they_were_planned(account: Caller) -> None:
    account.plan(kind="status", status=503, times=1)
    account.plan(kind="status", status=429, times=1)

    assert statuses(account, "/v2/numbers", 3) == [503, 429, 200]


def test_probability_repeats_itself_with_its_seed(account: Caller) -> None:
    account.plan(kind="status", status=500, probability=0.5, seed=7)
    first = statuses(account, "/v2/numbers", 20)
    account.mock.store.clear_faults(account.world)
    account.plan(kind="status", status=500, probability=0.5, seed=7)

    assert statuses(account, "/v2/numbers", 20) == first
    assert set(first) == {200, 500}


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 422, 429, 500, 503])
def test_error_status_has_the_body_of_the_contracts_example(account: Caller, status: int) -> None:
    account.plan(kind="status", status=status, times=1)

    answer = account.get(OWNED)

    assert answer.status_code == status
    assert answer.json["errors"][0]["status"] == status


def test_faulty_status_does_nothing(account: Caller) -> None:
    account.plan(kind="status", status=503, times=1)

    account.post(FOR_SALE)

    assert account.get(FOR_SALE).status_code == 404


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_a_second_unless_planned_otherwise(account: Caller, status: int) -> None:
    account.plan(kind="status", status=status, times=1)
    account.plan(kind="status", status=status, times=1, retry_after=30)

    assert account.get(OWNED).headers["Retry-After"] == "1"
    assert account.get(OWNED).headers["Retry-After"] == "30"


def test_unauthorized_and_not_allowed_come_with_their_headers(account: Caller) -> None:
    account.plan(kind="status", status=401, times=1)
    account.plan(kind="status", status=405, times=1)

    assert "WWW-Authenticate" in account.get(OWNED).headers
    assert account.get(OWNED).headers["Allow"] == "GET"


def test_other_success_of_a_purchase_is_done_and_tells_of_the_number_bought(account: Caller) -> None:
    account.plan(kind="status", status=207, operation="purchase_number", times=1)

    answer = account.post(FOR_SALE)

    assert (answer.status_code, answer.json["data"]["id"]) == (207, "12065550100")
    assert account.get(FOR_SALE).status_code == 200


@pytest.mark.parametrize("operation", ["purchase_number", "update_primary_route"])
def test_published_success_that_the_contract_corrects_cannot_be_planned(account: Caller, operation: str) -> None:
    with pytest.raises(FaultPlanError, match=rf"{operation} has no status 200 in the contract\. Known statuses: 20"):
        account.plan(kind="status", status=200, operation=operation, times=1)


def test_success_was_planned_but_the_call_fails_by_itself(account: Caller) -> None:
    account.plan(kind="status", status=207, operation="purchase_number", times=1)

    assert account.post("/v2/numbers/19995550100").status_code == 404


def test_dropped_call_was_not_done(account: Caller) -> None:
    account.plan(kind="drop", operation="purchase_number", times=1)

    with pytest.raises(ConnectionDropped):
        account.post(FOR_SALE)

    assert account.get(FOR_SALE).status_code == 404


def test_call_whose_answer_is_lost_was_done(account: Caller) -> None:
    account.plan(kind="lost_answer", operation="purchase_number", times=1)

    with pytest.raises(ConnectionDropped) as dropped:
        account.post(FOR_SALE)

    assert (dropped.value.sent, dropped.value.expected) == (0, 0)
    assert account.get(FOR_SALE).status_code == 200


@pytest.mark.parametrize("kind", ["drop", "lost_answer"])
def test_nothing_of_a_dropped_answer_is_started(account: Caller, kind: str) -> None:
    account.plan(kind=kind)
    started: list[object] = []
    environ = account.app.test_request_context(
        "/v2/numbers", headers={"Authorization": account.authorization}
    ).request.environ

    with pytest.raises(ConnectionDropped):
        account.app(environ, lambda *given: started.append(given))

    assert started == []


def raw_call(
    account: Caller, url: str, environ: dict[str, Any] | None = None
) -> tuple[str, dict[str, str], bytes, Any]:
    """Call the app as a server does, and read until the connection drops."""
    started: list[Any] = []
    context = account.app.test_request_context(url, headers={"Authorization": account.authorization})
    received, drop = b"", None
    try:
        for chunk in account.app(
            {**context.request.environ, **(environ or {})}, lambda *given: started.extend(given[:2])
        ):
            received += chunk
    except ConnectionDropped as dropped:
        drop = dropped
    return started[0], dict(started[1]), received, drop


def test_cut_answer_promises_more_than_it_sends(account: Caller) -> None:
    whole = account.get("/v2/numbers").data
    account.plan(kind="cut", times=1)

    status, headers, received, drop = raw_call(account, "/v2/numbers")

    assert status == "200 OK"
    assert headers["Content-Length"] == str(len(whole))
    assert received == whole[: len(whole) // 2]
    assert (drop.sent, drop.expected) == (len(received), len(whole))


def test_answer_without_a_body_cannot_be_cut_and_is_lost_instead(account: Caller) -> None:
    account.plan(kind="cut", times=1)

    with pytest.raises(ConnectionDropped):
        account.patch(UPDATE, json=ROUTE)

    assert account.get(OWNED).json["data"]["relationships"]["primary_route"]["data"]["id"] == "98396"


@pytest.mark.parametrize(
    ("call", "status"),
    [
        (lambda account: account.get("/v2/numbers"), 200),
        (lambda account: account.post(FOR_SALE), 201),
        (lambda account: account.patch(UPDATE, json=ROUTE), 200),
    ],
    ids=["list", "purchase", "update"],
)
def test_body_that_is_no_json_comes_with_the_status_of_success(
    account: Caller, call: Callable[[Caller], Any], status: int
) -> None:
    account.plan(kind="not_json", times=1)

    answer = call(account)

    assert (answer.status_code, answer.content_type) == (status, "application/json")
    assert answer.data.startswith(b"<html>")


def test_body_off_the_contract_is_json_that_breaks_it(account: Caller) -> None:
    account.plan(kind="off_contract", times=1)

    answer = account.get("/v2/numbers")

    validator = account.mock.contract.operations["list_account_numbers"].responses[200].validator
    assert validator is not None
    assert not validator.is_valid(answer.json)


def slept(account: Caller, url: str = "/v2/numbers") -> list[float]:
    """Call, and return how many seconds the answer would have been late."""
    seconds: list[float] = []
    raw_call(account, url, {SLEEP: seconds.append})
    return seconds


@pytest.mark.parametrize(
    ("latency", "low", "high"),
    [
        ({"distribution": "fixed", "seconds": 0.25}, 0.25, 0.25),
        ({"distribution": "uniform", "low": 1, "high": 2}, 1, 2),
        ({"distribution": "lognormal", "median": 50, "sigma": 10}, 0, 60),
    ],
    ids=["fixed", "uniform", "lognormal"],
)
def test_late_answer_sleeps_as_planned_and_repeats_itself_with_its_seed(
    account: Caller, latency: dict[str, Any], low: float, high: float
) -> None:
    account.plan(kind="slow", latency=latency, seed=3)
    first = [slept(account) for _ in range(5)]
    account.mock.store.clear_faults(account.world)
    account.plan(kind="slow", latency=latency, seed=3)

    assert [slept(account) for _ in range(5)] == first
    assert all(low <= seconds <= high for (seconds,) in first)


def test_lognormal_latency_has_the_median_that_was_asked_for() -> None:
    fault = {"plan": "one", "seed": 1, "latency": {"distribution": "lognormal", "median": 0.3, "sigma": 0.8}}

    assert statistics.median(draw_delay(fault) for _ in range(2000)) == pytest.approx(0.3, rel=0.1)


def test_answer_is_late_after_the_work_was_done(account: Caller) -> None:
    account.plan(kind="slow", latency={"distribution": "fixed", "seconds": 30})

    def give_up(seconds: float) -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        account.post(FOR_SALE, environ_overrides={SLEEP: give_up})

    account.mock.store.clear_faults(account.world)
    assert account.get(FOR_SALE).status_code == 200


def test_any_kind_of_fault_may_be_late_too(account: Caller) -> None:
    account.plan(kind="status", status=503, latency={"distribution": "fixed", "seconds": 2})

    assert slept(account) == [2]


def test_refused_call_does_not_use_up_a_fault(account: Caller) -> None:
    account.plan(kind="status", status=503, times=1)

    assert account.get("/v2/numbers?limit=x").status_code == 422
    assert account.get("/v2/numbers").status_code == 503


def test_faults_of_one_world_leave_the_others_alone(account: Caller) -> None:
    account.mock.store.create_world("otheruser", "another-plainly-fake-secret")
    account.plan(kind="status", status=503)

    assert Caller(account.app, "otheruser", "another-plainly-fake-secret").get("/v2/numbers").status_code == 200


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        ({}, "has no `kind`"),
        ({"kind": "explode"}, "'explode' is none of status, slow"),
        ({"kind": "status"}, "status"),
        ({"kind": "slow"}, "latency"),
        ({"kind": "rate_limit"}, "per_second"),
        ({"kind": "slow", "latency": {"distribution": "uniform", "low": 1}}, "high"),
        ({"kind": "slow", "latency": {"distribution": "fixed", "seconds": 61}}, "maximum of 60"),
        ({"kind": "drop", "probability": 2}, "maximum of 1"),
        ({"kind": "drop", "times": 0}, "minimum of 1"),
        ({"kind": "drop", "color": "red"}, "/color: is not known"),
        ({"kind": "drop", "status": 503}, "/status: is 503; it does not go with this kind."),
        ({"kind": "rate_limit", "per_second": 1, "times": 3}, "/times: is 3; it does not go with this kind."),
        ({"kind": "drop", "operation": "buy"}, "Unknown operation 'buy'. Known operations: list_account_numbers"),
        ({"kind": "status", "status": 418}, "has no status 418 in the contract. Known statuses: 200"),
        ({"kind": "status", "status": 207}, "has no status 207"),
        ({"kind": "status", "status": 404, "example": "nope"}, "no such example 'nope'"),
    ],
    ids=str,
)
def test_fault_that_could_never_apply_is_rejected(account: Caller, plan: dict[str, Any], sentence: str) -> None:
    with pytest.raises(FaultPlanError) as refused:
        account.mock.worlds.plan_fault(account.world, plan)

    assert sentence in str(refused.value)


def schema_of_faults(account: Caller) -> dict[str, Any]:
    document: dict[str, Any] = account.get("/__mock__/openapi.json").json
    return document["components"]["schemas"]


@pytest.mark.parametrize("schema", ["FaultPlan", "SnapshotFault"])
def test_the_admins_contract_has_every_kind_of_the_table(account: Caller, schema: str) -> None:
    found = schema_of_faults(account)[schema]
    plan = found["properties"].get("document", found)

    assert plan["properties"]["kind"]["enum"] == list(KINDS)
    assert {field for kind in KINDS.values() for field in kind.fields} | {"kind", "seed"} == {
        *schema_of_faults(account)["FaultPlan"]["properties"]
    }


FIELDS = {
    "operation": "get_number",
    "times": 1,
    "probability": 0.5,
    "latency": {"distribution": "fixed", "seconds": 1},
    "status": 404,
    "example": "unknown_number",
    "retry_after": 1,
    "per_second": 1,
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_admins_contract_takes_the_fields_of_the_table_and_no_other(kind: Kind, field: str) -> None:
    needed = {} if kind.needs is None else {kind.needs: FIELDS[kind.needs]}

    assert is_a("FaultPlan", {"kind": kind.name, **needed, field: FIELDS[field]}) == (field in kind.fields)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_admins_contract_asks_for_what_a_kind_needs(kind: Kind) -> None:
    assert is_a("FaultPlan", {"kind": kind.name}) == (kind.needs is None)


def is_a(schema: str, value: object) -> bool:
    try:
        check_shape(schema, value)
    except InvalidContentError:
        return False
    return True


@pytest.mark.parametrize(
    "plan",
    [
        {"kind": "status", "status": 503.0, "retry_after": 2.0, "times": 1.0, "seed": 3.0},
        {"kind": "status", "status": 503, "retry_after": 2, "times": 1, "seed": 3},
    ],
    ids=["floats", "integers"],
)
def test_a_whole_number_may_be_written_as_a_float(account: Caller, plan: dict[str, Any]) -> None:
    assert account.post("/__mock__/worlds/self/faults", json=plan).status_code == 201

    response = account.get("/v2/numbers")

    assert (response.status_code, response.headers["Retry-After"]) == (503, "2")


def test_the_type_of_the_helper_has_every_kind_of_the_table() -> None:
    assert get_args(FaultKind) == tuple(KINDS)


def test_the_readme_has_a_row_for_every_kind_of_the_table() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]* \| ([^|]*) \|$", README.read_text(), re.MULTILINE)

    assert [(name, does) for name, does in rows if name in KINDS] == [(kind.name, kind.does) for kind in KINDS.values()]
