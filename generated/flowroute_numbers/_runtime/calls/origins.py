"""Return whether a link stays on the host that may see the keys."""

from __future__ import annotations

import httpx

_PORTS = {"http": 80, "https": 443}


def origin(url: httpx.URL) -> str:
    """Return scheme, host and port, the port always written out."""
    return f"{url.scheme}://{url.host}:{url.port or _PORTS.get(url.scheme, '?')}"


def resolve(base: httpx.URL, link: str) -> httpx.URL | None:
    """Return the link as an absolute address; None where it can't be read as one.

    A user name in a link counts as unreadable: httpx would send it in place of the keys.
    """
    try:
        url = base.join(link)
    except (httpx.InvalidURL, ValueError):
        return None
    return None if url.userinfo else url
