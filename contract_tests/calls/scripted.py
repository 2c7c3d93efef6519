"""Give a client scripted responses, and record its requests."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx

ACCESS_KEY, SECRET_KEY = "ab12cd34", "plainly-fake-secret-for-the-tests"
HOME = "https://api.flowroute.com"
ScriptedResponse = httpx.Response | Exception


def json_response(status: int, body: Any = None, **headers: str) -> httpx.Response:
    """Return a response with a JSON body, or without a body."""
    content = b"" if body is None else json.dumps(body).encode()
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, headers={"Content-Type": "application/json", **given}, content=content)


MOST_REQUESTS = 500


class Script(httpx.MockTransport):
    """Return the responses in order, and repeat the last one. An exception is raised instead of returned.

    Serves sync and async clients.
    """

    def __init__(self, *responses: ScriptedResponse | Callable[[httpx.Request], httpx.Response]) -> None:
        super().__init__(self._next)
        self._responses = list(responses)
        self.requests: list[httpx.Request] = []

    def _next(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        assert len(self.requests) <= MOST_REQUESTS, (
            f"The client sent more than {MOST_REQUESTS} requests: {request.method} {request.url}"
        )
        found = self._responses.pop(0) if len(self._responses) > 1 else self._responses[0]
        if isinstance(found, Exception):
            raise found
        if not isinstance(found, httpx.Response):
            return found(request)
        return httpx.Response(found.status_code, headers=found.headers, content=found.content)

    def expect_requests(self, count: int) -> None:
        """Assert how many requests were sent."""
        sent = [f"{each.method} {each.url}" for each in self.requests]
        assert len(sent) == count, f"{len(sent)} requests were sent, expected {count}: {sent[:10]}"

    @property
    def request(self) -> httpx.Request:
        """The only request that was sent."""
        self.expect_requests(1)
        return self.requests[0]

    @property
    def request_json(self) -> Any:
        """The body of the only request, as JSON."""
        content = self.request.content
        try:
            return json.loads(content)
        except ValueError as error:
            raise AssertionError(f"Expected a JSON body in the request, received {content!r} ({error}).") from error
