"""The metrics for Prometheus."""

from __future__ import annotations

import pytest
from flowroute_mock.app import create_app
from flowroute_mock.journal.metrics import Metrics
from prometheus_client.parser import text_string_to_metric_families

from mock_server.tests.helpers.callers import Caller


def samples(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_calls_are_counted_by_operation_and_status(account: Caller) -> None:
    account.get("/v2/numbers")
    account.get("/v2/numbers")
    account.get("/v2/numbers?limit=x")
    account.get("/v2/cnams")

    shown = samples(account.get("/__mock__/metrics").text)

    listed = ("operation", "list_account_numbers")
    assert shown["flowroute_mock_calls_total", (listed, ("status", "200"))] == 2
    assert shown["flowroute_mock_calls_total", (listed, ("status", "422"))] == 1
    assert shown["flowroute_mock_calls_total", (("operation", "none"), ("status", "404"))] == 1
    assert shown["flowroute_mock_call_seconds_count", (listed,)] == 3
    assert shown["flowroute_mock_call_seconds_bucket", (("le", "+Inf"), listed)] == 3


def test_faults_are_counted_by_kind(account: Caller) -> None:
    account.plan(kind="status", status=503, times=2)
    account.get("/v2/numbers")
    account.get("/v2/numbers")

    shown = samples(account.get("/__mock__/metrics").text)

    assert shown["flowroute_mock_faults_total", (("kind", "status"),)] == 2


def test_responses_that_violate_the_contract_are_counted_unless_planned() -> None:
    metrics = Metrics()
    metrics.observe("get_number", 500, 0.001, fault=None, response_fits=False)
    metrics.observe("get_number", 200, 0.001, fault="off_contract", response_fits=False)

    shown = samples(metrics.render()[0].decode())

    assert shown["flowroute_mock_contract_violations_total", (("operation", "get_number"),)] == 1


@pytest.mark.parametrize(
    ("seconds", "bounds"), [(0.0, ("0.00025", "+Inf")), (0.003, ("0.005", "+Inf")), (100.0, ("+Inf",))]
)
def test_times_fall_into_the_bucket_that_holds_them(seconds: float, bounds: tuple[str, ...]) -> None:
    metrics = Metrics()
    metrics.observe("get_number", 200, seconds, fault=None, response_fits=True)

    shown = samples(metrics.render()[0].decode())

    assert all(
        shown["flowroute_mock_call_seconds_bucket", (("le", bound), ("operation", "get_number"))] == 1
        for bound in bounds
    )
    assert shown["flowroute_mock_call_seconds_sum", (("operation", "get_number"),)] == seconds


def test_content_type_is_that_of_the_exposition(account: Caller) -> None:
    assert account.get("/__mock__/metrics").content_type.startswith("text/plain; version=")


def test_two_mocks_in_one_process_count_apart(account: Caller) -> None:
    other = Caller(create_app())
    other.get("/v2/numbers")

    assert "list_account_numbers" not in account.get("/__mock__/metrics").text


def test_calls_to_the_admin_are_not_counted(account: Caller) -> None:
    account.get("/__mock__/worlds")

    assert "list_worlds" not in account.get("/__mock__/metrics").text
