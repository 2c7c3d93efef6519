"""Schemathesis: every answer to anything, fit or unfit, fits the contract, and every operation gets to its success."""

from __future__ import annotations

import base64
from typing import Any, ClassVar

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from contract_tests import contract
from contract_tests.account import Account
from contract_tests.accounts import Accounts
from contract_tests.target import chosen

CONFIG = {
    # Keys go along with every call as headers; Schemathesis takes them away itself to see that they are asked for.
    "generation": {"with-security-parameters": False, "max-examples": 40},
    # Literals found in the mock's source would make a run that no other server could have.
    "analysis": {"constants": {"enabled": False}},
}


def load() -> Any:
    """Return the contract as Schemathesis reads it, bound to the target."""
    schema = schemathesis.openapi.from_dict(dict(contract.document()), config=SchemathesisConfig.from_dict(CONFIG))
    schema.app = chosen().app
    schema.config.base_url = None if schema.app else chosen().base_url
    return schema


def signed(account: Account) -> dict[str, str]:
    """Return the header with the keys of an account."""
    keys = f"{account.keys.access_key}:{account.keys.secret_key}".encode()
    return {"Authorization": f"Basic {base64.b64encode(keys).decode()}"}


def count(case: Any, status: int) -> None:
    """Count a call for the summary and for the test that counts successes."""
    operation = contract.find_operation(case.method, case.operation.path)
    chosen().count("(no operation)" if operation is None else operation.id, status)


SCHEMA = load()


@pytest.fixture(scope="module")
def shopper(target: Any) -> Any:
    handed = Accounts(target)
    yield handed.fresh()
    handed.forget()


@SCHEMA.parametrize()  # type: ignore[untyped-decorator]
def test_every_answer_fits_the_contract(case: Any, shopper: Account) -> None:
    """Whatever is sent, what comes back is documented: status, media type, headers and body."""
    response = case.call_and_validate(headers=signed(shopper))

    count(case, response.status_code)


def test_answers_fit_along_the_links_of_the_contract(accounts: Accounts) -> None:
    """From search to purchase to details to both routes, every answer is documented."""

    class Walk(SCHEMA.as_state_machine()):  # type: ignore[misc]
        headers: ClassVar[dict[str, str]] = {}

        def setup(self) -> None:
            type(self).headers = signed(accounts.fresh())

        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            return {"headers": self.headers}

        def after_call(self, response: Any, case: Any) -> None:
            super().after_call(response, case)
            count(case, response.status_code)

        def validate_response(self, response: Any, case: Any, additional_checks: Any = None, **options: Any) -> None:
            # The base class leaves out which headers were given, and then takes our keys for made-up ones.
            case.validate_response(response, headers=self.headers, transport_kwargs=options, recorder=self.recorder)

    Walk.run(
        settings=settings(
            max_examples=40,
            stateful_step_count=6,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
    )


def test_every_operation_was_reached_with_success() -> None:
    """No operation stands untested behind refusals."""
    reached = {operation for (test, operation, status) in chosen().seen if test == "test_conformance" and status < 300}

    assert reached >= set(contract.operations())
