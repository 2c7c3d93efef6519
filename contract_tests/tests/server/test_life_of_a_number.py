"""From purchase to release, and what two accounts do to each other meanwhile."""

from __future__ import annotations

import httpx
import pytest

from contract_tests.calls.account import Account, new_route
from contract_tests.calls.accounts import Accounts
from contract_tests.calls.concurrency import at_once
from contract_tests.calls.unchanged import assert_unchanged
from contract_tests.expected.comparison import assert_same
from contract_tests.expected.model import (
    ACCOUNT_PATH,
    AREA_CODES_PATH,
    EXCHANGES_PATH,
    RELATIONSHIPS,
    ROUTES_PATH,
    SEARCH_PATH,
    TIERS_PATH,
)
from contract_tests.target.checked_call import CheckedCall
from contract_tests.target.server import PATIENCE, Target
from contract_tests.tests.server.test_concurrency import every_step, package

__all__ = ["package"]
IN_USE = ("This Route has numbers still associated to it.", "Please disassociate all numbers before deleting.")


@pytest.fixture
def account(accounts: Accounts) -> Account:
    """Return a fresh account."""
    return accounts.fresh()


def is_for_sale(account: Account, e164: str) -> bool:
    """Return whether the search of an account finds a number."""
    return bool(account.list_page(SEARCH_PATH, starts_with=e164)["data"])


def change_route(account: Account, route: str, **attributes: object) -> CheckedCall:
    """PATCH a route."""
    return account.call("PATCH", f"{ROUTES_PATH}/{route}", json=new_route(**attributes))


def test_number_is_bought_routed_cleared_released_and_bought_again(account: Account) -> None:
    """The whole life: each call returns what it should, and leaves what it should."""
    e164 = account.first(SEARCH_PATH)
    offer = account.list_page(SEARCH_PATH, starts_with=e164)["data"]
    route = account.create_route("life of a number").json["data"]["id"]

    account.purchase(e164).expect(201)
    for relationship in RELATIONSHIPS:
        account.set_route(e164, relationship, route).expect(204)
        account.delete_route(route).expect(403)
        account.clear_route(e164, relationship).expect(204)
    account.delete_route(route).expect(204)
    account.release(e164).expect(204)

    assert_same(offer, account.list_page(SEARCH_PATH, starts_with=e164)["data"], "The number that was released")
    account.get(f"{ACCOUNT_PATH}/{e164}").expect(404)
    account.purchase(e164).expect(201)


def test_number_without_routes_says_so(account: Account) -> None:
    """Both relationships are null and no route is included; to clear a route twice is no error."""
    e164 = account.first(ACCOUNT_PATH)
    for relationship in RELATIONSHIPS:
        account.clear_route(e164, relationship).expect(204)
        account.clear_route(e164, relationship).expect(204)

    document = account.details(e164)

    assert [document["data"]["relationships"][name]["data"] for name in RELATIONSHIPS] == [None, None]
    assert [each for each in document["included"] if each["type"] == "route"] == []


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_route_in_use_is_not_deleted(account: Account, relationship: str) -> None:
    """403 in the published words, whichever of the two routes it is, and nothing changes."""
    e164, route = account.first(ACCOUNT_PATH), account.create_route("in use").json["data"]["id"]
    account.set_route(e164, relationship, route).expect(204)

    with assert_unchanged(account):
        response = account.delete_route(route)

    response.expect(403)
    (entry,) = response.json["errors"]
    assert (entry["title"], entry["detail"]) == IN_USE


def test_repeated_alias_is_rejected_and_a_repeated_value_is_not(account: Account) -> None:
    """An alias belongs to one route of the account, when it is created and when it is changed."""
    first = account.create_route("one", "sip.example.com").json["data"]["id"]
    account.create_route("two", "sip.example.com").expect(201)

    with assert_unchanged(account):
        account.create_route("one", "other.example.com").expect(403)
        change_route(account, first, alias="two").expect(403)
    change_route(account, first, alias="one").expect(200)


