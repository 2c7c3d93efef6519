"""Define the settings of one mock."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

TOKEN = re.compile(r"[!-~]{16,}", re.ASCII)
"""A token that a header can carry and that nobody guesses."""


class SettingsError(ValueError):
    """A setting that cannot work; the message says what to write instead, in one line."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a mock; every value has a working default.

    Shape:   access_key and secret_key are those of the first account; validate_answers checks every response of the
             mock against the contract; over_limit rejects a limit above the contract's maximum or lowers it; with
             admin_token, every caller of /__mock__/ must send it, without, only this machine may call; admin "off"
             closes /__mock__/ to everybody, its health excepted; journal_size in calls per world; rate_limit in calls
             per second for each account, None for no limit; contract_file replaces the installed contract;
             ui says whether the page is served.
    """

    access_key: str = "mockuser"
    secret_key: str = field(default="mock-secret-key-for-offline-tests", repr=False)
    validate_answers: bool = True
    over_limit: Literal["refuse", "clamp"] = "refuse"
    admin_token: str | None = field(default=None, repr=False)
    admin: Literal["on", "off"] = "on"
    journal_size: int = 1000
    rate_limit: int | None = None
    contract_file: Path | None = None
    ui: bool = True

    def __post_init__(self) -> None:
        """Check the token.

        Raises:  SettingsError.
        """
        if self.admin_token is not None and not TOKEN.fullmatch(self.admin_token):
            raise SettingsError(
                "The admin token must have 16 or more ASCII characters and no blanks, since who guesses it controls "
                f"the mock; the one given has {len(self.admin_token)} characters. Make one with: openssl rand -hex 16"
            )


DEFAULT_SETTINGS = Settings()
