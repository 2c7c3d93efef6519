"""Hold the tree of everything that a client raises on purpose.

FlowrouteError
 +-- CredentialsError          no keys, or keys that HTTP Basic can't carry
 +-- ConfigurationError        a variable of the environment that can't be used
 +-- ClientUnusableError       a closed client, or connections of another process or loop; nothing was sent
 +-- APIConnectionError        no whole response came
 |    +-- APITimeoutError      ... in time
 |    |    +-- DeadlineError   ... before the deadline of the whole call
 |    +-- ResponseTooLargeError ... that has no more bytes than agreed
 |    +-- OutcomeUnknownError  ... to a call that may have been carried out and must not be sent twice
 +-- APIStatusError            an answer that is no success; errors.py has one class for each documented status
 +-- InvalidResponseError      a success whose body is not what the contract says
 +-- CrossOriginError          a redirect or a link that leads to another host
 +-- NoNextPageError           next_page() on the last page
 +-- SpendLimitError           a purchase that would pass spend_limit, or whose price is not known; nothing was sent
 +-- ListChangedError          a list that changed so much during a walk that its place can't be found again
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from .values.escaping import printable
from .values.public import public

_LONGEST_DETAIL = 500


@public
class FlowrouteError(Exception):
    """Whatever this client raises on purpose.

    outcome_unknown is True where a call that costs money may have been carried out: find out before calling again. It
    is also True where a service refused to repeat a change whose first response was lost.
    """

    outcome_unknown: bool = False
    request_id: str | None = None
    """The X-Request-Id of the call, the same as in the log and in hooks; None where there was no call."""

    def __str__(self) -> str:
        return printable(super().__str__())

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.args, dict(self.__dict__))


def _rebuild(cls: type[FlowrouteError], args: tuple[Any, ...], state: dict[str, Any]) -> FlowrouteError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


@public
class CredentialsError(FlowrouteError):
    """The keys of the account are missing, or can't be sent."""


@public
class ConfigurationError(FlowrouteError):
    """A variable of the environment can't be used; the message names it and says what to do."""


@public
class ClientUnusableError(FlowrouteError):
    """The client is closed, or its connections belong to another process or event loop. Nothing was sent."""


@public
class APIConnectionError(FlowrouteError):
    """No response came: the service could not be reached, or the connection broke."""

    def __init__(self, message: str, *, method: str, path: str) -> None:
        super().__init__(message)
        self.method = method
        self.path = path


@public
class APITimeoutError(APIConnectionError):
    """No response came in time."""


@public
class DeadlineError(APITimeoutError):
    """The deadline of the whole call passed."""


@public
class ResponseTooLargeError(APIConnectionError):
    """The response has more bytes than max_response_bytes allows; the rest of it was not read."""


@public
class OutcomeUnknownError(APIConnectionError):
    """No response came to a call that may have reached the service, and that is never sent twice."""

    outcome_unknown = True


@public
class CrossOriginError(FlowrouteError):
    """A redirect or a link leads to another host, which must not get the keys; it was not followed."""

    def __init__(self, message: str, *, method: str, path: str, origin: str) -> None:
        super().__init__(message)
        self.method = method
        self.path = path
        self.origin = origin


@public
class NoNextPageError(FlowrouteError):
    """This page is the last one; has_next_page() says so."""


@public
class SpendLimitError(FlowrouteError):
    """A purchase would pass the limit of the client, or its price is not known. Nothing was sent.

    price is what it would have cost, or None; spent is what counts as spent, and limit the limit, all in US dollars.
    """

    def __init__(self, message: str, *, price: Decimal | None, spent: Decimal, limit: Decimal | None) -> None:
        super().__init__(message)
        self.price = price
        self.spent = spent
        self.limit = limit


@public
class ListChangedError(FlowrouteError):
    """Items left a list during a walk over it, and the service gives no way to find its place again."""

    def __init__(self, message: str, *, method: str, path: str) -> None:
        super().__init__(message)
        self.method = method
        self.path = path


