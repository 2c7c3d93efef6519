"""A name that is misspelt in a test is an error that lists the known ones, in every helper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flowroute_mock import FlowrouteMock
from flowroute_mock.http.errors import FaultPlanError
from flowroute_mock.testing.known_names import UnknownNameError
from flowroute_mock.world.errors import InvalidContentError

Act = Callable[[Any], object]


@pytest.fixture
def mock() -> Iterator[FlowrouteMock]:
    with FlowrouteMock() as mock:
        yield mock


@pytest.mark.parametrize(
    ("act", "message"),
    [
        pytest.param(
            lambda mock: mock.assert_not_called("purchase_a_number"), "mean 'purchase_number'", id="not called"
        ),
        pytest.param(lambda mock: mock.assert_called("get_numbers"), "mean 'get_number'", id="called"),
        pytest.param(lambda mock: mock.assert_called("get_numbers", times=0), "Known are: .*get_number", id="never"),
        pytest.param(lambda mock: mock.calls("list"), "Known are: .*list_account_numbers", id="calls"),
        pytest.param(lambda mock: mock.assert_not_called(""), "Unknown operation ''", id="empty"),
        pytest.param(lambda mock: mock.assert_not_called("get_number", number="1"), "Known are: id", id="argument"),
        pytest.param(
            lambda mock: mock.assert_called("purchase_number", cnam_lookup_enabled=True),
            "mean 'cnam_lookups_enabled'",
            id="option",
        ),
        pytest.param(lambda mock: mock.assert_called("get_number", times=0, body=None), "Known are: id", id="no body"),
        pytest.param(
            lambda mock: mock.assert_called("get_number", times=0, id=12065550190), "not of type", id="int for text"
        ),
        pytest.param(
            lambda mock: mock.assert_called("list_account_numbers", times=0, limit="10"),
            "not of type",
            id="text for int",
        ),
        pytest.param(
            lambda mock: mock.assert_called("purchase_number", messaging_enabled="true"),
            "True or False",
            id="text for flag",
        ),
        pytest.param(lambda mock: mock.assert_called("get_number", times=-1), "times is -1", id="negative times"),
        pytest.param(lambda mock: mock.assert_called("get_number", times=True), "times is True", id="boolean times"),
        pytest.param(lambda mock: mock.assert_not_called(id="12065550190"), "Name the operation", id="no operation"),
    ],
)
def test_a_name_that_the_contract_lacks_is_an_error(mock: FlowrouteMock, act: Act, message: str) -> None:
    mock.client().get_number("12065550190")

    with pytest.raises(UnknownNameError, match=message):
        act(mock)


@pytest.mark.parametrize(
    ("act", "error", "message"),
    [
        pytest.param(lambda mock: mock.plan_fault("slo", "get_number"), FaultPlanError, "slow", id="kind"),
        pytest.param(lambda mock: mock.plan_fault(["slow"]), FaultPlanError, "slow", id="kind that is a list"),
        pytest.param(lambda mock: mock.plan_fault("drop", "get_numbers"), FaultPlanError, "get_number", id="operation"),
        pytest.param(
            lambda mock: mock.plan_fault("drop", status=503), FaultPlanError, "fault takes operation, times", id="part"
        ),
        pytest.param(lambda mock: mock.plan_fault("status", status=418), FaultPlanError, "Known statuses", id="status"),
        pytest.param(
            lambda mock: mock.plan_fault("status", "get_number", status=404, example="x"),
            FaultPlanError,
            "Known examples",
            id="example",
        ),
        pytest.param(
            lambda mock: mock.plan_fault("slow", latency={"distribution": "fixed", "second": 1}),
            FaultPlanError,
            "seconds",
            id="latency",
        ),
        pytest.param(
            lambda mock: mock.plan_fault("slow", latency={"distribution": "normal", "seconds": 1}),
            FaultPlanError,
            "lognormal",
            id="distribution",
        ),
        pytest.param(
            lambda mock: mock.plan_fault("slow", latency=True), FaultPlanError, "latency", id="boolean latency"
        ),
        pytest.param(
            lambda mock: mock.add_route("1", route_type="hots"), InvalidContentError, "host, number", id="route type"
        ),
        pytest.param(
            lambda mock: mock.restore({**mock.snapshot(), "number": []}), InvalidContentError, "numbers", id="snapshot"
        ),
    ],
)
def test_a_name_that_a_world_cannot_have_is_an_error(
    mock: FlowrouteMock, act: Act, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        act(mock)


def test_a_call_with_other_arguments_is_not_the_one_that_should_not_be(mock: FlowrouteMock) -> None:
    mock.client().get_number("12065550190")

    mock.assert_not_called("get_number", id="12065550191")
    with pytest.raises(AssertionError, match=r"get_number\(id='12065550190'\) -> 200"):
        mock.assert_not_called("get_number", id="12065550190")


def test_every_operation_of_the_contract_is_known(mock: FlowrouteMock) -> None:
    for operation in mock._mock.contract.operations:
        mock.assert_not_called(operation)
