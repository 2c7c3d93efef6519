from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NoReturn, Self

from attrs import define, field

from .._runtime.members import Members, unhashable
from .._runtime.shapes import check_object, check_scalars, missing, null_members, unknown_members

_ATTRIBUTES: dict[str, str] = {
    "route_type": "route_type",
    "alias": "alias",
    "value": "value",
    "edge_strategy_id": "edge_strategy_id",
}
_KNOWN: frozenset[str] = frozenset(_ATTRIBUTES)
_OPTIONAL: frozenset[str] = frozenset(("alias", "value", "edge_strategy_id"))


@define
class InboundRouteAttributes(Members):
    """What the service calls InboundRouteAttributes."""

    _attributes: ClassVar[Mapping[str, str]] = _ATTRIBUTES
    _optional: ClassVar[frozenset[str]] = _OPTIONAL

    route_type: str
    """host, number, uri or sip-reg."""
    alias: None | str = None
    """The account's own name for the route, or null."""
    value: None | str = None
    """A host with an optional port, a number or a SIP URI; null for sip-reg."""
    edge_strategy_id: int | None = None
    """The edge strategy of the route."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""
    explicit_nulls: frozenset[str] = field(init=False, default=frozenset(), repr=False)
    """Optional members that are null on the wire; any other that is None is absent."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            route_type = src_dict["route_type"]
        except KeyError as error:
            raise missing(error.args[0]) from None
        alias = src_dict.get("alias")
        value = src_dict.get("value")
        edge_strategy_id = src_dict.get("edge_strategy_id")
        check_scalars(
            ("route_type", "alias", "value", "edge_strategy_id"), (route_type, alias, value, edge_strategy_id)
        )
        found = cls(route_type, alias, value, edge_strategy_id)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        if None in (alias, value, edge_strategy_id):
            found.explicit_nulls = null_members(src_dict, _OPTIONAL)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["route_type"] = self.route_type
        if self.alias is not None or "alias" in self.explicit_nulls:
            document["alias"] = self.alias
        if self.value is not None or "value" in self.explicit_nulls:
            document["value"] = self.value
        if self.edge_strategy_id is not None or "edge_strategy_id" in self.explicit_nulls:
            document["edge_strategy_id"] = self.edge_strategy_id
        return document

    def __hash__(self) -> NoReturn:
        raise unhashable(self)
