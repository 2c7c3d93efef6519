from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self

from attrs import define, field

from .._runtime.shapes import check_object, missing, read_member, read_optional, to_json, unknown_members
from ..types import UNSET, Unset
from .relationship import Relationship

_read_primary_route: Callable[[Any], Relationship] = Relationship.from_dict
_read_failover_route: Callable[[Any], Relationship] = Relationship.from_dict
_read_cnam_preset: Callable[[Any], Relationship] = Relationship.from_dict
_read_e911_address: Callable[[Any], Relationship] = Relationship.from_dict
_read_message_provision: Callable[[Any], Relationship] = Relationship.from_dict
_KNOWN: frozenset[str] = frozenset(
    ("primary_route", "failover_route", "cnam_preset", "e911_address", "message_provision")
)


@define
class PhoneNumberRelationships:
    """What the service calls PhoneNumberRelationships."""

    primary_route: Relationship
    failover_route: Relationship
    cnam_preset: Relationship | Unset = UNSET
    e911_address: Relationship | Unset = UNSET
    message_provision: Relationship | Unset = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            primary_route = read_member("primary_route", _read_primary_route, src_dict["primary_route"])
            failover_route = read_member("failover_route", _read_failover_route, src_dict["failover_route"])
        except KeyError as error:
            raise missing(error.args[0]) from None
        cnam_preset = read_optional("cnam_preset", _read_cnam_preset, src_dict, UNSET)
        e911_address = read_optional("e911_address", _read_e911_address, src_dict, UNSET)
        message_provision = read_optional("message_provision", _read_message_provision, src_dict, UNSET)
        found = cls(primary_route, failover_route, cnam_preset, e911_address, message_provision)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["primary_route"] = to_json(self.primary_route)
        document["failover_route"] = to_json(self.failover_route)
        if self.cnam_preset is not UNSET:
            document["cnam_preset"] = to_json(self.cnam_preset)
        if self.e911_address is not UNSET:
            document["e911_address"] = to_json(self.e911_address)
        if self.message_provision is not UNSET:
            document["message_provision"] = to_json(self.message_provision)
        return document

    def __getitem__(self, name: str) -> Any:
        return self.additional_properties[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self.additional_properties[name] = value

    def __delitem__(self, name: str) -> None:
        del self.additional_properties[name]

    def __contains__(self, name: object) -> bool:
        return name in self.additional_properties
