"""Set texts of the contract in docstrings."""

from __future__ import annotations

import json
import textwrap

_WIDTH = 112


def docstring(text: str) -> str:
    """Return text that can stand between triple quotes."""
    safe = text.replace("\\", "\\\\").replace('"""', "'''")
    return safe[:-1] + '\\"' if safe.endswith('"') else safe


def literal(text: str) -> str:
    """Return text as a string of Python."""
    return json.dumps(text)


def paragraph(text: str, indent: int) -> str:
    """Return text wrapped, all lines but the first indented."""
    lines = textwrap.wrap(docstring(" ".join(text.split())), _WIDTH - indent, break_long_words=False)
    return ("\n" + " " * indent).join(lines)


def argument(name: str, text: str, indent: int) -> str:
    """Return the entry of an argument, its further lines hanging."""
    lines = textwrap.wrap(
        f"{name}: {docstring(' '.join(text.split()))}",
        _WIDTH - indent,
        break_long_words=False,
        break_on_hyphens=False,
        subsequent_indent="    ",
    )
    return ("\n" + " " * indent).join(lines)
