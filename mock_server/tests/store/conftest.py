"""A store of each kind, and a world in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flowroute_mock.store import Store, open_store
from flowroute_mock.world.records import WorldId

from mock_server.tests.helpers.stores import KINDS, store_url


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with store_url(request.param, tmp_path) as url:
        opened = open_store(url)
        yield opened
        opened.close()


@pytest.fixture
def world(store: Store) -> WorldId:
    return store.create_world("first", "plainly-a-fake-secret-for-tests!").id
