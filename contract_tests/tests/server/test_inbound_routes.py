"""Inbound routes: the last write shows, and one relationship never touches the other."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_tests.calls.account import Account
from contract_tests.calls.accounts import Accounts
from contract_tests.calls.concurrency import at_once
from contract_tests.calls.unchanged import account_state, assert_unchanged
from contract_tests.drawing import strategies
from contract_tests.expected.comparison import assert_same
from contract_tests.expected.model import ACCOUNT_PATH, RELATIONSHIPS

OTHER = {"primary_route": "failover_route", "failover_route": "primary_route"}


def route_of(document: dict[str, Any], relationship: str) -> str | None:
    """Return the id of the route that a relationship leads to."""
    data = document["data"]["relationships"][relationship]["data"]
    return None if data is None else data["id"]


def set_route(account: Account, e164: str, relationship: str, route_id: str) -> None:
    """Set a route, which must succeed."""
    response = account.set_route(e164, relationship, route_id)
    response.expect(204)
    assert response.body == b"", f"Expected no body.\n{response.describe()}"


@given(data=st.data())
@settings(max_examples=30)
def test_last_write_of_each_relationship_shows(accounts: Accounts, data: st.DataObject) -> None:
    """After any writes to any numbers, each number has the routes that were set last, and all else as before."""
    account = accounts.fresh()
    model = accounts.model(account)
    routes = sorted(model.routes)
    steps = st.tuples(st.sampled_from(sorted(model.numbers)), strategies.relationships(), st.sampled_from(routes))

    for e164, relationship, route_id in data.draw(st.lists(steps, min_size=1, max_size=8), label="writes"):
        set_route(account, e164, relationship, route_id)
        model.set_route(e164, relationship, route_id)

    for e164 in model.numbers:
        assert_same(model.get_number(e164), account.details(e164), f"get_number({e164!r})")


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_each_route_of_the_account_can_be_set(accounts: Accounts, relationship: str) -> None:
    """Whatever its type, a route can be a primary and a failover route, and is then included."""
    account = accounts.fresh()
    model = accounts.model(account)
    e164 = min(model.numbers)
    other = route_of(account.details(e164), OTHER[relationship])

    for route_id, route in sorted(model.routes.items()):
        set_route(account, e164, relationship, route_id)

        document = account.details(e164)
        expected = {relationship: route_id, OTHER[relationship]: other}
        seen = {name: route_of(document, name) for name in expected}
        assert_same(expected, seen, f"{e164}, whose {relationship} was set to {route_id},")
        assert route in document["included"], f"Route {route_id} is not included, or not as it was: {route}"


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_setting_a_route_twice_is_setting_it_once(accounts: Accounts, relationship: str) -> None:
    """The same PATCH again succeeds and changes nothing."""
    account = accounts.fresh()
    model = accounts.model(account)
    e164, route_id = min(model.numbers), max(model.routes)
    set_route(account, e164, relationship, route_id)

    with assert_unchanged(account):
        set_route(account, e164, relationship, route_id)


def test_route_of_both_relationships_is_included_once(accounts: Accounts) -> None:
    """Included names each route once, however many relationships lead to it."""
    account = accounts.fresh()
    model = accounts.model(account)
    e164, route_id = min(model.numbers), max(model.routes)

    for relationship in RELATIONSHIPS:
        set_route(account, e164, relationship, route_id)

    included = [each["id"] for each in account.details(e164)["included"] if each["type"] == "route"]
    assert included == [route_id]


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_route_of_one_number_is_no_matter_of_another(accounts: Accounts, relationship: str) -> None:
    """Nothing but the one relationship of the one number changes."""
    account = accounts.fresh()
    model = accounts.model(account)
    e164 = min(model.numbers)
    before = account_state(account)
    wanted = next(each for each in sorted(model.routes) if each != route_of(account.details(e164), relationship))

    set_route(account, e164, relationship, wanted)

    after = account_state(account)
    changed = after["its numbers"].pop(e164)
    unchanged = route_of(before["its numbers"].pop(e164), OTHER[relationship])
    expected = {relationship: wanted, OTHER[relationship]: unchanged}
    assert_same(expected, {name: route_of(changed, name) for name in expected}, f"{e164} with another {relationship}")
    assert_same(before, after, "Everything but the number whose route was set")


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
@pytest.mark.parametrize("route_id", ["1", "00", "98397", "9" * 20])
def test_route_that_the_account_lacks_is_not_found(accounts: Accounts, relationship: str, route_id: str) -> None:
    """An unknown route is 404, and the number keeps the one it had."""
    account = accounts.fresh()
    model = accounts.model(account)

    with assert_unchanged(account):
        response = account.set_route(min(model.numbers), relationship, route_id)
        response.expect(404)


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_route_of_a_number_that_the_account_lacks_is_not_set(accounts: Accounts, relationship: str) -> None:
    """Neither a number for sale nor one of nobody can be routed; buying it later starts with the default route."""
    account = accounts.fresh()
    model = accounts.model(account)
    e164 = model.catalogue.e164s[0]

    with assert_unchanged(account):
        for stranger in (e164, "19995550199"):
            response = account.set_route(stranger, relationship, max(model.routes))
            response.expect(404)

    document = account.purchase(e164).json
    routes = {name: route_of(document, name) for name in RELATIONSHIPS}
    assert_same({"primary_route": "0", "failover_route": None}, routes, f"{e164}, which was just bought,")


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_number_just_bought_can_be_routed(accounts: Accounts, relationship: str) -> None:
    """A new number takes a route like any other."""
    account = accounts.fresh()
    model = accounts.model(account)
    e164 = model.catalogue.e164s[-1]
    account.purchase(e164)

    set_route(account, e164, relationship, max(model.routes))

    assert_same(max(model.routes), route_of(account.details(e164), relationship), f"The {relationship} of {e164}")


def test_both_relationships_can_be_set_at_the_same_time(accounts: Accounts) -> None:
    """Of writes at once to one number, none is lost."""
    account = accounts.fresh()
    model = accounts.model(account)
    e164 = min(model.numbers)
    primary, failover = sorted(model.routes)[-2:]

    responses = at_once(
        [
            lambda: account.set_route(e164, "primary_route", primary),
            lambda: account.set_route(e164, "failover_route", failover),
        ]
        * 3
    )

    for response in responses:
        response.expect(204)
    document = account.details(e164)
    routes = {name: route_of(document, name) for name in RELATIONSHIPS}
    expected = {"primary_route": primary, "failover_route": failover}
    assert_same(expected, routes, f"{e164}, whose routes were set at once,")


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
def test_account_does_not_route_the_numbers_of_another_one(accounts: Accounts, relationship: str) -> None:
    """A write shows on the account that made it, and on no other that happens to have the same number."""
    one, other = accounts.several(2)
    model = accounts.model(one)
    e164 = min(model.numbers)
    had = other.get(f"{ACCOUNT_PATH}/{e164}").json

    set_route(one, e164, relationship, max(model.routes))

    assert_same(had, other.get(f"{ACCOUNT_PATH}/{e164}").json, f"{e164} of the other account")
