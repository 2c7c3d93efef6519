"""Check what a test names against the contract, so that a misspelt name is an error and never "was not called"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from flowroute_mock.http.contract import CompiledContract, CompiledOperation

BODY = "body"


class UnknownNameError(ValueError):
    """A test names what the contract does not have, or a value that no call could carry."""


def check_operation(contract: CompiledContract, operation: str | None) -> None:
    """Check the id of an operation; None means any.

    Raises:  UnknownNameError, which lists the known ones.
    """
    if operation is not None and operation not in contract.operations:
        raise UnknownNameError(f"Unknown operation {operation!r}. {_hint(operation, contract.operations)}")


def check_arguments(contract: CompiledContract, operation: str, arguments: Mapping[str, Any]) -> None:
    """Check names and values of arguments: only what the contract allows can have been recorded.

    Raises:  UnknownNameError, which lists the known ones.
    """
    compiled = contract.operations[operation]
    in_path = re.findall(r"{(\w+)}", compiled.path)
    known = [*in_path, *compiled.query, *compiled.flags, *[BODY] * (compiled.body is not None)]
    for name, value in arguments.items():
        if name not in known:
            raise UnknownNameError(f"{operation} has no argument {name!r}. {_hint(name, known)}")
        if name != BODY:
            _check_value(compiled, name, value)


def check_times(times: int | None) -> None:
    """Check how often a call is expected.

    Raises:  UnknownNameError.
    """
    if times is not None and (isinstance(times, bool) or not isinstance(times, int) or times < 0):
        raise UnknownNameError(f"times is {times!r}; it must be a whole number of calls, 0 or more.")


def _check_value(operation: CompiledOperation, name: str, value: Any) -> None:
    if name in operation.flags and name not in operation.query:
        if not isinstance(value, bool):
            raise UnknownNameError(f"{operation.id} never has {name}={value!r}: it is True or False.")
        return
    validator = operation.query_validator if name in operation.query else operation.path_validator
    for error in validator.iter_errors({name: value}):
        if list(error.instance_path)[:1] == [name]:
            raise UnknownNameError(f"{operation.id} never has {name}={value!r}. The contract says: {error.message}.")


def _hint(name: object, known: Iterable[str]) -> str:
    names = list(known)
    close = get_close_matches(str(name), names, n=1)
    return f"{f'Did you mean {close[0]!r}? ' if close else ''}Known are: {', '.join(names) or 'none'}."
