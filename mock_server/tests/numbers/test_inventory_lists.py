"""The responses of the operations on what is for sale, and of those on routes of their own."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

import pytest
from flowroute_mock.app import create_app
from flowroute_mock.store import open_store
from flowroute_mock.world.nanp import E164
from flowroute_mock.world.starting_world import STARTING_WORLD

from mock_server.tests.helpers.callers import Caller

AREA_CODES = "/v2/numbers/available/areacodes"
EXCHANGES = "/v2/numbers/available/exchanges"
TIERS = "/v2/numbers/available/tiers"


def offer(account: Caller, e164: str, **members: Any) -> None:
    """Put a number up for sale."""
    number = dataclasses.replace(STARTING_WORLD.numbers[0].bought, e164=E164(e164), **members)
    account.mock.store.offer_number(account.world, number)


def test_area_codes_ascend_with_links_to_their_exchanges(account: Caller) -> None:
    document = account.get(f"{AREA_CODES}?limit=1").json

    assert document == {
        "data": [
            {
                "type": "areacode",
                "id": "201",
                "links": {"related": "http://localhost/v2/numbers/available/exchanges?areacode=201"},
            }
        ],
        "links": {
            "self": f"http://localhost{AREA_CODES}?limit=1&offset=0",
            "next": f"http://localhost{AREA_CODES}?limit=1&offset=1",
        },
    }


def test_four_hundred_area_codes_fit_on_a_page(account: Caller) -> None:
    assert len(account.ids(f"{AREA_CODES}?limit=400")) == 149


@pytest.mark.parametrize(
    ("cost", "expected"),
    [("3.98", []), ("3.99", ["212"]), ("3.990", ["212"]), ("4", ["212"]), ("0", []), ("9999999999999999999", ["212"])],
)
def test_most_setup_cost_is_compared_as_it_is_given(account: Caller, cost: str, expected: list[str]) -> None:
    found = account.ids(f"{AREA_CODES}?limit=400&max_setup_cost={cost}")

    assert [code for code in found if code == "212"] == expected


@pytest.mark.parametrize(
    ("given", "echoed"), [("3.25", "3.25"), ("3", "3"), ("3.50", "3.5"), ("0.0000001", "0.0000001")]
)
def test_most_setup_cost_is_echoed_as_a_number(account: Caller, given: str, echoed: str) -> None:
    link = account.get(f"{AREA_CODES}?limit=1&max_setup_cost={given}").json["links"]["self"]

    assert link == f"http://localhost{AREA_CODES}?max_setup_cost={echoed}&limit=1&offset=0"
    assert account.get(link).status_code == 200


def test_offers_of_the_world_are_counted_at_their_own_price(account: Caller) -> None:
    offer(account, "12129990100", setup_cost=Decimal("0.50"))

    assert account.ids(f"{EXCHANGES}?areacode=212") == ["212555", "212999"]
    assert account.ids(f"{AREA_CODES}?max_setup_cost=0.5") == ["212"]
    assert account.ids(f"{EXCHANGES}?max_setup_cost=0.5") == ["212999"]


def test_area_code_without_numbers_for_sale_has_no_exchanges(account: Caller) -> None:
    assert account.ids(f"{EXCHANGES}?areacode=999") == []


def test_tiers_are_named_by_what_numbers_cost(account: Caller) -> None:
    offer(account, "12065559999", monthly_cost=Decimal("0.99"))

    assert account.ids(TIERS) == [
        "CA $1.00/$1.50/$0.014",
        "Standard",
        "Toll Free",
        "US $1.00/$0.99/$0.012",
        "US $3.99/$2.50/$0.012",
    ]


@pytest.mark.parametrize(
    ("tier", "expected"),
    [("Standard", "12015550100"), ("Toll%20Free", "18005550199"), ("US%20%243.99%2F%242.50%2F%240.012", "12125550100")],
)
def test_search_is_filtered_by_tier(account: Caller, tier: str, expected: str) -> None:
    assert account.ids(f"/v2/numbers/available?limit=1&tier={tier}") == [expected]


@pytest.mark.parametrize("tier", ["standard", "Stand", "Toll"])
def test_tier_is_the_whole_name(account: Caller, tier: str) -> None:
    assert account.ids(f"/v2/numbers/available?tier={tier}") == []


def test_empty_inventory_has_nothing_to_list(account: Caller) -> None:
    account.mock.store.empty_inventory(account.world)

    assert [account.ids(path) for path in (AREA_CODES, EXCHANGES, TIERS)] == [[], [], []]


def test_million_numbers_have_the_same_area_codes(app: object) -> None:
    large = Caller(create_app(open_store("sqlite://", 1_000_000)))

    assert len(large.ids(f"{AREA_CODES}?limit=400")) == 149
    large.mock.close()


NEW = {"data": {"type": "route", "attributes": {"alias": "lab", "route_type": "host", "value": "192.0.2.1"}}}


def test_new_operations_are_journaled_counted_and_asserted_like_the_others(account: Caller) -> None:
    account.post("/v2/routes", json=NEW)
    account.delete("/v2/numbers/12065550195")

    calls = account.mock.worlds.calls(account.world)
    assert [(call["operation"], call["answer"]["status"]) for call in calls] == [
        ("create_inbound_route", 201),
        ("release_number", 204),
    ]
    assert all(call["answer_fits"] for call in calls)


@pytest.mark.parametrize("operation", ["create_inbound_route", "delete_inbound_route", "release_number"])
def test_fault_can_be_planned_for_a_new_operation(account: Caller, operation: str) -> None:
    account.plan(kind="status", status=503, operation=operation, times=1)

    calls = {
        "create_inbound_route": lambda: account.post("/v2/routes", json=NEW),
        "delete_inbound_route": lambda: account.delete("/v2/routes/98396"),
        "release_number": lambda: account.delete("/v2/numbers/12065550195"),
    }
    assert calls[operation]().status_code == 503
    assert len(account.ids("/v2/numbers")) == 6


def test_prefer_chooses_an_example_of_a_new_operation(account: Caller) -> None:
    response = account.delete("/v2/routes/98396", headers={"Prefer": "example=alias_taken"})

    assert response.json["errors"][0]["detail"] == "Another route of the account has this alias."


def test_snapshot_keeps_created_routes_cleared_relationships_and_released_numbers(account: Caller) -> None:
    route = account.post("/v2/routes", json=NEW).json["data"]["id"]
    account.delete("/v2/numbers/12065550190/relationships/primary_route")
    account.delete("/v2/numbers/12065550195")
    worlds = account.mock.worlds
    kept = worlds.snapshot(account.world)
    worlds.reset(account.world)

    worlds.restore(account.world, kept)

    assert worlds.snapshot(account.world) == kept
    assert route in account.ids("/v2/routes")
    assert account.get("/v2/numbers/12065550190").json["data"]["relationships"]["primary_route"]["data"] is None
    assert account.ids("/v2/numbers/available?starts_with=12065550195") == ["12065550195"]
