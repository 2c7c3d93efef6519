"""One clock for each world: rate limits, Retry-After, latencies and the waits of clients go by it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import httpx
import pytest
from flowroute_mock import FlowrouteMock
from flowroute_mock.testing.engine import Engine
from flowroute_mock.world.clock import Clock
from flowroute_numbers import RateLimitError


@pytest.fixture
def mock() -> Iterator[FlowrouteMock]:
    with FlowrouteMock() as mock:
        yield mock


class RealTime:
    """A real time that a test moves, and what was slept."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.seconds


def test_a_clock_runs_with_the_real_time_and_can_be_ahead_of_it() -> None:
    real = RealTime()
    clock = Clock(real.now)

    clock.advance(5)
    real.seconds += 1

    assert clock.now() == 106.0


def test_a_frozen_clock_stays_until_it_is_advanced_and_runs_on_from_there() -> None:
    real = RealTime()
    clock = Clock(real.now)
    clock.freeze()
    real.seconds += 7

    clock.advance(2.5)

    assert (clock.frozen, clock.now()) == (True, 102.5)
    clock.resume()
    real.seconds += 1
    assert (clock.frozen, clock.now()) == (False, 103.5)


def test_waiting_is_real_while_the_clock_runs_and_moves_it_while_it_is_frozen() -> None:
    real = RealTime()
    clock = Clock(real.now, real.slept.append)

    clock.sleep(3)
    clock.freeze()
    clock.sleep(4)

    assert (real.slept, clock.now()) == ([3], 104.0)


@pytest.mark.parametrize("seconds", [-1, float("nan"), float("inf"), "5", True, None, 1e12])
def test_a_clock_does_not_advance_by_what_is_no_time(seconds: object) -> None:
    clock = Clock()

    with pytest.raises(ValueError, match="advances by 0 to"):
        clock.advance(seconds)  # type: ignore[arg-type]


def test_a_client_that_waits_as_long_as_it_is_asked_to_keeps_a_rate_limit(mock: FlowrouteMock) -> None:
    mock.plan_fault("rate_limit", per_second=2)
    client = mock.client()

    for _ in range(7):
        client.get_number("12065550190")

    assert mock.waits == [1.0, 1.0, 1.0]
    assert [call.status for call in mock.calls()].count(429) == 3


def test_a_frozen_clock_admits_no_call_more_until_it_is_advanced(mock: FlowrouteMock) -> None:
    mock.plan_fault("rate_limit", per_second=1)
    mock.clock.freeze()
    client = mock.client(retries=0)
    client.get_number("12065550190")

    mock.clock.advance(0.9)
    with pytest.raises(RateLimitError) as limited:
        client.get_number("12065550190")
    mock.clock.advance(0.1)
    client.get_number("12065550190")

    assert limited.value.retry_after == 1.0


def test_a_server_on_a_socket_goes_by_the_same_clock(mock: FlowrouteMock) -> None:
    mock.plan_fault("rate_limit", per_second=1)
    mock.clock.freeze()
    with mock.client(base_url=mock.url) as client:
        client.get_number("12065550190")
        client.get_number("12065550190")

    assert mock.waits == [1.0]


def test_a_late_response_takes_no_time_while_the_clock_is_frozen(mock: FlowrouteMock) -> None:
    mock.plan_fault("slow", latency=20)
    mock.clock.freeze()
    begin, real = mock.clock.now(), time.monotonic()

    mock.client().get_number("12065550190")

    assert mock.clock.now() == begin + 20
    assert time.monotonic() - real < 10


def test_a_client_gives_up_on_a_frozen_clock_when_its_patience_is_over(mock: FlowrouteMock) -> None:
    mock.plan_fault("slow", latency=30)
    mock.clock.freeze()
    begin = mock.clock.now()

    async def read() -> None:
        async with httpx.AsyncClient(
            transport=mock.async_transport, auth=(mock.access_key, mock.secret_key), timeout=5
        ) as client:
            await client.get("https://api.flowroute.com/v2/numbers")

    with pytest.raises(httpx.ReadTimeout):
        asyncio.run(read())
    assert mock.clock.now() == begin + 5


def test_worlds_have_clocks_of_their_own_which_end_with_them() -> None:
    engine = Engine()
    with FlowrouteMock(engine=engine) as first, FlowrouteMock(engine=engine) as second:
        second.clock.freeze()
        begin = second.clock.now()

        first.clock.advance(1000)

        assert second.clock.now() == begin
    assert engine.mock.worlds.observed._clocks == {}
    engine.close()
