from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self

from attrs import define, field

from .._runtime.shapes import check_object, missing, read_member, read_optional, to_json, unknown_members
from ..types import UNSET, Unset
from .inbound_route import InboundRoute
from .self_link import SelfLink

_read_data: Callable[[Any], InboundRoute] = InboundRoute.from_dict
_read_links: Callable[[Any], SelfLink] = SelfLink.from_dict
_KNOWN: frozenset[str] = frozenset(("data", "links"))


@define
class InboundRouteDocument:
    """One inbound route of the account."""

    data: InboundRoute
    """Where the calls to a number are sent."""
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
        links = read_optional("links", _read_links, src_dict, UNSET)
        found = cls(data, links)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["data"] = to_json(self.data)
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
