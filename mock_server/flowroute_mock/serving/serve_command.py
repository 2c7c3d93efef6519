"""Do what `flowroute-mock serve` was told: reserve the port, open the database, make the app, serve it."""

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
    """The account is in the database with another secret key."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to serve and how.

    Shape:   numbers for sale, None for the database's own or the default; patience in seconds; seed a YAML file.
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
        """Tell whether nothing outlives the process."""
        return self.database == IN_MEMORY


def run(plan: Plan, ready: Callable[[Address], None]) -> None:
    """Serve until stopped; `ready` is called once, when the first call would be answered.

    Raises:  PortTakenError, StoreUnreachableError, WrongSecretKeyError, SeedFileError, ContractError: each says what is
             wrong in one line.
    """
    with ExitStack() as cleanup:
        reserved = cleanup.enter_context(reserve_port(plan.host, plan.port))
        address = Address(plan.host, reserved.getsockname()[1])
        if plan.workers > 1:
            from flowroute_mock.serving.workers import serve_in_workers  # noqa: PLC0415  multiprocessing, for those who need it

            open_prepared_store(plan).close()
            serve_in_workers(partial(make_app, plan), plan.workers, address, patience=plan.patience, ready=ready)
        else:
            app = make_app(plan, open_prepared_store(plan))
            cleanup.callback(app.extensions["flowroute_mock"].close)
            serve(app, address, patience=plan.patience, ready=ready)


def open_prepared_store(plan: Plan) -> Store:
    """Open the database and put the seed file's world in it, unless it has a world of these keys already.

    Raises:  WrongSecretKeyError when it has one whose secret key is another, with which every call would fail.
    """
    store = open_store(plan.database, plan.numbers)
    with ExitStack() as on_error:
        on_error.callback(store.close)
        access_key, secret_key = plan.settings.access_key, plan.settings.secret_key
        world = store.find_world(access_key)
        if world is not None and world.secret_key != secret_key:
            raise WrongSecretKeyError(
                f"The database has an account {access_key} with another secret key. Give that --secret-key, or another "
                "--access-key to make a second account."
            )
        if plan.seed is not None and world is None:
            open_worlds(store, plan.settings).create(access_key, secret_key, plan.seed)
        on_error.pop_all()
    return store


def make_app(plan: Plan, store: Store | None = None) -> Flask:
    """Make the app of one process, on a store of its own unless one is given, and let it log."""
    if plan.log_format != "none":
        logs.configure(plan.log_format)
    return create_app(store or open_store(plan.database), settings=plan.settings)
