"""Answer a client from a script, and keep what it sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import httpx

ACCESS_KEY, SECRET_KEY = "ab12cd34", "plainly-fake-secret-for-the-tests"
HOME = "https://api.flowroute.com"
Answer = httpx.Response | Exception


def json_response(status: int, body: Any = None, **headers: str) -> httpx.Response:
    """Make an answer with a JSON body, or with none."""
    content = b"" if body is None else json.dumps(body).encode()
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, headers={"Content-Type": "application/json", **given}, content=content)


MOST_REQUESTS = 500


class Script(httpx.MockTransport):
    """Give the answers in order, the last one again and again; an exception among them is raised.

    It serves sync and async clients alike.
    """

    def __init__(self, *responses: Answer | Callable[[httpx.Request], httpx.Response]) -> None:
        super().__init__(self._next)
        self._answers = list(responses)
        self.requests: list[httpx.Request] = []

    def _next(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        assert len(self.requests) <= MOST_REQUESTS, f"The client goes on and on: {request.method} {request.url}"
        found = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(found, Exception):
            raise found
        if not isinstance(found, httpx.Response):
            return found(request)
        return httpx.Response(found.status_code, headers=found.headers, content=found.content)

    def expect_requests(self, count: int) -> None:
        """Hold how many requests were sent."""
        sent = [f"{each.method} {each.url}" for each in self.requests]
        assert len(sent) == count, f"{len(sent)} requests were sent, not {count}: {sent[:10]}"

    @property
    def request(self) -> httpx.Request:
        """Return the one request that was sent."""
        self.expect_requests(1)
        return self.requests[0]


def pages(*documents: Mapping[str, Any]) -> Iterable[httpx.Response]:
    """Make an answer of each document."""
    return [json_response(200, document) for document in documents]
