from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from .._runtime.shapes import check_object, check_scalars, unknown_members
from ..types import UNSET, Unset

_KNOWN: frozenset[str] = frozenset(("alias", "route_type", "value", "edge_strategy_id"))


@define
class InboundRouteUpdateAttributes:
    """What the service calls InboundRouteUpdateAttributes."""

    alias: str | Unset = UNSET
    """The account's own name for the route, which no other route of the account may have."""
    route_type: str | Unset = UNSET
    """What the value is, host, number or uri."""
    value: str | Unset = UNSET
    """For host an IP address or a name with an optional port, for number eleven E.164 digits, for uri
    protocol:user@domain with an optional port and an optional ;transport=udp, tcp or tls."""
    edge_strategy_id: int | None | Unset = UNSET
    """The point of presence to use, by its id, or null for none in particular."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        alias = src_dict.get("alias", UNSET)
        route_type = src_dict.get("route_type", UNSET)
        value = src_dict.get("value", UNSET)
        edge_strategy_id = src_dict.get("edge_strategy_id", UNSET)
        check_scalars(
            ("alias", "route_type", "value", "edge_strategy_id"), (alias, route_type, value, edge_strategy_id)
        )
        found = cls(alias, route_type, value, edge_strategy_id)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        if self.alias is not UNSET:
            document["alias"] = self.alias
        if self.route_type is not UNSET:
            document["route_type"] = self.route_type
        if self.value is not UNSET:
            document["value"] = self.value
        if self.edge_strategy_id is not UNSET:
            document["edge_strategy_id"] = self.edge_strategy_id
        return document

    def __getitem__(self, name: str) -> Any:
        return self.additional_properties[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self.additional_properties[name] = value

    def __delitem__(self, name: str) -> None:
        del self.additional_properties[name]

    def __contains__(self, name: object) -> bool:
        return name in self.additional_properties
