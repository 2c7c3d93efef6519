"""Let an httpx2 client call the mock without a socket; what goes wrong raises what httpx2 raises over one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx
import httpx2


class Httpx2Transport(httpx2.BaseTransport):
    """Respond to a client's requests with a mock: `httpx2.Client(transport=Httpx2Transport(mock.transport))`."""

    def __init__(self, transport: httpx.BaseTransport) -> None:
        self._inner = transport

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Respond to one request; a late response is waited for, but no longer than the client's read timeout."""
        try:
            return _to_httpx2(self._inner.handle_request(_from_httpx2(request, request.read())))
        except httpx.RequestError as error:
            raise _twin(error) from None


class AsyncHttpx2Transport(httpx2.AsyncBaseTransport):
    """The same for async clients: `httpx2.AsyncClient(transport=AsyncHttpx2Transport(mock.async_transport))`."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        self._inner = transport

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Respond to one request; a late response is waited for, but no longer than the client's read timeout."""
        try:
            return _to_httpx2(await self._inner.handle_async_request(_from_httpx2(request, await request.aread())))
        except httpx.RequestError as error:
            raise _twin(error) from None


class _Stream(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """The body of a response, which may break off."""

    def __init__(self, stream: httpx.SyncByteStream | httpx.AsyncByteStream) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._stream  # type: ignore[misc]
        except httpx.RequestError as error:
            raise _twin(error) from None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk


def _from_httpx2(request: httpx2.Request, body: bytes) -> httpx.Request:
    timeout = {"timeout": request.extensions.get("timeout", {})}
    return httpx.Request(
        request.method, str(request.url), headers=request.headers.raw, content=body or None, extensions=timeout
    )


def _to_httpx2(response: httpx.Response) -> httpx2.Response:
    return httpx2.Response(response.status_code, headers=response.headers.raw, stream=_Stream(response.stream))


def _twin(error: httpx.RequestError) -> Exception:
    """Return the error of httpx2 that has the same name."""
    twin: Exception = getattr(httpx2, type(error).__name__)(str(error))
    return twin
