"""Hooks, request ids and times: what an application can know of each call."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from typing import Any

import httpx
import pytest
from flowroute_mock import FlowrouteMock
from flowroute_numbers import (
    CallEvent,
    ConflictError,
    FlowrouteClient,
    InvalidResponseError,
    NotFoundError,
    OutcomeUnknownError,
    ServiceUnavailableError,
)

from spec.codegen.tests.service import SECRET_KEY, Driver, Service, success_of

NUMBER = "12065550190"


def brief(events: list[CallEvent]) -> list[tuple[Any, ...]]:
    return [(event.moment, event.attempt, event.status, event.error) for event in events]


def test_a_hook_gets_each_moment_of_a_call_in_order(driver: Driver) -> None:
    events: list[CallEvent] = []
    service = Service(httpx.Response(503), httpx.ReadError("reset"), httpx.Response(200, json=success_of("get_number")))

    driver.call(service, "get_number", NUMBER, options={"hooks": [events.append]})

    assert brief(events) == [
        ("attempt", 1, None, None),
        ("response", 1, 503, None),
        ("wait", 1, 503, None),
        ("attempt", 2, 503, None),
        ("failure", 2, None, "ReadError"),
        ("wait", 2, None, None),
        ("attempt", 3, None, None),
        ("response", 3, 200, None),
        ("end", 3, 200, None),
    ]
    assert {(event.operation, event.method, event.path) for event in events} == {
        ("get_number", "GET", "/v2/numbers/{id}")
    }
    assert len({event.call_id for event in events}) == 1
    assert [event.seconds for event in events if event.moment == "wait"] == service.waits


def test_the_end_says_what_became_of_a_purchase(driver: Driver) -> None:
    events: list[CallEvent] = []

    with pytest.raises(OutcomeUnknownError):
        driver.call(
            Service(httpx.ReadError("gone")), "purchase_number", "12065550100", options={"hooks": [events.append]}
        )

    assert (events[-1].moment, events[-1].error, events[-1].outcome_unknown) == ("end", "OutcomeUnknownError", True)


def test_a_success_that_can_not_be_read_ends_in_the_error_of_the_method(driver: Driver) -> None:
    events: list[CallEvent] = []
    service = Service(httpx.Response(201, text="<html>"))

    with pytest.raises(InvalidResponseError):
        driver.call(service, "purchase_number", "12065550100", options={"hooks": [events.append]})

    assert brief(events)[-1] == ("end", 1, 201, "InvalidResponseError")
    assert events[-1].outcome_unknown


def test_a_cancelled_purchase_ends_for_its_hooks_as_well() -> None:
    events: list[CallEvent] = []

    async def hang(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(30)
        raise AssertionError

    async def run() -> None:
        transport = httpx.MockTransport(hang)
        async with Service(httpx.Response(500)).async_client(transport=transport, hooks=[events.append]) as client:
            await asyncio.wait_for(client.purchase_number("12065550100"), 0.05)

    with pytest.raises(TimeoutError):
        asyncio.run(run())

    assert [event.moment for event in events] == ["attempt", "end"]
    assert (events[-1].error, events[-1].outcome_unknown) == ("CancelledError", True)


def test_no_event_shows_a_key_or_a_whole_number(driver: Driver) -> None:
    events: list[CallEvent] = []

    with pytest.raises(NotFoundError):
        driver.call(
            Service(httpx.Response(404, text=SECRET_KEY)), "get_number", NUMBER, options={"hooks": [events.append]}
        )

    assert NUMBER not in repr(events)
    assert SECRET_KEY not in repr(events)


def test_an_event_is_frozen_and_has_no_other_attributes() -> None:
    event = CallEvent("end", 1, "get_number", "GET", "/v2/numbers/{id}", "x", 1)

    with pytest.raises(AttributeError):
        event.status = 200  # type: ignore[misc]


def test_what_a_hook_raises_is_logged_and_changes_nothing(driver: Driver, caplog: pytest.LogCaptureFixture) -> None:
    def broken(event: CallEvent) -> None:
        raise RuntimeError("no disk")

    events: list[CallEvent] = []
    service = Service(httpx.Response(200, json=success_of("get_number")))

    found = driver.call(service, "get_number", NUMBER, options={"hooks": [broken, events.append]})

    assert found.data.id == NUMBER
    assert [event.moment for event in events] == ["attempt", "response", "end"]
    assert len([record for record in caplog.records if "failed at" in record.getMessage()]) == 3


async def _async_hook(event: CallEvent) -> None: ...


@pytest.mark.parametrize("hook", [7, "x", _async_hook], ids=["a number", "a text", "a coroutine function"])
def test_a_hook_that_is_no_plain_function_is_refused(hook: Any) -> None:
    with pytest.raises(TypeError, match="A hook must be a plain function of one CallEvent"):
        Service(httpx.Response(200)).sync_client(hooks=[hook])


# --- the request id --------------------------------------------------------------------------------------------------


def test_the_request_id_is_the_same_in_error_log_hook_and_journal(caplog: pytest.LogCaptureFixture) -> None:
    events: list[CallEvent] = []
    caplog.set_level(logging.DEBUG, logger="flowroute_numbers")

    with FlowrouteMock() as mock:
        client = mock.client(hooks=[events.append])
        with pytest.raises(NotFoundError) as caught:
            client.get_number("12065550199")
        journal = [call.entry["id"] for call in mock.calls()]

    found = caught.value.request_id
    assert found is not None
    assert re.fullmatch("[0-9a-f]{32}", found)
    assert journal == [found]
    assert {event.request_id for event in events} == {found}
    assert all(found in record.getMessage() for record in caplog.records if record.name == "flowroute_numbers")


def test_attempts_of_one_call_share_their_request_id_and_calls_do_not(driver: Driver) -> None:
    service = Service(httpx.Response(503), httpx.Response(200, json=success_of("get_number")))

    driver.call(service, "get_number", NUMBER)
    driver.call(service, "get_number", NUMBER)

    first, second, third = [request.headers["X-Request-Id"] for request in service.requests]
    assert first == second != third


@pytest.mark.parametrize("place", ["client", "call"])
def test_a_request_id_of_the_application_is_kept(driver: Driver, place: str) -> None:
    headers = {"x-request-id": "order-7"}
    service = Service(httpx.Response(404))
    options, call = ({"headers": headers}, {}) if place == "client" else ({}, {"headers": headers})

    with pytest.raises(NotFoundError) as caught:
        driver.call(service, "get_number", NUMBER, options=options, **call)

    assert caught.value.request_id == "order-7"
    assert service.requests[0].headers.get_list("X-Request-Id") == ["order-7"]


def test_raw_responses_and_errors_have_the_same_names(driver: Driver) -> None:
    service = Service(httpx.Response(200, json=success_of("get_number")))

    raw = driver.raw(service, "get_number", NUMBER)

    assert (raw.status, raw.status_code) == (200, 200)
    assert raw.request_id == service.requests[0].headers["X-Request-Id"]
    with pytest.raises(ServiceUnavailableError) as caught:
        driver.call(Service(httpx.Response(503)), "get_number", NUMBER)
    assert (caught.value.status, caught.value.status_code) == (503, 503)


def test_a_raw_response_that_can_not_be_read_has_its_request_id(driver: Driver) -> None:
    service = Service(httpx.Response(200, text="<html>"))
    raw = driver.raw(service, "get_number", NUMBER)

    with pytest.raises(InvalidResponseError) as caught:
        raw.parse()

    assert (caught.value.status_code, caught.value.request_id) == (200, raw.request_id)


# --- messages --------------------------------------------------------------------------------------------------------


def test_the_log_charges_the_service_for_no_pause_of_ours(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="flowroute_numbers")
    events: list[CallEvent] = []
    service = Service(httpx.Response(503), httpx.Response(200, json=success_of("get_number")))

    client = service.sync_client(hooks=[events.append], sleep=lambda seconds: time.sleep(0.2))
    client.get_number(NUMBER)

    spent = [event.seconds for event in events if event.moment == "response"]
    assert all(seconds is not None and seconds < 0.15 for seconds in spent)
    assert events[-1].seconds is not None
    assert events[-1].seconds > 0.2


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"title": "Conflict", "detail": "It is sold."}, "409 Conflict. It is sold."),
        ({"title": "CONFLICT", "detail": "It is sold."}, "409 Conflict. It is sold."),
        ({"title": "Sold", "detail": "It is sold."}, "409 Conflict. Sold: It is sold."),
        ({"title": "Conflict"}, "409 Conflict"),
    ],
)
def test_a_message_says_nothing_twice(driver: Driver, entry: dict[str, str], expected: str) -> None:
    with pytest.raises(ConflictError) as caught:
        driver.call(Service(httpx.Response(409, json={"errors": [entry]})), "purchase_number", "12065550100")

    assert str(caught.value) == f"POST /v2/numbers/12065550100 answered {expected}"


def test_hooks_of_a_client_are_those_of_its_copies() -> None:
    events: list[CallEvent] = []
    client = Service(httpx.Response(200, json=success_of("get_number"))).sync_client(hooks=[events.append])

    copy = client.with_options(timeout=3)
    copy.get_number(NUMBER)

    assert isinstance(copy, FlowrouteClient)
    assert [event.moment for event in events] == ["attempt", "response", "end"]
