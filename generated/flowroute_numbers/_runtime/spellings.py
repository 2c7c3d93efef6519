"""Find a key in what a server echoes, however it is written: as it is, percent-encoded, escaped, or in base64."""

from __future__ import annotations

import re
from base64 import b64encode

# One character of a key in UTF-16 has a zero byte beside it.
_BETWEEN = rb"\x00?"
_NAMED = {"&": b"&amp;", "<": b"&lt;", ">": b"&gt;", '"': b"&quot;", "'": b"&apos;"}


def pattern_of(secrets: list[str], pair: str) -> re.Pattern[bytes]:
    """Return a pattern for the secrets and for the pair of keys as HTTP Basic has it."""
    texts = [pair, *secrets]
    for secret in secrets:
        texts += _base64_cores(secret)
    longest_first = sorted({text for text in texts if text}, key=lambda text: -len(text))
    return re.compile(b"|".join(_spellings(text) for text in longest_first), re.IGNORECASE)


def _base64_cores(secret: str) -> list[str]:
    """Return what a secret becomes inside of base64, whichever of three places it begins at.

    The first and the last characters also depend on what stands beside the secret, so they are left out.
    """
    data = secret.encode()
    cores = []
    for shift in range(3):
        encoded = b64encode(b"\0" * shift + data).decode().rstrip("=")
        whole = (shift + len(data)) * 8 // 6
        cores.append(encoded[-(-shift * 8 // 6) : whole])
    return cores


def _spellings(text: str) -> bytes:
    return _BETWEEN.join(_character(character) for character in text)


def _character(character: str) -> bytes:
    """Return a pattern for one character in each of its spellings."""
    data = character.encode()
    plain = re.escape(data)
    if character in "+-":  # base64 has two alphabets
        plain = b"[+-]"
    elif character in "/_":
        plain = b"[/_]"
    percent = b"".join(b"%%(?:25)*%02x" % byte for byte in data)
    units = character.encode("utf-16-be")
    escaped = b"".join(
        rb"\\+u%04x" % int.from_bytes(units[start : start + 2], "big") for start in range(0, len(units), 2)
    )
    number = ord(character)
    entity = b"&#(?:0*%d|x0*%x);" % (number, number)
    alternatives = [rb"\\*" + plain, percent, escaped, entity]
    if number < 256:
        alternatives.append(rb"\\+x%02x" % number)
    if character in _NAMED:
        alternatives.append(_NAMED[character])
    return b"(?:" + b"|".join(alternatives) + b")"
