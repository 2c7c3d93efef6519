"""Check and merge what is given with a client and with a single call."""

from __future__ import annotations

from collections.abc import Mapping

import httpx

from .retries import RetryPolicy

Timeout = float | httpx.Timeout
Retries = int | RetryPolicy


def merge_headers(general: Mapping[str, str], special: Mapping[str, str]) -> dict[str, str]:
    """Return the headers of both; a special one replaces the general one of the same name, in any case."""
    replaced = {name.lower() for name in special}
    return {name: value for name, value in general.items() if name.lower() not in replaced} | dict(special)


def check_timeout(timeout: Timeout | None) -> Timeout | None:
    """Return a timeout as given.

    Raises:  ValueError for one that no call could keep: 0, less, or no number.
    """
    if timeout is None:
        return None
    parts = timeout.as_dict().values() if isinstance(timeout, httpx.Timeout) else [timeout]
    for seconds in parts:
        if seconds is not None and not _is_above_zero(seconds):
            raise ValueError(
                f"timeout must be a number of seconds above 0, or an httpx.Timeout of such, not {timeout!r:.80}. "
                "httpx.Timeout(None) switches it off."
            )
    return timeout


def _is_above_zero(seconds: object) -> bool:
    return isinstance(seconds, int | float) and not isinstance(seconds, bool) and seconds > 0
