"""Sequences of calls by two accounts, with every client variant, each response compared with the model."""

from __future__ import annotations

from typing import Any

from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from contract_tests.calls.account import Account
from contract_tests.calls.accounts import Accounts
from contract_tests.calls.client_variants import NAMES, ClientVariant, Outcome, client_variants, written
from contract_tests.drawing import strategies
from contract_tests.drawing.strategies import Query
from contract_tests.expected.comparison import assert_same
from contract_tests.expected.model import ACCOUNT_PATH, LISTS, ROUTES_PATH, AccountModel, ExpectedError

SIDES = st.integers(0, 1)
VARIANTS = st.sampled_from(NAMES)
NEW_LISTS = sorted(set(LISTS) - {"list_account_numbers", "search_available_numbers"})


class Lifecycle(RuleBasedStateMachine):
    """Two accounts with different contents that call any operation, in any order."""

    def __init__(self, accounts: Accounts) -> None:
        super().__init__()
        self.accounts: list[Account] = accounts.several(2)
        self.models: list[AccountModel] = [accounts.model(account) for account in self.accounts]
        self.client_variants: list[dict[str, ClientVariant]] = [
            dict(client_variants(account)) for account in self.accounts
        ]
        for number, model in enumerate(self.models):
            model.released, model.account = self.models[0].released, number
        self.pool: list[str] = []
        self.asked: list[tuple[str, Query]] = []

    @initialize(data=st.data())
    def choose_numbers(self, data: st.DataObject) -> None:
        """Choose a few numbers that all steps share."""
        self.pool = data.draw(strategies.pool(self.models[0], size=3), label="numbers to play with")

    @initialize(data=st.data())
    def make_the_accounts_differ(self, data: st.DataObject) -> None:
        """Take from the second account some of the numbers that both begin with, and give it others and a route."""
        owned = sorted(self.models[1].numbers)
        for e164 in (
            data.draw(st.lists(st.sampled_from(owned), max_size=4, unique=True), label="released") if owned else ()
        ):
            self._check(1, "FlowrouteClient", self.models[1].release_number(e164), 204, "release_number", e164)
        for e164 in data.draw(st.lists(st.sampled_from(self.models[1].catalogue.e164s), max_size=2), label="bought"):
            expected = self.models[1].purchase_number(e164)
            self._check(1, "FlowrouteClient", expected, 201, "purchase_number", e164)
        self._create(1, "FlowrouteClient", {"alias": "second", "route_type": "host", "value": "203.0.113.99"})

    @rule(data=st.data(), side=SIDES, variant=VARIANTS)
    def list_numbers(self, data: st.DataObject, side: int, variant: str) -> None:
        """List the account."""
        query = data.draw(strategies.lists(self.models[side]), label="query")
        self._ask(side, variant, "list_account_numbers", query)

    @rule(data=st.data(), side=SIDES, variant=VARIANTS)
    def search(self, data: st.DataObject, side: int, variant: str) -> None:
        """Search for numbers."""
        query = data.draw(strategies.searches(self.models[side]), label="query")
        self._ask(side, variant, "search_available_numbers", query)

    @rule(
        data=st.data(), side=SIDES, variant=VARIANTS, limit=strategies.limits(), order=st.none() | strategies.orders()
    )
    def search_near(self, data: st.DataObject, side: int, variant: str, limit: int, order: str | None) -> None:
        """Search for what a purchase may just have taken away."""
        prefix = data.draw(st.sampled_from(self.pool), label="near")[: data.draw(st.integers(7, 11))]
        query = {"starts_with": prefix, "limit": limit} | ({} if order is None else {"order_by": order})
        self._ask(side, variant, "search_available_numbers", query)

    @precondition(lambda self: self.asked)
    @rule(data=st.data(), side=SIDES, variant=VARIANTS)
    def ask_again(self, data: st.DataObject, side: int, variant: str) -> None:
        """Repeat a query, whatever happened since."""
        operation, query = data.draw(st.sampled_from(self.asked), label="query")
        self._ask(side, variant, operation, query)

    @rule(data=st.data(), side=SIDES, variant=VARIANTS)
    def look_up(self, data: st.DataObject, side: int, variant: str) -> None:
        """Look a number up, whether or not the account has it."""
        e164 = data.draw(st.sampled_from(self.pool), label="number")
        self._check(side, variant, self.models[side].get_number(e164), 200, "get_number", e164)

    @rule(data=st.data(), side=SIDES, variant=VARIANTS, options=strategies.purchase_options())
    def buy(self, data: st.DataObject, side: int, variant: str, options: Query | None) -> None:
        """Buy a number, whether or not it is for sale."""
        e164 = data.draw(st.sampled_from(self.pool), label="number")
        expected = self.models[side].purchase_number(e164, options)
        self._check(side, variant, expected, 201, "purchase_number", e164, **(options or {}))

    @rule(data=st.data(), side=SIDES, variant=VARIANTS, relationship=strategies.relationships())
    def set_route(self, data: st.DataObject, side: int, variant: str, relationship: str) -> None:
        """Set a route, whether or not the account has number and route."""
        e164 = data.draw(st.sampled_from(self.pool), label="number")
        route = data.draw(strategies.route_ids(self.models[side]), label="route")
        expected = self.models[side].set_route(e164, relationship, route)
        self._check(side, variant, expected, 204, f"update_{relationship}", e164, route=route)

    @rule(data=st.data(), side=SIDES, variant=VARIANTS, relationship=strategies.relationships())
    def clear_route(self, data: st.DataObject, side: int, variant: str, relationship: str) -> None:
        """Clear a route, whether or not it is set."""
        e164 = data.draw(st.sampled_from(self.pool), label="number")
        expected = self.models[side].clear_route(e164, relationship)
        self._check(side, variant, expected, 204, f"remove_{relationship}", e164)

    @rule(data=st.data(), side=SIDES, variant=VARIANTS)
    def release(self, data: st.DataObject, side: int, variant: str) -> None:
        """Release a number, whether or not the account has it."""
        e164 = data.draw(st.sampled_from(self.pool), label="number")
        self._check(side, variant, self.models[side].release_number(e164), 204, "release_number", e164)

    @rule(data=st.data(), side=SIDES, variant=VARIANTS, changes=strategies.number_changes())
    def change_number(self, data: st.DataObject, side: int, variant: str, changes: Query) -> None:
        """Change the settings of a number, whether or not the account has it."""
        e164 = data.draw(st.sampled_from(self.pool), label="number")
        expected = self.models[side].update_number(e164, changes)
        self._check(side, variant, expected, 200, "update_number", e164, **changes)

    @rule(side=SIDES, variant=VARIANTS, attributes=strategies.new_routes())
    def create_route(self, side: int, variant: str, attributes: Query) -> None:
        """Create a route, whose alias may be taken."""
        self._create(side, variant, attributes)

    @rule(data=st.data(), side=SIDES, variant=VARIANTS, changes=strategies.route_changes())
    def change_route(self, data: st.DataObject, side: int, variant: str, changes: Query) -> None:
        """Change a route, whether or not the account has it."""
        route = data.draw(strategies.route_ids(self.models[side]), label="route")
        expected = self.models[side].update_inbound_route(route, changes)
        self._check(side, variant, expected, 200, "update_inbound_route", route, **changes)

    @rule(data=st.data(), side=SIDES, variant=VARIANTS)
    def delete_route(self, data: st.DataObject, side: int, variant: str) -> None:
        """Delete a route, whether or not a number uses it."""
        route = data.draw(strategies.route_ids(self.models[side]), label="route")
        self._check(side, variant, self.models[side].delete_inbound_route(route), 204, "delete_inbound_route", route)

    @rule(data=st.data(), side=SIDES, variant=VARIANTS, operation=st.sampled_from(NEW_LISTS))
    def list_others(self, data: st.DataObject, side: int, variant: str, operation: str) -> None:
        """List routes, area codes, exchanges or tiers."""
        query = data.draw(strategies.queries(self.models[side], operation), label="query")
        self._ask(side, variant, operation, query)

    @rule(side=SIDES, variant=VARIANTS)
    def list_edge_strategies(self, side: int, variant: str) -> None:
        """List the points of presence."""
        self._ask(side, variant, "list_edge_strategies", {})

    def teardown(self) -> None:
        """Check both accounts as a whole."""
        for account, model in zip(self.accounts, self.models, strict=True):
            assert_same(model.list_account_numbers(limit=200), account.get(ACCOUNT_PATH, limit=200).json, "The account")
            for e164 in model.numbers:
                assert_same(model.get_number(e164), account.details(e164), f"get_number({e164!r})")
            routes = account.get(ROUTES_PATH, limit=200).json
            assert_same(model.list_inbound_routes(limit=200), routes, "The routes of the account")

    def _create(self, side: int, variant: str, attributes: Query) -> None:
        expected = self.models[side].create_inbound_route(attributes)
        outcome = self._check(side, variant, expected, 201, "create_inbound_route", **attributes)
        if expected is None:
            route_id = outcome.document["data"]["id"]
            assert route_id not in self.models[side].routes, f"Another route has the id {route_id}."
            document = self.models[side].add_route(route_id, attributes)
            assert_same(document, outcome.document, f"create_inbound_route through {variant}")

    def _ask(self, side: int, variant: str, operation: str, query: Query) -> None:
        self.asked.append((operation, query))
        expected = getattr(self.models[side], operation)(**query)
        self._check(side, variant, expected, 200, operation, **query)

    def _check(
        self, side: int, variant: str, expected: Any, success: int, operation: str, *path: str, **options: Any
    ) -> Outcome:
        what = f"{operation} of account {side} through {variant}: {written(operation, *path, options=options)}"
        outcome = self.client_variants[side][variant](operation, *path, **options)
        note(f"{what} -> {outcome.status}")
        if isinstance(expected, ExpectedError):
            assert outcome.status == expected.status, (
                f"{what} returned {outcome.status}, expected {expected.status} because {expected.reason}."
            )
            return outcome
        assert outcome.status == success, f"{what} returned {outcome.status}, expected {success}: {outcome.document}"
        if expected is not None or success == 204:
            assert_same(expected, outcome.document, what)
        return outcome


def test_every_sequence_of_calls_returns_what_the_model_returns(accounts: Accounts) -> None:
    """Whatever two accounts do, each response follows from the calls before."""
    run_state_machine_as_test(
        lambda: Lifecycle(accounts),  # type: ignore[arg-type]  # any callable that makes a machine will do
        settings=settings(max_examples=50, stateful_step_count=25),
    )
