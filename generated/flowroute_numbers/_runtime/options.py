"""Copy a client with other options; the copy shares connections, and all that a subclass has."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from .checks import Retries, Timeout, check_timeout, merge_headers
from .deadlines import check_deadline
from .retries import as_policy
from .settings import Settings

T = TypeVar("T")


def copy_of(client: T, session: object) -> T:
    """Return a client like this one, with another session. It is made without __init__, and shares every attribute."""
    state: Any = object.__getstate__(client)
    attributes, slots = state if isinstance(state, tuple) else (state, {})
    twin = object.__new__(type(client))
    for name, value in {**(attributes or {}), **slots, "_session": session, "_is_copy": True}.items():
        object.__setattr__(twin, name, value)
    return twin


def session_with(
    session: T,
    settings: Settings,
    *,
    timeout: Timeout | None,
    deadline: float | None,
    retries: Retries | None,
    headers: Mapping[str, str] | None,
) -> T:
    """Return a session like this one, with those options that are given."""
    changes: dict[str, Any] = {}
    if timeout is not None:
        changes["timeout"] = check_timeout(timeout)
    if deadline is not None:
        changes["deadline"] = check_deadline(deadline)
    if retries is not None:
        changes["policy"] = as_policy(retries)
    if headers:
        changes["headers"] = merge_headers(settings.headers, headers)
    twin: Any = copy.copy(session)
    twin.settings = replace(settings, **changes)
    found: T = twin
    return found
