"""Redact the keys of an account wherever a caller may have put them, in whatever way they are written."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from typing import Any
from urllib.parse import unquote_plus

from flowroute_mock.settings import Settings
from flowroute_mock.world.records import JsonObject, World

REDACTED = "[redacted]"
SHORTEST_SECRET = 8
MOST_QUOTINGS = 3
"""How many times a text may be percent-encoded for us to look into it."""

Keys = tuple[str, ...]


def keys_of(world: World | Settings) -> Keys:
    """Return the keys of an account that are long enough; a shorter one would redact too much."""
    return tuple(key for key in (world.access_key, world.secret_key) if len(key) >= SHORTEST_SECRET)


def redact(document: JsonObject, keys: Keys) -> JsonObject:
    """Redact keys in every text of a document and in the names of headers; its own field names stay."""
    redacted: JsonObject = _redact(document, keys)
    for message in ("request", "answer"):
        headers = redacted[message]["headers"]
        redacted[message]["headers"] = {redact_text(name, keys): value for name, value in headers.items()}
    return redacted


def _redact(value: Any, keys: Keys) -> Any:
    if isinstance(value, str):
        return redact_text(value, keys)
    if isinstance(value, dict):
        return {name: _redact(each, keys) for name, each in value.items()}
    if isinstance(value, list):
        return [_redact(each, keys) for each in value]
    return value


def redact_text(text: str, keys: Keys) -> str:
    """Redact keys in a text: plain, in any case, in base64, or percent-encoded; then nothing of the text is left."""
    if len(text) < SHORTEST_SECRET:
        return text
    lowered = text.lower()
    for spelling in _spellings(keys):
        while (at := lowered.find(spelling)) >= 0:
            text = text[:at] + REDACTED + text[at + len(spelling) :]
            lowered = text.lower()
    return REDACTED if _is_quoted(text, keys) else text


def _is_quoted(text: str, keys: Keys) -> bool:
    """Return whether a text has a key once it is unquoted, as a URL or as JSON quotes."""
    for _ in range(MOST_QUOTINGS):
        unquoted = unquote_plus(text) if "%" in text or "+" in text else text
        if "\\" in unquoted:
            unquoted = unquoted.encode(errors="replace").decode("unicode_escape", errors="replace")
        if unquoted == text:
            return False
        if any(spelling in unquoted.lower() for spelling in _spellings(keys)):
            return True
        text = unquoted
    return False


@lru_cache(maxsize=64)
def _spellings(keys: Keys) -> Keys:
    """Return the spellings of keys in lower case, longest first."""
    plain = {key.lower() for key in keys} - {REDACTED}
    encoded = {spelling.lower() for key in keys for spelling in _in_base64(key)}
    return tuple(sorted(plain | encoded, key=len, reverse=True))


def _in_base64(key: str) -> set[str]:
    """Return what base64 makes of a key, wherever in a longer text it is: three ways, without the edges that vary."""
    found = set()
    for before in range(3):
        data = b64encode(b"\0" * before + key.encode()).decode().rstrip("=")
        start = (0, 2, 3)[before]
        end = len(data) - ((before + len(key.encode())) % 3 != 0)
        found.add(data[start:end])
    return found | {each.replace("+", "-").replace("/", "_") for each in found}
