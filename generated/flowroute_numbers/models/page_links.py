from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from .._runtime.shapes import check_object, check_scalars, missing, unknown_members
from ..types import UNSET, Unset

_KNOWN: frozenset[str] = frozenset(("self", "next"))


@define
class PageLinks:
    """What the service calls PageLinks."""

    self_: str
    """This page, its filters normalized, limit and offset written out."""
    next_: str | Unset = UNSET
    """The next page; absent on the last one."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            self_ = src_dict["self"]
        except KeyError as error:
            raise missing(error.args[0]) from None
        next_ = src_dict.get("next", UNSET)
        check_scalars(("self", "next"), (self_, next_))
        found = cls(self_, next_)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["self"] = self.self_
        if self.next_ is not UNSET:
            document["next"] = self.next_
        return document

    def __getitem__(self, name: str) -> Any:
        return self.additional_properties[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self.additional_properties[name] = value

    def __delitem__(self, name: str) -> None:
        del self.additional_properties[name]

    def __contains__(self, name: object) -> bool:
        return name in self.additional_properties
