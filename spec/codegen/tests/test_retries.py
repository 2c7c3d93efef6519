"""What is sent again, and when."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from flowroute_numbers import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    InternalServerError,
    InvalidResponseError,
    NotFoundError,
    OutcomeUnknownError,
    RateLimitError,
    RetryPolicy,
)
from flowroute_numbers._runtime.retries import parse_retry_after

from spec.codegen.tests.service import CALLS, DETAILS, Driver, Service, success_of

REPEATED = [
    "list_account_numbers",
    "search_available_numbers",
    "get_number",
    "update_primary_route",
    "update_failover_route",
]
BROKEN = {
    "connect": httpx.ConnectError("refused"),
    "connect timeout": httpx.ConnectTimeout("too late"),
    "pool timeout": httpx.PoolTimeout("none free"),
    "read": httpx.ReadError("reset"),
    "read timeout": httpx.ReadTimeout("too late"),
    "write": httpx.WriteError("reset"),
    "write timeout": httpx.WriteTimeout("too late"),
    "closed": httpx.RemoteProtocolError("Server disconnected without sending a response."),
    "proxy": httpx.ProxyError("502"),
}
UNSENT = {"connect", "connect timeout", "pool timeout"}
NO_JITTER = RetryPolicy(jitter=lambda: 0.0)


def answer_of(name: str) -> httpx.Response:
    body = success_of(name)
    return httpx.Response(204) if body is None else httpx.Response(200, json=body)


def call(driver: Driver, service: Service, name: str, **options: Any) -> Any:
    args, kwargs, _ = CALLS[name]
    return driver.call(service, name, *args, **kwargs, options=options)


@pytest.mark.parametrize("name", REPEATED)
@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_read_or_a_change_of_route_is_sent_again_when_the_service_is_busy(
    driver: Driver, name: str, status: int
) -> None:
    service = Service(httpx.Response(status), httpx.Response(status), answer_of(name))

    call(driver, service, name)

    assert len(service.requests) == 3
    assert len({bytes(request.content) for request in service.requests}) == 1


@pytest.mark.parametrize("name", REPEATED)
@pytest.mark.parametrize("fault", BROKEN)
def test_a_read_or_a_change_of_route_is_sent_again_when_the_connection_fails(
    driver: Driver, name: str, fault: str
) -> None:
    service = Service(BROKEN[fault], answer_of(name))

    call(driver, service, name)

    assert len(service.requests) == 2


def test_a_body_that_breaks_off_is_read_again(driver: Driver) -> None:
    def breaks_off(request: httpx.Request) -> httpx.Response:
        class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
            def __iter__(self) -> Any:
                yield b'{"data": '
                raise httpx.ReadError("reset")

            async def __aiter__(self) -> Any:
                yield b'{"data": '
                raise httpx.ReadError("reset")

        return httpx.Response(200, stream=Body())

    service = Service(breaks_off, httpx.Response(200, json=DETAILS))

    assert call(driver, service, "get_number").data.id == "12065550190"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 408, 409, 413, 415, 422, 500, 501, 520])
def test_no_other_status_is_sent_again(driver: Driver, status: int) -> None:
    service = Service(httpx.Response(status))

    with pytest.raises(APIStatusError):
        call(driver, service, "get_number")

    assert len(service.requests) == 1


def test_after_the_last_retry_the_last_answer_is_raised(driver: Driver) -> None:
    service = Service(httpx.Response(502), httpx.Response(503), httpx.Response(429))

    with pytest.raises(RateLimitError):
        call(driver, service, "get_number")

    assert len(service.requests) == 3


@pytest.mark.parametrize(
    ("fault", "expected"),
    [("read timeout", APITimeoutError), ("connect timeout", APITimeoutError), ("read", APIConnectionError)],
)
def test_after_the_last_retry_the_failure_is_raised(
    driver: Driver, fault: str, expected: type[APIConnectionError]
) -> None:
    service = Service(BROKEN[fault])

    with pytest.raises(expected) as caught:
        call(driver, service, "get_number")

    assert type(caught.value) is expected
    assert (caught.value.method, caught.value.path) == ("GET", "/v2/numbers/12065550190")
    assert len(service.requests) == 3


@pytest.mark.parametrize(("retries", "requests"), [(0, 1), (1, 2), (5, 6), (RetryPolicy(retries=3), 4)])
def test_the_number_of_retries_can_be_chosen(driver: Driver, retries: int | RetryPolicy, requests: int) -> None:
    service = Service(httpx.Response(503))

    with pytest.raises(InternalServerError):
        call(driver, service, "get_number", retries=retries)

    assert len(service.requests) == requests


# --- money ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", sorted(BROKEN.keys() - UNSENT))
def test_a_purchase_that_may_have_arrived_is_never_sent_again(driver: Driver, fault: str) -> None:
    service = Service(BROKEN[fault])

    with pytest.raises(OutcomeUnknownError) as caught:
        driver.call(service, "purchase_number", "(206) 555-0100")

    assert len(service.requests) == 1
    assert caught.value.outcome_unknown
    assert "outcome is unknown" in str(caught.value)
    assert "get_number('12065550100')" in str(caught.value)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 520, 599, 302])
def test_a_purchase_that_a_server_failed_on_is_never_sent_again(driver: Driver, status: int) -> None:
    service = Service(httpx.Response(status, headers={"Retry-After": "0", "Location": "/v2/elsewhere"}))

    with pytest.raises(APIStatusError) as caught:
        driver.call(service, "purchase_number", "12065550100")

    assert len(service.requests) == 1
    assert caught.value.outcome_unknown
    assert "get_number('12065550100')" in str(caught.value)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 429])
def test_a_purchase_that_was_refused_is_known_not_to_have_happened(driver: Driver, status: int) -> None:
    service = Service(httpx.Response(status, headers={"Retry-After": "0"}))

    with pytest.raises(APIStatusError) as caught:
        driver.call(service, "purchase_number", "12065550100")

    assert len(service.requests) == 1
    assert not caught.value.outcome_unknown


@pytest.mark.parametrize("fault", sorted(UNSENT))
def test_a_purchase_that_could_not_be_sent_is_tried_again(driver: Driver, fault: str) -> None:
    service = Service(BROKEN[fault], answer_of("purchase_number"))

    driver.call(service, "purchase_number", "12065550100")

    assert len(service.requests) == 2


@pytest.mark.parametrize("fault", sorted(UNSENT))
def test_a_purchase_that_could_never_be_sent_is_known_not_to_have_happened(driver: Driver, fault: str) -> None:
    service = Service(BROKEN[fault])

    with pytest.raises(APIConnectionError) as caught:
        driver.call(service, "purchase_number", "12065550100")

    assert not isinstance(caught.value, OutcomeUnknownError)
    assert not caught.value.outcome_unknown


@pytest.mark.parametrize("status", [200, 201, 202, 203, 204, 207])
@pytest.mark.parametrize("body", [b"<html>", b'{"data": ', b"", b"null", b"\xff", b"{}"])
def test_a_purchase_whose_success_can_not_be_read_has_an_unknown_outcome(
    driver: Driver, status: int, body: bytes
) -> None:
    service = Service(httpx.Response(status, content=body))

    with pytest.raises(
        InvalidResponseError, match=r"its outcome is unknown.*Call get_number\('12065550100'\)"
    ) as caught:
        driver.call(service, "purchase_number", "12065550100")

    assert caught.value.outcome_unknown
    assert len(service.requests) == 1


def test_a_raw_purchase_that_can_not_be_read_has_an_unknown_outcome(driver: Driver) -> None:
    raw = driver.raw(Service(httpx.Response(201, content=b"<html>")), "purchase_number", "12065550100")

    with pytest.raises(InvalidResponseError) as caught:
        raw.parse()

    assert caught.value.outcome_unknown


def test_a_read_that_can_not_be_read_is_no_unknown_outcome(driver: Driver) -> None:
    with pytest.raises(InvalidResponseError) as caught:
        driver.call(Service(httpx.Response(200, content=b"<html>")), "get_number", "12065550190")

    assert not caught.value.outcome_unknown


# --- changes whose first response was lost ----------------------------------------------------------------------------


@pytest.mark.parametrize("status", [404, 409])
@pytest.mark.parametrize(
    "lost",
    [httpx.ReadError("x"), httpx.ReadTimeout("x"), httpx.RemoteProtocolError("x"), httpx.Response(502)],
    ids=["broken", "late", "cut", "gateway"],
)
def test_a_change_refused_after_its_first_response_was_lost_may_have_been_made(
    driver: Driver, lost: Any, status: int
) -> None:
    service = Service(lost, httpx.Response(status))

    with pytest.raises(
        APIStatusError, match="earlier attempt of this call got no response, and may have been"
    ) as caught:
        driver.call(service, "update_primary_route", "12065550190", "0")

    assert caught.value.outcome_unknown
    assert caught.value.status == status


@pytest.mark.parametrize(
    "before", [httpx.ConnectError("x"), httpx.Response(429)], ids=["never connected", "not let in"]
)
def test_a_change_refused_after_an_attempt_that_did_nothing_was_not_made(driver: Driver, before: Any) -> None:
    with pytest.raises(NotFoundError) as caught:
        driver.call(Service(before, httpx.Response(404)), "update_primary_route", "12065550190", "0")

    assert not caught.value.outcome_unknown
    assert "earlier attempt" not in str(caught.value)


def test_a_read_that_ends_in_404_after_a_lost_response_is_just_not_found(driver: Driver) -> None:
    with pytest.raises(NotFoundError) as caught:
        driver.call(Service(httpx.ReadError("x"), httpx.Response(404)), "get_number", "12065550190")

    assert not caught.value.outcome_unknown


# --- waiting -------------------------------------------------------------------------------------------------------


def test_waits_double_up_to_a_bound(driver: Driver) -> None:
    service = Service(httpx.Response(503))
    policy = RetryPolicy(retries=6, first_wait=1.0, longest_wait=8.0, jitter=lambda: 0.0)

    with pytest.raises(InternalServerError):
        call(driver, service, "get_number", retries=policy)

    assert service.waits == [1.0, 2.0, 4.0, 8.0, 8.0, 8.0]


def test_jitter_takes_up_to_half_of_a_wait(driver: Driver) -> None:
    service = Service(httpx.Response(503))
    jitter = itertools.cycle([0.0, 0.5, 1.0])
    policy = RetryPolicy(retries=3, first_wait=4.0, longest_wait=4.0, jitter=lambda: next(jitter))

    with pytest.raises(InternalServerError):
        call(driver, service, "get_number", retries=policy)

    assert service.waits == [4.0, 3.0, 2.0]


def test_jitter_is_random_by_default(driver: Driver) -> None:
    service = Service(httpx.Response(503))

    with pytest.raises(InternalServerError):
        call(driver, service, "get_number", retries=20)

    assert len(set(service.waits)) == 20
    assert max(service.waits) <= 8.0


@pytest.mark.parametrize(
    ("header", "waits"),
    [("0", []), ("7", [7.0]), ("60", [60.0]), ("3600", [60.0]), ("9" * 400, [60.0])],
    ids=["at once", "seconds", "a minute", "an hour is cut", "a number without end is cut"],
)
def test_the_service_says_how_long_to_wait(driver: Driver, header: str, waits: list[float]) -> None:
    service = Service(httpx.Response(429, headers={"Retry-After": header}), answer_of("get_number"))

    call(driver, service, "get_number")

    assert service.waits == waits


@pytest.mark.parametrize("header", ["soon", "-5", "1.5", "", "²", "Mon, 01 Jan 99999999999999999999 00:00:00 GMT"])
def test_a_retry_after_that_can_not_be_read_is_passed_over(driver: Driver, header: str) -> None:
    headers = [(b"Retry-After", header.encode("latin-1"))]
    service = Service(httpx.Response(429, headers=headers), answer_of("get_number"))

    call(driver, service, "get_number", retries=NO_JITTER)

    assert service.waits == [0.5]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("Mon, 23 Nov 2026 07:00:30 GMT", 30.0),
        ("Mon, 23 Nov 2026 07:00:30", 30.0),
        ("Mon, 23 Nov 2026 08:00:30 +0100", 30.0),
        ("Sun, 22 Nov 2026 07:00:00 GMT", 0.0),
        ("Monday, 23-Nov-26 07:00:30 GMT", 30.0),
        ("Mon Nov 23 07:00:30 2026", 30.0),
        ("tomorrow", None),
        (None, None),
    ],
)
def test_a_retry_after_may_be_a_date(header: str | None, seconds: float | None) -> None:
    assert parse_retry_after(header, now=datetime(2026, 11, 23, 7, 0, 0, tzinfo=UTC)) == seconds


def test_an_error_carries_what_the_service_asks_to_wait(driver: Driver) -> None:
    service = Service(httpx.Response(429, headers={"Retry-After": "3600"}))

    with pytest.raises(RateLimitError) as caught:
        call(driver, service, "get_number", retries=0)

    assert caught.value.retry_after == 3600.0


@pytest.mark.parametrize("name", ["retries", "first_wait", "longest_wait", "longest_retry_after"])
def test_a_policy_refuses_negative_figures(name: str) -> None:
    make: Callable[..., RetryPolicy] = RetryPolicy

    with pytest.raises(ValueError, match="negative"):
        make(**{name: -1})
