from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NoReturn, Self

from attrs import define, field

from .._runtime.members import Members, unhashable
from .._runtime.shapes import check_object, check_scalars, null_members, unknown_members

_ATTRIBUTES: dict[str, str] = {
    "alias": "alias",
    "route_type": "route_type",
    "value": "value",
    "edge_strategy_id": "edge_strategy_id",
}
_KNOWN: frozenset[str] = frozenset(_ATTRIBUTES)
_OPTIONAL: frozenset[str] = frozenset(("alias", "route_type", "value", "edge_strategy_id"))


@define
class InboundRouteUpdateAttributes(Members):
    """What the service calls InboundRouteUpdateAttributes."""

    _attributes: ClassVar[Mapping[str, str]] = _ATTRIBUTES
    _optional: ClassVar[frozenset[str]] = _OPTIONAL

    alias: str | None = None
    """The account's own name for the route, which no other route of the account may have."""
    route_type: str | None = None
    """What the value is, host, number or uri."""
    value: str | None = None
    """For host an IP address or a name with an optional port, for number eleven E.164 digits, for uri
    protocol:user@domain with an optional port and an optional ;transport=udp, tcp or tls."""
    edge_strategy_id: int | None = None
    """The point of presence to use, by its id, or null for none in particular."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""
    explicit_nulls: frozenset[str] = field(init=False, default=frozenset(), repr=False)
    """Optional members that are null on the wire; any other that is None is absent."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        alias = src_dict.get("alias")
        route_type = src_dict.get("route_type")
        value = src_dict.get("value")
        edge_strategy_id = src_dict.get("edge_strategy_id")
        check_scalars(
            ("alias", "route_type", "value", "edge_strategy_id"), (alias, route_type, value, edge_strategy_id)
        )
        found = cls(alias, route_type, value, edge_strategy_id)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        if None in (alias, route_type, value, edge_strategy_id):
            found.explicit_nulls = null_members(src_dict, _OPTIONAL)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        if self.alias is not None or "alias" in self.explicit_nulls:
            document["alias"] = self.alias
        if self.route_type is not None or "route_type" in self.explicit_nulls:
            document["route_type"] = self.route_type
        if self.value is not None or "value" in self.explicit_nulls:
            document["value"] = self.value
        if self.edge_strategy_id is not None or "edge_strategy_id" in self.explicit_nulls:
            document["edge_strategy_id"] = self.edge_strategy_id
        return document

    def __hash__(self) -> NoReturn:
        raise unhashable(self)
