from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NoReturn, Self

from attrs import define, field

from .._runtime.members import Members, unhashable
from .._runtime.shapes import (
    array_of,
    check_object,
    missing,
    null_members,
    one_of,
    read_member,
    read_optional,
    to_json,
    unknown_members,
)
from .inbound_route import InboundRoute
from .phone_number_details import PhoneNumberDetails
from .related_resource import RelatedResource
from .self_link import SelfLink

_read_data: Callable[[Any], PhoneNumberDetails] = PhoneNumberDetails.from_dict
_read_included: Callable[[Any], list[InboundRoute | RelatedResource]] = array_of(
    one_of("type", {"route": InboundRoute.from_dict}, RelatedResource.from_dict)
)
_read_links: Callable[[Any], SelfLink] = SelfLink.from_dict
_ATTRIBUTES: dict[str, str] = {"data": "data", "included": "included", "links": "links"}
_KNOWN: frozenset[str] = frozenset(_ATTRIBUTES)
_OPTIONAL: frozenset[str] = frozenset(("included", "links"))


@define
class PhoneNumberDocument(Members):
    """One number of the account with its routes."""

    _attributes: ClassVar[Mapping[str, str]] = _ATTRIBUTES
    _optional: ClassVar[frozenset[str]] = _OPTIONAL

    data: PhoneNumberDetails
    """A number on the account in full."""
    included: list[InboundRoute | RelatedResource] | None = None
    """The routes and other things that the relationships name."""
    links: SelfLink | None = None
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""
    explicit_nulls: frozenset[str] = field(init=False, default=frozenset(), repr=False)
    """Optional members that are null on the wire; any other that is None is absent."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            data = read_member("data", _read_data, src_dict["data"])
        except KeyError as error:
            raise missing(error.args[0]) from None
        included = read_optional("included", _read_included, src_dict)
        links = read_optional("links", _read_links, src_dict)
        found = cls(data, included, links)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        if None in (included, links):
            found.explicit_nulls = null_members(src_dict, _OPTIONAL)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["data"] = to_json(self.data)
        if self.included is not None or "included" in self.explicit_nulls:
            document["included"] = to_json(self.included)
        if self.links is not None or "links" in self.explicit_nulls:
            document["links"] = to_json(self.links)
        return document

    def __hash__(self) -> NoReturn:
        raise unhashable(self)
