"""Use a mock in a test or a script: prepare its world, call it with or without a socket, assert what was called."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from flowroute_mock.settings import DEFAULT_SETTINGS, Settings
from flowroute_mock.testing.engine import Engine
from flowroute_mock.testing.recorded_calls import RecordedCall, describe, matches, read_entry
from flowroute_mock.testing.world_builder import WorldBuilder
from flowroute_mock.transports import AsyncMockTransport, MockTransport
from flowroute_mock.world.records import World

if TYPE_CHECKING:
    from flowroute_numbers import AsyncFlowrouteClient, FlowrouteClient

Function = TypeVar("Function", bound=Callable[..., Any])


class FlowrouteMock(WorldBuilder):
    """A mock with a new world, as a context manager or as a decorator.

    with FlowrouteMock() as mock:
        mock.client().purchase_number("12065550100")
        mock.assert_called("purchase_number", id="12065550100")

    @FlowrouteMock()
    def test_buying(mock): ...      # the mock is the last argument; each run has a new one

    Shape:   numbers for sale, None for the default; database an URL, in memory by default; with an engine given, the
             world is a new one of that engine, and the other arguments do not apply.
    """

    def __init__(
        self,
        *,
        settings: Settings = DEFAULT_SETTINGS,
        numbers: int | None = None,
        database: str = "sqlite://",
        engine: Engine | None = None,
    ) -> None:
        self._make_engine = functools.partial(Engine, settings=settings, numbers=numbers, database=database)
        self._shared_engine = engine
        self.waits: list[float] = []
        """Seconds that clients made here would have waited between attempts; they go on at once."""

    def __enter__(self) -> Self:
        if self._shared_engine is None:
            self._engine = self._make_engine()
            self._world: World = self._engine.default_world()
        else:
            self._engine = self._shared_engine
            self._world = self._engine.new_world()
        self._mock = self._engine.mock
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._shared_engine is None:
            self._engine.close()
        else:
            self._mock.worlds.drop(self._world.id)

    def __call__(self, function: Function) -> Function:
        """Run a function, or a coroutine function, in a new mock each time; it is the function's last argument.

        The argument is taken out of the signature, so that pytest does not look for a fixture of its name.
        """
        signature = inspect.signature(function)
        *others, last = signature.parameters.values()

        @functools.wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            with self._twin() as mock:
                return function(*args, **kwargs, **{last.name: mock})

        @functools.wraps(function)
        async def run_async(*args: Any, **kwargs: Any) -> Any:
            with self._twin() as mock:
                return await cast("Awaitable[Any]", function(*args, **kwargs, **{last.name: mock}))

        decorated: Any = run_async if inspect.iscoroutinefunction(function) else run
        decorated.__signature__ = signature.replace(parameters=others)
        return cast("Function", decorated)

    # Calling

    @property
    def access_key(self) -> str:
        """The user name of this world."""
        return self._world.access_key

    @property
    def secret_key(self) -> str:
        """Its password."""
        return self._world.secret_key

    @property
    def url(self) -> str:
        """The URL of a server on a free loopback port, started when first asked for, for code that needs a socket."""
        return self._engine.url

    @property
    def transport(self) -> MockTransport:
        """A transport for httpx.Client or FlowrouteClient that reaches the mock without a socket."""
        return MockTransport(self._engine.app.wsgi_app)

    @property
    def async_transport(self) -> AsyncMockTransport:
        """The same for httpx.AsyncClient or AsyncFlowrouteClient."""
        return AsyncMockTransport(self._engine.app.wsgi_app)

    def client(self, **options: Any) -> FlowrouteClient:
        """Return a client of this world, without a socket unless base_url is given.

        Shape:   options as FlowrouteClient has them.

        It does not wait between attempts but notes in `waits` how long it would have, unless `sleep` is given.
        """
        from flowroute_numbers import FlowrouteClient  # noqa: PLC0415  not everybody uses it

        given = self._client_options(self.transport, options)
        return FlowrouteClient(self.access_key, self.secret_key, **{"sleep": self.waits.append, **given})

    def async_client(self, **options: Any) -> AsyncFlowrouteClient:
        """Return an async client of this world; see client()."""
        from flowroute_numbers import AsyncFlowrouteClient  # noqa: PLC0415

        async def note(seconds: float) -> None:
            self.waits.append(seconds)

        given = self._client_options(self.async_transport, options)
        return AsyncFlowrouteClient(self.access_key, self.secret_key, **{"sleep": note, **given})

    # Asserting

    def calls(self, operation: str | None = None) -> list[RecordedCall]:
        """Return what was called in this world, oldest first: all of it, or one operation."""
        calls = [read_entry(entry) for entry in self._mock.worlds.calls(self._world.id)]
        return [call for call in calls if operation in (None, call.operation)]

    def assert_called(self, operation: str, *, times: int | None = None, **arguments: Any) -> None:
        """Assert that an operation was called with these arguments, and how often if `times` is given.

        Shape:   arguments by their names in path and query, as read; `body` is the whole JSON body.
        Raises:  AssertionError, which lists what was called.
        """
        calls = self.calls()
        found = sum(matches(call, operation, arguments) for call in calls)
        if found == times or (times is None and found):
            return
        wanted = f"{operation}({', '.join(f'{name}={value!r}' for name, value in arguments.items())})"
        expected = "at least once" if times is None else f"{times} times"
        raise AssertionError(f"{wanted} was called {found} times, not {expected}. Called was:\n{describe(calls)}")

    def assert_not_called(self, operation: str | None = None) -> None:
        """Assert that an operation, or any at all, was not called.

        Raises:  AssertionError, which lists what was called.
        """
        calls = self.calls(operation)
        if calls:
            raise AssertionError(f"{operation or 'Nothing'} should not have been called:\n{describe(calls)}")

    def assert_all_fit(self) -> None:
        """Assert that every request and every response fits the contract.

        Raises:  AssertionError, which lists those that do not.
        """
        strays = [call for call in self.calls() if not call.fits]
        if strays:
            raise AssertionError(f"These calls do not fit the contract:\n{describe(strays)}")

    def _twin(self) -> FlowrouteMock:
        twin = FlowrouteMock(engine=self._shared_engine)
        twin._make_engine = self._make_engine
        return twin

    def _client_options(self, transport: Any, options: dict[str, Any]) -> dict[str, Any]:
        in_process = options.keys().isdisjoint({"base_url", "transport", "http_client"})
        return {"transport": transport, **options} if in_process else options
