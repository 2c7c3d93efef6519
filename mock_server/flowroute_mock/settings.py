"""Define the settings of one mock."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

TOKEN = re.compile(r"[!-~]{16,}", re.ASCII)
"""A token that a header can carry and that nobody guesses."""
ACCESS_KEY = re.compile(r"[!-9;-~]{1,128}", re.ASCII)
SECRET_KEY = re.compile(r"[!-~]{1,256}", re.ASCII)
OVER_LIMIT = ("clamp", "refuse")
PUBLIC_URL = re.compile(
    r"https?://([A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+){0,8}"
)


class SettingsError(ValueError):
    """A setting that cannot work; the message says what to write instead, in one line."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a mock; every value has a working default.

    Shape:   access_key and secret_key are those of the first account; validate_answers checks every response of the
             mock against the contract; over_limit lowers a limit above the contract's maximum or rejects it; with
             admin_token, every caller of /__mock__/ must send it, without, only this machine may call; admin "off"
             closes /__mock__/ to everybody, its health excepted; journal_size in calls per world; rate_limit in calls
             per second for each account, None for no limit; contract_file replaces the installed contract;
             public_url is what links begin with, None for what the caller wrote; ui says
             whether the page is served.
    Raises:  SettingsError.
    """

    access_key: str = "mockuser"
    secret_key: str = field(default="mock-secret-key-for-offline-tests", repr=False)
    validate_answers: bool = True
    over_limit: Literal["refuse", "clamp"] = "clamp"
    admin_token: str | None = field(default=None, repr=False)
    admin: Literal["on", "off"] = "on"
    journal_size: int = 1000
    rate_limit: int | None = None
    contract_file: Path | None = None
    public_url: str | None = None
    ui: bool = True

    def __post_init__(self) -> None:
        """Check what could never work.

        Raises:  SettingsError.
        """
        if not ACCESS_KEY.fullmatch(self.access_key):
            raise SettingsError(
                f"The access key {self.access_key!r} must have 1 to 128 printable ASCII characters, and no "
                "blank or colon: HTTP Basic ends the user name at a colon."
            )
        if not SECRET_KEY.fullmatch(self.secret_key):
            raise SettingsError("The secret key must have 1 to 256 printable ASCII characters and no blank.")
        if self.over_limit not in OVER_LIMIT:
            raise SettingsError(f"over_limit is {self.over_limit!r}; known are: {', '.join(OVER_LIMIT)}.")
        if self.public_url is not None and not PUBLIC_URL.fullmatch(self.public_url):
            raise SettingsError(
                f"The public URL {self.public_url!r} must be http:// or https://, a host, perhaps a port and a path, "
                "and no slash at its end, as in https://mock.example.com"
            )
        if self.admin_token is not None and not TOKEN.fullmatch(self.admin_token):
            raise SettingsError(
                "The admin token must have 16 or more ASCII characters and no blanks, since who guesses it controls "
                f"the mock; the one given has {len(self.admin_token)} characters. Make one with: openssl rand -hex 16"
            )


DEFAULT_SETTINGS = Settings()
