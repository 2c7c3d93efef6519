"""The responses of the operations on phone numbers."""

from __future__ import annotations

import pytest

from mock_server.tests.helpers.callers import Caller

OWNED = ["12065550190", "12065550191", "12065550192", "12065550193", "12065550194", "12065550195"]
FOR_SALE = "12065550100"


def test_account_list_holds_the_owned_numbers_in_ascending_order(account: Caller) -> None:
    response = account.get("/v2/numbers")

    assert response.status_code == 200
    assert [item["id"] for item in response.json["data"]] == OWNED


def test_item_of_the_account_list_has_the_published_shape(account: Caller) -> None:
    item = account.get("/v2/numbers?limit=1").json["data"][0]

    assert item == {
        "type": "number",
        "id": "12065550190",
        "attributes": {
            "alias": "Front desk",
            "cnam_lookups_enabled": True,
            "iso_country": "US",
            "messaging_enabled": False,
            "number_type": "longcode",
            "rate_center": "seattle",
            "state": "wa",
            "status": "PURCHASED",
            "value": "12065550190",
        },
        "links": {"self": "http://localhost/v2/numbers/12065550190"},
    }


def test_item_of_a_search_has_the_published_shape(account: Caller) -> None:
    item = account.get(f"/v2/numbers/available?starts_with={FOR_SALE}").json["data"][0]

    assert item == {
        "type": "number",
        "id": "12065550100",
        "attributes": {
            "inbound_rate": 0.012,
            "iso_country": "US",
            "monthly_cost": 1.25,
            "number_type": "longcode",
            "rate_center": "seattle",
            "rate_type": "local",
            "setup_cost": 1.0,
            "state": "wa",
            "tier": "Standard",
            "value": "12065550100",
        },
        "links": {"related": "http://localhost/v2/numbers/12065550100"},
    }


def test_limit_is_ten_where_none_is_given(account: Caller) -> None:
    assert len(account.ids("/v2/numbers/available")) == 10


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("starts_with=206555019", OWNED, id="country code is put before"),
        pytest.param("starts_with=1206555019", OWNED, id="country code is there already"),
        pytest.param("starts_with=%2B1206555019", OWNED, id="plus sign"),
        pytest.param("starts_with=%2B44", [], id="another country"),
        pytest.param("ends_with=0193", ["12065550193"], id="end"),
        pytest.param("contains=55019", OWNED, id="middle"),
        pytest.param("contains=0194&ends_with=4", ["12065550194"], id="all filters apply"),
        pytest.param("contains=0194&ends_with=5", [], id="filters that contradict each other"),
        pytest.param("alias=Support", ["12065550191", "12065550192"], id="alias"),
        pytest.param("alias=support", [], id="an alias is exact"),
        pytest.param("alias=Front%20desk", ["12065550190"], id="alias with a blank"),
        pytest.param("alias=Front+desk", ["12065550190"], id="alias with a blank written as a plus sign"),
        pytest.param("limit=2&offset=4", ["12065550194", "12065550195"], id="page"),
        pytest.param("offset=6", [], id="past the end"),
        pytest.param("offset=9223372036854775808", [], id="past what a store counts to"),
        pytest.param("offset=0010&limit=01", [], id="leading zeros of a number"),
        pytest.param("unheard_of=1&limit=1", ["12065550190"], id="unknown parameters are ignored"),
    ],
)
def test_account_list_is_filtered(account: Caller, query: str, expected: list[str]) -> None:
    assert account.ids(f"/v2/numbers?{query}") == expected


@pytest.mark.parametrize(
    "query",
    [
        "state=WA",
        "state=wa",
        "rate_center=SEATTLE",
        "rate_center=seattle&state=Wa",
        "number_type=longcode&contains=206555",
    ],
)
def test_search_is_filtered_without_regard_to_case(account: Caller, query: str) -> None:
    items = account.get(f"/v2/numbers/available?{query}&limit=5").json["data"]

    assert len(items) == 5
    assert all(item["attributes"]["state"] == "wa" for item in items)


