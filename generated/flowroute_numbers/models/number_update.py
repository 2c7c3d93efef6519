from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define, field

from .._runtime.shapes import check_object, check_scalars, missing, unknown_members
from ..types import UNSET, Unset

_KNOWN: frozenset[str] = frozenset(
    ("type", "alias", "cnam_lookups_enabled", "messaging_enabled", "messaging_email", "messaging_callback_url")
)


@define
class NumberUpdate:
    """The settings of a number to change."""

    type_: Literal["number"] = "number"
    alias: None | str | Unset = UNSET
    """The account's own name for the number, which several may share, or null for none."""
    cnam_lookups_enabled: bool | Unset = UNSET
    """Look up the caller's name on each call (charged)."""
    messaging_enabled: bool | Unset = UNSET
    """Ask for messaging to be switched on or off, a task of its own."""
    messaging_email: bool | Unset = UNSET
    """Send an email when that task ends."""
    messaging_callback_url: str | Unset = UNSET
    """Call this URL when that task ends."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            type_ = src_dict["type"]
        except KeyError as error:
            raise missing(error.args[0]) from None
        alias = src_dict.get("alias", UNSET)
        cnam_lookups_enabled = src_dict.get("cnam_lookups_enabled", UNSET)
        messaging_enabled = src_dict.get("messaging_enabled", UNSET)
        messaging_email = src_dict.get("messaging_email", UNSET)
        messaging_callback_url = src_dict.get("messaging_callback_url", UNSET)
        check_scalars(
            ("type", "alias", "cnam_lookups_enabled", "messaging_enabled", "messaging_email", "messaging_callback_url"),
            (type_, alias, cnam_lookups_enabled, messaging_enabled, messaging_email, messaging_callback_url),
        )
        found = cls(type_, alias, cnam_lookups_enabled, messaging_enabled, messaging_email, messaging_callback_url)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["type"] = self.type_
        if self.alias is not UNSET:
            document["alias"] = self.alias
        if self.cnam_lookups_enabled is not UNSET:
            document["cnam_lookups_enabled"] = self.cnam_lookups_enabled
        if self.messaging_enabled is not UNSET:
            document["messaging_enabled"] = self.messaging_enabled
        if self.messaging_email is not UNSET:
            document["messaging_email"] = self.messaging_email
        if self.messaging_callback_url is not UNSET:
            document["messaging_callback_url"] = self.messaging_callback_url
        return document

    def __getitem__(self, name: str) -> Any:
        return self.additional_properties[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self.additional_properties[name] = value

    def __delitem__(self, name: str) -> None:
        del self.additional_properties[name]

    def __contains__(self, name: object) -> bool:
        return name in self.additional_properties
