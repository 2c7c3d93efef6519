from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self

from attrs import define, field

from .._runtime.shapes import check_object, check_scalars, missing, read_optional, to_json, unknown_members
from ..types import UNSET, Unset
from .related_link import RelatedLink

_read_links: Callable[[Any], RelatedLink] = RelatedLink.from_dict
_KNOWN: frozenset[str] = frozenset(("type", "id", "links"))


@define
class AreaCode:
    """An area code with numbers for sale."""

    type_: str
    """Always the word areacode."""
    id: str
    """The area code."""
    links: RelatedLink | Unset = UNSET
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
        links = read_optional("links", _read_links, src_dict, UNSET)
        check_scalars(("type", "id"), (type_, id))
        found = cls(type_, id, links)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["type"] = self.type_
        document["id"] = self.id
        if self.links is not UNSET:
            document["links"] = to_json(self.links)
        return document

    def __getitem__(self, name: str) -> Any:
        return self.additional_properties[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self.additional_properties[name] = value

    def __delitem__(self, name: str) -> None:
        del self.additional_properties[name]

    def __contains__(self, name: object) -> bool:
        return name in self.additional_properties
