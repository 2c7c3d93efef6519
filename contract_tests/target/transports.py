"""Send requests to the server under test, and record and check each response."""

from __future__ import annotations

from typing import Protocol

import httpx

from contract_tests.target.checked_call import CheckedCall
from contract_tests.target.spending import SpendingGuard


class Recorder(Protocol):
    """The part of a target that a transport reports to."""

    guard: SpendingGuard

    def record(self, call: CheckedCall) -> None:
        """Count and remember a call."""

    def describe_credentials(self, header: str | None) -> str | None:
        """Describe an Authorization header without a secret."""


class RecordingTransport(httpx.BaseTransport):
    """Send each request that the spending guard allows, and record it. The target closes the inner transport."""

    def __init__(self, target: Recorder, inner: httpx.BaseTransport, *, checked: bool) -> None:
        self._target = target
        self._inner = inner
        self._checked = checked

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        request.read()
        self._target.guard.check(request)
        response = self._inner.handle_request(request)
        response.read()
        call = self._recorded(request, response)
        self._target.record(call)
        self._target.guard.note_prices(call.body)
        if self._checked:
            call.check()
        response.extensions["call"] = call
        return response

    def _recorded(self, request: httpx.Request, response: httpx.Response) -> CheckedCall:
        headers = tuple((name, value) for name, value in request.headers.items() if name.lower() != "authorization")
        return CheckedCall(
            method=request.method,
            url=request.url,
            request_headers=headers,
            request_body=request.content,
            credentials=self._target.describe_credentials(request.headers.get("Authorization")),
            status=response.status_code,
            headers=response.headers,
            body=response.content,
        )


class AsyncTransport(httpx.AsyncBaseTransport):
    """Let an async client use a sync transport."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self._inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        body = await request.aread()
        response = self._inner.handle_request(
            httpx.Request(
                request.method, request.url, headers=request.headers, content=body, extensions=request.extensions
            )
        )
        return httpx.Response(response.status_code, headers=response.headers, content=response.read())