def test_default_route_can_neither_be_changed_nor_deleted(account: Account, target: Target) -> None:
    """403 for both: every new number depends on it."""
    if not target.is_ours:
        pytest.skip("what the vendor does is unknown")

    with assert_unchanged(account):
        account.delete_route("0").expect(403)
        change_route(account, "0", alias="mine").expect(403)


def test_routes_of_another_account_are_not_there(accounts: Accounts) -> None:
    """An account can neither use, change nor delete what another one created."""
    one, other = accounts.several(2)
    for number in range(3):
        one.create_route(f"only here {number}").expect(201)
    foreign = one.create_route("foreign").json["data"]["id"]

    with assert_unchanged(other):
        other.set_route(other.first(ACCOUNT_PATH), "primary_route", foreign).expect(404)
        change_route(other, foreign, alias="taken over").expect(404)
        other.delete_route(foreign).expect(404)


def test_number_of_another_account_is_neither_changed_nor_released(accounts: Accounts) -> None:
    """404, as for a number of nobody."""
    one, other = accounts.several(2)
    e164 = one.first(SEARCH_PATH)
    one.purchase(e164).expect(201)

    with assert_unchanged(one):
        other.release(e164).expect(404)
        other.clear_route(e164, "primary_route").expect(404)
        other.call("PATCH", f"{ACCOUNT_PATH}/{e164}", json={"type": "number", "alias": "mine"}).expect(404)


def test_another_account_finds_and_buys_what_was_released(accounts: Accounts, target: Target) -> None:
    """There is one such number: who buys it first has it, and no one else finds it until it is released again."""
    one, other = accounts.several(2)
    empty(target, other)
    e164 = one.first(ACCOUNT_PATH)
    assert not is_for_sale(other, e164)

    one.release(e164).expect(204)
    assert (is_for_sale(one, e164), is_for_sale(other, e164)) == (True, True)
    other.purchase(e164).expect(201)
    assert (is_for_sale(one, e164), is_for_sale(other, e164)) == (False, False)
    one.purchase(e164).expect(404)
    other.release(e164).expect(204)

    one.purchase(e164).expect(201)
    assert (is_for_sale(one, e164), is_for_sale(other, e164)) == (False, False)


def empty(target: Target, account: Account) -> None:
    """Take everything off an account of the mock, so that it has other contents than a fresh one."""
    if not target.is_ours:
        pytest.skip("only the mock can empty an account")
    http = httpx.Client(base_url=target.base_url, transport=target.inner_transport, timeout=PATIENCE)
    snapshot = {"format": "flowroute-mock-world", "version": 1}
    auth = (account.keys.access_key, account.keys.secret_key)
    response = http.put("/__mock__/worlds/self/snapshot", json=snapshot, auth=auth)
    assert response.status_code < 300, response.text


def test_route_that_is_set_while_it_is_deleted_is_either_set_or_gone(account: Account, package: str) -> None:
    """No number ever leads to a route that is not there."""
    e164 = account.first(ACCOUNT_PATH)
    routes = [account.create_route(f"step {step}").json["data"]["id"] for step in range(300)]

    def delete(step: int) -> CheckedCall:
        return account.delete_route(routes[step])

    def assign(step: int) -> CheckedCall:
        return account.set_route(e164, "primary_route", routes[step])

    for step, deleted, assigned in every_step(package, delete, assign):
        statuses = (deleted.status, assigned.status)
        assert statuses in ((204, 404), (403, 204)), f"Deleted and set at once: {statuses}.\n{deleted.describe()}"
        set_to = account.details(e164)["data"]["relationships"]["primary_route"]["data"]
        assert ((set_to or {}).get("id") == routes[step]) == (assigned.status == 204)
        account.clear_route(e164, "primary_route").expect(204)


