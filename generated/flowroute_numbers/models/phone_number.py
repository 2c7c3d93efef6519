from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NoReturn, Self

from attrs import define, field

from .._runtime.members import Members, unhashable
from .._runtime.shapes import (
    check_object,
    check_scalars,
    missing,
    null_members,
    read_member,
    read_optional,
    to_json,
    unknown_members,
)
from .phone_number_attributes import PhoneNumberAttributes
from .self_link import SelfLink

_read_attributes: Callable[[Any], PhoneNumberAttributes] = PhoneNumberAttributes.from_dict
_read_links: Callable[[Any], SelfLink] = SelfLink.from_dict
_ATTRIBUTES: dict[str, str] = {"type": "type_", "id": "id", "attributes": "attributes", "links": "links"}
_KNOWN: frozenset[str] = frozenset(_ATTRIBUTES)
_OPTIONAL: frozenset[str] = frozenset(("links",))


@define
class PhoneNumber(Members):
    """A number on the account."""

    _attributes: ClassVar[Mapping[str, str]] = _ATTRIBUTES
    _optional: ClassVar[frozenset[str]] = _OPTIONAL

    type_: str
    """Always the word number."""
    id: str
    """A phone number as E.164 digits with the country code 1 and without a plus sign."""
    attributes: PhoneNumberAttributes
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
            type_ = src_dict["type"]
            id = src_dict["id"]
            attributes = read_member("attributes", _read_attributes, src_dict["attributes"])
        except KeyError as error:
            raise missing(error.args[0]) from None
        links = read_optional("links", _read_links, src_dict)
        check_scalars(("type", "id"), (type_, id))
        found = cls(type_, id, attributes, links)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        if None in (links,):
            found.explicit_nulls = null_members(src_dict, _OPTIONAL)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["type"] = self.type_
        document["id"] = self.id
        document["attributes"] = to_json(self.attributes)
        if self.links is not None or "links" in self.explicit_nulls:
            document["links"] = to_json(self.links)
        return document

    def __hash__(self) -> NoReturn:
        raise unhashable(self)
