"""Time one call of the client against the mock in process, beside the same call mocked with respx.

respx returns a fixed response; the mock checks keys and arguments, asks its database, validates its
response and keeps a journal. The same client gets the same bytes from both. respx is measured with the one route of the
call, and with a route for each of the six operations, which is what it takes to replace the mock.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

import httpx
import respx
from flask import Flask, Response
from flowroute_mock import FlowrouteMock
from flowroute_mock.transports import MockTransport
from flowroute_numbers import AsyncFlowrouteClient, FlowrouteClient

from benchmarks.ratios import interleave, ratio, table

AT_MOST = 1.15
HOST = "https://api.flowroute.com"
NUMBER = "12065550190"
LIST = "/v2/numbers/available"
BY_ID = f"/v2/numbers/{NUMBER}"
ANY = r"^/v2/numbers/1\d{10}"


def main() -> None:
    """Measure and print."""
    with FlowrouteMock() as mock, asyncio.Runner() as runner:
        for kind, write_down in (("one route", one_route), ("six operations", six_operations)):
            for path in (BY_ID, LIST):
                with respx.mock(base_url=HOST, assert_all_called=False) as router:
                    write_down(router, path, answer_of(mock, path))
                    keys = (mock.access_key, mock.secret_key)
                    bare = MockTransport(bare_app(path, answer_of(mock, path)))
                    variants = {
                        "respx": call_of(FlowrouteClient(*keys), path),
                        "mock": call_of(mock.client(), path),
                        "a bare Flask view, without a socket": call_of(FlowrouteClient(*keys, transport=bare), path),
                    }
                    report(f"{path}, {kind}", variants)
        with respx.mock(base_url=HOST) as router:
            one_route(router, BY_ID, answer_of(mock, BY_ID))
            clients = {"respx": AsyncFlowrouteClient(mock.access_key, mock.secret_key), "mock": mock.async_client()}
            report(
                f"{BY_ID}, async, one route", {name: async_call_of(client, runner) for name, client in clients.items()}
            )


def bare_app(path: str, answer: bytes) -> Flask:
    """Make a Flask app that does nothing but send a response: the minimum cost of any Flask app."""
    app = Flask("bare")
    app.add_url_rule(path, "answer", lambda: Response(answer, mimetype="application/json"))
    return app


def one_route(router: respx.MockRouter, path: str, answer: bytes) -> None:
    """Register the response of one call."""
    router.get(path).respond(200, content=answer, content_type="application/json")


def six_operations(router: respx.MockRouter, path: str, answer: bytes) -> None:
    """Register a response for every operation, for any number."""
    document = httpx.Response(200, content=answer, headers={"Content-Type": "application/json"})
    router.get("/v2/numbers").mock(document)
    router.get(LIST).mock(document)
    router.patch(path__regex=ANY + "/relationships/primary_route$").respond(204)
    router.patch(path__regex=ANY + "/relationships/failover_route$").respond(204)
    router.post(path__regex=ANY + "$").mock(document)
    router.get(path__regex=ANY + "$").mock(document)


def answer_of(mock: FlowrouteMock, path: str) -> bytes:
    """Return the response of the mock."""
    keys = (mock.access_key, mock.secret_key)
    with httpx.Client(transport=mock.transport, base_url=HOST, auth=keys) as client:
        return client.get(path, params={"limit": 20} if path == LIST else None).content


def call_of(client: FlowrouteClient, path: str) -> Callable[[], object]:
    """Return the client's call of a path."""
    if path == LIST:
        return lambda: client.search_available_numbers(limit=20)
    return lambda: client.get_number(NUMBER)


def async_call_of(client: AsyncFlowrouteClient, runner: asyncio.Runner) -> Callable[[], object]:
    """Return the async client's call of one number, run to its end."""
    return lambda: runner.run(client.get_number(NUMBER))


def report(what: str, variants: Mapping[str, Callable[[], object]]) -> None:
    """Time the variants and print them with their ratio."""
    print(f"  GET {what}")
    timings = interleave(variants)
    print(table(timings))
    found = ratio(timings[1], timings[0])
    print(f"    at most {AT_MOST}: {'reached' if found <= AT_MOST else 'not reached'}")
