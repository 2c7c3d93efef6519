"""Stand for what is not there."""

from __future__ import annotations

from enum import Enum
from typing import Final, Literal

from .public import public


@public
class Unset(Enum):
    """The type of UNSET, which is its one value; `x is UNSET` and isinstance(x, Unset) both narrow a type."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""Stands for an argument of a plain function that is not given. It is false, and is never sent."""
