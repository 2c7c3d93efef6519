from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from .._runtime.shapes import check_object, check_scalars, missing, unknown_members
from ..types import UNSET, Unset

_KNOWN: frozenset[str] = frozenset(("name", "description", "firewall_rules", "naptr"))


@define
class EdgeStrategyAttributes:
    """What the service calls EdgeStrategyAttributes."""

    name: str
    """A short name."""
    description: None | str | Unset = UNSET
    """What the point of presence is, in a sentence."""
    firewall_rules: None | str | Unset = UNSET
    """The addresses to let in, a CIDR block and a range after a comma."""
    naptr: None | str | Unset = UNSET
    """The host name of its NAPTR record."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            name = src_dict["name"]
        except KeyError as error:
            raise missing(error.args[0]) from None
        description = src_dict.get("description", UNSET)
        firewall_rules = src_dict.get("firewall_rules", UNSET)
        naptr = src_dict.get("naptr", UNSET)
        check_scalars(("name", "description", "firewall_rules", "naptr"), (name, description, firewall_rules, naptr))
        found = cls(name, description, firewall_rules, naptr)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["name"] = self.name
        if self.description is not UNSET:
            document["description"] = self.description
        if self.firewall_rules is not UNSET:
            document["firewall_rules"] = self.firewall_rules
        if self.naptr is not UNSET:
            document["naptr"] = self.naptr
        return document

    def __getitem__(self, name: str) -> Any:
        return self.additional_properties[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self.additional_properties[name] = value

    def __delitem__(self, name: str) -> None:
        del self.additional_properties[name]

    def __contains__(self, name: object) -> bool:
        return name in self.additional_properties
