from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NoReturn, Self

from attrs import define, field

from .._runtime.members import Members, unhashable
from .._runtime.shapes import array_of, check_object, missing, read_member, to_json, unknown_members
from .page_links import PageLinks
from .phone_number import PhoneNumber

_read_data: Callable[[Any], list[PhoneNumber]] = array_of(PhoneNumber.from_dict)
_read_links: Callable[[Any], PageLinks] = PageLinks.from_dict
_ATTRIBUTES: dict[str, str] = {"data": "data", "links": "links"}
_KNOWN: frozenset[str] = frozenset(_ATTRIBUTES)
_OPTIONAL: frozenset[str] = frozenset(())


@define
class PhoneNumberList(Members):
    """One page of the numbers on the account."""

    _attributes: ClassVar[Mapping[str, str]] = _ATTRIBUTES
    _optional: ClassVar[frozenset[str]] = _OPTIONAL

    data: list[PhoneNumber]
    links: PageLinks
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

    def __hash__(self) -> NoReturn:
        raise unhashable(self)
