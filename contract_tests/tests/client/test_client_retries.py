"""What the client sends again, what it never sends again, how long it waits, and which redirects it follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest
from flowroute_numbers import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AsyncFlowrouteClient,
    CrossOriginError,
    FlowrouteClient,
    FlowrouteError,
    OutcomeUnknownError,
    RetryPolicy,
)

from contract_tests.calls.client_variants import CLIENTS, awaited, scripted_variant
from contract_tests.calls.event_loop import run
from contract_tests.calls.scripted import ACCESS_KEY, HOME, SECRET_KEY, Script, json_response
from contract_tests.expected.comparison import assert_same
from contract_tests.tests.client.test_client_requests import DETAILS, EMPTY_PAGE

E164 = "12065550100"
REPEATABLE: dict[str, tuple[Any, ...]] = {
    "list_account_numbers": (),
    "get_number": (E164,),
    "update_primary_route": (E164, "0"),
    "update_failover_route": (E164, "0"),
}
SUCCESS = {"list_account_numbers": EMPTY_PAGE, "get_number": DETAILS}
BUSY = [429, 502, 503, 504]
BROKEN: list[Callable[[str], Exception]] = [
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.ReadTimeout,
    httpx.WriteTimeout,
    httpx.PoolTimeout,
    httpx.ReadError,
    httpx.RemoteProtocolError,
]
NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class WaitRecorder:
    """One client, sync or async, that notes how long it would wait."""

    def __init__(self, name: str, script: Script, **options: Any) -> None:
        self.waits: list[float] = []

        async def note(seconds: float) -> None:
            self.waits.append(seconds)

        self.client: Any
        if name == "FlowrouteClient":
            self.client = FlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=script, sleep=self.waits.append, **options)
        else:
            self.client = AsyncFlowrouteClient(ACCESS_KEY, SECRET_KEY, transport=script, sleep=note, **options)

    def __call__(self, operation: str, *path: Any, **options: Any) -> Any:
        method = getattr(self.client, operation)
        if isinstance(self.client, FlowrouteClient):
            return method(*path, **options)
        return run(awaited(method, *path, **options))


def success(operation: str) -> httpx.Response:
    """Return a response with which an operation succeeds."""
    return SUCCESS.get(operation, httpx.Response(204))


@pytest.mark.parametrize("status", BUSY)
@pytest.mark.parametrize("operation", sorted(REPEATABLE))
@pytest.mark.parametrize("name", CLIENTS)
def test_busy_service_is_retried(name: str, operation: str, status: int) -> None:
    """What can be repeated without harm is sent again, the very same, after some time, and then succeeds."""
    script = Script(json_response(status, {"errors": []}), json_response(status, {"errors": []}), success(operation))
    call = WaitRecorder(name, script)

    call(operation, *REPEATABLE[operation])

    script.expect_requests(3)
    assert len({(each.method, str(each.url), each.content) for each in script.requests}) == 1
    assert len(call.waits) == 2
    assert all(0 < wait <= 60 for wait in call.waits)


@pytest.mark.parametrize("error", BROKEN)
@pytest.mark.parametrize("operation", sorted(REPEATABLE))
@pytest.mark.parametrize("name", CLIENTS)
def test_broken_connection_is_retried(name: str, operation: str, error: Callable[[str], Exception]) -> None:
    """A connection that breaks has no response, so a call without a purchase is sent again."""
    script = Script(error("it broke"), success(operation))

    WaitRecorder(name, script)(operation, *REPEATABLE[operation])

    script.expect_requests(2)


@pytest.mark.parametrize("operation", sorted(REPEATABLE))
@pytest.mark.parametrize("retries", [0, 1, 4])
@pytest.mark.parametrize("name", CLIENTS)
def test_client_stops_after_the_last_retry(name: str, retries: int, operation: str) -> None:
    """After so many retries the error is raised, and no more is sent."""
    script = Script(json_response(503, {"errors": []}))
    call = WaitRecorder(name, script, retries=retries)

    with pytest.raises(APIStatusError) as caught:
        call(operation, *REPEATABLE[operation])

    seen = {"status": caught.value.status, "requests": len(script.requests), "waits": len(call.waits)}
    assert_same({"status": 503, "requests": retries + 1, "waits": retries}, seen, f"{operation} with {retries} retries")
    assert not caught.value.outcome_unknown, "Nothing was bought, so there is nothing to find out."


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 413, 415, 422, 500])
@pytest.mark.parametrize("name", CLIENTS)
def test_client_error_is_not_retried(name: str, status: int) -> None:
    """What was wrong stays wrong."""
    script = Script(json_response(status, {"errors": []}))

    with pytest.raises(APIStatusError):
        WaitRecorder(name, script)("get_number", E164)

    script.expect_requests(1)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 520])
@pytest.mark.parametrize("name", CLIENTS)
def test_purchase_with_a_response_is_never_retried(name: str, status: int) -> None:
    """It costs money; and where a failing service may have bought the number all the same, the error says so."""
    script = Script(json_response(status, {"errors": []}, retry_after="1"))

    with pytest.raises(APIStatusError) as caught:
        WaitRecorder(name, script, retries=5)("purchase_number", E164)

    script.expect_requests(1)
    assert caught.value.outcome_unknown is (status >= 500)
    assert ("get_number" in str(caught.value)) is (status >= 500), f"Does it say how to find out? {caught.value}"


@pytest.mark.parametrize("error", [each for each in BROKEN if each not in NEVER_SENT])
@pytest.mark.parametrize("name", CLIENTS)
def test_purchase_that_may_have_arrived_is_never_retried(name: str, error: Callable[[str], Exception]) -> None:
    """Nobody knows whether it was carried out, and the error says how to find out."""
    script = Script(error("it broke"))

    with pytest.raises(OutcomeUnknownError) as caught:
        WaitRecorder(name, script, retries=5)("purchase_number", E164)

    script.expect_requests(1)
    assert caught.value.outcome_unknown
    assert "get_number" in str(caught.value)


@pytest.mark.parametrize("error", NEVER_SENT)
@pytest.mark.parametrize("name", CLIENTS)
def test_purchase_that_was_not_sent_is_retried(name: str, error: type[Exception]) -> None:
    """Where no connection was made, nothing can have been bought."""
    script = Script(error("no connection"), DETAILS)

    WaitRecorder(name, script)("purchase_number", E164)

    script.expect_requests(2)


@pytest.mark.parametrize("name", CLIENTS)
def test_retry_after_in_seconds_is_respected(name: str) -> None:
    """The service knows best how long, within reason."""
    script = Script(
        json_response(429, {"errors": []}, retry_after="7"),
        json_response(503, {"errors": []}, retry_after="0"),
        DETAILS,
    )
    call = WaitRecorder(name, script)

    call("get_number", E164)

    assert [wait for wait in call.waits if wait] == [7.0]


def test_retry_after_as_a_date_is_respected() -> None:
    """A date is as good as a number of seconds, and one in the past is no wait."""
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    past = format_datetime(datetime.now(UTC) - timedelta(seconds=30), usegmt=True)
    script = Script(
        json_response(503, {"errors": []}, retry_after=later),
        json_response(503, {"errors": []}, retry_after=past),
        DETAILS,
    )
    call = WaitRecorder("FlowrouteClient", script)

    call("get_number", E164)

    (wait,) = [wait for wait in call.waits if wait]
    assert 20 < wait <= 30


@pytest.mark.parametrize("name", CLIENTS)
def test_long_retry_after_is_capped(name: str) -> None:
    """A wait of an hour is not what a caller bargained for."""
    script = Script(json_response(429, {"errors": []}, retry_after="3600"), DETAILS)
    call = WaitRecorder(name, script)

    call("get_number", E164)

    assert [wait <= 60 for wait in call.waits] == [True]


def test_waits_grow_and_stay_within_bounds() -> None:
    """Each wait is about twice the one before, up to the longest, and never the same for all callers."""
    script = Script(json_response(503, {"errors": []}))
    policy = RetryPolicy(retries=8, first_wait=1.0, longest_wait=10.0, jitter=lambda: 0.0)
    call = WaitRecorder("FlowrouteClient", script, retries=policy)

    with pytest.raises(APIStatusError):
        call("get_number", E164)

    assert call.waits == [1.0, 2.0, 4.0, 8.0, 10.0, 10.0, 10.0, 10.0]
    assert RetryPolicy().wait_after_error(httpx.ConnectError("x"), "GET", 0) != RetryPolicy().wait_after_error(
        httpx.ConnectError("x"), "GET", 0
    )


@pytest.mark.parametrize("name", CLIENTS)
def test_timeout_raises_api_timeout_error(name: str) -> None:
    """A timeout and a failed connection have different classes with one base class."""
    with pytest.raises(APITimeoutError):
        WaitRecorder(name, Script(httpx.ReadTimeout("late")), retries=0)("get_number", E164)
    with pytest.raises(APIConnectionError) as caught:
        WaitRecorder(name, Script(httpx.ConnectError("down")), retries=0)("get_number", E164)

    assert not isinstance(caught.value, APITimeoutError)
    assert not caught.value.outcome_unknown, "Nothing was bought, so there is nothing to find out."
    assert (caught.value.method, caught.value.path) == ("GET", f"/v2/numbers/{E164}")


REDIRECTS = [301, 302, 303, 307, 308]


@pytest.mark.parametrize("status", REDIRECTS)
@pytest.mark.parametrize("name", CLIENTS)
def test_redirect_off_the_host_is_not_followed(name: str, status: int) -> None:
    """The keys stay with the host they belong to."""
    script = Script(json_response(status, None, location="https://evil.example.com/v2/numbers"), EMPTY_PAGE)

    with pytest.raises(CrossOriginError, match="GET /v2/numbers"):
        WaitRecorder(name, script)("list_account_numbers")

    script.expect_requests(1)


@pytest.mark.parametrize("status", REDIRECTS)
@pytest.mark.parametrize(("operation", "path"), [("purchase_number", (E164,)), ("update_primary_route", (E164, "0"))])
@pytest.mark.parametrize("name", CLIENTS)
def test_redirect_of_a_write_is_never_followed(name: str, operation: str, path: tuple[Any, ...], status: int) -> None:
    """A redirect of a purchase or a PATCH is an error, not another purchase."""
    script = Script(json_response(status, None, location=f"{HOME}/v2/numbers/12065550101"), DETAILS)

    with pytest.raises(FlowrouteError):
        WaitRecorder(name, script)(operation, *path)

    script.expect_requests(1)


@pytest.mark.parametrize("name", CLIENTS)
def test_redirect_on_the_host_is_followed_but_not_for_ever(name: str) -> None:
    """A GET may be sent on within the host, a few times."""
    moved = json_response(302, None, location=f"{HOME}/v2/numbers?moved=1")
    script = Script(moved, EMPTY_PAGE)
    WaitRecorder(name, script)("list_account_numbers")
    assert str(script.requests[1].url) == f"{HOME}/v2/numbers?moved=1"

    endless = Script(moved)
    with pytest.raises(FlowrouteError):
        WaitRecorder(name, endless)("list_account_numbers")
    assert len(endless.requests) < 25


@pytest.mark.parametrize("variant", CLIENTS)
def test_lost_response_to_a_new_route_is_looked_up_by_its_alias(variant: str) -> None:
    """The route may be there; the error names the list and the alias, and nothing is sent twice."""
    script = Script(httpx.ReadError("The connection was lost."))

    with pytest.raises(FlowrouteError) as caught:
        scripted_variant(variant, script, retries=3)(
            "create_inbound_route", alias="warehouse", route_type="host", value="203.0.113.20"
        )

    assert caught.value.outcome_unknown
    assert "list_inbound_routes() and look for the alias 'warehouse'" in str(caught.value)
    script.expect_requests(1)
