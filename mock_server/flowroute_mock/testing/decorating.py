"""Turn a function into one that receives a mock as its last argument, or refuse it with what to write instead."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Awaitable, Callable, Generator
from contextlib import AbstractContextManager
from typing import Any, TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., Any])
INSTEAD = "Write `with FlowrouteMock() as mock:` inside it instead."
NAMED = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)


def pass_last(function: Function, make: Callable[[], AbstractContextManager[Any]]) -> Function:
    """Return the function with its last argument filled in: each run has a new one, which ends with the run.

    A coroutine function stays one, and so does a generator function, whose mock lives until the generator ends. The
    argument is taken out of the signature, so that pytest does not look for a fixture of its name.

    Raises:  TypeError for what cannot be decorated.
    """
    signature, name = _last_parameter(function)

    @functools.wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        with make() as given:
            return function(*args, **kwargs, **{name: given})

    @functools.wraps(function)
    async def run_async(*args: Any, **kwargs: Any) -> Any:
        with make() as given:
            return await cast("Awaitable[Any]", function(*args, **kwargs, **{name: given}))

    @functools.wraps(function)
    def run_generator(*args: Any, **kwargs: Any) -> Generator[Any, Any, Any]:
        with make() as given:
            return (yield from function(*args, **kwargs, **{name: given}))

    decorated: Any = run
    if inspect.iscoroutinefunction(function):
        decorated = run_async
    elif inspect.isgeneratorfunction(function):
        decorated = run_generator
    decorated.__signature__ = signature
    return cast("Function", decorated)


def _last_parameter(function: Any) -> tuple[inspect.Signature, str]:
    """Return the signature without its last parameter, and that parameter's name."""
    name = getattr(function, "__qualname__", repr(function))
    _check_kind(function, name)
    signature = inspect.signature(function)
    others = list(signature.parameters.values())
    last = others.pop() if others else None
    if last is None or (not others and last.name in ("self", "cls")):
        raise TypeError(f"{name} has no argument for the mock, which is passed as the last one. Add it: `mock`.")
    if last.kind not in NAMED:
        raise TypeError(f"The last argument of {name} is `{last}`; the mock needs one with a name. Put `*, mock` last.")
    return signature.replace(parameters=others), last.name


def _check_kind(function: Any, name: str) -> None:
    if inspect.isclass(function):
        raise TypeError(
            f"{name} is a class. Decorate its methods, or in setUp: self.mock = self.enterContext(FlowrouteMock())"
        )
    if isinstance(function, classmethod | staticmethod):
        kind = type(function).__name__
        raise TypeError(f"{name} is a {kind}. Write @{kind} above @FlowrouteMock().")
    if inspect.isasyncgenfunction(function):
        raise TypeError(f"{name} is an asynchronous generator. {INSTEAD}")
    if not inspect.isroutine(function) or inspect.isbuiltin(function):
        raise TypeError(f"{name} is no function that was written with def. {INSTEAD}")
