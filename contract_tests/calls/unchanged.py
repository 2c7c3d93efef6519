"""Compare all that an account can see before and after a call that must change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from contract_tests.calls.account import Account
from contract_tests.expected.comparison import assert_same
from contract_tests.expected.model import ACCOUNT_PATH, ROUTES_PATH, SEARCH_PATH

FIRST_FOR_SALE = 200


def account_state(account: Account) -> dict[str, Any]:
    """Return the account's list, each of its numbers in full, its routes, and the first numbers for sale."""
    listed = account.list_all(ACCOUNT_PATH)
    return {
        "the account": listed,
        "its numbers": {item["id"]: account.details(item["id"]) for item in listed},
        "its routes": account.list_all(ROUTES_PATH),
        "for sale": account.list_page(SEARCH_PATH, limit=FIRST_FOR_SALE)["data"],
    }


@contextmanager
def assert_unchanged(account: Account) -> Iterator[None]:
    """Assert that the calls in this block change nothing."""
    before = account_state(account)
    yield
    assert_same(before, account_state(account), "The account after a call that must not change it")