def test_search_is_sorted_as_asked(account: Caller) -> None:
    rising = account.ids("/v2/numbers/available?starts_with=206&order_by=tn&limit=3")
    falling = account.ids("/v2/numbers/available?starts_with=206&order_by=number,desc&limit=3")

    assert rising == sorted(rising)
    assert falling == sorted(falling, reverse=True)
    assert rising[0] < falling[-1]


def test_details_name_the_routes_and_include_them(account: Caller) -> None:
    document = account.get("/v2/numbers/12065550191").json

    assert document["data"]["relationships"] == {
        "cnam_preset": {"data": None},
        "e911_address": {"data": None},
        "failover_route": {"data": {"type": "route", "id": "83834"}},
        "primary_route": {"data": {"type": "route", "id": "98396"}},
    }
    assert [(route["type"], route["id"]) for route in document["included"]] == [("route", "98396"), ("route", "83834")]
    assert document["included"][0]["attributes"]["value"] == "203.0.113.10:5060"
    assert document["links"] == {"self": "http://localhost/v2/numbers/12065550191"}


def test_route_that_is_both_primary_and_failover_is_included_once(account: Caller) -> None:
    account.patch("/v2/numbers/12065550190/relationships/failover_route", json={"data": {"type": "route", "id": "0"}})

    assert len(account.get("/v2/numbers/12065550190").json["included"]) == 1


def test_purchase_moves_a_number_from_the_search_to_the_account(account: Caller) -> None:
    response = account.post(f"/v2/numbers/{FOR_SALE}")

    assert response.status_code == 201
    assert response.json["data"]["id"] == FOR_SALE
    assert response.json["data"]["relationships"]["primary_route"]["data"] == {"type": "route", "id": "0"}
    assert account.ids(f"/v2/numbers?contains={FOR_SALE}") == [FOR_SALE]
    assert account.ids(f"/v2/numbers/available?contains={FOR_SALE}") == []


def test_purchase_options_take_effect_but_messaging_only_after_the_response(account: Caller) -> None:
    options = {
        "cnam_lookups_enabled": True,
        "messaging_enabled": True,
        "messaging_callback_url": "https://example.com/",
    }

    attributes = account.post(f"/v2/numbers/{FOR_SALE}", json=options).json["data"]["attributes"]

    assert attributes["cnam_lookups_enabled"] is True
    assert attributes["messaging_enabled"] is False
    assert account.get(f"/v2/numbers/{FOR_SALE}").json["data"]["attributes"]["messaging_enabled"] is True


def test_second_purchase_of_a_number_is_a_conflict(account: Caller) -> None:
    account.post(f"/v2/numbers/{FOR_SALE}")

    response = account.post(f"/v2/numbers/{FOR_SALE}")

    assert response.status_code == 409
    assert response.json["errors"][0]["detail"] == "That phone number is no longer available."


def test_number_that_nobody_sells_cannot_be_bought(account: Caller) -> None:
    response = account.post("/v2/numbers/19995550100")

    assert response.status_code == 404
    assert response.json["errors"][0]["detail"] == "That phone number is not in the inventory."


def test_number_for_sale_is_not_found_on_the_account(account: Caller) -> None:
    response = account.get(f"/v2/numbers/{FOR_SALE}")

    assert response.status_code == 404
    assert response.json["errors"][0]["detail"] == "Could not find that resource on your account."


@pytest.mark.parametrize("content_type", ["text/plain", "application/json", "", "application/x-www-form-urlencoded"])
def test_purchase_without_a_body_may_say_anything_about_its_type(account: Caller, content_type: str) -> None:
    assert account.post(f"/v2/numbers/{FOR_SALE}", data=b"", content_type=content_type).status_code == 201


def test_what_one_account_buys_stays_for_sale_to_another(account: Caller) -> None:
    account.mock.store.create_world("otheruser", "another-plainly-fake-secret")
    other = Caller(account.app, "otheruser", "another-plainly-fake-secret")

    account.post(f"/v2/numbers/{FOR_SALE}")

    assert other.get(f"/v2/numbers/{FOR_SALE}").status_code == 404
    assert other.post(f"/v2/numbers/{FOR_SALE}").status_code == 201
