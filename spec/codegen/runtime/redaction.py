"""Log what goes out and comes in, without what nobody may read."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from .credentials import HIDDEN

LOGGER = logging.getLogger("flowroute_numbers")

_SECRET_HEADERS = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-auth-token"}
)


def redact_headers(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the headers with the values of those hidden that carry secrets."""
    return {name: HIDDEN if name.lower() in _SECRET_HEADERS else value for name, value in headers}
