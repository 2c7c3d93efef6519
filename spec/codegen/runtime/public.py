"""Show what is exported under the name that it is imported by, not under that of the module that holds it."""

from __future__ import annotations

from types import FunctionType
from typing import TypeVar

ClassT = TypeVar("ClassT", bound=type)

PACKAGE = __name__.partition(".")[0]


def public(cls: ClassT) -> ClassT:
    """Name a class as exported from the package, in tracebacks and in help."""
    cls.__module__ = PACKAGE
    return cls


def methods_named_after(name: str, base: type) -> None:
    """Name the methods of a base class after the class that users know, in the TypeError of a wrong argument."""
    for method in vars(base).values():
        if isinstance(method, FunctionType):
            method.__qualname__ = f"{name}.{method.__name__}"
