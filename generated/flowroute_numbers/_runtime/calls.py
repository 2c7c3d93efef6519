"""Describe one call: what is sent, and how the answer is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar
from urllib.parse import quote, urlencode

import httpx

T = TypeVar("T")
ItemT = TypeVar("ItemT")
DocumentT = TypeVar("DocumentT")

Timeout = float | httpx.Timeout


@dataclass(slots=True)
class Call(Generic[T]):
    """One call of one operation.

    url is the path with its query, or a whole link of the service. read turns the JSON of a success into a value.
    find_out is the method that tells what became of a call that must not be sent twice.
    """

    method: str
    url: str
    read: Callable[[Any], T]
    has_body: bool = True
    json: Mapping[str, Any] | None = None
    headers: Mapping[str, str] | None = field(default=None, repr=False)
    timeout: Timeout | None = None
    find_out: str = ""
    path: str = field(init=False)

    def __post_init__(self) -> None:
        self.path = httpx.URL(self.url).path if "://" in self.url else self.url.partition("?")[0]

    def at(self, url: str) -> Call[T]:
        """Return the same call at another place."""
        return replace(self, url=url)


@dataclass(frozen=True, slots=True)
class Paging(Generic[ItemT, DocumentT]):
    """Where a document has its items and the link to the next page."""

    items: Callable[[DocumentT], list[ItemT]]
    next: Callable[[DocumentT], object]
    next_pointer: str


def with_query(path: str, query: Mapping[str, object]) -> str:
    """Return the path with those parts of the query that were given; None is not sent."""
    given = {name: _text(value) for name, value in query.items() if value is not None}
    return f"{path}?{urlencode(given, quote_via=quote)}" if given else path


def given_members(members: Mapping[str, object]) -> dict[str, object] | None:
    """Return the members that were given; None, which means no body, where none was."""
    return {name: value for name, value in members.items() if value is not None} or None


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
