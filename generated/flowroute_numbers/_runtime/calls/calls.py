"""Describe one call: what is sent, and how the answer is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar
from urllib.parse import quote, urlencode

import httpx

from ..limits.checks import Retries, Timeout, check_timeout
from ..limits.deadlines import check_deadline
from ..limits.retries import RETRIED_METHODS, as_policy
from ..values.absent import UNSET

T = TypeVar("T")
ItemT = TypeVar("ItemT")
DocumentT = TypeVar("DocumentT")


class Call(Generic[T]):
    """One call of one operation.

    url is the path with its query, or a whole link of the service. read turns the JSON of a success into a value.
    find_out is the method that says what became of a call that must not be sent twice. asked_id is the id that the call
    is about, and identity finds the one that the response is about. A success takes it out of the lists in
    removes_from. price finds what it costs. sample is JSON of the shape of a success, for a dry run. is_repeatable says
    whether a call that may have been carried out can be sent again.
    """

    __slots__ = (
        "asked_id", "deadline", "find_out", "has_body", "headers", "identity", "is_repeatable", "json", "method",
        "operation", "path", "policy", "price", "read", "removes_from", "sample", "template", "timeout", "url",
    )  # fmt: skip

    def __init__(
        self,
        operation: str,
        method: str,
        template: str,
        url: str,
        read: Callable[[Any], T],
        *,
        has_body: bool = True,
        json: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: Timeout | None = None,
        deadline: float | None = None,
        retries: Retries | None = None,
        find_out: str = "",
        asked_id: str = "",
        identity: Identity[T] | None = None,
        removes_from: tuple[str, ...] = (),
        price: Price[Any, Any] | None = None,
        sample: str | None = None,
    ) -> None:
        self.operation = operation
        self.method = method
        self.template = template
        self.url = url
        self.path = httpx.URL(url).path if "://" in url else url.partition("?")[0]
        self.read = read
        self.has_body = has_body
        self.json = json
        self.headers = headers
        self.timeout = check_timeout(timeout)
        self.deadline = check_deadline(deadline)
        self.policy = None if retries is None else as_policy(retries)
        self.find_out = find_out
        self.asked_id = asked_id
        self.identity = identity
        self.removes_from = removes_from
        self.price = price
        self.sample = sample
        self.is_repeatable = method in RETRIED_METHODS

    def __repr__(self) -> str:
        return f"<Call {self.method} {self.path}>"

    def at(self, url: str) -> Call[T]:
        """Return the same call of another page."""
        return Call(
            self.operation,
            self.method,
            self.template,
            url,
            self.read,
            headers=self.headers,
            timeout=self.timeout,
            deadline=self.deadline,
            retries=self.policy,
        )


class Identity(Generic[DocumentT]):
    """Where a document has the id of what it is about."""

    __slots__ = ("pointer", "read")

    def __init__(self, read: Callable[[DocumentT], object], pointer: str) -> None:
        self.read = read
        self.pointer = pointer


class Price(Generic[ItemT, DocumentT]):
    """Where the price of a call is: look_up makes the call for that part of the list which has the item of an id."""

    __slots__ = ("look_up", "paging")

    def __init__(self, paging: Paging[ItemT, DocumentT], look_up: Callable[[str], Call[DocumentT]]) -> None:
        self.paging = paging
        self.look_up = look_up


class Paging(Generic[ItemT, DocumentT]):
    """Where a document has its items and the link to the next page; name is the list's, offset the parameter's.

    amounts returns what an item costs, in parts, where the list has prices.
    """

    __slots__ = ("amounts", "items", "name", "next", "next_pointer", "offset")

    def __init__(
        self,
        name: str,
        items: Callable[[DocumentT], list[ItemT]],
        next: Callable[[DocumentT], object],
        *,
        next_pointer: str,
        offset: str,
        amounts: Callable[[ItemT], tuple[object, ...]] | None = None,
    ) -> None:
        self.name = name
        self.offset = offset
        self.amounts = amounts
        self.items = items
        self.next = next
        self.next_pointer = next_pointer


def with_query(path: str, query: Mapping[str, object]) -> str:
    """Return the path with those parts of the query that were given; None and UNSET are not sent."""
    given = {name: _text(value) for name, value in query.items() if value is not None and value is not UNSET}
    return f"{path}?{urlencode(given, quote_via=quote)}" if given else path


def given_members(members: Mapping[str, object]) -> dict[str, object] | None:
    """Return the members that were given; None, which means no body, where none was."""
    return {name: value for name, value in members.items() if value is not None and value is not UNSET} or None


def reference_body(value: object, kind: str) -> dict[str, Any]:
    """Return the body that refers to a resource: by its id, as the resource itself, or as a body that was made whole.

    Raises:  TypeError for anything else, before a byte is sent.
    """
    if isinstance(value, str):
        return {"data": {"type": kind, "id": value}}
    resource_id = getattr(value, "id", None)
    if hasattr(value, "to_dict") and isinstance(resource_id, str):
        return {"data": {"type": kind, "id": resource_id}}
    if hasattr(value, "to_dict"):
        body: dict[str, Any] = value.to_dict()
        return body
    raise TypeError(f"{kind} must be the id of a {kind} as a string, or a whole body, not {value!r:.60}.")


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
