"""A planned fault that never applied is reported at the end, with a way out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flowroute_mock import FlowrouteMock
from flowroute_mock.testing.engine import Engine
from flowroute_numbers import OutcomeUnknownError

REPORT = "These planned faults never applied to a call:\n  plan_fault('drop', operation='purchase_number', times=1)\n"


def test_a_fault_that_never_applied_is_reported_with_what_was_called() -> None:
    with pytest.raises(AssertionError) as failed, FlowrouteMock() as mock:
        mock.plan_fault("drop", "purchase_number", times=1)
        mock.client().get_number("12065550190")

    assert str(failed.value) == (
        REPORT + "Called was:\n  get_number(id='12065550190') -> 200\n"
        "Plan such a fault with optional=True, or set `check_faults = False` on the mock, if that is intended."
    )


@pytest.mark.parametrize("end", ["reset", "clear_faults"])
def test_a_fault_that_was_cleared_before_it_applied_is_reported(end: str) -> None:
    with pytest.raises(AssertionError, match="never applied"), FlowrouteMock() as mock:
        mock.plan_fault("slow", latency=1)
        getattr(mock, end)()


def test_a_fault_that_applied_is_not_reported_whether_it_is_used_up_or_not() -> None:
    with FlowrouteMock() as mock:
        mock.plan_fault("lost_answer", "purchase_number", times=1)
        mock.plan_fault("status", "get_number", status=503)
        mock.plan_fault("status", "list_account_numbers", status=503, times=9)
        client = mock.client(retries=0)
        with pytest.raises(OutcomeUnknownError):
            client.purchase_number("12065550100")
        for call in (lambda: client.get_number("12065550190"), lambda: list(client.list_account_numbers())):
            with pytest.raises(Exception, match="503"):
                call()


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        pytest.param("drop", {"optional": True}, id="optional"),
        pytest.param("drop", {"probability": 0.0}, id="probability"),
        pytest.param("rate_limit", {"per_second": 5}, id="rate limit"),
    ],
)
def test_a_fault_that_may_not_apply_is_not_reported(kind: Any, parts: dict[str, Any]) -> None:
    with FlowrouteMock() as mock:
        mock.plan_fault(kind, **parts)


def test_the_check_can_be_switched_off_for_a_mock() -> None:
    with FlowrouteMock(check_faults=False) as mock:
        mock.plan_fault("drop")


def test_an_error_of_the_test_itself_is_not_covered_up() -> None:
    with pytest.raises(ZeroDivisionError), FlowrouteMock() as mock:
        mock.plan_fault("drop")
        raise ZeroDivisionError


def test_a_decorated_function_reports_it_too() -> None:
    @FlowrouteMock()
    def plan(mock: FlowrouteMock) -> None:
        mock.plan_fault("drop")

    with pytest.raises(AssertionError, match="never applied"):
        plan()  # type: ignore[call-arg]


def test_a_fault_that_comes_back_with_a_snapshot_counts_as_the_same() -> None:
    with FlowrouteMock() as mock:
        mock.plan_fault("status", status=503, times=1)
        mock.restore(mock.snapshot())

        mock.client().get_number("12065550190")

        mock.assert_called("get_number", times=2)


def test_an_engine_remembers_nothing_of_the_faults_of_a_mock_that_ended(tmp_path: Path) -> None:
    engine = Engine()
    with FlowrouteMock(engine=engine, check_faults=False) as mock:
        mock.plan_fault("drop")

    assert engine.mock.worlds.observed.unapplied == set()
    engine.close()
