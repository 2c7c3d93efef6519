"""Types that models and plain functions share."""

from __future__ import annotations

from http import HTTPStatus
from typing import Generic, TypeVar

from attrs import define
from httpx import Headers

from ._runtime.absent import UNSET, Unset

T = TypeVar("T")


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
