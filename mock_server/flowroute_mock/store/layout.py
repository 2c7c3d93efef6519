"""Lay out the tables of a database, and keep with them how large its inventory is."""

from __future__ import annotations

from dataclasses import asdict

from flowroute_mock.store import StoreUnreachableError
from flowroute_mock.store import statements as sql
from flowroute_mock.store.database import Database, Dialect, Writer
from flowroute_mock.store.tables import TABLES
from flowroute_mock.world.inventory import DEFAULT_SIZE, Inventory

SCHEMA_VERSION = "2"


def lay_out(database: Database, dialect: Dialect, inventory_size: int | None) -> Inventory:
    """Make the tables that are missing; return the inventory, of this size or else of the size kept.

    Raises:  StoreUnreachableError when tables of another version are there; InventorySizeError.
    """
    wanted = None if inventory_size is None else Inventory(inventory_size)
    with database.write() as writer:
        writer.rows(dialect.alone)
        for statement in TABLES.format(**asdict(dialect)).strip().split(";\n"):
            writer.run(statement)
        _check_version(writer)
        writer.run(sql.ADD_RELEASED)
        return _keep_size(writer, wanted)


def _check_version(writer: Writer) -> None:
    writer.run(sql.ADD_SETTING, "schema_version", SCHEMA_VERSION)
    found = writer.rows(sql.GET_SETTING, "schema_version")[0][0]
    if found != SCHEMA_VERSION:
        message = (
            f"The database has tables of version {found}; this mock uses {SCHEMA_VERSION}. Name an empty database."
        )
        raise StoreUnreachableError(message)


def _keep_size(writer: Writer, wanted: Inventory | None) -> Inventory:
    writer.run(sql.ADD_SETTING, "inventory_size", str(DEFAULT_SIZE))
    if wanted is None:
        return Inventory(int(writer.rows(sql.GET_SETTING, "inventory_size")[0][0]))
    writer.run(sql.SET_SETTING, str(wanted.size), "inventory_size")
    return wanted
