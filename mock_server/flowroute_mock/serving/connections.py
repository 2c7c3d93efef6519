"""Reserve a port for a server, and break one of its connections, which neither WSGI nor RSGI can express."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

DESCRIPTORS = "/dev/fd"


class PortTakenError(Exception):
    """The server cannot listen on the address; the message says why, in one line."""


def reserve_port(host: str, port: int) -> socket.socket:
    """Bind a port, 0 for a free one, without listening, so that it stays reserved until the socket is closed.

    It is bound exclusively and shared only afterwards: workers can bind it too, a second mock cannot.

    Raises:  PortTakenError.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, address = min(found, key=is_ipv6)
        reserved = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise PortTakenError(f"{host!r} is no address of this machine ({reason}). Try 127.0.0.1.") from error
    try:
        if port and os.name == "posix":
            reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        reserved.bind(address)
    except OSError as error:
        reserved.close()
        raise PortTakenError(
            f"Cannot listen on {host} port {port}: {error.strerror}. Use --port 0 for a free port."
        ) from error
    if hasattr(socket, "SO_REUSEPORT"):
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    return reserved


def is_ipv6(found: tuple[Any, ...]) -> bool:
    """Return whether an address is IPv6: a name that has both means IPv4, since more clients reach that."""
    return bool(found[0] == socket.AF_INET6)


def is_listening(host: str, port: int) -> bool:
    """Check whether a server listens on an address."""
    with suppress(OSError), socket.create_connection((host, port), timeout=1):
        return True
    return False


def break_connection(client: str, server: str, final_bytes: bytes) -> None:
    """Send some bytes to a client past the HTTP server, and close the connection at once.

    Shape:   client and server as in 127.0.0.1:4711; final_bytes may be empty.
    Raises:  OSError where the system does not list the descriptors of a process, as Windows does not.
    """
    for connection in find_connections(client, server):
        with suppress(OSError):  # the client may have gone
            connection.sendall(final_bytes)
            connection.shutdown(socket.SHUT_RDWR)


def find_connections(client: str, server: str) -> Iterator[socket.socket]:
    """Yield this process' sockets of the connection between the two; each is closed afterwards."""
    for name in os.listdir(DESCRIPTORS):
        with suppress(OSError):
            descriptor = int(name)
            if not stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                continue
            with socket.socket(fileno=os.dup(descriptor)) as candidate:
                if is_between(candidate, client, server):
                    yield candidate


def is_between(candidate: socket.socket, client: str, server: str) -> bool:
    """Check whether a socket connects the server's port to the client."""
    if candidate.family not in (socket.AF_INET, socket.AF_INET6):
        return False
    host, port = candidate.getpeername()[:2]
    client_host, _, client_port = client.rpartition(":")
    server_port = server.rpartition(":")[2]
    return (host, str(port), str(candidate.getsockname()[1])) == (client_host.strip("[]"), client_port, server_port)
