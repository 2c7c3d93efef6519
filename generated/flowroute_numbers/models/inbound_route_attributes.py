from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from .._runtime.shapes import check_object, check_scalars, missing, unknown_members
from ..types import UNSET, Unset

_KNOWN: frozenset[str] = frozenset(("route_type", "alias", "value", "edge_strategy_id"))


@define
class InboundRouteAttributes:
    """What the service calls InboundRouteAttributes."""

    route_type: str
    """host, number, uri or sip-reg."""
    alias: None | str | Unset = UNSET
    """The account's own name for the route, or null."""
    value: None | str | Unset = UNSET
    """A host with an optional port, a number or a SIP URI; null for sip-reg."""
    edge_strategy_id: int | None | Unset = UNSET
    """The edge strategy of the route."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            route_type = src_dict["route_type"]
        except KeyError as error:
            raise missing(error.args[0]) from None
        alias = src_dict.get("alias", UNSET)
        value = src_dict.get("value", UNSET)
        edge_strategy_id = src_dict.get("edge_strategy_id", UNSET)
        check_scalars(
            ("route_type", "alias", "value", "edge_strategy_id"), (route_type, alias, value, edge_strategy_id)
        )
        found = cls(route_type, alias, value, edge_strategy_id)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["route_type"] = self.route_type
        if self.alias is not UNSET:
            document["alias"] = self.alias
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
