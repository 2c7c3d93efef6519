"""Write one OpenTelemetry span for each call, over all its attempts. Needs the extra otel."""

from __future__ import annotations

import threading
from contextvars import Token
from typing import TYPE_CHECKING, Any

from .public import public
from .watching import CallEvent

if TYPE_CHECKING:
    from opentelemetry.context import Context
    from opentelemetry.trace import Span, TracerProvider
else:
    TracerProvider = Any  # so that type hints resolve without the extra

Open = tuple["Span", "Token[Context]"]


@public
class OpenTelemetryHook:
    """A hook that writes one span for each call, as FlowrouteClient(hooks=[OpenTelemetryHook()]).

    The span has the name of the operation, and the attributes of OpenTelemetry's conventions for HTTP clients with the
    template of the path in place of a URL, so that it shows no phone number. Each failed attempt and each wait is an
    event of it. It is the current span while the call goes on, so that the spans of the httpx instrumentation are its
    children.
    """

    def __init__(self, tracer_provider: TracerProvider | None = None) -> None:
        """Take the provider to write to; the global one by default.

        Raises:  ImportError without the extra otel.
        """
        try:
            from opentelemetry import trace  # noqa: PLC0415 (an extra)
        except ImportError:
            raise ImportError("OpenTelemetryHook needs OpenTelemetry: pip install 'flowroute-numbers[otel]'") from None
        self._tracer = trace.get_tracer("flowroute_numbers", tracer_provider=tracer_provider)
        self._open: dict[int, Open] = {}
        self._lock = threading.Lock()

    def __call__(self, event: CallEvent, /) -> None:
        """Open the span at the first attempt, note what happens, and close it at the end."""
        if event.moment == "attempt" and event.attempt == 1:
            self._begin(event)
        elif event.moment in ("failure", "wait"):
            self._note(event)
        elif event.moment == "end":
            self._end(event)

    def _begin(self, event: CallEvent) -> None:
        from opentelemetry import context, trace  # noqa: PLC0415 (an extra)

        span = self._tracer.start_span(
            event.operation,
            kind=trace.SpanKind.CLIENT,
            attributes={
                "http.request.method": event.method,
                "url.template": event.path,
                "flowroute.request_id": event.request_id,
            },
        )
        token = context.attach(trace.set_span_in_context(span))
        with self._lock:
            self._open[event.call_id] = (span, token)

    def _note(self, event: CallEvent) -> None:
        if (found := self._open.get(event.call_id)) is not None:
            facts = {"attempt": event.attempt, "seconds": event.seconds or 0.0}
            found[0].add_event(event.moment, {**facts, "error.type": event.error} if event.error else facts)

    def _end(self, event: CallEvent) -> None:
        from opentelemetry import context, trace  # noqa: PLC0415 (an extra)

        with self._lock:
            found = self._open.pop(event.call_id, None)
        if found is None:  # nothing was sent
            return
        span, token = found
        context.detach(token)
        span.set_attribute("http.request.resend_count", event.attempt - 1)
        if event.status is not None:
            span.set_attribute("http.response.status_code", event.status)
        if event.error is not None:
            span.set_attribute("error.type", event.error)
            span.set_attribute("flowroute.outcome_unknown", event.outcome_unknown)
            span.set_status(trace.StatusCode.ERROR, event.error)
        span.end()
