"""Purchases: one moves one number from the search to the account, exactly once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from contract_tests.calls.account import Account
from contract_tests.calls.accounts import Accounts
from contract_tests.calls.concurrency import at_once
from contract_tests.calls.unchanged import assert_unchanged
from contract_tests.drawing import strategies
from contract_tests.drawing.strategies import Query
from contract_tests.expected.comparison import assert_same, assert_same_numbers
from contract_tests.expected.model import ACCOUNT_PATH, SEARCH_PATH
from contract_tests.target.checked_call import CheckedCall
from contract_tests.target.server import Target

BUYERS = 8
KIND = ("monthly_cost", "setup_cost", "inbound_rate", "number_type", "iso_country")


def for_sale(account: Account) -> list[str]:
    """Return every number for sale."""
    return [item["id"] for item in account.list_all(SEARCH_PATH)]


def owned(account: Account) -> list[str]:
    """Return every number of the account."""
    return [item["id"] for item in account.list_all(ACCOUNT_PATH)]


def bought(response: CheckedCall) -> dict[str, Any]:
    """Return the document of a purchase."""
    assert response.status == 201, f"Expected 201 Created from a purchase.\n{response.describe()}"
    document: dict[str, Any] = response.json
    return document


@given(data=st.data(), options=strategies.purchase_options())
@settings(max_examples=10)
def test_purchase_moves_one_number_and_nothing_else(
    accounts: Accounts, data: st.DataObject, options: Query | None
) -> None:
    """What was bought leaves the search and enters the account; every other number stays where it is."""
    account = accounts.fresh()
    before, had = for_sale(account), owned(account)
    e164 = data.draw(st.sampled_from(before), label="number")

    bought(account.purchase(e164, options))

    left = [each for each in before if each != e164]
    assert_same_numbers(left, for_sale(account), f"What is for sale after {e164} was bought")
    assert_same_numbers(sorted([*had, e164]), owned(account), f"The account after it bought {e164}")


@given(data=st.data(), options=strategies.purchase_options())
@settings(max_examples=30)
@example(data=None, options={"messaging_enabled": True})
def test_purchase_returns_the_details_of_the_number(
    accounts: Accounts, data: st.DataObject | None, options: Query | None
) -> None:
    """The response is the whole number, and only messaging may change afterwards."""
    account = accounts.fresh()
    model = accounts.model(account)
    e164 = "12065550100" if data is None else data.draw(st.sampled_from(model.catalogue.e164s), label="number")
    expected = model.purchase_number(e164, options)

    document = bought(account.purchase(e164, options))

    assert_same(expected, document, f"purchase_number({e164!r}, {options})")
    assert_same(model.get_number(e164), account.details(e164), f"get_number({e164!r})")
    (item,) = account.list_page(ACCOUNT_PATH, starts_with=e164)["data"]
    assert_same(model.list_account_numbers(starts_with=e164)["data"][0], item, "list_account_numbers")


def one_of_each_kind(offers: dict[str, Query]) -> list[str]:
    """Return a number of each price, type and country that occurs, and a few more from all over the inventory."""
    kinds = {(*(each[name] for name in KIND),): e164 for e164, each in sorted(offers.items())}
    return sorted({*kinds.values(), *sorted(offers)[:: max(1, len(offers) // 12)]})


def test_bought_number_keeps_the_attributes_of_the_search(accounts: Accounts) -> None:
    """The purchase, the list and the details have the price, place and type of the search."""
    account = accounts.fresh()
    offers = {item["id"]: item["attributes"] for item in account.list_all(SEARCH_PATH)}
    for e164 in one_of_each_kind(offers):
        response = bought(account.purchase(e164))["data"]["attributes"]
        (listed,) = account.list_page(ACCOUNT_PATH, starts_with=f"+{e164}")["data"]
        details = account.details(e164)["data"]["attributes"]

        for what, seen in (("The purchase", response), ("The list", listed["attributes"]), ("The details", details)):
            shared = {name: value for name, value in offers[e164].items() if name in seen}
            assert_same(shared, {name: seen[name] for name in shared}, f"{what} of {e164}, for sale before,")


def test_purchase_enables_only_requested_options(accounts: Accounts, target: Target) -> None:
    """CNAM lookups and messaging stay off, whether the options say nothing or are not there."""
    if not target.is_ours:
        pytest.skip("what the vendor does where nothing is asked for is unknown")
    account = accounts.fresh()
    off = {"cnam_lookups_enabled": False, "messaging_enabled": False}
    for e164, options in zip(for_sale(account), (None, {}, {"messaging_email": False}), strict=False):
        bought(account.purchase(e164, options))

        attributes = account.details(e164)["data"]["attributes"]
        assert_same(off, {name: attributes[name] for name in off}, f"{e164}, bought with {options},")


def test_bought_number_has_the_default_route_and_no_failover(accounts: Accounts) -> None:
    """Calls to a new number go to route 0, and nowhere when that fails."""
    account = accounts.fresh()
    e164 = for_sale(account)[0]

    document = bought(account.purchase(e164))

    relationships = document["data"]["relationships"]
    assert relationships["primary_route"]["data"] == {"type": "route", "id": "0"}
    assert {name: each["data"] for name, each in relationships.items() if name != "primary_route"} == dict.fromkeys(
        relationships.keys() - {"primary_route"}
    )
    assert [each["id"] for each in document["included"]] == ["0"]


@pytest.mark.parametrize("asked", [True, False])
@pytest.mark.parametrize("option", ["cnam_lookups_enabled", "messaging_enabled"])
def test_option_of_a_purchase_is_set_as_asked(accounts: Accounts, option: str, asked: bool) -> None:
    """Details say what the purchase asked for, and the other option is not touched by it."""
    account = accounts.fresh()
    with_option, without = for_sale(account)[:2]
    other = {"cnam_lookups_enabled": "messaging_enabled", "messaging_enabled": "cnam_lookups_enabled"}[option]

    bought(account.purchase(with_option, {option: asked}))
    bought(account.purchase(without))

    attributes = account.details(with_option)["data"]["attributes"]
    assert attributes[option] is asked
    assert attributes[other] == account.details(without)["data"]["attributes"][other]


def test_purchase_without_body_is_one_with_no_options(accounts: Accounts) -> None:
    """No body, an empty object, and options that only say where to report are one and the same."""
    account = accounts.fresh()
    numbers = for_sale(account)[:3]
    bodies: list[Query | None] = [None, {}, {"messaging_email": False}]

    documents = [
        bought(account.purchase(e164, body))["data"]["attributes"] for e164, body in zip(numbers, bodies, strict=True)
    ]

    settings_of_each = [
        {name: each[name] for name in ("alias", "cnam_lookups_enabled", "messaging_enabled")} for each in documents
    ]
    assert settings_of_each == [settings_of_each[0]] * 3


def test_number_is_sold_once(accounts: Accounts) -> None:
    """The second purchase is a conflict, whoever of the account tries, and leaves the first as it is."""
    account = accounts.fresh()
    e164 = for_sale(account)[0]
    bought(account.purchase(e164, {"cnam_lookups_enabled": True}))

    with assert_unchanged(account):
        for options in (None, {"cnam_lookups_enabled": False}, {"messaging_enabled": True}):
            response = account.purchase(e164, options)
            assert response.status == 409, f"Expected 409 from the second purchase.\n{response.describe()}"


def test_number_of_the_account_is_not_for_sale_to_it(accounts: Accounts) -> None:
    """What the account already has cannot be bought again, with its routes and options kept."""
    account = accounts.fresh()
    with assert_unchanged(account):
        for e164 in owned(account)[:5]:
            response = account.purchase(e164, {"cnam_lookups_enabled": True})
            response.expect(409)


@given(data=st.data())
@settings(max_examples=20)
def test_number_that_is_not_for_sale_is_not_found(accounts: Accounts, data: st.DataObject) -> None:
    """A number that no search finds cannot be bought, and is not on the account afterwards."""
    account = accounts.fresh()
    model = accounts.model(account)
    e164 = data.draw(strategies.other_e164s(model) | strategies.e164s(), label="number")
    if e164 in model.offers or e164 in model.numbers:
        return

    response = account.purchase(e164)

    response.expect(404)
    assert_same_numbers(sorted(model.numbers), owned(account), "The account")


def test_search_and_purchase_go_on_until_a_search_is_empty(accounts: Accounts) -> None:
    """Buying what the search finds first empties it, one number at a time, and the pages close up."""
    account = accounts.fresh()
    prefix = for_sale(account)[0][:9]
    left = [item["id"] for item in account.list_all(SEARCH_PATH, starts_with=prefix)]

    while left:
        page = account.list_page(SEARCH_PATH, starts_with=prefix, limit=2)
        assert ([item["id"] for item in page["data"]], "next" in page["links"]) == (left[:2], len(left) > 2)
        bought(account.purchase(left.pop(0)))

    assert account.list_page(SEARCH_PATH, starts_with=prefix)["data"] == []


@pytest.mark.parametrize("attempt", range(3))
def test_of_many_buyers_at_once_one_gets_the_number(accounts: Accounts, attempt: int) -> None:
    """Of concurrent purchases of one number, one returns 201 and every other 409."""
    account = accounts.fresh()
    e164 = for_sale(account)[attempt]

    responses = at_once([lambda: account.purchase(e164)] * BUYERS)

    statuses = sorted(response.status for response in responses)
    assert statuses == [201] + [409] * (BUYERS - 1), f"{BUYERS} bought {e164} at once and got {statuses}."
    assert owned(account).count(e164) == 1, f"{e164} was bought once and is not on the account once."
    assert e164 not in for_sale(account), f"{e164} was bought and is still for sale."


def test_concurrent_purchases_of_different_numbers_all_succeed(accounts: Accounts) -> None:
    """Purchases at the same time all succeed, and every number is there afterwards."""
    account = accounts.fresh()
    numbers = for_sale(account)[:BUYERS]

    responses = at_once([lambda e164=e164: account.purchase(e164) for e164 in numbers])  # type: ignore[misc]

    for response in responses:
        response.expect(201)
    lost = set(numbers) - set(owned(account))
    assert not lost, f"These were bought and are not on the account: {sorted(lost)}"
    left = set(numbers) & set(for_sale(account))
    assert not left, f"These were bought and are still for sale: {sorted(left)}"


def test_account_does_not_see_what_another_one_bought(accounts: Accounts) -> None:
    """A purchase shows on the account that made it, and on no other."""
    one, other = accounts.several(2)
    had = owned(other)
    e164 = for_sale(one)[0]

    bought(one.purchase(e164))

    assert_same_numbers(had, owned(other), "The other account")
    response = other.get(f"{ACCOUNT_PATH}/{e164}")
    response.expect(404)
