"""How the Prefer header is honoured."""

from __future__ import annotations

from typing import Any

import pytest

from mock_server.tests.helpers.callers import Caller, basic

FOR_SALE = "/v2/numbers/12065550100"


def prefer(account: Caller, method: str, url: str, value: str) -> tuple[int, Any, str | None]:
    answer = account.call(method, url, headers={"Prefer": value})
    return answer.status_code, answer.json if answer.data else None, answer.headers.get("Preference-Applied")


@pytest.mark.parametrize(
    "value", ["code=404", 'code="404"', "respond-async, code=404", "CODE=404", "wait=10, code=404"]
)
def test_status_is_answered_from_the_contract(account: Caller, value: str) -> None:
    status, document, applied = prefer(account, "GET", "/v2/numbers", value)

    assert (status, applied) == (404, "code=404")
    assert document == {"errors": [{"status": 404, "detail": "Could not find that resource on your account."}]}


def test_example_is_answered_by_its_name(account: Caller) -> None:
    status, document, applied = prefer(account, "GET", "/v2/numbers/available", "example=seattle")

    assert (status, applied) == (200, "example=seattle")
    assert document is not None
    assert document["data"][0]["id"] == "12065550100"


def test_example_of_an_error_brings_its_status(account: Caller) -> None:
    assert prefer(account, "POST", FOR_SALE, "example=sold")[0] == 409


def test_status_and_example_go_together(account: Caller) -> None:
    assert prefer(account, "POST", FOR_SALE, "code=409, example=sold")[::2] == (409, "code=409, example=sold")


def test_status_without_a_body_has_none(account: Caller) -> None:
    url = "/v2/numbers/12065550190/relationships/primary_route"

    answer = account.patch(url, json={"data": {"type": "route", "id": "0"}}, headers={"Prefer": "code=204"})

    assert (answer.status_code, answer.data) == (204, b"")


def test_preferred_purchase_buys_nothing(account: Caller) -> None:
    assert prefer(account, "POST", FOR_SALE, "code=201")[0] == 201
    assert account.get(FOR_SALE).status_code == 404


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("code=418", "has no status 418 in the contract. Known statuses: 200, 400"),
        ("code=abc", "three digits"),
        ("code=", "three digits"),
        ("code=99999", "three digits"),
        ("code=²²²", "three digits"),
        ("example=nope", "no such example 'nope'. Known examples: alias_taken, bad_request, first_page"),
        ("code=404, example=first_page", "no such example 'first_page'"),
    ],
)
def test_preference_that_cannot_be_followed_is_a_bad_request(account: Caller, value: str, sentence: str) -> None:
    answer = account.get("/v2/numbers", headers={"Prefer": value})

    assert answer.status_code == 400
    assert sentence in answer.json["errors"][0]["detail"]


@pytest.mark.parametrize("value", ["", "respond-async", "return=minimal", "dynamic=true", ",,;=", '"'])
def test_other_preferences_change_nothing(account: Caller, value: str) -> None:
    assert prefer(account, "GET", "/v2/numbers", value)[0] == 200


def test_preference_does_not_open_the_door(account: Caller) -> None:
    answer = account.get("/v2/numbers", headers={"Prefer": "code=200", "Authorization": basic("nobody", "nothing")})

    assert answer.status_code == 401


def test_preference_goes_before_planned_faults_and_leaves_them_waiting(account: Caller) -> None:
    account.plan(kind="status", status=503, times=1)

    assert prefer(account, "GET", "/v2/numbers", "code=404")[0] == 404
    assert account.get("/v2/numbers").status_code == 503
