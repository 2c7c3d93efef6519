"""Keys: every operation needs them, and each pair belongs to one account."""

from __future__ import annotations

import base64
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_tests.calls.account import Account, new_route
from contract_tests.calls.accounts import Accounts
from contract_tests.calls.error_responses import assert_error_response
from contract_tests.calls.unchanged import assert_unchanged
from contract_tests.expected import contract
from contract_tests.expected.model import ACCOUNT_PATH
from contract_tests.target.checked_call import CheckedCall
from contract_tests.target.keys import KeyPair
from contract_tests.target.server import Target

CALLS: dict[str, tuple[str, str, dict[str, Any] | None]] = {
    "list_account_numbers": ("GET", "/v2/numbers", None),
    "search_available_numbers": ("GET", "/v2/numbers/available", None),
    "get_number": ("GET", "/v2/numbers/12065550190", None),
    "purchase_number": ("POST", "/v2/numbers/12065550100", {}),
    "update_primary_route": (
        "PATCH",
        "/v2/numbers/12065550190/relationships/primary_route",
        {"data": {"type": "route", "id": "83834"}},
    ),
    "update_failover_route": (
        "PATCH",
        "/v2/numbers/12065550190/relationships/failover_route",
        {"data": {"type": "route", "id": "83834"}},
    ),
    "release_number": ("DELETE", "/v2/numbers/12065550195", None),
    "update_number": ("PATCH", "/v2/numbers/12065550194", {"type": "number", "alias": "Fax machine"}),
    "remove_primary_route": ("DELETE", "/v2/numbers/12065550191/relationships/primary_route", None),
    "remove_failover_route": ("DELETE", "/v2/numbers/12065550191/relationships/failover_route", None),
    "list_inbound_routes": ("GET", "/v2/routes", None),
    "create_inbound_route": (
        "POST",
        "/v2/routes",
        new_route(alias="warehouse", route_type="host", value="203.0.113.20"),
    ),
    "update_inbound_route": ("PATCH", "/v2/routes/83861", new_route(value="sip:desk@pbx.example.net")),
    "delete_inbound_route": ("DELETE", "/v2/routes/83861", None),
    "list_edge_strategies": ("GET", "/v2/routes/edge_strategies", None),
    "list_available_area_codes": ("GET", "/v2/numbers/available/areacodes", None),
    "list_available_exchanges": ("GET", "/v2/numbers/available/exchanges", None),
    "list_available_tiers": ("GET", "/v2/numbers/available/tiers", None),
}
OPERATIONS = sorted(CALLS)


def basic(text: str, scheme: str = "Basic") -> str:
    """Write credentials as HTTP Basic does."""
    return f"{scheme} {base64.b64encode(text.encode()).decode()}"


def wrong_credentials(keys: KeyPair) -> dict[str, str | None]:
    """Return what must not open an account, by what is wrong with it."""
    access, secret = keys.access_key, keys.secret_key
    return {
        "none at all": None,
        "an empty header": "",
        "no keys": "Basic",
        "no text": "Basic !!!",
        "the scheme alone, with a blank": "Basic ",
        "keys in the open": f"Basic {access}:{secret}",
        "another scheme": basic(f"{access}:{secret}", "Bearer"),
        "an unknown scheme": basic(f"{access}:{secret}", "Digest"),
        "no scheme": base64.b64encode(f"{access}:{secret}".encode()).decode(),
        "no secret": basic(f"{access}:"),
        "no colon": basic(access),
        "no access key": basic(f":{secret}"),
        "another secret": basic(f"{access}:{secret[::-1]}"),
        "part of the secret": basic(f"{access}:{secret[:-1]}"),
        "the end of the secret": basic(f"{access}:{secret[1:]}"),
        "more than the secret": basic(f"{access}:{secret}x"),
        "a blank after the secret": basic(f"{access}:{secret} "),
        "a line end after the secret": basic(f"{access}:{secret}\n"),
        "the secret in upper case": basic(f"{access}:{secret.swapcase()}"),
        "the access key in upper case": basic(f"{access.swapcase()}:{secret}"),
        "an unknown access key": basic(f"{access}x:{secret}"),
        "part of the access key": basic(f"{access[:-1]}:{secret}"),
        "the keys swapped": basic(f"{secret}:{access}"),
        "the access key twice": basic(f"{access}:{access}"),
        "a wildcard": basic("%:%"),
        "not ASCII": basic("ключ:секрет"),
    }


