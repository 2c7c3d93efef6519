from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NoReturn, Self

from attrs import define, field

from .._runtime.members import Members, unhashable
from .._runtime.shapes import check_object, check_scalars, null_members, unknown_members

_ATTRIBUTES: dict[str, str] = {
    "cnam_lookups_enabled": "cnam_lookups_enabled",
    "messaging_enabled": "messaging_enabled",
    "messaging_email": "messaging_email",
    "messaging_callback_url": "messaging_callback_url",
}
_KNOWN: frozenset[str] = frozenset(_ATTRIBUTES)
_OPTIONAL: frozenset[str] = frozenset(
    ("cnam_lookups_enabled", "messaging_enabled", "messaging_email", "messaging_callback_url")
)


@define
class PurchaseOptions(Members):
    """What the service calls PurchaseOptions."""

    _attributes: ClassVar[Mapping[str, str]] = _ATTRIBUTES
    _optional: ClassVar[frozenset[str]] = _OPTIONAL

    cnam_lookups_enabled: bool | None = None
    """Look up the caller's name on each call (charged); the account's own default where absent."""
    messaging_enabled: bool | None = None
    """Ask for messaging after the purchase, a task of its own; false where absent."""
    messaging_email: bool | None = None
    """Send an email when that task changes its state."""
    messaging_callback_url: str | None = None
    """Call this URL when that task changes its state."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""
    explicit_nulls: frozenset[str] = field(init=False, default=frozenset(), repr=False)
    """Optional members that are null on the wire; any other that is None is absent."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        cnam_lookups_enabled = src_dict.get("cnam_lookups_enabled")
        messaging_enabled = src_dict.get("messaging_enabled")
        messaging_email = src_dict.get("messaging_email")
        messaging_callback_url = src_dict.get("messaging_callback_url")
        check_scalars(
            ("cnam_lookups_enabled", "messaging_enabled", "messaging_email", "messaging_callback_url"),
            (cnam_lookups_enabled, messaging_enabled, messaging_email, messaging_callback_url),
        )
        found = cls(cnam_lookups_enabled, messaging_enabled, messaging_email, messaging_callback_url)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        if None in (cnam_lookups_enabled, messaging_enabled, messaging_email, messaging_callback_url):
            found.explicit_nulls = null_members(src_dict, _OPTIONAL)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        if self.cnam_lookups_enabled is not None or "cnam_lookups_enabled" in self.explicit_nulls:
            document["cnam_lookups_enabled"] = self.cnam_lookups_enabled
        if self.messaging_enabled is not None or "messaging_enabled" in self.explicit_nulls:
            document["messaging_enabled"] = self.messaging_enabled
        if self.messaging_email is not None or "messaging_email" in self.explicit_nulls:
            document["messaging_email"] = self.messaging_email
        if self.messaging_callback_url is not None or "messaging_callback_url" in self.explicit_nulls:
            document["messaging_callback_url"] = self.messaging_callback_url
        return document

    def __hash__(self) -> NoReturn:
        raise unhashable(self)
