"""One span for each call."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import textwrap
from collections.abc import Iterator

import httpx
import pytest
from flowroute_numbers import NotFoundError, OpenTelemetryHook, OutcomeUnknownError
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from spec.codegen.tests.service import Driver, Service, success_of

NUMBER = "12065550190"


class Telescope:
    """A provider that keeps its spans."""

    def __init__(self) -> None:
        self.exporter = InMemorySpanExporter()
        self.provider = TracerProvider()
        self.provider.add_span_processor(SimpleSpanProcessor(self.exporter))
        self.hook = OpenTelemetryHook(self.provider)


@pytest.fixture
def telescope() -> Iterator[Telescope]:
    found = Telescope()
    yield found
    found.provider.shutdown()


def test_one_call_of_three_attempts_is_one_span(driver: Driver, telescope: Telescope) -> None:
    service = Service(httpx.Response(503), httpx.ReadError("reset"), httpx.Response(200, json=success_of("get_number")))

    driver.call(service, "get_number", NUMBER, options={"hooks": [telescope.hook]})

    (span,) = telescope.exporter.get_finished_spans()
    assert (span.name, span.kind) == ("get_number", trace.SpanKind.CLIENT)
    assert dict(span.attributes or {}) == {
        "http.request.method": "GET",
        "url.template": "/v2/numbers/{id}",
        "flowroute.request_id": service.requests[0].headers["X-Request-Id"],
        "http.request.resend_count": 2,
        "http.response.status_code": 200,
    }
    assert [event.name for event in span.events] == ["wait", "failure", "wait"]
    assert NUMBER not in span.to_json()


def test_a_failed_call_is_a_failed_span(driver: Driver, telescope: Telescope) -> None:
    with pytest.raises(OutcomeUnknownError):
        driver.call(Service(httpx.ReadError("x")), "purchase_number", NUMBER, options={"hooks": [telescope.hook]})

    (span,) = telescope.exporter.get_finished_spans()
    assert span.status.status_code is trace.StatusCode.ERROR
    assert (span.attributes or {})["error.type"] == "OutcomeUnknownError"
    assert (span.attributes or {})["flowroute.outcome_unknown"] is True


def test_the_span_is_current_while_the_request_is_out_and_no_longer(driver: Driver, telescope: Telescope) -> None:
    current: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        current.append(getattr(trace.get_current_span(), "name", ""))
        return httpx.Response(404)

    with pytest.raises(NotFoundError):
        driver.call(Service(answer), "get_number", NUMBER, options={"hooks": [telescope.hook]})

    assert current == ["get_number"]
    assert trace.get_current_span() is trace.INVALID_SPAN


def test_calls_at_once_have_a_span_each_below_that_of_the_application(telescope: Telescope) -> None:
    service = Service(httpx.Response(200, json=success_of("get_number")))

    async def run() -> None:
        async with service.async_client(hooks=[telescope.hook]) as client:
            with telescope.provider.get_tracer("application").start_as_current_span("sync job"):
                await asyncio.gather(*(client.get_number(NUMBER) for _ in range(20)))

    asyncio.run(run())

    *calls, job = telescope.exporter.get_finished_spans()
    assert [span.name for span in calls] == ["get_number"] * 20
    assert {span.parent and span.parent.span_id for span in calls} == {job.context.span_id}


def test_a_call_that_sends_nothing_has_no_span(telescope: Telescope) -> None:
    Service(httpx.Response(500)).sync_client(hooks=[telescope.hook], dry_run=True).update_primary_route(NUMBER, "0")

    assert telescope.exporter.get_finished_spans() == ()


def test_without_the_extra_an_error_names_it() -> None:
    program = """
        import sys
        sys.modules["opentelemetry"] = None
        import flowroute_numbers
        try:
            flowroute_numbers.OpenTelemetryHook()
        except ImportError as error:
            print(error)
    """

    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=True)

    assert done.stdout == "OpenTelemetryHook needs OpenTelemetry: pip install 'flowroute-numbers[otel]'\n"
