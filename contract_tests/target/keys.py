"""Keep the keys of the accounts under test, and mask every other credential."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

OWN_KEYS = "the keys of an account under test"


@dataclass(frozen=True)
class KeyPair:
    """The keys of one account."""

    access_key: str
    secret_key: str = field(repr=False)

    @property
    def header(self) -> str:
        """The Authorization header for these keys."""
        return f"Basic {base64.b64encode(f'{self.access_key}:{self.secret_key}'.encode()).decode()}"


def complete_pairs(pairs: Iterable[tuple[str | None, str | None]]) -> tuple[KeyPair, ...]:
    """Return the pairs that have both an access key and a secret key."""
    return tuple(KeyPair(access, secret) for access, secret in pairs if access and secret)


def describe_credentials(header: str | None, accounts: Iterable[KeyPair]) -> str | None:
    """Describe an Authorization header without a secret.

    Shape:   None without a header, OWN_KEYS for the keys of an account, otherwise the header with `*` for each letter
             and digit that is not part of a known access key.
    """
    pairs = list(accounts)
    if header is None or any(header == pair.header for pair in pairs):
        return None if header is None else OWN_KEYS
    scheme, blank, value = header.partition(" ")
    text = _decoded(value)
    masked = _masked(value if text is None else text, [pair.access_key for pair in pairs])
    if not blank:  # a header without a scheme may be a credential as a whole
        return _masked(header, [])
    return f"{scheme} {masked}" if text is None else f"{scheme} <base64 of {masked!r}>"


def _decoded(value: str) -> str | None:
    try:
        return base64.b64decode(value, validate=True).decode()
    except ValueError:
        return None


def _masked(text: str, shown: Iterable[str]) -> str:
    parts = re.split(f"({'|'.join(map(re.escape, shown))})", text) if shown else [text]
    return "".join(part if part in shown else re.sub(r"[^\W_]", "*", part) for part in parts)
