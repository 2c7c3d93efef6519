"""List the kinds of planned faults: one record each. The rest of the code, and the tests of the documents, read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import orjson
from flask import Response

from flowroute_mock.faults.broken_responses import Break
from flowroute_mock.faults.examples import respond_example
from flowroute_mock.http.call import CallContext
from flowroute_mock.http.contract import CompiledOperation
from flowroute_mock.http.responses import JSON
from flowroute_mock.world.records import JsonObject

Perform = Callable[[], Response]
Act = Callable[[CallContext, CompiledOperation, JsonObject, Perform], Response]
FaultKind = Literal["status", "slow", "drop", "lost_answer", "cut", "not_json", "off_contract", "rate_limit"]

NOT_JSON = b"<html><body>502 Bad Gateway</body></html>"
OFF_CONTRACT = orjson.dumps({"data": False, "links": None})
NOTHING_SENT = 0
"""What the journal, and HAR, have for the status of a response that was never sent."""


def _as_usual(call: CallContext, operation: CompiledOperation, fault: JsonObject, perform: Perform) -> Response:
    return perform()


def _nothing(call: CallContext, operation: CompiledOperation, fault: JsonObject, perform: Perform) -> Response:
    return Response(b"", NOTHING_SENT)


def _status(call: CallContext, operation: CompiledOperation, fault: JsonObject, perform: Perform) -> Response:
    status: int = fault["status"]
    retry_after = {"Retry-After": str(fault["retry_after"])} if "retry_after" in fault else {}
    if status >= 400:
        return respond_example(call, operation, status, fault.get("example"), retry_after)
    response = perform()
    if response.status_code < 400:
        response.status_code = status
        if operation.responses[status].validator is None:
            response.set_data(b"")
    return response


def _not_json(call: CallContext, operation: CompiledOperation, fault: JsonObject, perform: Perform) -> Response:
    return _spoil(call, perform(), NOT_JSON)


def _off_contract(call: CallContext, operation: CompiledOperation, fault: JsonObject, perform: Perform) -> Response:
    return _spoil(call, perform(), OFF_CONTRACT)


def _spoil(call: CallContext, response: Response, body: bytes) -> Response:
    call.response_fits = False
    status = 200 if response.status_code == 204 else response.status_code
    return Response(body, status, content_type=response.content_type or JSON)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault.

    Shape:   does says what the caller sees; act makes the response, None for a kind that does not apply to single
             calls; fields are those that it accepts besides kind and seed; needs is the one it cannot do without;
             breaks says how the connection ends, None for as usual.
    """

    name: FaultKind
    does: str
    act: Act | None
    fields: tuple[str, ...] = ()
    needs: str | None = None
    breaks: Break | None = None


_CALLS = ("operation", "times", "probability", "latency")
RATE_LIMIT: FaultKind = "rate_limit"
"""The kind that applies to all calls, and the operation it waits under, which no call has: Mock.admit reads it."""

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "status",
            "that status, with the contract's example, or with the real document; `retry_after`",
            _status,
            (*_CALLS, "status", "example", "retry_after"),
            needs="status",
        ),
        Kind(
            "slow",
            "the response, late; in process `httpx.ReadTimeout` if the client's patience ends before",
            _as_usual,
            _CALLS,
            needs="latency",
        ),
        Kind("drop", "the connection closed without a response", _nothing, _CALLS, breaks="drop"),
        Kind("lost_answer", "the same: whether the number was bought, nobody knows", _as_usual, _CALLS, breaks="drop"),
        Kind("cut", "half of the body", _as_usual, _CALLS, breaks="cut"),
        Kind("not_json", "HTML, with the status and content type of success", _not_json, _CALLS),
        Kind("off_contract", "JSON that breaks the contract", _off_contract, _CALLS),
        Kind(
            RATE_LIMIT,
            "429 with `Retry-After`, beyond `per_second` calls in a second",
            None,
            ("per_second",),
            needs="per_second",
        ),
    )
}
