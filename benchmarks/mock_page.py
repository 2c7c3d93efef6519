"""Measure what the page of the mock costs: to who opens it, and to the calls of everybody else.

Processor time is measured, not time of the wall, so that other work on the machine does not change a figure.
"""

from __future__ import annotations

import base64
import re
import statistics
import time

from flask import Flask
from flowroute_mock.app import create_app
from flowroute_mock.settings import DEFAULT_SETTINGS, Settings
from werkzeug.test import TestResponse

CALLS_BETWEEN = 200
ROUNDS = 5
SECONDS = 1.2
SHORTEST, SHARE = 0.5, 50
"""As in page.js, in seconds."""
PAGES = ("", "worlds/1/calls", "worlds/1/account", "worlds/1/search?state=WA", "worlds/1/faults", "worlds/1/world")
KEYS = base64.b64encode(f"{DEFAULT_SETTINGS.access_key}:{DEFAULT_SETTINGS.secret_key}".encode()).decode()


def main() -> None:
    """Print how fast pages are, and the throughput beside an open page."""
    full = create_app(settings=Settings(journal_size=10_000))
    print(f"  first page of a process                          {visit(full, '')[1]:8.1f} ms")
    for _ in range(10_000):
        call(full)
    for page in PAGES:
        visit(full, page)
        took = statistics.median(visit(full, page)[1] for _ in range(ROUNDS))
        print(f"  {page or 'overview':<48} {took:8.1f} ms, 10,000 calls in the journal")
    with_page, without = create_app(), create_app(settings=Settings(ui=False))
    rounds = [(throughput(with_page, ""), throughput(without, "")) for _ in range(ROUNDS)]
    print(f"  calls, with the page not opened                  {ratio(rounds):8.3f} x without the page")
    for page in ("", "worlds/1/calls", "worlds/1/calls?verdict=response", "worlds/1/faults"):
        rounds = [(throughput(full, page, polls=True), throughput(full, page)) for _ in range(ROUNDS)]
        print(f"  calls, beside an open {page or 'overview':<27}{ratio(rounds):8.3f} x without a visitor")


def ratio(rounds: list[tuple[float, float]]) -> float:
    """Return the median of the ratios round by round."""
    return statistics.median(one / other for one, other in rounds)


def call(app: Flask) -> None:
    """List twenty numbers, as an account."""
    send(app, "/v2/numbers?limit=20")


def send(app: Flask, path: str) -> TestResponse:
    """Send a request from this machine."""
    client = app.test_client(use_cookies=False)
    return client.get(
        path,
        base_url="http://127.0.0.1",
        environ_base={"REMOTE_ADDR": "127.0.0.1", "HTTP_AUTHORIZATION": f"Basic {KEYS}"},
    )


def visit(app: Flask, page: str) -> tuple[float, float]:
    """Open a page, and return how long the mock says it took in seconds, and how many milliseconds it took."""
    begun = time.process_time()
    response = send(app, f"/__mock__/ui/{page}")
    took = (time.process_time() - begun) * 1000
    said = re.search(r"dur=([\d.]+)", response.headers["Server-Timing"])
    return float(said[1]) / 1000 if said else 0.0, took


def throughput(app: Flask, page: str, *, polls: bool = False) -> float:
    """Return the calls in a second of processor time, beside a page that asks again as page.js does."""
    begun, calls, due = time.process_time(), 0, 0.0
    while (now := time.process_time()) - begun < SECONDS:
        if polls and now >= due:
            said, _ = visit(app, page)
            due = time.process_time() + max(SHORTEST, said * SHARE)
        for _ in range(CALLS_BETWEEN // 10):
            call(app)
            calls += 1
    return calls / (time.process_time() - begun)