def test_number_is_bought_once_whenever_it_is_released(account: Account, package: str) -> None:
    """A purchase that meets a release either comes too early or buys; afterwards there is one owner or one offer."""
    e164 = account.first(ACCOUNT_PATH)

    def release(step: int) -> CheckedCall:
        return account.release(e164)

    def buy(step: int) -> CheckedCall:
        return account.purchase(e164)

    for _, released, bought in every_step(package, release, buy):
        released.expect(204)
        bought.expect(201, 409)
        owned = account.get(f"{ACCOUNT_PATH}/{e164}").status == 200
        assert owned == (bought.status == 201)
        assert is_for_sale(account, e164) != owned
        if not owned:
            account.purchase(e164).expect(201)


def test_of_two_accounts_that_buy_a_released_number_one_gets_it(
    accounts: Accounts, target: Target, package: str
) -> None:
    """Whenever the second purchase comes, one of the two has the number."""
    seller, one, other = accounts.several(3)
    e164 = seller.first(ACCOUNT_PATH)
    for account in (one, other):
        empty(target, account)
    seller.release(e164).expect(204)

    for _, first, second in every_step(package, lambda _: one.purchase(e164), lambda _: other.purchase(e164)):
        statuses = sorted([first.status, second.status])
        assert statuses in ([201, 404], [201, 409]), f"Two accounts bought {e164} at once and got {statuses}."
        (one if first.status == 201 else other).release(e164).expect(204)


def test_of_many_accounts_that_buy_a_number_as_it_is_released_one_gets_it(accounts: Accounts, target: Target) -> None:
    """All at once: one release, and a purchase by each of four accounts."""
    seller, *buyers = accounts.several(5)
    e164 = seller.first(ACCOUNT_PATH)
    for account in buyers:
        empty(target, account)

    for _ in range(5):
        at_once([lambda: seller.release(e164), *(lambda it=it: it.purchase(e164) for it in buyers)])  # type: ignore[misc]
        owners = [account for account in buyers if account.get(f"{ACCOUNT_PATH}/{e164}").status == 200]
        assert len(owners) <= 1
        assert is_for_sale(seller, e164) == (not owners)
        for owner in owners:
            owner.release(e164).expect(204)
        seller.purchase(e164).expect(201)


def test_two_routes_of_one_alias_at_once_are_one(account: Account) -> None:
    """One is created, the others are rejected."""
    calls = at_once([lambda: account.create_route("at once")] * 8)

    assert sorted(call.status for call in calls) == [201] + [403] * 7
    assert [route["attributes"]["alias"] for route in account.list_all(ROUTES_PATH)].count("at once") == 1


def test_number_that_is_released_twice_at_once_is_released_once(account: Account) -> None:
    """One call returns 204, the others 404."""
    e164 = account.first(ACCOUNT_PATH)

    calls = at_once([lambda: account.release(e164)] * 8)

    assert sorted(call.status for call in calls) == [204] + [404] * 7
    assert is_for_sale(account, e164)


def test_settings_of_a_number_are_changed_one_by_one(account: Account) -> None:
    """What is not given stays; null takes the alias away."""
    e164 = account.first(SEARCH_PATH)
    account.purchase(e164, {"cnam_lookups_enabled": True}).expect(201)

    seen = []
    for change in ({"alias": "Fax"}, {"cnam_lookups_enabled": False}, {"alias": None}):
        response = account.call("PATCH", f"{ACCOUNT_PATH}/{e164}", json={"type": "number", **change})
        response.expect(200)
        attributes = response.json["data"]["attributes"]
        seen.append((attributes["alias"], attributes["cnam_lookups_enabled"]))
        assert_same(account.details(e164), response.json, "The response to a change")

    assert seen == [("Fax", True), ("Fax", False), (None, False)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"type": "number"}, id="nothing to change"),
        pytest.param({"alias": "Fax"}, id="no type"),
        pytest.param({"type": "route", "alias": "Fax"}, id="another type"),
        pytest.param({"type": "number", "alias": "x" * 65}, id="a long alias"),
        pytest.param({"type": "number", "cnam_lookups_enabled": "true"}, id="a text for a boolean"),
        pytest.param({"type": "number", "messaging_enabled": 1}, id="a number for a boolean"),
        pytest.param({"data": {"type": "number", "attributes": {"alias": "Fax"}}}, id="wrapped in data"),
    ],
)
def test_change_of_a_number_that_the_contract_forbids_changes_nothing(account: Account, body: object) -> None:
    """422, and the number is as before."""
    with assert_unchanged(account):
        account.call("PATCH", f"{ACCOUNT_PATH}/{account.first(ACCOUNT_PATH)}", json=body).expect(422)


