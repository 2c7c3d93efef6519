"""Log what goes out and comes in, without what nobody may read."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from .credentials import HIDDEN, Keys

LOGGER = logging.getLogger("flowroute_numbers")

_SECRET_HEADERS = frozenset(
    {"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "x-auth-token"}
)


def redact_headers(headers: Mapping[str, str], keys: Keys) -> dict[str, str]:
    """Return the headers without the values of those that carry secrets, and without the keys in any other."""
    return {
        name: HIDDEN if name.lower() in _SECRET_HEADERS else keys.redact_text(value) for name, value in headers.items()
    }
