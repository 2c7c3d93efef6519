"""Run `flowroute-mock seed`: create the inventory of a database, and print its size."""

from __future__ import annotations

from contextlib import closing

import click

from flowroute_mock.store import open_store
from flowroute_mock.store.addresses import without_password


def seed_database(database: str, numbers: int) -> None:
    """Create an inventory of so many numbers in a database, and show the progress by area code.

    The inventory is computed and not stored (docs/adr/0010); only counting a million numbers takes time.

    Raises:  StoreUnreachableError, InventorySizeError.
    """
    with closing(open_store(database, numbers)) as store:
        inventory = store.inventory
        areas = inventory.lines.items()
        counted = 0
        label = f"{numbers:,} numbers in {len(areas)} area codes"
        with click.progressbar(areas, label=label, item_show_func=lambda area: area and area[0]) as progress:
            for _, lines in progress:
                counted += lines.bit_count()
        beyond = inventory.beyond_fiction
    click.echo(f"{counted:,} numbers are for sale in {without_password(database)}.")
    if beyond:
        click.echo(
            f"{beyond:,} of them lie outside 555-0100 to 555-0199, the range reserved for fiction. They may belong to "
            "somebody: never call or text them."
        )
