"""Run `flowroute-mock serve`: reserve the port, open the database, create the app, serve it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from flowroute_mock.app import create_app
from flowroute_mock.control.worlds import open_worlds
from flowroute_mock.journal import logs
from flowroute_mock.serving.connections import reserve_port
from flowroute_mock.serving.server import PATIENCE, Address, serve
from flowroute_mock.settings import DEFAULT_SETTINGS, Settings
from flowroute_mock.store import Store, open_store

if TYPE_CHECKING:
    from flask import Flask

IN_MEMORY = "sqlite://"


class WrongSecretKeyError(Exception):
    """The database has the account with another secret key."""


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """The options of the command.

    Shape:   numbers is the size of the inventory, None for that of the database or the default; patience in seconds;
             seed a YAML file.
    """

    host: str
    port: int
    database: str = field(default=IN_MEMORY, repr=False)
    workers: int = 1
    seed: Path | None = None
    numbers: int | None = None
    settings: Settings = DEFAULT_SETTINGS
    log_format: Literal["text", "json", "none"] = "text"
    patience: float = PATIENCE

    @property
    def in_memory(self) -> bool:
        """Whether the data is lost when the process ends."""
        return self.database == IN_MEMORY


def run(options: ServeOptions, ready: Callable[[Address], None]) -> None:
    """Serve until stopped; call `ready` once, when the server responds.

    Raises:  PortTakenError, ServerEndedError, StoreUnreachableError, WrongSecretKeyError, SeedFileError, ContractError;
             each message is one line.
    """
    with ExitStack() as cleanup:
        reserved = cleanup.enter_context(reserve_port(options.host, options.port))
        address = Address(*reserved.getsockname()[:2])
        if options.workers > 1:
            from flowroute_mock.serving.workers import serve_in_workers  # noqa: PLC0415  rarely needed

            configure_log(options)
            open_prepared_store(options).close()
            serve_in_workers(
                partial(make_app, options), options.workers, address, patience=options.patience, ready=ready
            )
        else:
            app = make_app(options, open_prepared_store(options))
            cleanup.callback(app.extensions["flowroute_mock"].close)
            serve(app, address, patience=options.patience, may_wait=not options.in_memory, ready=ready)


def open_prepared_store(options: ServeOptions) -> Store:
    """Open the database, and load the seed file unless the database already has a world of these keys.

    Raises:  WrongSecretKeyError when it has one with another secret key, so that every call would fail.
    """
    store = open_store(options.database, options.numbers)
    with ExitStack() as on_error:
        on_error.callback(store.close)
        access_key, secret_key = options.settings.access_key, options.settings.secret_key
        world = store.find_world(access_key)
        if world is not None and world.secret_key != secret_key:
            raise WrongSecretKeyError(
                f"The database has an account {access_key} with another secret key. Use that --secret-key, or another "
                "--access-key for a second account."
            )
        if options.seed is not None and world is None:
            open_worlds(store, options.settings).create(access_key, secret_key, options.seed)
        on_error.pop_all()
    return store


def make_app(options: ServeOptions, store: Store | None = None) -> Flask:
    """Create the app of one process, on a store of its own unless one is given, and configure its log."""
    configure_log(options)
    return create_app(store or open_store(options.database, may_create=False), settings=options.settings)


def configure_log(options: ServeOptions) -> None:
    """Send the log of this process where the options say."""
    if options.log_format == "none":
        logs.silence()
    else:
        logs.configure(options.log_format)