WRONG = sorted(wrong_credentials(KeyPair("access", "Secret")))


def send(target: Target, operation: str, authorization: str | None) -> CheckedCall:
    """Call an operation with a header, or with none."""
    method, path, body = CALLS[operation]
    headers = {} if authorization is None else {"Authorization": authorization}
    with target.http() as http:
        response: CheckedCall = http.request(method, path, json=body, headers=headers).extensions["call"]
    return response


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_credentials_return_401_and_change_nothing(accounts: Accounts, target: Target, wrong: str) -> None:
    """Any wrong credential returns 401 with a challenge, and changes nothing."""
    account = accounts.fresh()
    authorization = wrong_credentials(account.keys)[wrong]
    if target.app is None and (authorization or "").endswith(" "):
        pytest.skip("over a socket, httpx sends no header with a blank at its end")

    with assert_unchanged(account):
        for operation in OPERATIONS:
            response = send(target, operation, authorization)

            assert response.status == 401, (
                f"{operation} with {wrong}: expected 401, received {response.status}.\n{response.describe()}"
            )
            assert_error_response(target, response, 401)
            if target.is_ours:
                challenge = response.headers.get("WWW-Authenticate", "")
                assert challenge.lower().startswith("basic realm="), f"401 without a challenge: {challenge!r}"


def test_calls_table_has_every_operation() -> None:
    """An operation that is added to the contract needs keys too."""
    assert set(CALLS) == set(contract.operations())


TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"]), max_size=40
)  # HTTP has no control character in a header


@given(text=TEXTS | st.binary(max_size=40).map(lambda raw: base64.b64encode(raw).decode()))
@settings(max_examples=60)
def test_random_credentials_return_401(target: Target, reader: Account, text: str) -> None:
    """No header but that of an account is let in, and none makes the server fail."""
    header = f"Basic {text}".strip()
    with target.http() as http:
        response = http.get(ACCOUNT_PATH, headers=[(b"Authorization", header.encode())])

    response.extensions["call"].expect(401)


@pytest.mark.parametrize("scheme", ["Basic", "basic", "BASIC", "bAsIc"])
def test_scheme_is_read_in_any_case(target: Target, reader: Account, scheme: str) -> None:
    """Source: RFC 9110, 11.1: the name of a scheme is case-insensitive."""
    response = send(target, "list_account_numbers", basic(f"{reader.keys.access_key}:{reader.keys.secret_key}", scheme))

    response.expect(200)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_credentials_are_checked_before_the_rest_of_the_request(target: Target, operation: str) -> None:
    """Without keys, an invalid request returns 401 and no detail of its other errors."""
    method, path, _ = CALLS[operation]
    with target.http() as http:
        for variant in (f"{path}?limit=0", path.replace("12065550", "x")):
            content, headers = (b"{", {"Content-Type": "text/plain"}) if method != "GET" else (b"", {})
            response: CheckedCall = http.request(method, variant, content=content, headers=headers).extensions["call"]

            response.expect(401)


def test_keys_of_one_account_open_that_account(accounts: Accounts) -> None:
    """What one account writes is read back with its own keys, not with those of another."""
    one, other = accounts.several(2)
    e164 = one.first("/v2/numbers/available")
    one.purchase(e164)

    one.get(f"{ACCOUNT_PATH}/{e164}").expect(200)
    other.get(f"{ACCOUNT_PATH}/{e164}").expect(404)
    mixed = httpx.BasicAuth(one.keys.access_key, other.keys.secret_key)
    one.call("GET", ACCOUNT_PATH, auth=mixed).expect(401)


def test_wrong_keys_return_the_published_error(target: Target) -> None:
    """401 has the vendor's title and detail."""
    (entry,) = send(target, "list_account_numbers", None).json["errors"]

    assert (entry["title"], entry["detail"]) == ("Unauthorized", "Authentication failed.")


def test_right_keys_work_after_wrong_ones(target: Target, reader: Account) -> None:
    """A 401 neither locks out the right keys nor lets in wrong ones."""
    right = basic(f"{reader.keys.access_key}:{reader.keys.secret_key}")

    statuses = [send(target, "list_account_numbers", each).status for each in (right, None, right, basic("a:b"), right)]

    assert statuses == [200, 401, 200, 401, 200]
