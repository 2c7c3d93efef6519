"""Say what to change in a document: what rules yield and the engine applies."""

from dataclasses import dataclass, field

from spec.document.places import Json, Pointer


@dataclass(frozen=True)
class Edit:
    """One change to one place; `note` tells the report what the change cannot say itself."""

    pointer: Pointer
    note: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class Set(Edit):
    """Put a value in a place; `inferred` where it is a guess that the report must mark."""

    value: Json
    inferred: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class Append(Edit):
    """Put a value at the end of the array in a place, which is made where there is none."""

    value: Json
    inferred: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class Remove(Edit):
    """Take a place away."""


@dataclass(frozen=True)
class Rename(Edit):
    """Give a place another key and leave it where it is among its neighbours."""

    key: str
    inferred: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class Merge(Edit):
    """Move the fields of the object in a place into another object, and take the place away."""

    into: Pointer
    inferred: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class Doubt(Edit):
    """Change nothing; report a place that a correction or a person must answer."""
