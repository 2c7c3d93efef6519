"""Keep which world of which engine a FlowrouteMock uses, between its beginning and its end."""

from __future__ import annotations

from flowroute_mock.mock import Mock
from flowroute_mock.testing.engine import Engine
from flowroute_mock.world.records import World


class OneWorld:
    """What all helpers of FlowrouteMock share: the world in use."""

    _entered: tuple[Engine, World] | None = None
    _ended = False

    @property
    def _engine(self) -> Engine:
        return self._in_use()[0]

    @property
    def _mock(self) -> Mock:
        return self._in_use()[0].mock

    @property
    def _world(self) -> World:
        return self._in_use()[1]

    def _in_use(self) -> tuple[Engine, World]:
        if self._entered is None:
            problem = "This FlowrouteMock has ended" if self._ended else "This FlowrouteMock was not entered"
            raise RuntimeError(f"{problem}. Use it inside its block: with FlowrouteMock() as mock: ...")
        return self._entered
