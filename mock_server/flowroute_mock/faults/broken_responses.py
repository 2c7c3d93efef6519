"""Send responses that go wrong on the wire on purpose, and signal it to the server or transport.

WSGI has no word for "close the connection", so a broken response signals it in two ways that any WSGI server or
transport can support; whoever calls the app must know them both:

- `ConnectionDropped` is raised out of the WSGI callable, before `start_response`, where the connection is to close
  without a response; and out of the iterator of the body, after its first part, where the response is to be cut. A
  server closes the socket. In process, the first is `httpx.RemoteProtocolError("Server disconnected without sending a
  response.")`, the second `httpx.RemoteProtocolError` while the body is read.
- `environ["flowroute_mock.sleep"]`, a callable of seconds, is called in place of `time.sleep` when a response is late.
  It is called outside the app's error handling, after the work was done, so it may raise what a client would see when
  its patience ends, `httpx.ReadTimeout`, or note the seconds for an event loop to await.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from flask import Response

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

SLEEP = "flowroute_mock.sleep"

Break = Literal["drop", "cut"]


class ConnectionDropped(Exception):
    """The connection ends here, on request.

    Shape:   sent and expected count bytes of the body; both 0 when nothing of the response was sent.
    """

    def __init__(self, *, sent: int = 0, expected: int = 0) -> None:
        super().__init__(f"the connection is dropped on request, after {sent} of {expected} bytes")
        self.sent = sent
        self.expected = expected


class BrokenResponse(Response):
    """A response that is late, never sent, or cut in the middle.

    Shape:   delay in seconds.
    """

    delay: float = 0.0
    breaks: Break | None = None

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Send the response as planned.

        Raises:  ConnectionDropped, from here or from the iterator that is returned.
        """
        if self.delay:
            environ.get(SLEEP, time.sleep)(self.delay)
        body = self.get_data()
        if self.breaks == "drop" or (self.breaks == "cut" and len(body) < 2):
            raise ConnectionDropped
        chunks: Iterable[bytes] = super().__call__(environ, start_response)
        return cut(body) if self.breaks == "cut" else chunks


def cut(body: bytes) -> Iterator[bytes]:
    """Yield the first half of a body, then drop the connection."""
    half = len(body) // 2
    yield body[:half]
    raise ConnectionDropped(sent=half, expected=len(body))


def break_response(response: Response, *, delay: float = 0.0, breaks: Break | None = None) -> Response:
    """Return the same response, to be sent late or broken."""
    broken = BrokenResponse.__new__(BrokenResponse)
    broken.__dict__.update(response.__dict__)
    broken.delay, broken.breaks = delay, breaks
    return broken
