from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define, field

from .._runtime.shapes import check_object, check_scalars, missing, unknown_members
from ..types import UNSET, Unset

_KNOWN: frozenset[str] = frozenset(
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
        "note",
        "monthly_cost",
        "setup_cost",
        "inbound_rate",
        "rate_type",
    )
)


@define
class PhoneNumberDetailsAttributes:
    """What the service calls PhoneNumberDetailsAttributes."""

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
    iso_country: None | str | Unset = UNSET
    """The country, an ISO 3166-1 alpha-2 code, or null."""
    status: None | str | Unset = UNSET
    """Where the purchase stands; PURCHASED is the one value ever published."""
    messaging_enabled: bool | None | Unset = UNSET
    """Whether the number sends and receives messages."""
    tier: None | str | Unset = UNSET
    """The price tier."""
    note: None | str | Unset = UNSET
    """A note on the number."""
    monthly_cost: float | None | Unset = UNSET
    """US dollars each month."""
    setup_cost: float | None | Unset = UNSET
    """US dollars paid once."""
    inbound_rate: float | None | Unset = UNSET
    """US dollars for each minute of an inbound call."""
    rate_type: None | str | Unset = UNSET
    """How inbound calls are rated, as in local."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""

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
        iso_country = src_dict.get("iso_country", UNSET)
        status = src_dict.get("status", UNSET)
        messaging_enabled = src_dict.get("messaging_enabled", UNSET)
        tier = src_dict.get("tier", UNSET)
        note = src_dict.get("note", UNSET)
        monthly_cost = src_dict.get("monthly_cost", UNSET)
        setup_cost = src_dict.get("setup_cost", UNSET)
        inbound_rate = src_dict.get("inbound_rate", UNSET)
        rate_type = src_dict.get("rate_type", UNSET)
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
                "note",
                "monthly_cost",
                "setup_cost",
                "inbound_rate",
                "rate_type",
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
                note,
                monthly_cost,
                setup_cost,
                inbound_rate,
                rate_type,
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
            note,
            monthly_cost,
            setup_cost,
            inbound_rate,
            rate_type,
        )
        found.additional_properties = unknown_members(src_dict, _KNOWN)
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
        if self.iso_country is not UNSET:
            document["iso_country"] = self.iso_country
        if self.status is not UNSET:
            document["status"] = self.status
        if self.messaging_enabled is not UNSET:
            document["messaging_enabled"] = self.messaging_enabled
        if self.tier is not UNSET:
            document["tier"] = self.tier
        if self.note is not UNSET:
            document["note"] = self.note
        if self.monthly_cost is not UNSET:
            document["monthly_cost"] = self.monthly_cost
        if self.setup_cost is not UNSET:
            document["setup_cost"] = self.setup_cost
        if self.inbound_rate is not UNSET:
            document["inbound_rate"] = self.inbound_rate
        if self.rate_type is not UNSET:
            document["rate_type"] = self.rate_type
        return document

    def __getitem__(self, name: str) -> Any:
        return self.additional_properties[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self.additional_properties[name] = value

    def __delitem__(self, name: str) -> None:
        del self.additional_properties[name]

    def __contains__(self, name: object) -> bool:
        return name in self.additional_properties
