"""How calls beyond so many in a second are turned away."""

from __future__ import annotations

import pytest
from flowroute_mock.app import create_app
from flowroute_mock.http.errors import RateLimitedError
from flowroute_mock.http.rate_limit import RateLimiter
from flowroute_mock.settings import Settings
from flowroute_mock.world.records import WorldId

from mock_server.tests.helpers.callers import Caller

HERE, THERE = WorldId(1), WorldId(2)


def test_calls_beyond_the_limit_are_rejected_until_a_second_has_passed() -> None:
    limiter = RateLimiter()
    limiter.admit(HERE, 2, 100.0)
    limiter.admit(HERE, 2, 100.5)

    with pytest.raises(RateLimitedError) as rejected:
        limiter.admit(HERE, 2, 100.5)

    assert rejected.value.headers == {"Retry-After": "1"}
    limiter.admit(HERE, 2, 101.0)
    with pytest.raises(RateLimitedError):
        limiter.admit(HERE, 2, 101.0)


def test_a_clock_that_is_a_few_digits_short_of_a_second_counts_as_a_second() -> None:
    limiter = RateLimiter()
    limiter.admit(HERE, 1, 12345.678901234)

    limiter.admit(HERE, 1, 12346.678901233)


def test_each_world_has_a_limit_of_its_own() -> None:
    limiter = RateLimiter()
    limiter.admit(HERE, 1, 100.0)

    limiter.admit(THERE, 1, 100.0)


def test_limit_that_was_planned_for_a_world_is_reported_in_the_envelope(account: Caller) -> None:
    account.plan(kind="rate_limit", per_second=1)

    responses = [account.get("/v2/numbers") for _ in range(5)]

    rejected = responses[-1]
    assert (responses[0].status_code, rejected.status_code) == (200, 429)
    assert rejected.headers["Retry-After"] == "1"
    assert rejected.json["errors"][0]["title"] == "Too Many Requests"


def test_limit_and_faults_do_not_hide_each_other(account: Caller) -> None:
    account.plan(kind="rate_limit", per_second=1000)
    account.plan(kind="status", status=503, times=1)

    assert account.get("/v2/numbers").status_code == 503


def test_limit_ends_when_the_faults_are_cleared(account: Caller) -> None:
    account.plan(kind="rate_limit", per_second=1)
    account.get("/v2/numbers")
    account.mock.store.clear_faults(account.world)

    assert account.get("/v2/numbers").status_code == 200


def test_limit_may_be_set_for_every_account_at_the_start() -> None:
    caller = Caller(create_app(settings=Settings(rate_limit=1)))

    assert [caller.get("/v2/numbers").status_code for _ in range(3)][1:] == [429, 429]


def test_reset_world_may_be_called_at_once() -> None:
    caller = Caller(create_app(settings=Settings(rate_limit=1)))
    caller.get("/v2/numbers")

    caller.mock.worlds.reset(caller.world)

    assert caller.get("/v2/numbers").status_code == 200
