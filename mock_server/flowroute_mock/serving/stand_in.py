"""Respond with 503 in the place of workers, while none can start."""

from __future__ import annotations

import os
import socket
from contextlib import suppress

from flowroute_mock.serving.server import Address

BODY = (
    b'{"errors":[{"status":503,"title":"Service Unavailable",'
    b'"detail":"No worker of the mock can start. Its log says why. It tries again by itself."}]}'
)
RESPONSE = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
    b"Retry-After: 1\r\nConnection: close\r\n\r\n" % len(BODY)
) + BODY
SECONDS_TO_SEND = 0.1
LARGEST_READ = 65536


class StandIn:
    """A listener on the port that the workers share, open only while it is needed."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._listener: socket.socket | None = None
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self.close)  # a worker would let callers wait at it

    @property
    def sources(self) -> list[socket.socket]:
        """What is ready when somebody calls."""
        return [] if self._listener is None else [self._listener]

    def open(self) -> None:
        """Listen."""
        if self._listener is None:
            with suppress(OSError):  # the port is another's now, and so are the callers
                self._listener = self._listen()

    def respond(self) -> None:
        """Respond to one caller, who gets a moment to send the head of a request."""
        if self._listener is None:
            return
        with suppress(OSError):
            connection, _ = self._listener.accept()
            with connection:
                connection.settimeout(SECONDS_TO_SEND)
                connection.recv(LARGEST_READ)
                connection.sendall(RESPONSE)
                connection.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Close the listener."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def _listen(self) -> socket.socket:
        family = socket.AF_INET6 if ":" in self._address.host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            listener.setblocking(False)
            listener.bind((self._address.host, self._address.port))
            listener.listen()
        except OSError:
            listener.close()
            raise
        return listener
