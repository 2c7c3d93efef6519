"""Point code that makes its own client at a mock through the environment, and keep its calls on this machine.

FLOWROUTE_BASE_URL, FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY are what the client reads, and what code in any other
language can read. While they are set, nothing may leave this machine:

- In this process, Python's audit events of the socket module report each connection, datagram and name look-up; one
  to another machine raises OutsideCallError, whatever library is behind it: httpx, requests, urllib, asyncio.
- Other processes inherit proxy variables that lead to a closed port of this machine, so that a library that heeds them
  (curl, requests, httpx, Go, most others) fails before it looks up a name.

Limits: code that opens sockets without Python's socket module (libcurl, libpq, uvloop, an extension in Rust) reports no
event; a connection that was open before is not noticed, nor what a proxy on this machine that the code itself names
passes on; another process whose library ignores the proxy variables, such
as fetch of Node, is only pointed, not guarded. Run those without a network, in a container or a network namespace.
"""

from __future__ import annotations

import ipaddress
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

NOWHERE = "http://127.0.0.1:9"
"""The discard port, on which nothing listens: a proxy that refuses every connection."""
NOWHERE_ADDRESS = ("127.0.0.1", 9)
WHY = (
    "It would leave this machine while FLOWROUTE_BASE_URL points at a mock. Let the code read FLOWROUTE_BASE_URL, or "
    "end the environment of the mock before this call."
)
LOCAL_NAMES = ("localhost", "ip6-localhost", "")
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "ftp_proxy")
CONNECTIONS = ("socket.connect", "socket.sendto", "socket.sendmsg")
LOOK_UPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")


class OutsideCallError(OSError):
    """Code that is pointed at a mock tried to reach another machine.

    It is an OSError, so that libraries close their sockets, and report it as they report a network that is gone.
    """


class _Guard:
    """The audit hook of this process: installed when first needed, and idle while nobody is pointed at a mock.

    Python cannot remove an audit hook.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._installed = False
        self._active = 0

    def begin(self) -> None:
        with self._lock:
            if not self._installed:
                sys.addaudithook(self._check)
                self._installed = True
            self._active += 1

    def end(self) -> None:
        with self._lock:
            self._active -= 1

    def _check(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self._active or not event.startswith("socket."):
            return
        if event in CONNECTIONS:
            address = arguments[1]
            # AF_UNIX has a path, and a datagram of a connected socket has no address.
            host = address[0] if isinstance(address, tuple) and address else None
            if isinstance(address, tuple) and address[:2] == NOWHERE_ADDRESS:
                raise OutsideCallError(f"A call through a proxy of the environment was stopped. {WHY}")
        elif event in LOOK_UPS:
            host = arguments[0]
            if is_address(host):
                return
        else:
            return
        if not is_local(host):
            raise OutsideCallError(f"A call to {_text(host)} was stopped. {WHY}")


_guard = _Guard()


@contextmanager
def pointed_at(url: str, access_key: str, secret_key: str) -> Iterator[dict[str, str]]:
    """Set the variables for a mock at this URL, keep calls on this machine, and put everything back at the end."""
    variables = {
        "FLOWROUTE_BASE_URL": url,
        "FLOWROUTE_ACCESS_KEY": access_key,
        "FLOWROUTE_SECRET_KEY": secret_key,
        **{spelling: NOWHERE for name in PROXIES for spelling in (name, name.upper())},
        **dict.fromkeys(("no_proxy", "NO_PROXY"), "127.0.0.1,localhost,::1"),
    }
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    _guard.begin()
    try:
        yield variables
    finally:
        _guard.end()
        put_back(before)


def put_back(before: Mapping[str, str | None]) -> None:
    """Restore variables; None for one that was not set."""
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def is_address(host: object) -> bool:
    """Return whether a host is written as an IP address, so that no name is looked up."""
    try:
        ipaddress.ip_address(_text(host).partition("%")[0])
    except ValueError:
        return False
    return True


def is_local(host: object) -> bool:
    """Return whether a host, as the socket module receives it, is this machine."""
    if host is None or _text(host).lower() in LOCAL_NAMES:
        return True
    try:
        address = ipaddress.ip_address(_text(host).partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None) or address
    return bool(mapped.is_loopback or mapped.is_unspecified)


def _text(host: object) -> str:
    return host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
