"""Fixtures of the tests of the client: every behaviour is tested through the sync and the async client."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from spec.codegen.tests.service import DRIVERS, Driver


@pytest.fixture(params=DRIVERS, ids=lambda driver: driver.kind)
def driver(request: pytest.FixtureRequest) -> Driver:
    """Call through the sync client, then through the async client."""
    found: Driver = request.param
    return found


@pytest.fixture(autouse=True)
def no_keys_in_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the keys of whoever runs the tests out of them."""
    for name in ("FLOWROUTE_ACCESS_KEY", "FLOWROUTE_SECRET_KEY", "FLOWROUTE_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    yield
