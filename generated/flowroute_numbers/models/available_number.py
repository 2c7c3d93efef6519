from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self

from attrs import define, field

from .._runtime.shapes import check_object, check_scalars, missing, read_member, read_optional, to_json, unknown_members
from ..types import UNSET, Unset
from .available_number_attributes import AvailableNumberAttributes
from .available_number_links import AvailableNumberLinks

_read_attributes: Callable[[Any], AvailableNumberAttributes] = AvailableNumberAttributes.from_dict
_read_links: Callable[[Any], AvailableNumberLinks] = AvailableNumberLinks.from_dict
_KNOWN: frozenset[str] = frozenset(("type", "id", "attributes", "links"))


@define
class AvailableNumber:
    """A number for sale."""

    type_: str
    """Always the word number."""
    id: str
    """A phone number as E.164 digits with the country code 1 and without a plus sign."""
    attributes: AvailableNumberAttributes
    links: AvailableNumberLinks | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            type_ = src_dict["type"]
            id = src_dict["id"]
            attributes = read_member("attributes", _read_attributes, src_dict["attributes"])
        except KeyError as error:
            raise missing(error.args[0]) from None
        links = read_optional("links", _read_links, src_dict, UNSET)
        check_scalars(("type", "id"), (type_, id))
        found = cls(type_, id, attributes, links)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["type"] = self.type_
        document["id"] = self.id
        document["attributes"] = to_json(self.attributes)
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
