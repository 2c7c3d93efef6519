from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NoReturn, Self

from attrs import define, field

from .._runtime.members import Members, unhashable
from .._runtime.shapes import check_object, check_scalars, missing, null_members, unknown_members

_ATTRIBUTES: dict[str, str] = {
    "alias": "alias",
    "cnam_lookups_enabled": "cnam_lookups_enabled",
    "number_type": "number_type",
    "rate_center": "rate_center",
    "state": "state",
    "value": "value",
    "iso_country": "iso_country",
    "status": "status",
    "messaging_enabled": "messaging_enabled",
    "tier": "tier",
}
_KNOWN: frozenset[str] = frozenset(_ATTRIBUTES)
_OPTIONAL: frozenset[str] = frozenset(("iso_country", "status", "messaging_enabled", "tier"))


@define
class PhoneNumberAttributes(Members):
    """What the service calls PhoneNumberAttributes."""

    _attributes: ClassVar[Mapping[str, str]] = _ATTRIBUTES
    _optional: ClassVar[frozenset[str]] = _OPTIONAL

    alias: None | str
    """The account's own name for the number, or null."""
    cnam_lookups_enabled: bool
    """Whether the caller's name is looked up on each call (charged)."""
    number_type: str
    """The kind of number. Documents of different years write standard or longcode, tollfree or toll-free, and
    inum."""
    rate_center: None | str
    """The rate center, in the vendor's lower-case abbreviation, or null."""
    state: None | str
    """The US state or Canadian province or territory, two letters in lower case, or null."""
    value: str
    """A phone number as E.164 digits with the country code 1 and without a plus sign."""
    iso_country: None | str = None
    """The country, an ISO 3166-1 alpha-2 code, or null."""
    status: None | str = None
    """Where the purchase stands; PURCHASED is the one value ever published."""
    messaging_enabled: bool | None = None
    """Whether the number sends and receives messages."""
    tier: None | str = None
    """The price tier."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""
    explicit_nulls: frozenset[str] = field(init=False, default=frozenset(), repr=False)
    """Optional members that are null on the wire; any other that is None is absent."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            alias = src_dict["alias"]
            cnam_lookups_enabled = src_dict["cnam_lookups_enabled"]
            number_type = src_dict["number_type"]
            rate_center = src_dict["rate_center"]
            state = src_dict["state"]
            value = src_dict["value"]
        except KeyError as error:
            raise missing(error.args[0]) from None
        iso_country = src_dict.get("iso_country")
        status = src_dict.get("status")
        messaging_enabled = src_dict.get("messaging_enabled")
        tier = src_dict.get("tier")
        check_scalars(
            (
                "alias",
                "cnam_lookups_enabled",
                "number_type",
                "rate_center",
                "state",
                "value",
                "iso_country",
                "status",
                "messaging_enabled",
                "tier",
            ),
            (
                alias,
                cnam_lookups_enabled,
                number_type,
                rate_center,
                state,
                value,
                iso_country,
                status,
                messaging_enabled,
                tier,
            ),
        )
        found = cls(
            alias,
            cnam_lookups_enabled,
            number_type,
            rate_center,
            state,
            value,
            iso_country,
            status,
            messaging_enabled,
            tier,
        )
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        if None in (iso_country, status, messaging_enabled, tier):
            found.explicit_nulls = null_members(src_dict, _OPTIONAL)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["alias"] = self.alias
        document["cnam_lookups_enabled"] = self.cnam_lookups_enabled
        document["number_type"] = self.number_type
        document["rate_center"] = self.rate_center
        document["state"] = self.state
        document["value"] = self.value
        if self.iso_country is not None or "iso_country" in self.explicit_nulls:
            document["iso_country"] = self.iso_country
        if self.status is not None or "status" in self.explicit_nulls:
            document["status"] = self.status
        if self.messaging_enabled is not None or "messaging_enabled" in self.explicit_nulls:
            document["messaging_enabled"] = self.messaging_enabled
        if self.tier is not None or "tier" in self.explicit_nulls:
            document["tier"] = self.tier
        return document

    def __hash__(self) -> NoReturn:
        raise unhashable(self)
