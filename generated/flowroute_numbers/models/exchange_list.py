from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self

from attrs import define, field

from .._runtime.shapes import array_of, check_object, missing, read_member, to_json, unknown_members
from .exchange import Exchange
from .page_links import PageLinks

_read_data: Callable[[Any], list[Exchange]] = array_of(Exchange.from_dict)
_read_links: Callable[[Any], PageLinks] = PageLinks.from_dict
_KNOWN: frozenset[str] = frozenset(("data", "links"))


@define
class ExchangeList:
    """One page of the exchanges with numbers for sale, ascending."""

    data: list[Exchange]
    links: PageLinks
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            data = read_member("data", _read_data, src_dict["data"])
            links = read_member("links", _read_links, src_dict["links"])
        except KeyError as error:
            raise missing(error.args[0]) from None
        found = cls(data, links)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["data"] = to_json(self.data)
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
