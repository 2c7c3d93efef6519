"""Reach the members of a model by the names that they have on the wire, as those of a dict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar


class Members:
    """What all models have in common: `"tier" in attributes`, `attributes["tier"]`, and why they have no hash.

    A member is in a model when the service sent it, even as null. One that it left out is None as an attribute.
    """

    __slots__ = ()

    _attributes: ClassVar[Mapping[str, str]]
    """The Python name of each member that the contract names."""
    _optional: ClassVar[frozenset[str]]
    """Those that may be absent."""
    additional_properties: dict[str, Any]
    explicit_nulls: frozenset[str]

    def __contains__(self, name: object) -> bool:
        if name not in self._attributes:
            return name in self.additional_properties
        is_given = name not in self._optional or name in self.explicit_nulls
        return is_given or getattr(self, self._attributes[str(name)]) is not None

    def __getitem__(self, name: str) -> Any:
        if name not in self:
            raise KeyError(name)
        attribute = self._attributes.get(name)
        return self.additional_properties[name] if attribute is None else getattr(self, attribute)

    def __setitem__(self, name: str, value: Any) -> None:
        if name in self._attributes:
            setattr(self, self._attributes[name], value)
        else:
            self.additional_properties[name] = value

    def __delitem__(self, name: str) -> None:
        if name in self._attributes and name not in self._optional:
            raise KeyError(f"{name} is required, so it can't be removed.")
        if name not in self:
            raise KeyError(name)
        if name in self._attributes:
            setattr(self, self._attributes[name], None)
            object.__setattr__(self, "explicit_nulls", self.explicit_nulls - {name})  # each model has the slot
        else:
            del self.additional_properties[name]


def unhashable(model: object) -> TypeError:
    """Return the error for a model that is used as a key or put into a set."""
    name = type(model).__name__
    return TypeError(f"A {name} can change, so it has no hash. Use its id as the key, or keep it in a list.")
