"""Name what can be wrong with the content of a world."""

from __future__ import annotations


class InvalidContentError(Exception):
    """A value that no world can have.

    Shape:   pointer says where, as a JSON Pointer, "" for the whole value.
    """

    def __init__(self, pointer: str, message: str) -> None:
        super().__init__(f"{pointer or '/'}: {message}")
        self.pointer = pointer
        self.message = message


class SnapshotError(InvalidContentError):
    """The document is not a snapshot that this mock reads."""


class SeedFileError(Exception):
    """The seed file cannot be used; the message names file, line and key."""
