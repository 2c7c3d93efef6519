from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self

from attrs import define, field

from .._runtime.shapes import check_object, check_scalars, missing, or_scalar, read_optional, to_json, unknown_members
from ..types import UNSET, Unset
from .error_entry_detail_type_1 import ErrorEntryDetailType1

_read_detail: Callable[[Any], ErrorEntryDetailType1 | str] = or_scalar(ErrorEntryDetailType1.from_dict)
_KNOWN: frozenset[str] = frozenset(("status", "id", "title", "detail"))


@define
class ErrorEntry:
    """What the service calls ErrorEntry."""

    status: int | str
    """The HTTP status, or a sentence that begins with it."""
    id: str | Unset = UNSET
    """A reference for Flowroute's support."""
    title: str | Unset = UNSET
    """A short name of the error."""
    detail: ErrorEntryDetailType1 | str | Unset = UNSET
    """A sentence, or an object that names the fields at fault and what is wrong with each."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            status = src_dict["status"]
        except KeyError as error:
            raise missing(error.args[0]) from None
        id = src_dict.get("id", UNSET)
        title = src_dict.get("title", UNSET)
        detail = read_optional("detail", _read_detail, src_dict, UNSET)
        check_scalars(("status", "id", "title"), (status, id, title))
        found = cls(status, id, title, detail)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["status"] = self.status
        if self.id is not UNSET:
            document["id"] = self.id
        if self.title is not UNSET:
            document["title"] = self.title
        if self.detail is not UNSET:
            document["detail"] = to_json(self.detail)
        return document

    def __getitem__(self, name: str) -> Any:
        return self.additional_properties[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self.additional_properties[name] = value

    def __delitem__(self, name: str) -> None:
        del self.additional_properties[name]

    def __contains__(self, name: object) -> bool:
        return name in self.additional_properties
