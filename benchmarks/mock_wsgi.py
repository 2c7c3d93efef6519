"""Time a page of 20 numbers through the WSGI callable, against a bare Flask view that returns the same bytes.

The mock runs with its defaults: keys, request and response validated, journal, metrics, SQLite in memory.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import orjson
from flask import Flask, Response, jsonify
from flowroute_mock.app import create_app
from flowroute_mock.mock import Mock
from flowroute_mock.settings import DEFAULT_SETTINGS, Settings
from flowroute_mock.world.starting_world import owned
from werkzeug.test import EnvironBuilder

from benchmarks.ratios import interleave, table

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

MOST = 3.0
PAGES = {"search": "/v2/numbers/available", "account list": "/v2/numbers"}


def main() -> None:
    """Print microseconds a call, and the ratio to the bare view; the limit is 3.0."""
    for name, path in PAGES.items():
        print(f"  GET {path}?limit=20, the {name} (at most x {MOST:.2f}):")
        print(table(interleave(dict(variants(path)))))


def variants(path: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the bare views first, then the mock with more and with less."""
    mock = calling(mock_app(DEFAULT_SETTINGS), path)
    body = mock()
    document = orjson.loads(body)
    yield (
        "bare Flask, the same bytes",
        calling(bare_app(path, lambda: Response(body, mimetype="application/json")), path),
    )
    yield "bare Flask, orjson", calling(bare_app(path, lambda: Response(orjson.dumps(document))), path)
    yield "bare Flask, jsonify", calling(bare_app(path, lambda: jsonify(document)), path)
    yield "the mock", mock
    yield "the mock, answers not validated", calling(mock_app(Settings(validate_answers=False)), path)


def mock_app(settings: Settings) -> Flask:
    """Make a mock whose account owns more than a page."""
    app = create_app(settings=settings)
    mock: Mock = app.extensions["flowroute_mock"]
    world = mock.store.find_world(settings.access_key)
    if world is None:
        raise SystemExit("The mock has no world of the default keys.")
    for line in range(101, 125):
        mock.store.give_number(world.id, owned(line))
    return app


def bare_app(path: str, view: Callable[[], Any]) -> Flask:
    """Make a Flask app of one view."""
    app = Flask("bare")
    app.add_url_rule(path, "page", view)
    return app


def calling(app: WSGIApplication, path: str) -> Callable[[], bytes]:
    """Return a call of a WSGI app for the page, with the default keys."""
    keys = base64.b64encode(f"{DEFAULT_SETTINGS.access_key}:{DEFAULT_SETTINGS.secret_key}".encode()).decode()
    environ = EnvironBuilder(path, query_string="limit=20").get_environ() | {"HTTP_AUTHORIZATION": f"Basic {keys}"}

    def call() -> bytes:
        return b"".join(app(dict(environ), lambda status, headers, exc_info=None: lambda data: None))

    return call
