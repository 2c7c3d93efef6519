"""The responses of the operations on routes."""

from __future__ import annotations

import pytest

from mock_server.tests.helpers.callers import Caller

NUMBER = "/v2/numbers/12065550190"
RELATIONSHIPS = ["primary_route", "failover_route"]


def route(route_id: str) -> dict[str, object]:
    return {"data": {"type": "route", "id": route_id}}


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
@pytest.mark.parametrize("route_id", ["0", "98396", "83834", "83861"])
def test_route_that_was_set_shows_in_the_details(account: Caller, relationship: str, route_id: str) -> None:
    response = account.patch(f"{NUMBER}/relationships/{relationship}", json=route(route_id))

    assert (response.status_code, response.data, response.content_type) == (204, b"", None)
    assert account.get(NUMBER).json["data"]["relationships"][relationship]["data"] == {"type": "route", "id": route_id}


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "application/vnd.api+json", ""])
def test_body_is_read_in_either_media_type_and_in_none(account: Caller, content_type: str) -> None:
    body = b'{"data":{"type":"route","id":"98396"}}'

    response = account.patch(f"{NUMBER}/relationships/primary_route", data=body, content_type=content_type)

    assert response.status_code == 204


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
@pytest.mark.parametrize(
    ("number", "route_id"),
    [("12065550190", "4711"), ("12065550100", "0")],
    ids=["no such route", "not the account's number"],
)
def test_unknown_number_or_route_is_not_found(account: Caller, relationship: str, number: str, route_id: str) -> None:
    response = account.patch(f"/v2/numbers/{number}/relationships/{relationship}", json=route(route_id))

    assert response.status_code == 404
    assert response.json["errors"][0]["detail"] == "Could not find that resource on your account."


MISSING = ["Missing data for required field."]


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        pytest.param({}, {"data": MISSING}, id="no data"),
        pytest.param({"data": {}}, {"data": {"type": MISSING, "id": MISSING}}, id="empty data"),
        pytest.param({"data": {"type": "route"}}, {"data": {"id": MISSING}}, id="no id"),
        pytest.param(
            {"data": {"type": "number", "id": "0"}}, {"data": {"type": ["Must be equal to route."]}}, id="type"
        ),
        pytest.param({"data": {"type": "route", "id": 0}}, {"data": {"id": ["Not a valid string."]}}, id="integer id"),
        pytest.param(
            {"data": {"type": "route", "id": "abc"}},
            {"data": {"id": ["String does not match expected pattern."]}},
            id="letters",
        ),
        pytest.param({"data": None}, {"data": ["Not a valid object."]}, id="null"),
        pytest.param([], {"_schema": ["Not a valid object."]}, id="array"),
    ],
)
def test_body_that_violates_the_contract_is_reported_field_by_field(
    account: Caller, body: object, detail: dict[str, object]
) -> None:
    response = account.patch(f"{NUMBER}/relationships/primary_route", json=body)

    assert response.status_code == 422
    assert response.json["errors"][0]["detail"] == detail


def test_missing_body_is_reported_as_missing_data(account: Caller) -> None:
    response = account.patch(f"{NUMBER}/relationships/primary_route")

    assert response.status_code == 422
    assert response.json["errors"][0]["detail"] == {"data": MISSING}
