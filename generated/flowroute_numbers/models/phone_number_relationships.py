from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NoReturn, Self

from attrs import define, field

from .._runtime.members import Members, unhashable
from .._runtime.shapes import check_object, missing, null_members, read_member, read_optional, to_json, unknown_members
from .relationship import Relationship

_read_primary_route: Callable[[Any], Relationship] = Relationship.from_dict
_read_failover_route: Callable[[Any], Relationship] = Relationship.from_dict
_read_cnam_preset: Callable[[Any], Relationship] = Relationship.from_dict
_read_e911_address: Callable[[Any], Relationship] = Relationship.from_dict
_read_message_provision: Callable[[Any], Relationship] = Relationship.from_dict
_ATTRIBUTES: dict[str, str] = {
    "primary_route": "primary_route",
    "failover_route": "failover_route",
    "cnam_preset": "cnam_preset",
    "e911_address": "e911_address",
    "message_provision": "message_provision",
}
_KNOWN: frozenset[str] = frozenset(_ATTRIBUTES)
_OPTIONAL: frozenset[str] = frozenset(("cnam_preset", "e911_address", "message_provision"))


@define
class PhoneNumberRelationships(Members):
    """What the service calls PhoneNumberRelationships."""

    _attributes: ClassVar[Mapping[str, str]] = _ATTRIBUTES
    _optional: ClassVar[frozenset[str]] = _OPTIONAL

    primary_route: Relationship
    failover_route: Relationship
    cnam_preset: Relationship | None = None
    e911_address: Relationship | None = None
    message_provision: Relationship | None = None
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""
    explicit_nulls: frozenset[str] = field(init=False, default=frozenset(), repr=False)
    """Optional members that are null on the wire; any other that is None is absent."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            primary_route = read_member("primary_route", _read_primary_route, src_dict["primary_route"])
            failover_route = read_member("failover_route", _read_failover_route, src_dict["failover_route"])
        except KeyError as error:
            raise missing(error.args[0]) from None
        cnam_preset = read_optional("cnam_preset", _read_cnam_preset, src_dict)
        e911_address = read_optional("e911_address", _read_e911_address, src_dict)
        message_provision = read_optional("message_provision", _read_message_provision, src_dict)
        found = cls(primary_route, failover_route, cnam_preset, e911_address, message_provision)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        if None in (cnam_preset, e911_address, message_provision):
            found.explicit_nulls = null_members(src_dict, _OPTIONAL)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["primary_route"] = to_json(self.primary_route)
        document["failover_route"] = to_json(self.failover_route)
        if self.cnam_preset is not None or "cnam_preset" in self.explicit_nulls:
            document["cnam_preset"] = to_json(self.cnam_preset)
        if self.e911_address is not None or "e911_address" in self.explicit_nulls:
            document["e911_address"] = to_json(self.e911_address)
        if self.message_provision is not None or "message_provision" in self.explicit_nulls:
            document["message_provision"] = to_json(self.message_provision)
        return document

    def __hash__(self) -> NoReturn:
        raise unhashable(self)
