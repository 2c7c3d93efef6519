"""Close the record of each call after all else: journal, metrics, log."""

from __future__ import annotations

import time

from flask import Flask, Response, request

from flowroute_mock.http.auth import authenticate
from flowroute_mock.http.call import CallContext, call_of
from flowroute_mock.http.errors import AuthenticationFailedError
from flowroute_mock.journal.journal_entry import note
from flowroute_mock.journal.logs import log_call
from flowroute_mock.mock import Mock
from flowroute_mock.world.records import World

ADMIN_PREFIX = "/__mock__/"
MISSED = (404, 405)


def add_call_recording(app: Flask, mock: Mock) -> None:
    """Let an app keep its records so."""

    @app.after_request
    def finish(response: Response) -> Response:
        call = call_of(request.environ)
        response.headers["X-Request-Id"] = call.request_id
        seconds = time.perf_counter() - call.begun
        log_call(call, response.status_code, seconds)
        if not call.environ["PATH_INFO"].startswith(ADMIN_PREFIX):
            record(mock, call, response, seconds)
        return response


def record(mock: Mock, call: CallContext, response: Response, seconds: float) -> None:
    """Put a call into the metrics, and into the journal of its world where it has one."""
    operation = None if call.operation is None else call.operation.id
    mock.metrics.observe(operation, response.status_code, seconds, fault=call.fault, response_fits=call.response_fits)
    world = call.world or missed_world(mock, call, response.status_code)
    if world is not None:
        mock.journal.record(world.id, note(call, response, world, seconds))


def missed_world(mock: Mock, call: CallContext, status: int) -> World | None:
    """Find whose call it was that met no operation: it asked for no keys, and yet its owner wants to see it."""
    if status not in MISSED:
        return None
    try:
        return authenticate(mock.store, call.environ.get("HTTP_AUTHORIZATION"))
    except AuthenticationFailedError:
        return None
