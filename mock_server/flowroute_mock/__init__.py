"""A Flowroute that remembers, for offline tests: numbers, routes and what is for sale, with a database behind them.

`from flowroute_mock import FlowrouteMock` is for scripts and tests; `create_app` makes the Flask app itself.
Each is loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flowroute_mock.app import create_app
    from flowroute_mock.testing.flowroute_mock import FlowrouteMock

__all__ = ["FlowrouteMock", "create_app"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return _load(name)
    except ModuleNotFoundError as error:
        from flowroute_mock.extra import explain  # noqa: PLC0415

        raise ImportError(explain(error)) from None


def _load(name: str) -> Any:
    if name == "FlowrouteMock":
        from flowroute_mock.testing.flowroute_mock import FlowrouteMock  # noqa: PLC0415

        return FlowrouteMock
    from flowroute_mock.app import create_app  # noqa: PLC0415

    return create_app
