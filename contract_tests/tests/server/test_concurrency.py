"""Two concurrent calls: at no step of one call does the other see an intermediate state.

One call is paused at each of its steps in turn while the other is made, so that every run finds a race. That needs the
app in this process; a running server receives concurrent calls instead, here and in the other modules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from contract_tests.calls.account import Account
from contract_tests.calls.accounts import Accounts
from contract_tests.calls.concurrency import PausePoint, at_once, run_paused
from contract_tests.expected.comparison import assert_same
from contract_tests.expected.model import ACCOUNT_PATH, SEARCH_PATH
from contract_tests.target.checked_call import CheckedCall
from contract_tests.target.server import Target

MOST_STEPS = 300
BUYERS = 8


@pytest.fixture
def account(accounts: Accounts) -> Account:
    """Return a fresh account."""
    return accounts.fresh()


@pytest.fixture
def package(target: Target) -> str:
    """Name the package whose functions are the steps; skipped where the server is another process."""
    if target.app is None:
        pytest.skip("only a call in this process can be paused")
    return type(getattr(target.app, "__self__", target.app)).__module__.partition(".")[0]


def every_step(
    package: str, call: Callable[[int], CheckedCall], meanwhile: Callable[[int], CheckedCall]
) -> Iterator[tuple[int, CheckedCall, CheckedCall]]:
    """Hold a call at its first step, another one at its second, and so on until one ends before its step."""
    for step in range(1, MOST_STEPS):
        pause = PausePoint(package, step)
        first, second = run_paused(pause, lambda step=step: call(step), lambda step=step: meanwhile(step))  # type: ignore[misc]
        if not pause.reached.is_set():
            assert step > 1, "the call entered no function of the package"
            return
        yield step, first, second


def test_number_is_sold_once_whenever_the_second_buyer_comes(account: Account, package: str) -> None:
    """One of two purchases returns 201, the other 409."""
    offers = [item["id"] for item in account.list_all(SEARCH_PATH)]

    def buy(step: int) -> CheckedCall:
        return account.purchase(offers[step])

    for step, first, second in every_step(package, buy, buy):
        statuses = sorted([first.status, second.status])
        assert statuses == [201, 409], f"Two bought {offers[step]} at once and got {statuses}.\n{first.describe()}"


@pytest.mark.parametrize("later", ["primary_route", "failover_route"])
def test_both_routes_are_set_whenever_the_second_write_comes(account: Account, package: str, later: str) -> None:
    """A write to one relationship does not take back what a write to the other one did meanwhile."""
    e164 = account.first(ACCOUNT_PATH)
    earlier = {"primary_route": "failover_route", "failover_route": "primary_route"}[later]
    routes: list[str] = sorted({each["id"] for each in included_of_all(account) if each["type"] == "route"})

    def choose(step: int) -> str:
        return routes[step % len(routes)]

    def write(step: int) -> CheckedCall:
        return account.set_route(e164, earlier, choose(step))

    def write_meanwhile(step: int) -> CheckedCall:
        return account.set_route(e164, later, choose(step + 1))

    for step, first, second in every_step(package, write, write_meanwhile):
        relationships = account.details(e164)["data"]["relationships"]
        first.expect(204)
        second.expect(204)
        shown = {name: (relationships[name]["data"] or {}).get("id") for name in (earlier, later)}
        assert_same({earlier: choose(step), later: choose(step + 1)}, shown, "A number that was routed twice at once")


def included_of_all(account: Account) -> list[dict[str, Any]]:
    """Return what is included with any number of the account."""
    return [each for item in account.list_all(ACCOUNT_PATH) for each in account.details(item["id"])["included"]]


def test_search_under_way_does_not_keep_a_number_that_is_sold_meanwhile(account: Account, package: str) -> None:
    """Whatever a search had read when a number was sold, the next search does not show it."""
    offers = [item["id"] for item in account.list_all(SEARCH_PATH)][:MOST_STEPS]

    def search(step: int) -> CheckedCall:
        return account.get(SEARCH_PATH, starts_with=offers[step][:9], limit=200)

    def buy(step: int) -> CheckedCall:
        return account.purchase(offers[step])

    for step, _, bought in every_step(package, search, buy):
        bought.expect(201)
        left = [item["id"] for item in search(step).json["data"]]
        assert offers[step] not in left, f"{offers[step]} was sold during a search, and is still for sale"


def test_list_under_way_does_not_miss_a_number_that_is_bought_meanwhile(account: Account, package: str) -> None:
    """Whatever a list had read when a number was bought, the next list shows it."""
    offers = [item["id"] for item in account.list_all(SEARCH_PATH)][:MOST_STEPS]

    def read(step: int) -> CheckedCall:
        return account.get(ACCOUNT_PATH, starts_with=offers[step], limit=1)

    def buy(step: int) -> CheckedCall:
        return account.purchase(offers[step])

    for step, _, bought in every_step(package, read, buy):
        bought.expect(201)
        listed = [item["id"] for item in read(step).json["data"]]
        assert listed == [offers[step]], f"{offers[step]} was bought during a list, and the next one shows {listed}"


def test_concurrent_calls_of_all_operations_succeed(account: Account) -> None:
    """Buyers, readers and routers together: nothing fails, and each purchase is there afterwards."""
    offers = [item["id"] for item in account.list_page(SEARCH_PATH, limit=BUYERS)["data"]]
    e164 = account.first(ACCOUNT_PATH)
    calls: list[Callable[[], CheckedCall]] = []
    for each in offers:
        calls += [
            lambda each=each: account.purchase(each),  # type: ignore[misc]
            lambda: account.get(SEARCH_PATH, limit=50),
            lambda: account.get(ACCOUNT_PATH, limit=50),
            lambda: account.set_route(e164, "failover_route", "0"),
        ]

    statuses = {response.status for response in at_once(calls)}

    assert statuses == {200, 201, 204}
    assert {item["id"] for item in account.list_all(ACCOUNT_PATH)} >= set(offers)
