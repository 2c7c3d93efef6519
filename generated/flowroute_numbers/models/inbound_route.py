from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, Self

from attrs import define, field

from .._runtime.shapes import check_object, check_scalars, missing, read_member, read_optional, to_json, unknown_members
from ..types import UNSET, Unset
from .inbound_route_attributes import InboundRouteAttributes
from .self_link import SelfLink

_read_attributes: Callable[[Any], InboundRouteAttributes] = InboundRouteAttributes.from_dict
_read_links: Callable[[Any], SelfLink] = SelfLink.from_dict
_KNOWN: frozenset[str] = frozenset(("id", "attributes", "type", "links"))


@define
class InboundRoute:
    """Where the calls to a number are sent."""

    id: str
    """A string of digits; 0 is the default route."""
    attributes: InboundRouteAttributes
    type_: Literal["route"] = "route"
    links: SelfLink | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            id = src_dict["id"]
            attributes = read_member("attributes", _read_attributes, src_dict["attributes"])
            type_ = src_dict["type"]
        except KeyError as error:
            raise missing(error.args[0]) from None
        links = read_optional("links", _read_links, src_dict, UNSET)
        check_scalars(("id", "type"), (id, type_))
        found = cls(id, attributes, type_, links)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["id"] = self.id
        document["attributes"] = to_json(self.attributes)
        document["type"] = self.type_
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
