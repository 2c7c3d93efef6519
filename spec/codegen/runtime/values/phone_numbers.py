"""Parse phone numbers as people write them into the digits that the service takes."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"1[0-9]{10}")
_AS_WRITTEN = re.compile(
    r"(?:\+?1[ .-]?)?"  # the country code
    r"(?:([2-9][0-9]{2})[ .-]?|\(([2-9][0-9]{2})\)[ .-]?)"  # the area code
    r"([0-9]{3})[ .-]?([0-9]{4})"
)


def parse_e164(text: str) -> str:
    """Return a North American phone number as eleven digits, the country code 1 first.

    Shape:   "12065550100", "+12065550100", "+1 206-555-0100", "(206) 555-0100", "206.555.0100".
    Raises:  ValueError for anything else.
    """
    if isinstance(text, str):
        if _DIGITS.fullmatch(text):
            return text
        if match := _AS_WRITTEN.fullmatch(text):
            return "1" + "".join(group for group in match.groups() if group)
    raise ValueError(
        f"{text!r:.60} is no phone number of this service. Write eleven digits that start with the country code 1, "
        'as in "12065550100", or a form such as "+1 206-555-0100" or "(206) 555-0100".'
    )
