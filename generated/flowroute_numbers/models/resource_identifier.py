from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from .._runtime.shapes import check_object, check_scalars, missing, unknown_members

_KNOWN: frozenset[str] = frozenset(("type", "id"))


@define
class ResourceIdentifier:
    """What the service calls ResourceIdentifier."""

    type_: str
    id: str
    """A string of digits; 0 is the default route."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            type_ = src_dict["type"]
            id = src_dict["id"]
        except KeyError as error:
            raise missing(error.args[0]) from None
        check_scalars(("type", "id"), (type_, id))
        found = cls(type_, id)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["type"] = self.type_
        document["id"] = self.id
        return document

    def __getitem__(self, name: str) -> Any:
        return self.additional_properties[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self.additional_properties[name] = value

    def __delitem__(self, name: str) -> None:
        del self.additional_properties[name]

    def __contains__(self, name: object) -> bool:
        return name in self.additional_properties
