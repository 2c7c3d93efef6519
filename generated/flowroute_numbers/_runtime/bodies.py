"""Read the body of a response, no more of it than was agreed, and count it as it is after decompression."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx

from .deadlines import Deadline, DeadlinePassed

DEFAULT_MAX_RESPONSE_BYTES = 8 * 2**20
# gzip grows a body a thousandfold at most, so one slice becomes at most 4 MiB before its size is looked at.
_SLICE = 4096


class BodyTooLarge(Exception):
    """A body has more bytes than agreed; the rest of it was not read."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class _Slices(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The raw bytes of a compressed body, in slices that can't grow much."""

    def __init__(self, stream: httpx.SyncByteStream | httpx.AsyncByteStream, size: _Size) -> None:
        self._stream = stream
        self._size = size

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:  # type: ignore[union-attr]
            self._size.add(len(chunk))
            yield from (chunk[start : start + _SLICE] for start in range(0, len(chunk), _SLICE))

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:  # type: ignore[union-attr]
            self._size.add(len(chunk))
            for start in range(0, len(chunk), _SLICE):
                yield chunk[start : start + _SLICE]

    def close(self) -> None:
        self._stream.close()  # type: ignore[union-attr]

    async def aclose(self) -> None:
        await self._stream.aclose()  # type: ignore[union-attr]


class _Size:
    """How many bytes have come, and how many may."""

    __slots__ = ("limit", "total")

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.total = 0

    def add(self, count: int) -> None:
        """Count some bytes.

        Raises:  BodyTooLarge where they are too many.
        """
        self.total += count
        if self.total > self.limit:
            raise BodyTooLarge(self.limit)


def read(response: httpx.Response, limit: int, deadline: Deadline) -> None:
    """Read the body of a streamed response into its `content`, and give its connection back.

    Raises:  BodyTooLarge, DeadlinePassed; what httpx raises where the connection breaks or the encoding is broken.
    """
    size = _Size(limit)
    if response.is_closed:  # it came with its body, without a connection
        size.add(len(response.content))
        return
    try:
        chunks = []
        _slice(response, limit)
        for chunk in response.iter_bytes():
            size.add(len(chunk))
            chunks.append(chunk)
            if deadline.has_passed():
                raise DeadlinePassed
        response._content = b"".join(chunks)
    finally:
        response.close()


async def aread(response: httpx.Response, limit: int) -> None:
    """Read the body of a streamed response into its `content`; the caller's cancel scope bounds it in time.

    Raises:  BodyTooLarge; what httpx raises where the connection breaks or the encoding is broken.
    """
    size = _Size(limit)
    if response.is_closed:
        size.add(len(response.content))
        return
    try:
        chunks = []
        _slice(response, limit)
        async for chunk in response.aiter_bytes():
            size.add(len(chunk))
            chunks.append(chunk)
        response._content = b"".join(chunks)
    finally:
        await response.aclose()


def _slice(response: httpx.Response, limit: int) -> None:
    if "Content-Encoding" in response.headers:
        response.stream = _Slices(response.stream, _Size(limit))
