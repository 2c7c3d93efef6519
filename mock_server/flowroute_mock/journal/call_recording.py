"""Record each call when its response is ready: in the metrics, the log, and the journal of its world."""

from __future__ import annotations

import time

from flask import Flask, Response, request

from flowroute_mock.http.auth import authenticate
from flowroute_mock.http.call import CallContext, call_of
from flowroute_mock.http.errors import AuthenticationFailedError
from flowroute_mock.journal.journal import CallJournal
from flowroute_mock.journal.journal_entry import make_entry
from flowroute_mock.journal.logs import log_call
from flowroute_mock.journal.metrics import Metrics
from flowroute_mock.journal.redaction import keys_of
from flowroute_mock.settings import DEFAULT_SETTINGS, Settings
from flowroute_mock.store import Store, StoreUnreachableError
from flowroute_mock.store.patience import AT_ONCE, waiting_at_most
from flowroute_mock.world.records import World

ADMIN_PREFIX = "/__mock__/"
UI_PREFIX = "/__mock__/ui/"
UNROUTED = (404, 405)


def add_call_recording(
    app: Flask, store: Store, journal: CallJournal, metrics: Metrics, settings: Settings = DEFAULT_SETTINGS
) -> None:
    """Record every call of an app; where nobody knows whose call it was, the keys of the settings are redacted."""

    @app.after_request
    def finish(response: Response) -> Response:
        call = call_of(request.environ)
        response.headers["X-Request-Id"] = call.request_id
        seconds = time.perf_counter() - call.begun
        path = call.environ["PATH_INFO"]
        is_admin = path.startswith(ADMIN_PREFIX)
        world = None if is_admin else call.world or find_world_of_unrouted(store, call, response.status_code)
        if not path.startswith(UI_PREFIX):  # an open page looks several times in a second, which is no news
            log_call(call, response.status_code, seconds, keys_of(world or settings))
        if not is_admin:
            metrics.observe(
                call.operation_id, response.status_code, seconds, fault=call.fault, response_fits=call.response_fits
            )
            if world is not None:
                journal.record(world.id, make_entry(call, response, world, seconds))
        return response


def find_world_of_unrouted(store: Store, call: CallContext, status: int) -> World | None:
    """Identify the account behind a 404 or 405, so that the call appears in its journal."""
    if status not in UNROUTED:
        return None
    try:
        with waiting_at_most(AT_ONCE):
            return authenticate(store, call.environ.get("HTTP_AUTHORIZATION"))
    except (AuthenticationFailedError, StoreUnreachableError):
        return None
