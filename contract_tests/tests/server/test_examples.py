"""Examples: what the contract shows is what happens, from the search over the purchase to the list."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from contract_tests.calls.account import Account
from contract_tests.calls.accounts import Accounts
from contract_tests.expected import contract
from contract_tests.expected.comparison import assert_same
from contract_tests.target.checked_call import JSON_TYPES, CheckedCall
from contract_tests.target.server import PATIENCE, Target

VENDOR = "https://api.flowroute.com"
DETAILS = "/v2/numbers/12065550190"
ROUTE = f"{DETAILS}/relationships/primary_route"


@dataclass(frozen=True)
class Step:
    """One request made of examples, and the example that its response should be.

    Shape:   parameter, body and response name examples; query goes in place of the examples of the query parameters.
    """

    operation: str
    status: int
    response: str | None = None
    parameter: str | None = None
    body: str | None = None
    query: dict[str, str] | None = None
    planned: bool = field(default=False, kw_only=True)
    later: bool = field(default=False, kw_only=True)


STORY = [
    Step("search_available_numbers", 200, "seattle"),
    Step("purchase_number", 201, "bought", body="cnam_lookups"),
    Step("get_number", 200, "bought", parameter="bought"),
    Step("update_primary_route", 204, parameter="bought", body="office"),
    Step("update_failover_route", 204, parameter="bought", body="mobile"),
    Step("get_number", 200, "with_both_routes", parameter="bought"),
    Step("list_account_numbers", 200, "first_page", query={"limit": "1"}),
    Step("list_account_numbers", 200, "front_desk"),
    Step("get_number", 200, "front_desk", parameter="front_desk"),
    Step("update_primary_route", 204, parameter="front_desk", body="default_route"),
    Step("update_failover_route", 204, parameter="front_desk", body="default_route"),
    Step("list_available_area_codes", 200, "first_page"),
    Step("list_available_exchanges", 200, "seattle"),
    Step("list_available_tiers", 200, "all"),
    Step("list_inbound_routes", 200, "hosts"),
    Step("list_inbound_routes", 200, "first_page", query={"limit": "2"}),
    Step("list_edge_strategies", 200, "all"),
    Step("create_inbound_route", 201, "warehouse", body="warehouse"),
    Step("update_inbound_route", 200, "moved", body="moved", later=True),
    Step("update_number", 200, "sales", parameter="bought", body="sales"),
    Step("update_number", 200, parameter="fax", body="sales"),
    Step("remove_primary_route", 204, parameter="bought"),
    Step("remove_failover_route", 204, parameter="bought"),
    Step("get_number", 200, "without_routes", parameter="bought"),
    Step("remove_primary_route", 204, parameter="support"),
    Step("remove_failover_route", 204, parameter="support"),
    Step("delete_inbound_route", 204, later=True),
    Step("release_number", 204, parameter="bought"),
    Step("release_number", 204, parameter="spare"),
]
MESSAGING_IS_DOWN = Step("purchase_number", 207, "bought", body="cnam_lookups", planned=True)
MESSAGING_STAYS = Step("update_number", 207, "sales", parameter="bought", body="sales", planned=True)

MESSAGING_STAYS_AFTER = next(step for step in STORY if step.operation == "update_number")

Call = Callable[[Account], CheckedCall]
ERRORS: dict[str, Call] = {
    "bad_request": lambda account: account.call("PATCH", ROUTE, content=b"{", headers={"Content-Type": JSON_TYPES[0]}),
    "unauthorized": lambda account: account.call("GET", DETAILS, auth=("nobody", "wrong")),
    "not_on_account": lambda account: account.call("GET", "/v2/numbers/12065550199"),
    "method_not_allowed": lambda account: account.call("PUT", DETAILS),
    "sold": lambda account: account.purchase("12065550190"),
    "too_large": lambda account: account.call("PATCH", ROUTE, content=b" " * 100_000),
    "route_in_use": lambda account: account.delete_route("98396"),
    "alias_taken": lambda account: account.create_route("office"),
    "missing_field": lambda account: account.call("PATCH", ROUTE, json={"data": {"type": "route"}}),
}
PLANNED_ERRORS = {
    "not_authorized": 403,
    "unsupported_media_type": 415,
    "too_many_requests": 429,
    "internal_server_error": 500,
    "service_unavailable": 503,
}


@pytest.fixture
def account(accounts: Accounts, target: Target) -> Account:
    if not target.is_ours:
        pytest.skip("only the mock knows the world of the examples")
    return accounts.fresh()


@pytest.mark.parametrize("media_type", JSON_TYPES)
def test_examples_tell_one_story(account: Account, media_type: str) -> None:
    """Search, buy, look up, route, list: the requests of the examples, one after another, get their responses."""
    for step in STORY:
        response = send(account, step, media_type)

        assert_as_shown(account, step, response, media_type)


@pytest.mark.parametrize(
    "step", [step for step in STORY if step.parameter != "bought" and not (step.query or step.later)]
)
def test_examples_that_come_first_work_in_any_order(account: Account, step: Step) -> None:
    """A tool that takes one operation and the first of its examples needs no other call before it."""
    response = send(account, step, JSON_TYPES[0])

    assert_as_shown(account, step, response, JSON_TYPES[0])


@pytest.mark.parametrize("media_type", JSON_TYPES)
def test_example_of_a_number_bought_without_messaging_is_what_a_207_says(account: Account, media_type: str) -> None:
    """A purchase whose messaging could not be enabled shows the number that was bought."""
    plan(account, kind="status", status=207, operation="purchase_number", times=1)

    response = send(account, MESSAGING_IS_DOWN, media_type)

    assert_as_shown(account, MESSAGING_IS_DOWN, response, media_type)


@pytest.mark.parametrize("media_type", JSON_TYPES)
def test_example_of_a_number_changed_without_messaging_is_what_a_207_says(account: Account, media_type: str) -> None:
    """A change whose messaging could not be switched shows the number as it is now."""
    for step in STORY[: STORY.index(MESSAGING_STAYS_AFTER)]:
        send(account, step, media_type)
    plan(account, kind="status", status=207, operation="update_number", times=1)

    response = send(account, MESSAGING_STAYS, media_type)

    assert_as_shown(account, MESSAGING_STAYS, response, media_type)


@pytest.mark.parametrize("name", ERRORS)
def test_example_of_an_error_is_what_causes_it(account: Account, name: str) -> None:
    """Each error that a caller can cause reads as the contract shows it."""
    response = ERRORS[name](account)

    assert_error(name, response)


@pytest.mark.parametrize("name", PLANNED_ERRORS)
def test_example_of_an_error_that_no_caller_causes_can_be_planned(account: Account, name: str) -> None:
    """The errors of the service itself read as the contract shows them, once they are planned."""
    plan(account, kind="status", status=PLANNED_ERRORS[name], operation="update_primary_route", times=1)

    response = account.call("PATCH", ROUTE, json={"data": {"type": "route", "id": "0"}})

    assert_error(name, response)


def test_every_example_of_the_contract_is_run() -> None:
    """No example of a parameter, of a body or of a response is left out of the tests above."""
    steps = [*STORY, MESSAGING_IS_DOWN, MESSAGING_STAYS]
    run = {
        *((step.operation, "parameter", step.parameter) for step in steps if step.parameter),
        *((step.operation, "body", step.body) for step in steps if step.body),
        *((step.operation, str(step.status), step.response) for step in steps if step.response),
    }

    assert run == set(_examples_of_operations())
    assert set(ERRORS) | set(PLANNED_ERRORS) == set(_examples_of_errors())


def send(account: Account, step: Step, media_type: str) -> CheckedCall:
    """Send the request that the contract's examples make, in one media type both ways."""
    operation = contract.operations()[step.operation]
    path = operation.path
    for name in operation.names("path"):
        path = path.replace(f"{{{name}}}", example_of(operation.parameters[name], step.parameter))
    shown = {name: operation.parameters[name].get("example") for name in operation.names("query")}
    query = {name: value for name, value in shown.items() if value is not None} if step.query is None else step.query
    content = _node(operation).get("requestBody", {}).get("content", {})
    body = {"json": content[media_type]["examples"][step.body]["value"]} if step.body else {}
    headers = {"Accept": media_type, **({"Content-Type": media_type} if step.body else {})}
    return account.call(operation.method, path, params=query or None, headers=headers, **body)