ATTRIBUTES = {"alias": "new", "route_type": "host", "value": "sip.example.com"}
BAD_VALUES: dict[str, list[object]] = {
    "alias": ["", None, 5, "x" * 65, "a\nb", []],
    "route_type": ["", "sip-reg", "HOST", "webhook", None, 5],
    "value": ["", None, 5, "x" * 257, "a\nb", {}],
    "edge_strategy_id": ["4", -1, 1.5, 4711, True],
}
BAD_ATTRIBUTES = [(name, value) for name, values in BAD_VALUES.items() for value in values]


@pytest.mark.parametrize(("name", "value"), BAD_ATTRIBUTES)
def test_attribute_of_a_route_that_is_forbidden_is_rejected_by_name(account: Account, name: str, value: object) -> None:
    """422 that names the attribute, for a new route and for one that is there, and nothing changes."""
    route = account.create_route("old").json["data"]["id"]
    attributes = {**ATTRIBUTES, name: value}

    with assert_unchanged(account):
        calls = [
            account.call("POST", ROUTES_PATH, json=new_route(**attributes)),
            change_route(account, route, **attributes),
        ]

    for call in calls:
        call.expect(422)
        assert name in call.json["errors"][0]["detail"]["data"]["attributes"]


def test_related_links_lead_to_what_is_for_sale(account: Account) -> None:
    """From area codes to exchanges to numbers, and from tiers to numbers: each link has what it says."""
    for code in account.list_page(AREA_CODES_PATH, limit=3)["data"]:
        exchanges = account.call("GET", code["links"]["related"]).json["data"]
        assert exchanges
        for exchange in exchanges:
            numbers = account.call("GET", exchange["links"]["related"]).json["data"]
            assert exchange["id"].startswith(code["id"])
            assert numbers
            assert all(number["id"].startswith(f"1{exchange['id']}") for number in numbers)
    for tier in account.list_page(TIERS_PATH)["data"]:
        numbers = account.call("GET", tier["links"]["related"]).json["data"]
        assert {number["attributes"]["tier"] for number in numbers} == {tier["id"]}


def test_what_has_nothing_for_sale_is_not_listed(account: Account, target: Target) -> None:
    """The last number of an area code, an exchange and a tier takes them away; its release brings them back."""
    if not target.is_ours:
        pytest.skip("only the mock has one toll-free number")
    (last,) = [item["id"] for item in account.list_page(SEARCH_PATH, starts_with="800")["data"]]

    def shown() -> tuple[bool, bool, bool]:
        lists = {path: [each["id"] for each in account.list_all(path)] for path in (AREA_CODES_PATH, TIERS_PATH)}
        exchanges = [each["id"] for each in account.list_all(EXCHANGES_PATH, areacode="800")]
        return "800" in lists[AREA_CODES_PATH], exchanges == ["800555"], "Toll Free" in lists[TIERS_PATH]

    before = shown()
    account.purchase(last).expect(201)
    without = shown()
    account.release(last).expect(204)

    assert (before, without, shown()) == ((True,) * 3, (False,) * 3, (True,) * 3)
