from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NoReturn, Self

from attrs import define, field

from .._runtime.members import Members, unhashable
from .._runtime.shapes import (
    check_object,
    check_scalars,
    missing,
    null_members,
    or_scalar,
    read_optional,
    to_json,
    unknown_members,
)
from .error_entry_detail_type_1 import ErrorEntryDetailType1

_read_detail: Callable[[Any], ErrorEntryDetailType1 | str] = or_scalar(ErrorEntryDetailType1.from_dict)
_ATTRIBUTES: dict[str, str] = {"status": "status", "id": "id", "title": "title", "detail": "detail"}
_KNOWN: frozenset[str] = frozenset(_ATTRIBUTES)
_OPTIONAL: frozenset[str] = frozenset(("id", "title", "detail"))


@define
class ErrorEntry(Members):
    """What the service calls ErrorEntry."""

    _attributes: ClassVar[Mapping[str, str]] = _ATTRIBUTES
    _optional: ClassVar[frozenset[str]] = _OPTIONAL

    status: int | str
    """The HTTP status, or a sentence that begins with it."""
    id: str | None = None
    """A reference for Flowroute's support."""
    title: str | None = None
    """A short name of the error."""
    detail: ErrorEntryDetailType1 | str | None = None
    """A sentence, or an object that names the fields at fault and what is wrong with each."""
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
    """Members that the contract does not name, as the service sent them."""
    explicit_nulls: frozenset[str] = field(init=False, default=frozenset(), repr=False)
    """Optional members that are null on the wire; any other that is None is absent."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read it from JSON; ShapeError, which names the place, where that can't be done."""
        check_object(src_dict)
        try:
            status = src_dict["status"]
        except KeyError as error:
            raise missing(error.args[0]) from None
        id = src_dict.get("id")
        title = src_dict.get("title")
        detail = read_optional("detail", _read_detail, src_dict)
        check_scalars(("status", "id", "title"), (status, id, title))
        found = cls(status, id, title, detail)
        found.additional_properties = unknown_members(src_dict, _KNOWN)
        if None in (id, title, detail):
            found.explicit_nulls = null_members(src_dict, _OPTIONAL)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON, with the members that the contract does not name."""
        document: dict[str, Any] = dict(self.additional_properties)
        document["status"] = self.status
        if self.id is not None or "id" in self.explicit_nulls:
            document["id"] = self.id
        if self.title is not None or "title" in self.explicit_nulls:
            document["title"] = self.title
        if self.detail is not None or "detail" in self.explicit_nulls:
            document["detail"] = to_json(self.detail)
        return document

    def __hash__(self) -> NoReturn:
        raise unhashable(self)
