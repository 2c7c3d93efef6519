"""Responses for unknown URLs and failures of the mock itself, and their media type."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flowroute_mock.app import create_app
from flowroute_mock.gateway import Gateway
from flowroute_mock.http.endpoint import EndpointRequest, EndpointResult
from flowroute_mock.settings import Settings

from mock_server.tests.helpers.callers import Caller

NUMBER = "/v2/numbers/12065550190"


@pytest.mark.parametrize(
    "url",
    [
        "/v2",
        "/v2/",
        "/v2/numbers/",
        "//v2/numbers",
        "/v2//numbers",
        "/v1/numbers",
        "/v2/numbers/12065550190/relationships",
        "/v2/numbers/12065550190/relationships/third_route",
        "/V2/numbers",
        "/v2/numbers/available/ratecenters",
        "/v2/numbers/%2F",
        "/__mock__",
        "/%00",
        "/caf%C3%A9",
        "/%FF%FE",
    ],
)
def test_url_that_is_not_served_is_reported_as_the_vendor_does(account: Caller, url: str) -> None:
    response = account.get(url)

    assert response.status_code == 404
    assert response.json == {
        "errors": [
            {
                "status": "404 Not Found: The requested URL was not found on the server. "
                "If you entered the URL manually please check your spelling and try again."
            }
        ]
    }


@pytest.mark.parametrize("url", ["/", "/__mock__/ui", "/__mock__/ui/"])
def test_page_that_is_switched_off_is_not_served(url: str) -> None:
    assert Caller(create_app(settings=Settings(ui=False))).get(url).status_code == 404


@pytest.mark.parametrize(
    ("method", "url", "allow"),
    [
        ("POST", "/v2/numbers/available", "GET, HEAD"),
        ("PATCH", "/v2/numbers/available", "GET, HEAD"),
        ("POST", "/v2/numbers", "GET, HEAD"),
        ("OPTIONS", "/v2/numbers", "GET, HEAD"),
        ("TRACE", "/v2/numbers", "GET, HEAD"),
        ("QUERY", "/v2/numbers", "GET, HEAD"),
        ("FLY", "/v2/numbers", "GET, HEAD"),
        ("PUT", NUMBER, "DELETE, GET, HEAD, PATCH, POST"),
        ("TRACE", NUMBER, "DELETE, GET, HEAD, PATCH, POST"),
        ("OPTIONS", NUMBER, "DELETE, GET, HEAD, PATCH, POST"),
        ("GET", f"{NUMBER}/relationships/primary_route", "DELETE, PATCH"),
        ("HEAD", f"{NUMBER}/relationships/primary_route", "DELETE, PATCH"),
        ("POST", f"{NUMBER}/relationships/failover_route", "DELETE, PATCH"),
        ("DELETE", "/v2/routes", "GET, HEAD, POST"),
        ("GET", "/v2/routes/98396", "DELETE, PATCH"),
        ("DELETE", "/v2/routes/edge_strategies", "GET, HEAD"),
        ("PUT", "/__mock__/worlds", "GET, HEAD, POST"),
    ],
)
def test_method_that_a_path_lacks_is_rejected_with_those_it_has(
    account: Caller, method: str, url: str, allow: str
) -> None:
    response = account.call(method, url)

    assert (response.status_code, response.headers["Allow"]) == (405, allow)
    if method != "HEAD":
        entry = response.json["errors"][0]
        assert entry["title"] == "Method Not Allowed"
        assert entry["detail"] == "The method is not allowed for the requested URL."


@pytest.mark.parametrize("url", ["/v2/numbers", "/v2/numbers/available", NUMBER])
def test_head_responds_like_get_without_the_body(account: Caller, url: str) -> None:
    head, got = account.call("HEAD", url), account.get(url)

    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == got.headers["Content-Length"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("application/vnd.api+json", "application/vnd.api+json"),
        ("application/vnd.api+json, application/json;q=0.5", "application/vnd.api+json"),
        ("application/vnd.api+json;q=0.5, application/json", "application/json"),
        ("application/vnd.api+json, */*;q=0.1", "application/vnd.api+json"),
        ("text/html", "application/json"),
        ("rubbish;;;q=,", "application/json"),
        ("application/vnd.api+json;q=nan", "application/json"),
    ],
)
@pytest.mark.parametrize("url", ["/v2/numbers", "/v2/numbers?limit=0", "/nowhere"])
def test_media_type_is_plain_json_unless_the_caller_prefers_the_other(
    account: Caller, url: str, accept: str | None, media_type: str
) -> None:
    response = account.get(url, headers={} if accept is None else {"Accept": accept})

    assert response.content_type == media_type


def serving(app: Flask, endpoint: Any) -> Caller:
    """Replace the endpoint of get_number in an app."""
    gateway = app.view_functions["get_number"]
    assert isinstance(gateway, Gateway)
    app.view_functions["get_number"] = Gateway(gateway.mock, gateway.operation, endpoint)
    return Caller(app)


@pytest.mark.parametrize("fault", [KeyError("x"), ValueError("x"), LookupError("x"), RecursionError(), UnicodeError()])
def test_bug_of_ours_is_a_server_error_and_says_nothing_of_itself(app: Flask, fault: Exception) -> None:
    def broken(asked: EndpointRequest) -> EndpointResult:
        raise fault

    response = serving(app, broken).get(NUMBER)

    assert response.status_code == 500
    entry = response.json["errors"][0]
    assert entry["title"] == "Internal Server Error"
    assert entry["detail"] == "The service failed. Try again later."
    assert entry["id"] == response.headers["X-Request-Id"]


@pytest.mark.parametrize(
    ("result", "place"),
    [
        pytest.param((200, {"data": 1}), "get_number, 200, body at /data: 1 is not of type", id="wrong type"),
        pytest.param((200, {}), 'get_number, 200, body at its root: "data" is a required property', id="missing"),
        pytest.param((418, {}), "get_number: the contract has no status 418. Known statuses: 200, ", id="status"),
        pytest.param((200, None), "get_number, 200: the contract requires a body;", id="no body"),
    ],
)
def test_response_that_violates_the_contract_is_a_server_error_with_the_place(
    app: Flask, result: EndpointResult, place: str
) -> None:
    response = serving(app, lambda request: result).get(NUMBER)

    assert response.status_code == 500
    assert place in response.json["errors"][0]["detail"]


def test_responses_are_not_validated_when_that_is_off() -> None:
    caller = serving(create_app(settings=Settings(validate_answers=False)), lambda request: (200, {"data": 1}))

    assert caller.get(NUMBER).json == {"data": 1}


def test_violation_of_ours_is_logged(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    serving(app, lambda request: (200, {})).get(NUMBER)

    assert 'get_number, 200, body at its root: "data" is a required property' in caplog.text


def test_error_carries_the_request_id_of_its_response(account: Caller) -> None:
    response = account.get("/v2/numbers?limit=0", headers={"X-Request-Id": "test-4711"})

    assert response.headers["X-Request-Id"] == "test-4711"
    assert response.json["errors"][0]["id"] == "test-4711"


@pytest.mark.parametrize("given", ["", "a b", "x" * 65, "caf\xe9", "a\tb"])
def test_request_id_that_is_not_fit_for_a_log_is_replaced(account: Caller, given: str) -> None:
    request_id = account.get("/v2/numbers", headers={"X-Request-Id": given}).headers["X-Request-Id"]

    assert request_id != given
    assert len(request_id) == 32


def test_every_operation_of_the_contract_is_served(app: Flask) -> None:
    operations = app.extensions["flowroute_mock"].contract.operations

    assert {name for name in app.view_functions if name in operations} == set(operations)
