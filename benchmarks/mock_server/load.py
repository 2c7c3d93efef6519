"""Load an HTTP server from one thread over a few kept connections, each sending the next request after each response.

It is written by hand because it must cost little: on two cores, what the client takes is missing from the servers. A
call takes it about 15 us, a tenth of what the servers need; httpx would take more than they.
"""

from __future__ import annotations

import re
import selectors
import socket
import time
from base64 import b64encode
from collections.abc import Sequence

LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
END_OF_HEAD = b"\r\n\r\n"


def get(path: str, keys: tuple[str, str]) -> bytes:
    """Write a GET request."""
    token = b64encode(":".join(keys).encode()).decode()
    lines = (f"GET {path} HTTP/1.1", "Host: 127.0.0.1", f"Authorization: Basic {token}", "Accept: application/json")
    return "\r\n".join((*lines, "", "")).encode()


class Connection:
    """One kept connection with one request under way."""

    def __init__(self, port: int, request: bytes) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._request = request
        self._received = b""

    def ask(self) -> None:
        """Send the request."""
        self.socket.sendall(self._request)

    def read(self) -> bool:
        """Read what has come, and return whether the response is complete.

        Raises:  ValueError when it is not a 200 with a length.
        """
        data = self.socket.recv(262_144)
        self._received = self._received + data if self._received else data
        head = self._received.find(END_OF_HEAD)
        if head < 0 and data:
            return False
        length = LENGTH.search(self._received, 0, head + 2)
        if length is None or self._received[9:12] != b"200":
            raise ValueError(f"Unexpected response: {self._received[:300]!r}")
        if len(self._received) < head + len(END_OF_HEAD) + int(length[1]):
            return False
        self._received = b""
        return True


def calls_per_second(ports: Sequence[int], request: bytes, *, seconds: float, connections: int = 8) -> float:
    """Send requests for this many seconds, and return the responses a second; several servers share the connections."""
    answered = 0
    with selectors.DefaultSelector() as selector:
        crowd = [Connection(ports[number % len(ports)], request) for number in range(connections)]
        for connection in crowd:
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.ask()
        start = time.perf_counter()
        while (now := time.perf_counter()) < start + seconds:
            for key, _ in selector.select(timeout=1):
                if key.data.read():
                    answered += 1
                    key.data.ask()
        for connection in crowd:
            connection.socket.close()
    return answered / (now - start)
