"""Define the settings of one mock."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a mock; every value has a working default.

    Shape:   access_key and secret_key are those of the first account; validate_answers checks every response of the
             mock against the contract; over_limit rejects a limit above the contract's maximum or lowers it; with
             admin_token, every caller of /__mock__/ must send it, without, only this machine may call; journal_size
             in calls per world; rate_limit in calls per second for each account, None for no limit; contract_file
             replaces the installed contract; ui says whether the page is served.
    """

    access_key: str = "mockuser"
    secret_key: str = field(default="mock-secret-key-for-offline-tests", repr=False)
    validate_answers: bool = True
    over_limit: Literal["refuse", "clamp"] = "refuse"
    admin_token: str | None = field(default=None, repr=False)
    journal_size: int = 1000
    rate_limit: int | None = None
    contract_file: Path | None = None
    ui: bool = True


DEFAULT_SETTINGS = Settings()