def example_of(parameter: Any, name: str | None) -> str:
    """Return the named example of a parameter, or its only one."""
    single: str | None = parameter.get("example")
    named: str = parameter["examples"][name]["value"] if single is None else single
    return named


def assert_as_shown(account: Account, step: Step, response: CheckedCall, media_type: str) -> None:
    """Check that a response is the example, member by member, but for the host of its links."""
    response.expect(step.status)
    if step.response is None:
        return
    content = contract.resolve(_node(contract.operations()[step.operation])["responses"][str(step.status)])["content"]
    example = content[media_type]["examples"][step.response]["value"]
    assert response.headers["Content-Type"] == media_type
    assert_same(moved(example, account.target.base_url), response.json, f"The example {step.response}")


def assert_error(name: str, response: CheckedCall) -> None:
    """Check that an error is the example; the reference is its own."""
    status, example = _examples_of_errors()[name]
    response.expect(status)
    seen = copy.deepcopy(response.json)
    for entry in seen["errors"]:
        entry.pop("id", None)
    assert_same(example, seen, f"The example {name}")


def moved(value: Any, base_url: str) -> Any:
    """Return an example with the links of another server."""
    if isinstance(value, dict):
        return {name: moved(each, base_url) for name, each in value.items()}
    if isinstance(value, list):
        return [moved(each, base_url) for each in value]
    return value.replace(VENDOR, base_url) if isinstance(value, str) else value


def plan(account: Account, **fault: Any) -> None:
    """Plan a fault in the world of an account."""
    target, keys = account.target, account.keys
    http = httpx.Client(base_url=target.base_url, transport=target.inner_transport, timeout=PATIENCE)
    auth = (keys.access_key, keys.secret_key)
    response = http.post("/__mock__/worlds/self/faults", json=fault, auth=auth)
    assert response.status_code == 201, response.text


def _node(operation: contract.ContractOperation) -> Any:
    return contract.document()["paths"][operation.path][operation.method.lower()]


def _examples_of_operations() -> list[tuple[str, str, str]]:
    found = []
    for operation in contract.operations().values():
        node = _node(operation)
        owners = [("parameter", parameter) for parameter in operation.parameters.values()]
        owners += [("body", media) for media in node.get("requestBody", {}).get("content", {}).values()]
        owners += [
            (status, media)
            for status, response in node["responses"].items()
            for media in response.get("content", {}).values()
        ]
        found += [(operation.id, what, name) for what, owner in owners for name in owner.get("examples", {})]
    return found


def _examples_of_errors() -> dict[str, tuple[int, Any]]:
    """Return each example of an error with its status."""
    return {
        name: (example["value"]["errors"][0]["status"], example["value"])
        for response in contract.document()["components"]["responses"].values()
        for media in response["content"].values()
        for name, example in media["examples"].items()
    }
