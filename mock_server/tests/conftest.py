"""An app with a fresh world in memory for each test, and an account that calls it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flowroute_mock.app import create_app

from mock_server.tests.helpers.callers import Caller


@pytest.fixture
def app() -> Iterator[Flask]:
    """The app as it is by default."""
    made = create_app()
    yield made
    made.extensions["flowroute_mock"].close()


@pytest.fixture
def account(app: Flask) -> Caller:
    """The account of the default keys."""
    return Caller(app)
