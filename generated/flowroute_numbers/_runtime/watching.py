"""Report what becomes of each call to the hooks of an application."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from inspect import iscoroutinefunction
from typing import Literal, Protocol

from .public import public

Moment = Literal["attempt", "response", "failure", "wait", "end"]
_LOGGER = logging.getLogger("flowroute_numbers")


@public
@dataclass(frozen=True, slots=True)
class CallEvent:
    """One moment of one call. It has no key, no header, no body and no phone number; path is the contract's template.

    moment      "attempt" before a request is sent, "response" or "failure" after it, "wait" before a pause, and "end",
                once for each call, whatever became of it
    call_id     a number that all events of one call share, and no other call of this process
    operation, method, path   what was called, as in purchase_number, POST, /v2/numbers/{id}
    request_id  the X-Request-Id of the call, the same as in errors and in the log
    attempt     which attempt it is, counted from 1; 0 where nothing was sent
    status      the HTTP status of the last response, or None
    error       the name of the exception: of the attempt at "failure", of the call at "end"; None at a success
    seconds     how long the attempt took at "response" and "failure", how long the pause will be at "wait", how long
                the whole call took at "end"
    outcome_unknown   whether the call may have been carried out, though it failed; known at "end"
    """

    moment: Moment
    call_id: int
    operation: str
    method: str
    path: str
    request_id: str
    attempt: int
    status: int | None = None
    error: str | None = None
    seconds: float | None = None
    outcome_unknown: bool = False


@public
class Hook(Protocol):
    """A function that gets each event of each call, in the thread or task of the call, so it must not block.

    The sync and the async client take the same plain functions. What a hook raises is logged, and changes nothing.
    """

    def __call__(self, event: CallEvent, /) -> None:
        """Take note of an event."""
        ...


def check_hooks(hooks: Iterable[Hook]) -> tuple[Hook, ...]:
    """Return the hooks.

    Raises:  TypeError for what is no plain function of one event.
    """
    found = tuple(hooks)
    for hook in found:
        if not callable(hook) or iscoroutinefunction(hook) or iscoroutinefunction(type(hook).__call__):
            raise TypeError(f"A hook must be a plain function of one CallEvent, not {hook!r:.80}.")
    return found


def report(hooks: tuple[Hook, ...], event: CallEvent) -> None:
    """Hand an event to all hooks. None of them can end a call, of which nobody would know then what became of it."""
    for hook in hooks:
        try:
            hook(event)
        except Exception:
            _LOGGER.exception("The hook %r failed at %r of %s.", hook, event.moment, event.operation)
