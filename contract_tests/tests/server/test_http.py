"""HTTP itself: methods, paths and media types."""

from __future__ import annotations

import json
from typing import Any

import pytest

from contract_tests.calls.account import Account
from contract_tests.calls.accounts import Accounts
from contract_tests.calls.error_responses import assert_error_response
from contract_tests.calls.unchanged import assert_unchanged
from contract_tests.expected import contract
from contract_tests.expected.comparison import assert_same
from contract_tests.expected.model import ACCOUNT_PATH, RELATIONSHIPS
from contract_tests.target.checked_call import CheckedCall
from contract_tests.target.server import Target
from contract_tests.tests.server.test_auth import CALLS

JSON, JSON_API = "application/json", "application/vnd.api+json"
WITH_BODY = {name for name, operation in contract.operations().items() if operation.request_schema is not None}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
PATHS = {
    "/v2/numbers": {"GET"},
    "/v2/numbers/available": {"GET"},
    "/v2/numbers/available/areacodes": {"GET"},
    "/v2/numbers/available/exchanges": {"GET"},
    "/v2/numbers/available/tiers": {"GET"},
    "/v2/numbers/12065550190": {"GET", "POST", "PATCH", "DELETE"},
    "/v2/numbers/12065550190/relationships/primary_route": {"PATCH", "DELETE"},
    "/v2/numbers/12065550190/relationships/failover_route": {"PATCH", "DELETE"},
    "/v2/routes": {"GET", "POST"},
    "/v2/routes/edge_strategies": {"GET"},
    "/v2/routes/98396": {"PATCH", "DELETE"},
}
UNKNOWN_PATHS = [
    "/", "/v2", "/v2/", "/v2/numbers/", "/v2/Numbers", "/v1/numbers", "/v2/routes/x/y", "/v2/numbers/12065550190/",
    "/v2/numbers/12065550190/relationships", "/v2/numbers/12065550190/relationships/primary_route/",
    "/v2/numbers/12065550190/relationships/cnam", "/v2/numbers/available/", "/v2/numbers/available/x",
]  # fmt: skip
REFUSED_METHODS = [
    pytest.param(method, path, id=f"{method} {path}")
    for path, methods in PATHS.items()
    for method in METHODS
    if method not in methods
]


def media_type(response: CheckedCall) -> str | None:
    """Return the media type of a response without its parameters, or None without a body."""
    if response.status == 204:
        assert "Content-Type" not in response.headers, f"Expected no Content-Type.\n{response.describe()}"
        return None
    assert "Content-Type" in response.headers, f"Expected a Content-Type.\n{response.describe()}"
    return response.headers["Content-Type"].partition(";")[0]


def test_paths_table_has_every_operation() -> None:
    """A path that is added to the contract is tested here too."""
    served = {(method, path) for path, methods in PATHS.items() for method in methods}

    assert len(served) == len(contract.operations())
    assert {each and each.id for each in (contract.find_operation(*one) for one in served)} == set(
        contract.operations()
    )


@pytest.mark.parametrize(("method", "path"), REFUSED_METHODS)
def test_method_that_a_path_lacks_is_rejected_with_those_it_has(
    accounts: Accounts, target: Target, method: str, path: str
) -> None:
    """405 names in Allow what the path does serve, and nothing is done."""
    account = accounts.fresh()

    with assert_unchanged(account):
        response = account.call(method, path)

        assert_error_response(target, response, 405)
        allowed = {each.strip() for each in response.headers.get("Allow", "").split(",")}
        assert allowed - {"HEAD"} == PATHS[path], f"{path} serves {sorted(PATHS[path])}, and Allow says {allowed}."


@pytest.mark.parametrize("path", UNKNOWN_PATHS)
def test_path_of_no_operation_is_not_found(accounts: Accounts, target: Target, path: str) -> None:
    """A path is served as the contract spells it, or not at all."""
    account = accounts.fresh()

    for method in ("GET", "POST", "PATCH"):
        response = account.call(method, target.base_url + path)
        if target.is_ours and path == "/":
            continue
        response.expect(404)
        (entry,) = response.json["errors"]
        if target.is_ours:
            assert set(entry) == {"status"}, f"Expected only a `status`, as the vendor sends it: {entry}"
            assert entry["status"].startswith("404 Not Found: The requested URL was not found"), entry


@pytest.mark.parametrize("accept", [None, "*/*", JSON, "application/*", "text/html", "text/html, */*;q=0.1"])
@pytest.mark.parametrize("operation", sorted(CALLS))
def test_response_is_plain_json_unless_json_api_is_preferred(
    accounts: Accounts, operation: str, accept: str | None
) -> None:
    """Who does not ask for JSON:API's own media type gets application/json, whatever else is asked for."""
    method, path, body = CALLS[operation]
    response = accounts.fresh().call(method, path, json=body, headers={} if accept is None else {"Accept": accept})

    assert media_type(response) in {JSON, None}, f"It should be {JSON}.\n{response.describe()}"


