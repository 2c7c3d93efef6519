from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NoReturn, Self

from attrs import define, field

from .._runtime.members import Members, unhashable
from .._runtime.shapes import check_object, check_scalars, missing, null_members, unknown_members

_ATTRIBUTES: dict[str, str] = {
    "monthly_cost": "monthly_cost",
    "setup_cost": "setup_cost",
    "number_type": "number_type",
    "rate_center": "rate_center",
    "state": "state",
    "value": "value",
    "inbound_rate": "inbound_rate",
    "rate_type": "rate_type",
    "tier": "tier",
    "iso_country": "iso_country",
}
_KNOWN: frozenset[str] = frozenset(_ATTRIBUTES)
_OPTIONAL: frozenset[str] = frozenset(("inbound_rate", "rate_type", "tier", "iso_country"))


@define
class AvailableNumberAttributes(Members):
    """What the service calls AvailableNumberAttributes."""

    _attributes: ClassVar[Mapping[str, str]] = _ATTRIBUTES
    _optional: ClassVar[frozenset[str]] = _OPTIONAL

    monthly_cost: float
    """An amount in US dollars."""
    setup_cost: float
    """An amount in US dollars."""
    number_type: str
    """The kind of number. Documents of different years write standard or longcode, tollfree or toll-free, and
    inum."""
    rate_center: None | str
    """The rate center, in the vendor's lower-case abbreviation, or null."""
    state: None | str
    """The US state or Canadian province or territory, two letters in lower case, or null."""
    value: str
    """A phone number as E.164 digits with the country code 1 and without a plus sign."""
    inbound_rate: float | None = None
    """US dollars for each minute of an inbound call."""
    rate_type: None | str = None
    """How inbound calls are rated, as in local."""
    tier: None | str = None
    """The price tier."""
    iso_country: None | str = None
    """The country, an ISO 3166-1 alpha-2 code, or null."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""
    explicit_nulls: frozenset[str] = field(init=False, default=frozenset(), repr=False)
    """Optional members that are null on the wire; any other that is None is absent."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            monthly_cost = src_dict["monthly_cost"]
            setup_cost = src_dict["setup_cost"]
            number_type = src_dict["number_type"]
            rate_center = src_dict["rate_center"]
            state = src_dict["state"]
            value = src_dict["value"]
        except KeyError as error:
            raise missing(error.args[0]) from None
        inbound_rate = src_dict.get("inbound_rate")
        rate_type = src_dict.get("rate_type")
        tier = src_dict.get("tier")
        iso_country = src_dict.get("iso_country")
        check_scalars(
            (
                "monthly_cost",
                "setup_cost",
                "number_type",
                "rate_center",
                "state",
                "value",
                "inbound_rate",
                "rate_type",
                "tier",
                "iso_country",
            ),
            (
                monthly_cost,
                setup_cost,
                number_type,
                rate_center,
                state,
                value,
                inbound_rate,
                rate_type,
                tier,
                iso_country,
            ),
        )
        found = cls(
            monthly_cost, setup_cost, number_type, rate_center, state, value, inbound_rate, rate_type, tier, iso_country
        )
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        if None in (inbound_rate, rate_type, tier, iso_country):
            found.explicit_nulls = null_members(src_dict, _OPTIONAL)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["monthly_cost"] = self.monthly_cost
        document["setup_cost"] = self.setup_cost
        document["number_type"] = self.number_type
        document["rate_center"] = self.rate_center
        document["state"] = self.state
        document["value"] = self.value
        if self.inbound_rate is not None or "inbound_rate" in self.explicit_nulls:
            document["inbound_rate"] = self.inbound_rate
        if self.rate_type is not None or "rate_type" in self.explicit_nulls:
            document["rate_type"] = self.rate_type
        if self.tier is not None or "tier" in self.explicit_nulls:
            document["tier"] = self.tier
        if self.iso_country is not None or "iso_country" in self.explicit_nulls:
            document["iso_country"] = self.iso_country
        return document

    def __hash__(self) -> NoReturn:
        raise unhashable(self)
