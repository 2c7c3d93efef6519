"""Use a mock in a test or a script: prepare its world, call it with or without a socket, assert what was called."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from flowroute_mock.settings import DEFAULT_SETTINGS, Settings
from flowroute_mock.testing.assertions import CallAssertions
from flowroute_mock.testing.decorating import Function, pass_last
from flowroute_mock.testing.engine import Engine
from flowroute_mock.testing.environment import pointed_at
from flowroute_mock.testing.fault_planner import FaultPlanner
from flowroute_mock.testing.world_builder import WorldBuilder
from flowroute_mock.transports import AsyncMockTransport, MockTransport, event_loop_sleep
from flowroute_mock.world.clock import Clock

if TYPE_CHECKING:
    from flowroute_numbers import AsyncFlowrouteClient, FlowrouteClient


class FlowrouteMock(WorldBuilder, FaultPlanner, CallAssertions):
    """A mock with a new world, as a context manager or as a decorator.

    with FlowrouteMock() as mock:
        mock.client().purchase_number("12065550100")
        mock.assert_called("purchase_number", id="12065550100")

    @FlowrouteMock()
    def test_buying(mock): ...      # the mock is the last argument; each run has a new one

    At its end it reports the faults that were planned and never applied, unless check_faults is False.

    Shape:   numbers for sale, None for the default; database an URL, in memory by default; with an engine given, the
             world is a new one of that engine, and the other arguments do not apply.
    """

    def __init__(
        self,
        *misplaced: object,
        settings: Settings = DEFAULT_SETTINGS,
        numbers: int | None = None,
        database: str = "sqlite://",
        engine: Engine | None = None,
        check_faults: bool = True,
    ) -> None:
        if misplaced:
            raise TypeError("FlowrouteMock takes its arguments by name. As a decorator it is @FlowrouteMock().")
        self._make_engine: Callable[[], Engine] = functools.partial(
            Engine, settings=settings, numbers=numbers, database=database
        )
        super().__init__()
        self._shared_engine = engine
        self.check_faults = check_faults
        """Whether the end of this mock reports the faults that never applied."""
        self.waits: list[float] = []
        """Seconds that clients made here would have waited between attempts; the clock advances instead."""

    def __enter__(self) -> Self:
        if self._entered is not None:
            raise RuntimeError("This FlowrouteMock is in use already. Make another one for a second world.")
        if self._shared_engine is None:
            engine = self._make_engine()
            self._entered = engine, engine.default_world()
        else:
            self._entered = self._shared_engine, self._shared_engine.new_world()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            if error is None and self.check_faults:
                self.assert_faults_applied()
        finally:
            self._end()

    def __call__(self, function: Function) -> Function:
        """Run a function, a coroutine function or a generator function in a new mock each time, its last argument.

        Raises:  TypeError for what cannot be decorated, with what to write.
        """
        return pass_last(function, self._twin)

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
    def clock(self) -> Clock:
        """The clock of this world: freeze it, advance it."""
        return self._mock.worlds.observed.clock(self._world.id)

    @property
    def transport(self) -> MockTransport:
        """A transport for httpx.Client or FlowrouteClient that reaches the mock without a socket."""
        return MockTransport(self._engine.app.wsgi_app, sleep=self.clock.sleep)

    @property
    def async_transport(self) -> AsyncMockTransport:
        """The same for httpx.AsyncClient or AsyncFlowrouteClient."""
        return AsyncMockTransport(self._engine.app.wsgi_app, sleep=self._sleep_async)

    def client(self, **options: Any) -> FlowrouteClient:
        """Return a client of this world, without a socket unless base_url is given.

        Shape:   options as FlowrouteClient has them.

        It does not wait between attempts: `waits` notes how long it would have, and the clock advances by it, unless
        `sleep` is given.
        """
        from flowroute_numbers import FlowrouteClient  # noqa: PLC0415  not everybody uses it

        given = self._client_options(self.transport, options)
        return FlowrouteClient(self.access_key, self.secret_key, **{"sleep": self._note_wait, **given})

    def async_client(self, **options: Any) -> AsyncFlowrouteClient:
        """Return an async client of this world; see client()."""
        from flowroute_numbers import AsyncFlowrouteClient  # noqa: PLC0415

        async def note(seconds: float) -> None:
            self._note_wait(seconds)

        given = self._client_options(self.async_transport, options)
        return AsyncFlowrouteClient(self.access_key, self.secret_key, **{"sleep": note, **given})

    @contextmanager
    def environment(self) -> Iterator[dict[str, str]]:
        """Point code that makes its own client at this world, over a socket, and let no call leave this machine.

        It sets FLOWROUTE_BASE_URL, FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY, and gives the variables it set, for
        the environment of other processes. environment.py says what is kept on this machine, and what cannot be.
        """
        with pointed_at(self.url, self.access_key, self.secret_key) as variables:
            yield variables

    def _end(self) -> None:
        self._forget_faults()
        if self._shared_engine is None:
            self._engine.close()
        else:
            self._mock.worlds.drop(self._world.id)
        self._entered, self._ended = None, True

    def _twin(self) -> FlowrouteMock:
        twin = FlowrouteMock(engine=self._shared_engine, check_faults=self.check_faults)
        twin._make_engine = self._make_engine
        return twin

    def _note_wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.clock.advance(seconds)

    async def _sleep_async(self, seconds: float) -> None:
        if self.clock.frozen:
            self.clock.advance(seconds)
        else:
            await event_loop_sleep(seconds)

    def _client_options(self, transport: Any, options: dict[str, Any]) -> dict[str, Any]:
        in_process = options.keys().isdisjoint({"base_url", "transport", "http_client"})
        return {"transport": transport, **options} if in_process else options
