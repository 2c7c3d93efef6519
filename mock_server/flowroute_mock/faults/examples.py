"""Respond from the contract's own examples."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response

from flowroute_mock.http.call import CallContext
from flowroute_mock.http.contract import CompiledOperation
from flowroute_mock.http.errors import CHALLENGE
from flowroute_mock.http.responses import respond

HEADERS: Mapping[int, Mapping[str, str]] = {
    401: CHALLENGE,
    429: {"Retry-After": "1"},
    503: {"Retry-After": "1"},
}
"""What goes with a status besides its body, where nothing else was asked for."""


class NoSuchExampleError(Exception):
    """The contract has no such status, or no such example of it; the message lists those it has."""


def choose_example(operation: CompiledOperation, status: int | None, name: str | None) -> tuple[int, str | None]:
    """Find the status and the example that were meant; by its name alone, an example is found in the first status that
    has it.

    Raises:  NoSuchExampleError.
    """
    if status is not None and status not in operation.responses:
        known = ", ".join(map(str, sorted(operation.responses)))
        raise NoSuchExampleError(f"{operation.id} has no status {status} in the contract. Known statuses: {known}.")
    if name is None:
        return (min(operation.responses) if status is None else status), None
    for candidate in sorted(operation.responses) if status is None else [status]:
        if name in operation.responses[candidate].examples:
            return candidate, name
    known = ", ".join(sorted({each for answer in operation.responses.values() for each in answer.examples}))
    raise NoSuchExampleError(f"{operation.id} has no such example {name!r}. Known examples: {known}.")


def respond_example(
    call: CallContext,
    operation: CompiledOperation,
    status: int,
    name: str | None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Send a status of the contract with the example named, or its first one, or nothing where it has no body."""
    examples = operation.responses[status].examples
    document = next(iter(examples.values()), None) if name is None else examples[name]
    allow = {"Allow": operation.method} if status == 405 else {}
    return respond(call, status, document, {**HEADERS.get(status, {}), **allow, **(headers or {})}, validate=True)
