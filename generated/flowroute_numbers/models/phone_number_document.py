from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self

from attrs import define, field

from .._runtime.shapes import (
    array_of,
    check_object,
    missing,
    one_of,
    read_member,
    read_optional,
    to_json,
    unknown_members,
)
from ..types import UNSET, Unset
from .inbound_route import InboundRoute
from .phone_number_details import PhoneNumberDetails
from .related_resource import RelatedResource
from .self_link import SelfLink

_read_data: Callable[[Any], PhoneNumberDetails] = PhoneNumberDetails.from_dict
_read_included: Callable[[Any], list[InboundRoute | RelatedResource]] = array_of(
    one_of("type", {"route": InboundRoute.from_dict}, RelatedResource.from_dict)
)
_read_links: Callable[[Any], SelfLink] = SelfLink.from_dict
_KNOWN: frozenset[str] = frozenset(("data", "included", "links"))


@define
class PhoneNumberDocument:
    """One number of the account with its routes."""

    data: PhoneNumberDetails
    """A number on the account in full."""
    included: list[InboundRoute | RelatedResource] | Unset = UNSET
    """The routes and other things that the relationships name."""
    links: SelfLink | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            data = read_member("data", _read_data, src_dict["data"])
        except KeyError as error:
            raise missing(error.args[0]) from None
        included = read_optional("included", _read_included, src_dict, UNSET)
        links = read_optional("links", _read_links, src_dict, UNSET)
        found = cls(data, included, links)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["data"] = to_json(self.data)
        if self.included is not UNSET:
            document["included"] = to_json(self.included)
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
