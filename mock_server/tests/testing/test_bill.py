"""The bill: what the purchases of a world cost, setup and first month."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from flowroute_mock import FlowrouteMock
from flowroute_mock.testing.known_names import UnknownNameError
from flowroute_numbers import ConflictError, FlowrouteError


@pytest.fixture
def mock() -> Iterator[FlowrouteMock]:
    with FlowrouteMock() as mock:
        mock.empty_inventory()
        mock.offer_number("12065550160", setup_cost="1.00", monthly_cost="1.25")
        mock.offer_number("12065550161", setup_cost="0.10", monthly_cost="0.20")
        yield mock


def test_nothing_was_spent_before_a_purchase(mock: FlowrouteMock) -> None:
    mock.give_number("12065550170")

    assert str(mock.spent) == "0.00"


def test_a_purchase_costs_its_setup_and_first_month(mock: FlowrouteMock) -> None:
    mock.client().purchase_number("12065550160")

    mock.assert_spent("2.25")


def test_amounts_add_up_exactly(mock: FlowrouteMock) -> None:
    client = mock.client()
    client.purchase_number("12065550160")
    client.purchase_number("12065550161")

    assert mock.spent == Decimal("2.55")
    mock.assert_spent(Decimal("2.5500"))


@pytest.mark.parametrize("kind", ["lost_answer", "cut", "not_json", "off_contract"])
def test_a_purchase_whose_response_is_broken_costs_as_much(mock: FlowrouteMock, kind: Any) -> None:
    mock.plan_fault(kind, "purchase_number", times=1)

    with pytest.raises(FlowrouteError):
        mock.client().purchase_number("12065550160")

    mock.assert_spent("2.25")


def test_a_purchase_that_was_not_done_costs_nothing(mock: FlowrouteMock) -> None:
    client = mock.client()
    mock.plan_fault("drop", "purchase_number", times=1)
    with pytest.raises(FlowrouteError):
        client.purchase_number("12065550160")
    client.purchase_number("12065550161")
    with pytest.raises(ConflictError):
        client.purchase_number("12065550161")

    mock.assert_spent("0.30")


def test_a_preferred_response_costs_nothing(mock: FlowrouteMock) -> None:
    mock.offer_number("12065550100", setup_cost="1.00", monthly_cost="1.25")

    mock.client(headers={"Prefer": "code=201"}).purchase_number("12065550100")

    mock.assert_spent(0)


def test_more_purchases_than_the_journal_keeps_are_all_counted() -> None:
    with FlowrouteMock(numbers=1100) as mock:
        client = mock.client()
        mock.restore({"format": "flowroute-mock-world", "version": 1, "stocked": False})
        for line in range(1100):
            mock.offer_number(f"1206555{line:04d}", setup_cost="1", monthly_cost="0.01")
            client.purchase_number(f"1206555{line:04d}")

        mock.assert_spent("1111.00")


def test_a_reset_begins_anew_and_a_restore_does_not_give_money_back(mock: FlowrouteMock) -> None:
    before = mock.snapshot()
    mock.client().purchase_number("12065550160")

    mock.restore(before)

    mock.assert_spent("2.25")
    mock.reset()
    mock.assert_spent("0")


def test_a_wrong_amount_lists_what_was_called(mock: FlowrouteMock) -> None:
    mock.client().purchase_number("12065550160")

    with pytest.raises(AssertionError) as failed:
        mock.assert_spent("2.26")

    assert str(failed.value) == (
        "2.25 dollars were spent, not 2.26. Called was:\n  purchase_number(id='12065550160') -> 201"
    )


@pytest.mark.parametrize("amount", [2.25, "two", "", "nan", "-1", True, None, "$2.25"])
def test_what_is_no_exact_amount_is_an_error(mock: FlowrouteMock, amount: Any) -> None:
    with pytest.raises(UnknownNameError, match=r"write it as in .2\.25"):
        mock.assert_spent(amount)
