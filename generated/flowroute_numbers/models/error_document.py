from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NoReturn, Self

from attrs import define, field

from .._runtime.members import Members, unhashable
from .._runtime.shapes import array_of, check_object, missing, read_member, to_json, unknown_members
from .error_entry import ErrorEntry

_read_errors: Callable[[Any], list[ErrorEntry]] = array_of(ErrorEntry.from_dict)
_ATTRIBUTES: dict[str, str] = {"errors": "errors"}
_KNOWN: frozenset[str] = frozenset(_ATTRIBUTES)
_OPTIONAL: frozenset[str] = frozenset(())


@define
class ErrorDocument(Members):
    """What the service calls ErrorDocument."""

    _attributes: ClassVar[Mapping[str, str]] = _ATTRIBUTES
    _optional: ClassVar[frozenset[str]] = _OPTIONAL

    errors: list[ErrorEntry]
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""
    explicit_nulls: frozenset[str] = field(init=False, default=frozenset(), repr=False)
    """Optional members that are null on the wire; any other that is None is absent."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            errors = read_member("errors", _read_errors, src_dict["errors"])
        except KeyError as error:
            raise missing(error.args[0]) from None
        found = cls(errors)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["errors"] = to_json(self.errors)
        return document

    def __hash__(self) -> NoReturn:
        raise unhashable(self)
