"""Our own client under every fault that can be planned: what does no harm is sent again, and a purchase is sent once.

Whatever goes wrong, the client must not say less than it knows nor more: after a purchase that failed, either the error
says that the outcome is unknown, or the number is where the error says it is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from flowroute_mock import FlowrouteMock
from flowroute_mock.faults.kinds import KINDS, RATE_LIMIT
from flowroute_numbers import APIStatusError, FlowrouteError, InvalidResponseError

FOR_SALE, OWNED = "12065550100", "12065550190"
PATIENCE = 0.3
TOO_LATE = 2.0
READS: dict[str, tuple[Any, ...]] = {
    "list_account_numbers": (),
    "search_available_numbers": (),
    "get_number": (OWNED,),
}
UPDATES = {"update_primary_route": (OWNED, "98396"), "update_failover_route": (OWNED, "83834")}
REPEATABLE = {**READS, **UPDATES}


@dataclass(frozen=True)
class Trouble:
    """A fault, and what a client should make of it.

    Shape:   passes tells whether the same call, sent again, succeeds once the fault is gone; bought whether a purchase
             that it applies to is carried out.
    """

    kind: str
    plan: dict[str, Any] = field(default_factory=dict)
    passes: bool = True
    bought: bool = False

    @property
    def options(self) -> dict[str, Any]:
        """What a client is made with: little patience only where it is to run out, since any machine may be slow."""
        return {"timeout": PATIENCE} if self.kind == "slow" else {}

    @property
    def spoils_the_body(self) -> bool:
        """Return whether it is in the body alone, so that an answer without one is as it should be."""
        return self.kind in ("not_json", "off_contract")

    def __str__(self) -> str:
        return "-".join([self.kind, *(str(value) for value in self.plan.values())])


TROUBLES = [
    *(Trouble("status", {"status": status}, passes=False) for status in (400, 401, 403, 404, 405, 422, 500)),
    *(Trouble("status", {"status": status}) for status in (429, 503)),
    Trouble("status", {"status": 429, "retry_after": 3}),
    Trouble("slow", {"latency": TOO_LATE}, bought=True),
    Trouble("drop"),
    Trouble("lost_answer", bought=True),
    Trouble("cut", bought=True),
    Trouble("not_json", passes=False, bought=True),
    Trouble("off_contract", passes=False, bought=True),
]
"""All but rate_limit, which is no matter of one call: it has a test of its own."""


@pytest.fixture(scope="module")
def shared() -> Iterator[FlowrouteMock]:
    with FlowrouteMock() as mock:
        yield mock


@pytest.fixture
def mock(shared: FlowrouteMock) -> FlowrouteMock:
    shared.reset()
    shared.waits.clear()
    return shared


def call_sync(mock: FlowrouteMock, operation: str, *arguments: Any, **options: Any) -> Any:
    with mock.client(**options) as client:
        return getattr(client, operation)(*arguments)


def call_async(mock: FlowrouteMock, operation: str, *arguments: Any, **options: Any) -> Any:
    async def run() -> Any:
        async with mock.async_client(**options) as client:
            return await getattr(client, operation)(*arguments)

    return asyncio.run(run())


def over_a_socket(call: Callable[..., Any]) -> Callable[..., Any]:
    def with_url(mock: FlowrouteMock, operation: str, *arguments: Any, **options: Any) -> Any:
        return call(mock, operation, *arguments, base_url=mock.url, **options)

    return with_url


CALLERS = {
    "in process": call_sync,
    "in process, async": call_async,
    "over a socket": over_a_socket(call_sync),
    "over a socket, async": over_a_socket(call_async),
}
callers = pytest.mark.parametrize("caller", CALLERS.values(), ids=CALLERS)


def owns(mock: FlowrouteMock, e164: str) -> bool:
    return e164 in str(mock.snapshot()["numbers"])


def test_every_kind_of_fault_is_tried() -> None:
    assert {trouble.kind for trouble in TROUBLES} == set(KINDS) - {RATE_LIMIT}


@callers
@pytest.mark.parametrize(
    ("operation", "trouble"),
    [
        pytest.param(operation, trouble, id=f"{operation}-{trouble}")
        for operation in REPEATABLE
        for trouble in TROUBLES
        if not (trouble.spoils_the_body and operation in UPDATES)
    ],
)
def test_call_that_does_no_harm_outlasts_what_passes(
    mock: FlowrouteMock, caller: Callable[..., Any], operation: str, trouble: Trouble
) -> None:
    mock.plan_fault(trouble.kind, operation, times=1, **trouble.plan)  # type: ignore[arg-type]

    if trouble.passes:
        caller(mock, operation, *REPEATABLE[operation], **trouble.options)
    else:
        with pytest.raises(FlowrouteError) as raised:
            caller(mock, operation, *REPEATABLE[operation], **trouble.options)
        assert not raised.value.outcome_unknown

    mock.assert_called(operation, times=2 if trouble.passes else 1)


@callers
@pytest.mark.parametrize("trouble", TROUBLES, ids=str)
def test_purchase_is_sent_once_and_nothing_is_said_of_it_that_is_not_so(
    mock: FlowrouteMock, caller: Callable[..., Any], trouble: Trouble
) -> None:
    mock.plan_fault(trouble.kind, "purchase_number", times=1, **trouble.plan)  # type: ignore[arg-type]

    with pytest.raises(FlowrouteError) as raised:
        caller(mock, "purchase_number", FOR_SALE, **trouble.options)

    mock.assert_called("purchase_number", times=1)
    assert owns(mock, FOR_SALE) == trouble.bought
    error = raised.value
    if not error.outcome_unknown:
        refused = isinstance(error, APIStatusError) and error.status < 500
        assert refused or isinstance(error, InvalidResponseError), "it says that the outcome is known"
        assert owns(mock, FOR_SALE) == isinstance(error, InvalidResponseError)


@callers
def test_rate_limit_is_waited_for(mock: FlowrouteMock, caller: Callable[..., Any]) -> None:
    mock.plan_fault("rate_limit", per_second=1)
    mock.clock.freeze()

    for _ in range(3):
        caller(mock, "get_number", OWNED)

    assert mock.waits == [1.0, 1.0]  # as long as Retry-After says


@callers
@pytest.mark.parametrize("trouble", [each for each in TROUBLES if each.bought], ids=str)
def test_look_after_an_unknown_outcome_tells_it(
    mock: FlowrouteMock, caller: Callable[..., Any], trouble: Trouble
) -> None:
    mock.plan_fault(trouble.kind, "purchase_number", times=1, **trouble.plan)  # type: ignore[arg-type]
    with pytest.raises(FlowrouteError):
        caller(mock, "purchase_number", FOR_SALE, **trouble.options)

    assert caller(mock, "get_number", FOR_SALE).data.id == FOR_SALE
