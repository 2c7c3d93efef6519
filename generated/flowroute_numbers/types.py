"""Types that models and plain functions share."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final, Generic, Literal, Self, TypeVar

from attrs import define
from httpx import Headers

T = TypeVar("T")


class Unset:
    """The type of UNSET, which stands for a member that is not there. It is false, and there is one of it."""

    _only: Unset | None = None

    def __new__(cls) -> Self:
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only  # type: ignore[return-value]

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"


UNSET: Final = Unset()


@define
class Response(Generic[T]):
    """An answer to a plain function: as it came, and parsed."""

    status_code: HTTPStatus | int
    """An HTTPStatus where Python knows one, else the number."""
    content: bytes
    headers: Headers
    parsed: T | None


def as_status(code: int) -> HTTPStatus | int:
    """Return the HTTPStatus of a number, or the number where Python knows none, such as 520."""
    return HTTPStatus(code) if code in _STATUSES else code


_STATUSES = frozenset(int(status) for status in HTTPStatus)

__all__ = ("UNSET", "Response", "Unset", "as_status")