@pytest.mark.parametrize("accept", [JSON_API, f"{JSON_API}, */*;q=0.5", f"{JSON};q=0.1, {JSON_API}"])
@pytest.mark.parametrize("operation", sorted(CALLS))
def test_response_is_json_api_if_that_is_preferred(
    accounts: Accounts, target: Target, operation: str, accept: str
) -> None:
    """Who asks for application/vnd.api+json gets it, errors included."""
    if not target.is_ours:
        pytest.skip("the effect of Accept on the vendor is unknown")
    method, path, body = CALLS[operation]
    account = accounts.fresh()

    response = account.call(method, path, json=body, headers={"Accept": accept})
    error = account.call(method, f"{path}/x/x", json=body, headers={"Accept": accept})

    assert media_type(response) in {JSON_API, None}, f"It should be {JSON_API}.\n{response.describe()}"
    assert media_type(error) == JSON_API, f"Expected an error in {JSON_API} too.\n{error.describe()}"


READ = [
    JSON,
    JSON_API,
    f"{JSON}; charset=utf-8",
    f"{JSON};charset=UTF-8",
    f"{JSON_API}; charset=utf-8",
    JSON.upper(),
    None,
]
READ_BY_OURS = ["text/plain", "text/plain; charset=utf-8", "application/x-www-form-urlencoded", "application/jsonx"]
NOT_READ = [f"{JSON}; charset=latin-1", f"{JSON}; charset=utf-16", "text/plain; charset=utf-16"]


@pytest.mark.parametrize("content_type", READ)
@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_body_is_read_in_either_media_type(accounts: Accounts, content_type: str | None, relationship: str) -> None:
    """JSON is JSON, with its charset or without, and even where nobody said so."""
    account = accounts.fresh()
    e164 = account.first(ACCOUNT_PATH)
    headers = {} if content_type is None else {"Content-Type": content_type}

    path = f"{ACCOUNT_PATH}/{e164}/relationships/{relationship}"
    response = account.call("PATCH", path, content=b'{"data":{"type":"route","id":"0"}}', headers=headers)

    response.expect(204)
    set_to = account.details(e164)["data"]["relationships"][relationship]["data"]
    assert_same({"type": "route", "id": "0"}, set_to, f"The {relationship} that was set to 0")


@pytest.mark.parametrize("content_type", READ_BY_OURS)
def test_json_of_another_media_type_is_read(accounts: Accounts, target: Target, content_type: str) -> None:
    """SDKs of the vendor send JSON as text/plain; another server may reject it with 415."""
    account = accounts.fresh()
    e164 = account.first(ACCOUNT_PATH)

    path = f"{ACCOUNT_PATH}/{e164}/relationships/primary_route"
    body = b'{"data":{"type":"route","id":"0"}}'
    response = account.call("PATCH", path, content=body, headers={"Content-Type": content_type})

    if target.is_ours or response.status != 415:
        response.expect(204)


@pytest.mark.parametrize("content_type", NOT_READ)
@pytest.mark.parametrize("operation", sorted(WITH_BODY))
def test_body_in_another_charset_is_rejected(
    accounts: Accounts, target: Target, operation: str, content_type: str
) -> None:
    """What is not UTF-8 by its own word is 415, and changes nothing."""
    method, path, body = CALLS[operation]
    account = accounts.fresh()

    with assert_unchanged(account):
        headers = {"Content-Type": content_type}
        response = account.call(method, path, content=json.dumps(body or {}), headers=headers)
        assert_error_response(target, response, 415)


@pytest.mark.parametrize("operation", sorted(WITH_BODY))
def test_members_that_the_contract_does_not_name_are_ignored(accounts: Accounts, operation: str) -> None:
    """A client of another year may send more than the contract knows."""
    method, path, body = CALLS[operation]
    document: Any = body or {}
    response = accounts.fresh().call(method, path, json={**document, "tags": ["x"], "note": None})

    response.expect(*contract.operations()[operation].successes)


def test_number_in_a_path_is_read_once_its_escapes_are(reader: Account) -> None:
    """A client may escape what it need not."""
    e164 = reader.first(ACCOUNT_PATH)

    response = reader.call("GET", f"{ACCOUNT_PATH}/%31{e164[1:]}")

    response.expect(200)


def test_content_length_is_the_length_of_the_body(reader: Account) -> None:
    """Content-Length is the length of the received body."""
    for path in ("/v2/numbers", "/v2/numbers/available?limit=200", "/v2/numbers/19995550199"):
        response = reader.call("GET", path)
        assert response.headers.get("Content-Length", str(len(response.body))) == str(len(response.body))
