"""Read the body of a request in parts, within limits for one request and for all of a worker: docs/adr/0055."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import cache
from typing import Protocol

MOST_AT_ONCE = 24 * 1024 * 1024
"""How many bytes of bodies one worker has in memory, of all requests together."""
LARGE = 256 * 1024
"""From how many bytes on a body is worth giving its memory back to the system at once."""
SETTLES_IN = 0.2
M_MMAP_THRESHOLD = -3
LINGER = 1.0
"""Seconds for which the rest of a rejected body is read and dropped, so that its sender reads the response."""
QUIET = 0.1
"""Seconds after which a sender that sends nothing is not waited for any longer."""


class BrokenBodyError(Exception):
    """The body ended before it was complete, or its framing is wrong."""


class BodyTooLargeError(Exception):
    """The body is larger than the app takes."""


class TooManyBodiesError(Exception):
    """All requests of this worker together have sent more than it has room for."""


class Channel(Protocol):
    """The part of an RSGI channel that yields the body of its request."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...


class BodyReader:
    """The bodies that one worker has in memory."""

    def __init__(self, most_at_once: int = MOST_AT_ONCE) -> None:
        self._most_at_once = most_at_once
        self._in_memory = 0

    async def read(self, channel: Channel, *, largest: int, length: int | None) -> bytearray:
        """Read a body whole; whoever gets it gives it back with `free`.

        Shape:   length is what Content-Length says, None for a chunked body.
        Raises:  BodyTooLargeError, TooManyBodiesError, BrokenBodyError; nothing of the body is left in memory then.
        """
        if largest > LARGE:
            keep_large_blocks_apart()
        body = bytearray()
        try:
            await self._fill(body, aiter(channel), largest)
            if length is not None and length != len(body):
                raise BrokenBodyError
        except BaseException:
            self.free(body)
            raise
        return body

    def free(self, body: bytearray) -> None:
        """Give the room of a body to others."""
        size = len(body)
        self._in_memory -= size
        body.clear()
        if size > LARGE:  # a moment later, since the app's copies of it are still there
            asyncio.get_running_loop().call_later(SETTLES_IN, give_memory_back)

    async def _fill(self, body: bytearray, parts: AsyncIterator[bytes], largest: int) -> None:
        while part := await anext(parts):
            if len(body) + len(part) > largest:
                raise BodyTooLargeError
            if self._in_memory + len(part) > self._most_at_once:
                raise TooManyBodiesError
            body += part
            self._in_memory += len(part)
        if not await is_over(parts):
            raise BrokenBodyError


@cache
def keep_large_blocks_apart() -> None:
    """Let glibc take large blocks from the system one by one, so that each goes back when it is freed.

    By default it learns from the first one that it frees to keep those of up to 32 MiB, in an arena for each thread;
    and malloc_trim leaves the free end of such an arena as it is.
    """
    import ctypes  # noqa: PLC0415  see below

    with suppress(AttributeError, OSError, TypeError):  # another C library
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE)


def give_memory_back() -> None:
    """Return freed memory to the system: what cycles of exceptions keep, and what glibc keeps for itself."""
    import ctypes  # noqa: PLC0415  10 ms that only a large body pays

    gc.collect()
    with suppress(AttributeError, OSError, TypeError):  # another C library gives it back by itself
        ctypes.CDLL(None).malloc_trim(0)


async def is_over(parts: AsyncIterator[bytes]) -> bool:
    """Return whether an empty part was the end of a body.

    granian ends a body with an empty part, and nothing follows. It also has an empty part for an error, and for trailer
    fields, and then another one follows.
    """
    try:
        await anext(parts)
    except StopAsyncIteration:
        return True
    return False


async def discard(channel: Channel) -> None:
    """Drop the rest of a body for a moment; a client that still sends when its connection closes reads no response."""
    with suppress(RuntimeError, TimeoutError, StopAsyncIteration):  # RuntimeError: the body was read already
        parts = aiter(channel)
        async with asyncio.timeout(LINGER):
            while await asyncio.wait_for(anext(parts), QUIET):
                pass
