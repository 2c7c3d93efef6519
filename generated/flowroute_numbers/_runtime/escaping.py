"""Write what a server sent so that a terminal shows it and does not obey it."""

from __future__ import annotations


def printable(text: str) -> str:
    """Return the text with its control, escape and direction characters written as escapes."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _escaped(character) for character in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
