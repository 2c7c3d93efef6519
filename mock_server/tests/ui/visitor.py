"""Visit the page without a browser, as one would send and see it."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

MOUNT = "/__mock__/ui/"
BASE = "http://127.0.0.1:8000"
OWN_FORM = {"Sec-Fetch-Site": "same-origin", "Origin": BASE}


class Visitor:
    """Somebody at this machine, whose browser shows the page of an app."""

    def __init__(self, app: Flask) -> None:
        self._client = app.test_client()

    def get(self, place: str = "", **options: Any) -> TestResponse:
        """Open a page."""
        return self._open("GET", place, **options)

    def post(self, place: str, *, headers: dict[str, str] | None = None, **options: Any) -> TestResponse:
        """Send a form of the page, unless the headers are those of another origin."""
        return self._open("POST", place, headers=OWN_FORM if headers is None else headers, **options)

    def _open(self, method: str, place: str, **options: Any) -> TestResponse:
        environ = {"REMOTE_ADDR": "127.0.0.1", **options.pop("environ", {})}
        return self._client.open(
            MOUNT + place, method=method, base_url=BASE, environ_base=environ, buffered=True, **options
        )
