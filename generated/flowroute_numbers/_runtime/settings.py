"""Keep what all calls of one client share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .changes import Changes
from .checks import Timeout
from .credentials import Keys
from .errors import APIStatusError
from .retries import RetryPolicy
from .spending import Spending
from .watching import Hook


@dataclass(frozen=True, slots=True)
class Settings:
    """What all calls of one client share; spending is None where nothing limits it."""

    base_url: str
    keys: Keys
    headers: Mapping[str, str] = field(repr=False)
    policy: RetryPolicy
    errors: Mapping[int, type[APIStatusError]]
    timeout: Timeout | None
    deadline: float
    max_response_bytes: int
    changes: Changes
    hooks: tuple[Hook, ...] = ()
    spending: Spending | None = None
    dry_run: bool = False
