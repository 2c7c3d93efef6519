"""What the service probably takes, and the contract does not have: it is taken, and the journal says so."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from flowroute_mock.app import create_app
from flowroute_mock.http.contract import load_contract
from flowroute_mock.http.unserved import note_of
from flowroute_mock.settings import Settings, SettingsError

from mock_server.tests.helpers.callers import Caller

BUY = "/v2/numbers/12065550100"
PRIMARY = "/v2/numbers/12065550190/relationships/primary_route"
ROUTE = b'{"data":{"type":"route","id":"98396"}}'


def last_entry(account: Caller) -> dict[str, Any]:
    entry: dict[str, Any] = account.mock.worlds.calls(account.world)[-1]
    return entry


@pytest.mark.parametrize("limit", [201, 1000000, 10**40])
@pytest.mark.parametrize("path", ["/v2/numbers", "/v2/numbers/available"])
def test_a_limit_above_the_maximum_is_the_maximum(account: Caller, path: str, limit: int) -> None:
    page = account.get(f"{path}?limit={limit}").json

    assert page["links"]["self"].endswith("limit=200&offset=0")
    assert last_entry(account)["notes"] == ["The contract has no limit above 200; it was read as 200."]
    assert last_entry(account)["request_fits"] is False


def test_a_limit_up_to_the_maximum_is_not_noted(account: Caller) -> None:
    account.get("/v2/numbers?limit=200")

    assert (last_entry(account)["notes"], last_entry(account)["request_fits"]) == ([], True)


@pytest.mark.parametrize("limit", ["0", "-1", "ten", "1e6", ""])
def test_a_limit_that_is_none_is_rejected_all_the_same(account: Caller, limit: str) -> None:
    assert account.get(f"/v2/numbers?limit={limit}").status_code == 422


def test_a_limit_above_the_maximum_is_rejected_on_request() -> None:
    caller = Caller(create_app(settings=Settings(over_limit="refuse")))

    assert caller.get("/v2/numbers?limit=201").json["errors"][0]["detail"] == {
        "limit": ["Must be less than or equal to 200."]
    }


@pytest.mark.parametrize(
    "content_type", ["text/plain; charset=utf-8", "text/plain", "application/x-www-form-urlencoded", "x", "text/html"]
)
def test_json_of_any_type_is_read_and_noted(account: Caller, content_type: str) -> None:
    response = account.patch(PRIMARY, data=ROUTE, headers={"Content-Type": content_type})

    assert response.status_code == 204
    assert last_entry(account)["notes"] == [f"The contract has no body of type {content_type}; it was read as JSON."]
    assert last_entry(account)["request_fits"] is False


@pytest.mark.parametrize("content_type", ["application/json", "application/vnd.api+json; charset=UTF-8"])
def test_json_of_a_documented_type_is_not_noted(account: Caller, content_type: str) -> None:
    account.patch(PRIMARY, data=ROUTE, headers={"Content-Type": content_type})

    assert (last_entry(account)["notes"], last_entry(account)["request_fits"]) == ([], True)


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        pytest.param(b"data=1", "application/x-www-form-urlencoded", 400, id="a form"),
        pytest.param(ROUTE, "text/plain; charset=utf-16", 415, id="another charset"),
        pytest.param(b"{}", "text/plain", 422, id="an invalid value"),
    ],
)
def test_what_is_no_valid_json_is_rejected_whatever_its_type(
    account: Caller, body: bytes, content_type: str, status: int
) -> None:
    assert account.patch(PRIMARY, data=body, headers={"Content-Type": content_type}).status_code == status


def test_the_admin_takes_json_alone(account: Caller) -> None:
    response = account.post(
        "/__mock__/worlds/self/faults", data=b'{"kind":"drop"}', headers={"Content-Type": "text/plain"}
    )

    assert response.status_code == 415


@pytest.mark.parametrize(
    ("query", "body", "enabled"),
    [
        ("cnam_lookups_enabled=True", None, True),
        ("cnam_lookups_enabled=true", {}, True),
        ("cnam_lookups_enabled=1", {"messaging_enabled": True}, True),
        ("cnam_lookups_enabled=False", None, False),
        ("cnam_lookups_enabled=True", {"cnam_lookups_enabled": False}, False),
        ("cnam_lookups_enabled=0", {"cnam_lookups_enabled": True}, True),
        ("", {"cnam_lookups_enabled": True}, True),
    ],
)
def test_options_of_a_purchase_are_read_from_the_query_and_the_body_comes_first(
    account: Caller, query: str, body: dict[str, bool] | None, enabled: bool
) -> None:
    options = {} if body is None else {"json": body}

    bought = account.post(f"{BUY}?{query}", **options)

    assert (bought.status_code, bought.json["data"]["attributes"]["cnam_lookups_enabled"]) == (201, enabled)


def test_an_option_in_the_query_is_noted(account: Caller) -> None:
    account.post(f"{BUY}?messaging_enabled=yes")

    assert account.get(BUY).json["data"]["attributes"]["messaging_enabled"] is True
    entry = account.mock.worlds.calls(account.world)[0]
    assert entry["arguments"] == {"id": "12065550100", "messaging_enabled": True}
    assert entry["notes"] == ["The contract has no messaging_enabled in the query; the mock reads it there as well."]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("cnam_lookups_enabled=maybe", "Not a valid boolean."),
        ("cnam_lookups_enabled=", "Not a valid boolean."),
        ("cnam_lookups_enabled=1&cnam_lookups_enabled=1", "Given more than once."),
    ],
)
def test_an_option_in_the_query_that_is_no_boolean_buys_nothing(account: Caller, query: str, sentence: str) -> None:
    rejected = account.post(f"{BUY}?{query}")

    assert rejected.status_code == 422
    assert rejected.json["errors"][0]["detail"] == {"cnam_lookups_enabled": [sentence]}
    assert account.get(BUY).status_code == 404


def test_an_optional_body_of_null_is_no_body(account: Caller) -> None:
    assert account.post(BUY, data=b"null").status_code == 201


def test_a_required_body_of_null_is_rejected(account: Caller) -> None:
    assert account.patch(PRIMARY, data=b"null").status_code == 422


def test_links_begin_with_the_public_url() -> None:
    caller = Caller(create_app(settings=Settings(public_url="https://mock.example.com:8443/base")))

    page = caller.get("/v2/numbers?limit=1").json

    assert page["links"]["next"] == "https://mock.example.com:8443/base/v2/numbers?limit=1&offset=1"
    assert page["data"][0]["links"]["self"] == "https://mock.example.com:8443/base/v2/numbers/12065550190"
    assert caller.get("/openapi.json").json["servers"] == [{"url": "https://mock.example.com:8443/base"}]


@pytest.mark.parametrize(
    "settings",
    [
        *(
            {"public_url": url}
            for url in ("mock.example.com", "ftp://x", "https://x/", "https://a:b@x", "http://", "http://x?y")
        ),
        *({"access_key": key} for key in ("a:b", "", "a b", "é", "x" * 129)),
        *({"secret_key": key} for key in ("", "a b", "\n", "x" * 257)),
        {"over_limit": "clmp"},
    ],
    ids=str,
)
def test_a_setting_that_cannot_work_is_an_error(settings: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        Settings(**settings)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v2/cnams", 404),
        ("POST", "/v2/e911s/validate", 404),
        ("POST", "/v2/portorders/portability", 404),
        ("POST", "/v2.1/messages", 404),
        ("PATCH", "/v2/numbers/12065550190/relationships/cnam/17", 404),
        ("POST", "/v2/numbers/12065550190/relationships/sms_callback", 404),
    ],
)
def test_an_operation_of_flowroute_that_the_mock_lacks_is_named_as_such(
    account: Caller, caplog: pytest.LogCaptureFixture, method: str, path: str, status: int
) -> None:
    with caplog.at_level(logging.INFO, "flowroute_mock.calls"):
        response = account.call(method, path)

    assert (response.status_code, response.headers["X-Mock-Note"]) == (
        status,
        "Flowroute has this operation; the mock does not.",
    )
    assert "(Flowroute has this operation; the mock does not.)" in caplog.text
    assert last_entry(account)["notes"] == ["Flowroute has this operation; the mock does not."]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v2/numberz"),
        ("PUT", "/v2/numbers/12065550190"),
        ("GET", "/v2/cnamsx"),
        ("GET", "/v2"),
        ("DELETE", "/v2/numbers/available"),
        ("DELETE", "/v2/routes/edge_strategies"),
    ],
)
def test_a_typing_error_has_no_note(account: Caller, method: str, path: str) -> None:
    response = account.call(method, path)

    assert response.status_code in (404, 405)
    assert "X-Mock-Note" not in response.headers


def test_no_operation_of_the_contract_is_called_missing(account: Caller) -> None:
    for operation in load_contract().operations.values():
        path = operation.path.replace("{id}", "12065550190").replace("{number_id}", "12065550190")
        response = account.call(operation.method, path)

        assert "X-Mock-Note" not in response.headers


def test_the_table_of_missing_operations_has_methods_and_paths() -> None:
    assert note_of("PATCH", "/v2/portorders/17") is not None
    assert note_of("DELETE", "/v2/portorders/17") is None
    assert note_of("GET", "/v2/portorders/17/x") is None
