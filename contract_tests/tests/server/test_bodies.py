"""Bodies: an invalid body returns an error with a reason, and changes nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from contract_tests.calls.account import Account
from contract_tests.calls.accounts import Accounts
from contract_tests.calls.error_responses import assert_error_response
from contract_tests.calls.unchanged import assert_unchanged
from contract_tests.expected import contract
from contract_tests.expected.model import ACCOUNT_PATH, RELATIONSHIPS, SEARCH_PATH
from contract_tests.target.server import Target

MEMBERS = st.sampled_from(["data", "type", "id", "x"])
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(MEMBERS, inner, max_size=3),
    max_leaves=6,
)


def e164_of(account: Account) -> str:
    """Return a number of the account."""
    return account.first(ACCOUNT_PATH)


UNFIT_ROUTES = [
    pytest.param({}, "data", id="empty object"),
    pytest.param({"data": None}, "data", id="null, which would clear it"),
    pytest.param({"data": []}, "data", id="array"),
    pytest.param({"data": {}}, "id", id="neither type nor id"),
    pytest.param({"data": {"type": "route"}}, "id", id="no id"),
    pytest.param({"data": {"id": "0"}}, "type", id="no type"),
    pytest.param({"data": {"type": "number", "id": "0"}}, "type", id="another type"),
    pytest.param({"data": {"type": "Route", "id": "0"}}, "type", id="type in another case"),
    pytest.param({"data": {"type": "route", "id": 0}}, "id", id="id as a number"),
    pytest.param({"data": {"type": "route", "id": None}}, "id", id="id null"),
    pytest.param({"data": {"type": "route", "id": ""}}, "id", id="id empty"),
    pytest.param({"data": {"type": "route", "id": "0\n"}}, "id", id="id with a line end"),
    pytest.param({"data": {"type": "route", "id": "9" * 21}}, "id", id="id too long"),
    pytest.param({"data": {"type": "route", "id": "sip-reg"}}, "id", id="alias for id"),
    pytest.param({"type": "route", "id": "0"}, "data", id="not wrapped"),
    pytest.param([], None, id="array at the top"),
    pytest.param("0", None, id="string at the top"),
    pytest.param(None, None, id="null at the top"),
]


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
@pytest.mark.parametrize(("body", "name"), UNFIT_ROUTES)
def test_invalid_route_body_is_rejected_and_changes_nothing(
    accounts: Accounts, target: Target, body: Any, name: str | None, relationship: str
) -> None:
    """A body out of form is 422, the reason names the field, and the number keeps its routes."""
    account = accounts.fresh()
    e164 = e164_of(account)

    with assert_unchanged(account):
        path = f"{ACCOUNT_PATH}/{e164}/relationships/{relationship}"
        response = account.call("PATCH", path, content=json.dumps(body), headers={"Content-Type": "application/json"})
        assert_error_response(target, response, 422, names=name)


UNFIT_OPTIONS = [
    pytest.param({"cnam_lookups_enabled": "true"}, "cnam_lookups_enabled", id="text for a boolean"),
    pytest.param({"cnam_lookups_enabled": 1}, "cnam_lookups_enabled", id="number for a boolean"),
    pytest.param({"cnam_lookups_enabled": None}, "cnam_lookups_enabled", id="null for a boolean"),
    pytest.param({"messaging_enabled": "yes"}, "messaging_enabled", id="word for a boolean"),
    pytest.param({"messaging_enabled": []}, "messaging_enabled", id="array for a boolean"),
    pytest.param({"messaging_email": "me@example.com"}, "messaging_email", id="address for a boolean"),
    pytest.param({"messaging_callback_url": 7}, "messaging_callback_url", id="number for a URL"),
    pytest.param({"messaging_callback_url": "not a url"}, "messaging_callback_url", id="words for a URL"),
    pytest.param([], None, id="array at the top"),
    pytest.param(True, None, id="boolean at the top"),
]


def test_optional_body_of_null_is_no_body(accounts: Accounts, target: Target) -> None:
    """A client that serializes "no options" as null buys the number; another server may reject it."""
    account = accounts.fresh()
    e164 = account.first(SEARCH_PATH)

    response = account.call(
        "POST", f"{ACCOUNT_PATH}/{e164}", content=b"null", headers={"Content-Type": "application/json"}
    )

    if target.is_ours or response.status != 422:
        response.expect(201)


@pytest.mark.parametrize(("body", "name"), UNFIT_OPTIONS)
def test_purchase_with_invalid_options_is_rejected_and_buys_nothing(
    accounts: Accounts, target: Target, body: Any, name: str | None
) -> None:
    """An option of a wrong type is 422, the reason names it, and the number stays for sale."""
    account = accounts.fresh()
    e164 = account.first(SEARCH_PATH)

    with assert_unchanged(account):
        headers = {"Content-Type": "application/json"}
        response = account.call("POST", f"{ACCOUNT_PATH}/{e164}", content=json.dumps(body), headers=headers)
        assert_error_response(target, response, 422, names=name)


UNREADABLE = [
    pytest.param(b"{", id="open"),
    pytest.param(b"data", id="a word"),
    pytest.param(b"{'data': 1}", id="single quotes"),
    pytest.param(b'{"data": NaN}', id="NaN"),
    pytest.param(b'{"data": 1}{', id="more after it"),
    pytest.param(b'{"data": "\xff"}', id="no UTF-8"),
    pytest.param(b'{"data": 1,}', id="comma at the end"),
    pytest.param(b" ", id="a blank"),
    pytest.param(b'{"data":{"type":"route","id":"0"},"data":{"type":"route","id":"0"}}', id="one name twice"),
    pytest.param(b'{"data":' * 5000 + b"1" + b"}" * 5000, id="too deep"),
]
WRITES = [
    pytest.param("POST", "/v2/numbers/12065550100", id="purchase_number"),
    *(
        pytest.param("PATCH", f"/v2/numbers/12065550190/relationships/{relationship}", id=relationship)
        for relationship in RELATIONSHIPS
    ),
]


@pytest.mark.parametrize("body", UNREADABLE)
@pytest.mark.parametrize(("method", "path"), WRITES)
def test_body_that_is_not_json_is_rejected(
    accounts: Accounts, target: Target, method: str, path: str, body: bytes
) -> None:
    """What is no JSON is 400, not 422 and never 500, and changes nothing."""
    account = accounts.fresh()

    with assert_unchanged(account):
        response = account.call(method, path, content=body, headers={"Content-Type": "application/json"})
        assert_error_response(target, response, 400)


LARGEST = 64 * 1024


@pytest.mark.parametrize(("method", "path"), WRITES)
def test_body_is_read_up_to_its_largest_size(accounts: Accounts, target: Target, method: str, path: str) -> None:
    """64 KiB are read, and one byte more is 413, whatever is in it."""
    if not target.is_ours:
        pytest.skip("the largest size is the mock's choice")
    account = accounts.fresh()
    body = json.dumps({"data": {"type": "route", "id": "0"}} if method == "PATCH" else {}).encode()
    headers = {"Content-Type": "application/json"}

    with assert_unchanged(account):
        too_large = account.call(method, path, content=body.ljust(LARGEST + 1), headers=headers)
        assert_error_response(target, too_large, 413)
    largest = account.call(method, path, content=body.ljust(LARGEST), headers=headers)

    largest.expect(201, 204)


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_patch_without_a_body_is_rejected(accounts: Accounts, target: Target, relationship: str) -> None:
    """There is no route in nothing."""
    account = accounts.fresh()

    with assert_unchanged(account):
        response = account.call("PATCH", f"{ACCOUNT_PATH}/{e164_of(account)}/relationships/{relationship}")
        assert_error_response(target, response, 422, names="data")


@given(body=ANY_JSON)
@example(body={"data": {"type": "route", "id": "0", "x": 1}, "x": []})
@settings(max_examples=60)
def test_any_json_is_accepted_or_rejected_as_the_contract_says(accounts: Accounts, target: Target, body: Any) -> None:
    """A valid body sets the route, also with unknown members; any other body returns 422."""
    account = accounts.fresh()
    fits = contract.request_validator("update_primary_route").is_valid(body)

    path = f"{ACCOUNT_PATH}/12065550190/relationships/primary_route" if target.is_ours else ""
    path = path or f"{ACCOUNT_PATH}/{e164_of(account)}/relationships/primary_route"
    response = account.call("PATCH", path, content=json.dumps(body), headers={"Content-Type": "application/json"})

    if fits and response.status != 404:
        response.expect(204)
    else:
        assert_error_response(target, response, 404 if fits else 422)
