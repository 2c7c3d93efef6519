"""The whole job once, with one number: what may be run on the real service, within a budget."""

from __future__ import annotations

import pytest

from contract_tests.calls.account import Account
from contract_tests.calls.accounts import Accounts
from contract_tests.calls.client_variants import CLIENTS, PLAIN, client_variants
from contract_tests.expected.model import ACCOUNT_PATH, SEARCH_PATH
from contract_tests.target.server import Target


@pytest.fixture
def buyer(target: Target, request: pytest.FixtureRequest) -> Account:
    """Return an account that may buy: a fresh one, or the one whose numbers were named."""
    if target.on_this_machine:
        accounts: Accounts = request.getfixturevalue("accounts")
        return accounts.fresh()
    if not target.guard.numbers:
        pytest.skip("this target is only read; give --budget and --may-buy to buy there")
    reader: Account = request.getfixturevalue("reader")
    return reader


def test_number_is_found_bought_routed_and_read(target: Target, buyer: Account) -> None:
    """Search, purchase, both routes, details and list, through the client."""
    allowed = sorted(target.guard.numbers)
    query = {"starts_with": allowed[0]} if allowed else {"limit": 1}
    found = buyer.list_page(SEARCH_PATH, **query)["data"]
    assert found, f"no number for sale with {query}"
    e164 = found[0]["id"]
    way = client_variants(buyer)

    bought = way[CLIENTS[0]]("purchase_number", e164)
    routed = [way[PLAIN[0]](f"update_{each}", e164, route="0") for each in ("primary_route", "failover_route")]
    details = way[CLIENTS[1]]("get_number", e164)

    assert bought.document["data"]["id"] == e164, bought
    assert [outcome.status // 100 for outcome in routed] == [2, 2], routed
    relationships = details.document["data"]["relationships"]
    assert (
        relationships["primary_route"]["data"]
        == relationships["failover_route"]["data"]
        == {"type": "route", "id": "0"}
    )
    assert e164 in [item["id"] for item in buyer.list_all(ACCOUNT_PATH, starts_with=e164)]
    assert e164 not in [item["id"] for item in buyer.list_all(SEARCH_PATH, starts_with=e164)]
