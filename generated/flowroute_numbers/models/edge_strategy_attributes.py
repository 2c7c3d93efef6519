from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NoReturn, Self

from attrs import define, field

from .._runtime.members import Members, unhashable
from .._runtime.shapes import check_object, check_scalars, missing, null_members, unknown_members

_ATTRIBUTES: dict[str, str] = {
    "name": "name",
    "description": "description",
    "firewall_rules": "firewall_rules",
    "naptr": "naptr",
}
_KNOWN: frozenset[str] = frozenset(_ATTRIBUTES)
_OPTIONAL: frozenset[str] = frozenset(("description", "firewall_rules", "naptr"))


@define
class EdgeStrategyAttributes(Members):
    """What the service calls EdgeStrategyAttributes."""

    _attributes: ClassVar[Mapping[str, str]] = _ATTRIBUTES
    _optional: ClassVar[frozenset[str]] = _OPTIONAL

    name: str
    """A short name."""
    description: None | str = None
    """What the point of presence is, in a sentence."""
    firewall_rules: None | str = None
    """The addresses to let in, a CIDR block and a range after a comma."""
    naptr: None | str = None
    """The host name of its NAPTR record."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""
    explicit_nulls: frozenset[str] = field(init=False, default=frozenset(), repr=False)
    """Optional members that are null on the wire; any other that is None is absent."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            name = src_dict["name"]
        except KeyError as error:
            raise missing(error.args[0]) from None
        description = src_dict.get("description")
        firewall_rules = src_dict.get("firewall_rules")
        naptr = src_dict.get("naptr")
        check_scalars(("name", "description", "firewall_rules", "naptr"), (name, description, firewall_rules, naptr))
        found = cls(name, description, firewall_rules, naptr)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        if None in (description, firewall_rules, naptr):
            found.explicit_nulls = null_members(src_dict, _OPTIONAL)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["name"] = self.name
        if self.description is not None or "description" in self.explicit_nulls:
            document["description"] = self.description
        if self.firewall_rules is not None or "firewall_rules" in self.explicit_nulls:
            document["firewall_rules"] = self.firewall_rules
        if self.naptr is not None or "naptr" in self.explicit_nulls:
            document["naptr"] = self.naptr
        return document

    def __hash__(self) -> NoReturn:
        raise unhashable(self)
