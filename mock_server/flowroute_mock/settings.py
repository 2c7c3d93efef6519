"""Hold the settings of one mock."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Settings:
    """What a mock can be told when it is made; every value has a default that works.

    Shape:   access_key and secret_key open the world that is there from the start; over_limit says what becomes of a
             limit above the contract's maximum; admin_token, where given, is asked of everyone at /__mock__/, else
             only this machine is let in; journal_size in calls per world; rate_limit in calls per second for
             each account, None for no limit; contract_file in place of the installed one.
    """

    access_key: str = "mockuser"
    secret_key: str = field(default="mock-secret-key-for-offline-tests", repr=False)
    validate_answers: bool = True
    over_limit: Literal["refuse", "clamp"] = "refuse"
    admin_token: str | None = field(default=None, repr=False)
    journal_size: int = 1000
    rate_limit: int | None = None
    contract_file: Path | None = None


DEFAULT_SETTINGS = Settings()
