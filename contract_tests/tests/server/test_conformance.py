"""Schemathesis: every response, to valid and invalid requests, fits the contract, and every operation succeeds once."""

from __future__ import annotations

import base64
from typing import Any, ClassVar

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    ensure_resource_availability,
    negative_data_rejection,
    positive_data_acceptance,
    use_after_free,
)

from contract_tests.calls.account import Account
from contract_tests.calls.accounts import Accounts
from contract_tests.expected import contract
from contract_tests.expected.model import DEFAULT_ROUTE
from contract_tests.target.server import Target, chosen

CONFIG: dict[str, Any] = {
    # Keys go along with every call as headers; Schemathesis takes them away itself to see that they are asked for.
    "generation": {"with-security-parameters": False, "max-examples": 40},
    # Literals found in the mock's source would make a run that no other server could have.
    "analysis": {"constants": {"enabled": False}},
}
ELSEWHERE: dict[str, Any] = {
    **CONFIG,
    "generation": {"with-security-parameters": False, "max-examples": 10},
    "phases": {"coverage": {"unexpected-methods": []}},  # a DELETE that should be rejected may be carried out
    "rate-limit": "5/s",
}
"""What a server on another machine gets: GETs alone, and few of them."""


def load(target: Target) -> Any:
    """Return the contract as Schemathesis reads it, bound to the target."""
    wanted = {**(CONFIG if target.on_this_machine else ELSEWHERE), "seed": target.seed}
    config = SchemathesisConfig.from_dict(wanted)
    schema = schemathesis.openapi.from_dict(dict(contract.document()), config=config)
    schema.app = target.app
    schema.config.base_url = None if target.app else target.base_url
    return schema if target.on_this_machine else schema.include(method="GET")


def signed(account: Account) -> dict[str, str]:
    """Return the header with the keys of an account."""
    keys = f"{account.keys.access_key}:{account.keys.secret_key}".encode()
    return {"Authorization": f"Basic {base64.b64encode(keys).decode()}"}


def count(case: Any, status: int) -> None:
    """Count a call for the summary and for the test that counts successes."""
    operation = contract.find_operation(case.method, case.operation.path)
    chosen().count("(no operation)" if operation is None else operation.id, status)


def checks_that_do_not_apply(case: Any) -> list[Any]:
    """Name the checks whose question makes no sense for a call: docs/adr/0040.

    A number that was just bought must be there, says ensure_resource_availability; but a PATCH is 404 for a route that
    the account lacks too, and only the default one is known to be there. A schema cannot say which edge strategies
    exist, so one that does not is 422 although it fits. What the mock takes leniently need not be rejected. A route
    that was cleared can be set again, and a number that was released can be bought again.
    """
    data = case.body.get("data") if isinstance(case.body, dict) else None
    route = data if isinstance(data, dict) else {}
    attributes = route.get("attributes")
    names_a_strategy = isinstance(attributes, dict) and attributes.get("edge_strategy_id") is not None
    left_out = {
        ensure_resource_availability: case.method == "PATCH" and route.get("id") != DEFAULT_ROUTE,
        positive_data_acceptance: names_a_strategy,
        negative_data_rejection: is_taken_leniently(case),
        use_after_free: "/relationships/" in case.path or case.method == "POST",
    }
    return [check for check, applies in left_out.items() if applies]


def is_taken_leniently(case: Any) -> bool:
    """Return whether the mock takes a request that the contract does not have: docs/adr/0085, 0086.

    A limit above the maximum is lowered, JSON of any media type is read, and an optional body of null is no body.
    """
    limit = str((case.query or {}).get("limit", ""))
    above = limit.isascii() and limit.isdigit() and len(limit) <= 100
    other_type = case.media_type is not None and "json" not in case.media_type
    return above or other_type or (case.method == "POST" and case.body is None)


SCHEMA = load(chosen())


class GuardedSession(requests.Session):
    """Send only requests that the spending guard allows."""

    def send(self, request: Any, **options: Any) -> Any:
        """Send one request, if it may be sent."""
        chosen().guard.check(httpx.Request(request.method, request.url))
        return super().send(request, **options)


def options_for(account: Account) -> dict[str, Any]:
    """Return what each call of Schemathesis is made with."""
    session = {} if chosen().app else {"session": GuardedSession()}
    return {"headers": signed(account), **session}


@pytest.fixture(scope="module")
def shopper(target: Any) -> Any:
    handed = Accounts(target)
    yield handed.fresh()
    handed.forget()


@SCHEMA.parametrize()
def test_every_response_fits_the_contract(case: Any, shopper: Account) -> None:
    """Whatever is sent, what comes back is documented: status, media type, headers and body."""
    response = case.call_and_validate(**options_for(shopper), excluded_checks=checks_that_do_not_apply(case))

    count(case, response.status_code)


def test_responses_fit_the_contract_along_its_links(accounts: Accounts) -> None:
    """From search to purchase to details to both routes, every response is documented."""

    class Walk(SCHEMA.as_state_machine()):  # type: ignore[misc]
        options: ClassVar[dict[str, Any]] = {}

        def setup(self) -> None:
            type(self).options = options_for(accounts.fresh())

        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            return self.options

        def after_call(self, response: Any, case: Any) -> None:
            super().after_call(response, case)
            count(case, response.status_code)

        def validate_response(self, response: Any, case: Any, additional_checks: Any = None, **options: Any) -> None:
            # The base class leaves out which headers were given, and then takes our keys for made-up ones.
            case.validate_response(
                response,
                headers=self.options["headers"],
                transport_kwargs=options,
                recorder=self.recorder,
                excluded_checks=checks_that_do_not_apply(case),
            )

    Walk.run(
        settings=settings(
            max_examples=150,
            stateful_step_count=8,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
    )


def test_every_operation_was_reached_with_success() -> None:
    """Every operation returned a success at least once."""
    reached = {operation for (test, operation, status) in chosen().seen if test == "test_conformance" and status < 300}

    may_be_called = {
        operation.id
        for operation in contract.operations().values()
        if operation.method == "GET" or chosen().on_this_machine
    }
    assert reached >= may_be_called
