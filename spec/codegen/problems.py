"""Name what stops the generation."""

from __future__ import annotations


class CodegenError(Exception):
    """The client can't be generated from this contract, or what is in place is not what would be generated."""


def unsupported(pointer: str, found: str, advice: str) -> CodegenError:
    """Return the error for a part of the contract that the generation does not know how to handle."""
    return CodegenError(f"{pointer}: {found}. {advice}")
