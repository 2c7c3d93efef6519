"""Keep what all calls of one client share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .changes import Changes
from .checks import Timeout
from .credentials import Keys
from .errors import APIStatusError
from .retries import RetryPolicy
from .watching import Hook

if TYPE_CHECKING:
    from .spending import Spending


@dataclass(frozen=True, eq=False, repr=False)  # what is not generated is not paid for at import
class Settings:
    """What all calls of one client share; spending is None where nothing limits it."""

    base_url: str
    keys: Keys
    headers: Mapping[str, str]
    policy: RetryPolicy
    errors: Mapping[int, type[APIStatusError]]
    timeout: Timeout | None
    deadline: float
    max_response_bytes: int
    changes: Changes
    hooks: tuple[Hook, ...] = ()
    spending: Spending | None = None
    dry_run: bool = False
