"""Fixtures for pytest: a mock with a new world for each test, clients on it, and a URL.

Loaded by pytest wherever flowroute-numbers is installed, with the [mock] extra or without it, so nothing but pytest is
imported before a fixture is asked for. Each xdist worker has a mock of its own.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flowroute_numbers import AsyncFlowrouteClient, FlowrouteClient

    from flowroute_mock.testing.engine import Engine
    from flowroute_mock.testing.flowroute_mock import FlowrouteMock

MOCK: pytest.StashKey[FlowrouteMock] = pytest.StashKey()
"""The mock of a test."""
MISSING = "The fixtures of flowroute_mock need its extra: pip install 'flowroute-numbers[mock]'. {error}"


@pytest.fixture(scope="session")
def flowroute_mock_engine() -> Iterator[Engine]:
    """The one mock of this pytest process; tests share it and each has a world of its own."""
    try:
        from flowroute_mock.testing.engine import Engine  # noqa: PLC0415
    except ImportError as error:
        pytest.fail(MISSING.format(error=error), pytrace=False)
    engine = Engine()
    yield engine
    engine.close()


@pytest.fixture
def flowroute_mock(flowroute_mock_engine: Engine, request: pytest.FixtureRequest) -> Iterator[FlowrouteMock]:
    """A mock with a new world: prepare it, call it, assert what was called."""
    from flowroute_mock.testing.flowroute_mock import FlowrouteMock  # noqa: PLC0415

    with FlowrouteMock(engine=flowroute_mock_engine) as mock:
        request.node.stash[MOCK] = mock
        yield mock
        mock.check_faults = False  # it was done at the end of the test, where a failure is one of the test


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Let a test that passed fail where a fault that it planned never applied."""
    result = yield
    mock = item.stash.get(MOCK, None)
    if mock is not None and mock.check_faults:
        try:
            mock.assert_faults_applied()
        except AssertionError as error:
            pytest.fail(str(error), pytrace=False)
    return result


@pytest.fixture
def flowroute(flowroute_mock: FlowrouteMock) -> Iterator[FlowrouteClient]:
    """A FlowrouteClient on the mock, without a socket; between attempts it does not wait."""
    with flowroute_mock.client() as client:
        yield client


@pytest.fixture
def async_flowroute(flowroute_mock: FlowrouteMock) -> AsyncFlowrouteClient:
    """An AsyncFlowrouteClient on the mock, without a socket; nothing of it needs closing."""
    return flowroute_mock.async_client()


@pytest.fixture
def flowroute_environment(flowroute_mock: FlowrouteMock) -> Iterator[dict[str, str]]:
    """The variables that point any code at the mock, set for this test, during which no call leaves this machine."""
    with flowroute_mock.environment() as variables:
        yield variables


@pytest.fixture
def flowroute_mock_url(flowroute_mock: FlowrouteMock) -> str:
    """The mock's URL on a free loopback port, for code in other processes; the keys are flowroute_mock's."""
    return flowroute_mock.url