@public
class InvalidResponseError(FlowrouteError):
    """The service said that it succeeded, but its body is not what the contract says, or about something else.

    pointer is the JSON Pointer of the place, empty for the body as a whole; body has the bytes. outcome_unknown is True
    for a call that must not be sent twice: what can't be read may come from a proxy as well as from the service.
    """

    def __init__(
        self,
        message: str,
        *,
        method: str,
        path: str,
        status: int,
        pointer: str,
        body: bytes,
        outcome_unknown: bool = False,
    ) -> None:
        super().__init__(message)
        self.method = method
        self.path = path
        self.status = status
        self.pointer = pointer
        self.body = body
        self.outcome_unknown = outcome_unknown

    @property
    def status_code(self) -> int:
        """The same as status, as httpx names it."""
        return self.status


@public
@dataclass(frozen=True)
class ErrorEntry:
    """One entry of the service's `errors`; what the service left out is None, and raw has all that it sent."""

    id: str | None = None
    status: int | str | None = None
    title: str | None = None
    detail: str | dict[str, Any] | None = None
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def __str__(self) -> str:
        detail = self.detail if isinstance(self.detail, str) or self.detail is None else _compact(self.detail)
        parts = [str(part) for part in (self.title, detail) if part]
        return printable(": ".join(parts or [str(self.status)]))


@public
class APIStatusError(FlowrouteError):
    """The service answered with a status that is no success.

    status     the HTTP status; status_code is the same
    entries    what the service says about it, one ErrorEntry for each; empty where its body has none
    body       the body as it came
    headers    the headers of the answer, names in lower case
    method, path   what was asked
    retry_after    seconds that the service asks to wait, or None
    """

    def __init__(
        self,
        message: str,
        *,
        status: int,
        entries: tuple[ErrorEntry, ...],
        body: bytes,
        headers: Mapping[str, str],
        method: str,
        path: str,
        retry_after: float | None = None,
        outcome_unknown: bool = False,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.entries = entries
        self.body = body
        self.headers = headers
        self.method = method
        self.path = path
        self.retry_after = retry_after
        self.outcome_unknown = outcome_unknown

    @property
    def status_code(self) -> int:
        """The same as status, as httpx names it."""
        return self.status


def parse_entries(body: bytes) -> tuple[ErrorEntry, ...]:
    """Return the entries of an error body; an empty tuple where there is nothing to read."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return ()
    entries = document.get("errors") if isinstance(document, dict) else None
    if not isinstance(entries, list):
        return ()
    return tuple(
        ErrorEntry(entry.get("id"), entry.get("status"), entry.get("title"), entry.get("detail"), entry)
        for entry in entries
        if isinstance(entry, dict)
    )


def class_for_status(status: int, classes: Mapping[int, type[APIStatusError]]) -> type[APIStatusError]:
    """Return the class of a status; an unlisted one is taken as the x00 of its class, as RFC 9110, 15 has it."""
    return classes.get(status) or classes.get(status // 100 * 100) or APIStatusError


def summarize(entries: tuple[ErrorEntry, ...], reason: str = "") -> str:
    """Return what the service says, short enough for a message, and without a title that repeats the reason."""
    parts = [_without_title(entry) if _is_same(entry.title, reason) else entry for entry in entries]
    text = "; ".join(str(entry) for entry in parts if entry is not None)
    return text if len(text) <= _LONGEST_DETAIL else text[:_LONGEST_DETAIL] + "..."


def _without_title(entry: ErrorEntry) -> ErrorEntry | None:
    return replace(entry, title=None) if entry.detail else None


def _is_same(title: object, reason: str) -> bool:
    """Return whether a title says the same as a reason phrase, in any case and spacing."""
    return isinstance(title, str) and "".join(title.split()).lower() == "".join(reason.split()).lower()


def _compact(value: object) -> str:
    try:
        return json.dumps(value, separators=(",", ":"))[:_LONGEST_DETAIL]
    except RecursionError:
        return "(too deep to print)"
