"""Keep one mock in this process: its app, its store, and a loopback server once somebody asks for a URL."""

from __future__ import annotations

import itertools
import threading
import uuid
from typing import TYPE_CHECKING

from flowroute_mock.app import create_app
from flowroute_mock.mock import Mock
from flowroute_mock.settings import DEFAULT_SETTINGS, Settings
from flowroute_mock.store import open_store
from flowroute_mock.world.records import World

if TYPE_CHECKING:
    from flowroute_mock.serving.server import LoopbackServer


class Engine:
    """A mock that many tests may share, each in a world of its own."""

    def __init__(
        self, *, settings: Settings = DEFAULT_SETTINGS, database: str = "sqlite://", numbers: int | None = None
    ) -> None:
        """Open the database and make the app.

        Shape:   numbers for sale, None for the database's own or the default.
        Raises:  StoreUnreachableError.
        """
        self.app = create_app(open_store(database, numbers), settings=settings)
        self.mock: Mock = self.app.extensions["flowroute_mock"]
        self._server: LoopbackServer | None = None
        self._lock = threading.Lock()
        self._count = itertools.count(1)

    @property
    def url(self) -> str:
        """Start a server on a free loopback port, unless it runs already, and return its URL."""
        with self._lock:
            if self._server is None:
                from flowroute_mock.serving.server import LoopbackServer  # noqa: PLC0415  not everybody needs a socket

                server = LoopbackServer(self.app.wsgi_app)
                server.start()
                self._server = server
            return self._server.address.url

    def default_world(self) -> World:
        """Return the world of the keys in the settings.

        Raises:  WorldNotFoundError when somebody dropped it.
        """
        return self.mock.worlds.find(self.mock.settings.access_key)

    def new_world(self) -> World:
        """Make a world with keys of its own, shaped like Flowroute's: 8 and 32 characters."""
        return self.mock.worlds.create(f"mock{next(self._count):04d}", uuid.uuid4().hex)

    def close(self) -> None:
        """Stop the server, and give back files and connections."""
        if self._server is not None:
            self._server.stop()
        self.mock.close()
