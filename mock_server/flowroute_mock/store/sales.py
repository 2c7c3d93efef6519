"""Sell a number to a world and take it back, inside a transaction.

A released number that the seeded inventory has is for sale again by itself. Any other becomes an offer of the world
that released it, which every stocked world sees: there is one such number, so the first buyer takes it away. Whoever
changes those offers first counts up the version of the released numbers, which is part of every world's version; that
row also makes the others wait, always after the row of their own world, so there is no deadlock.
"""

from __future__ import annotations

from flowroute_mock.store import NumberAlreadyOwnedError, NumberNotForSaleError, NumberNotFoundError
from flowroute_mock.store import statements as sql
from flowroute_mock.store.database import Writer
from flowroute_mock.store.tables import available_number, offer_values, phone_number
from flowroute_mock.world.inventory import Inventory
from flowroute_mock.world.nanp import E164
from flowroute_mock.world.records import AvailableNumber, WorldId


def take_for_sale(
    writer: Writer, inventory: Inventory, world: WorldId, e164: E164, *, stocked: bool
) -> AvailableNumber:
    """Return a number for sale, taken away from where it was offered.

    Raises:  NumberAlreadyOwnedError, NumberNotForSaleError.
    """
    offered = writer.rows(sql.GET_OFFER, world, e164)
    if offered:
        return _take_offer(writer, world, available_number(offered[0]))
    seeded = inventory.get(e164) if stocked else None
    if seeded is not None:
        return seeded
    if writer.rows(sql.GET_NUMBER, world, e164):
        raise NumberAlreadyOwnedError(e164)
    released = writer.rows(sql.FIND_RELEASED, e164, world) if stocked else ()
    for owner, *row in released:
        return _take_offer(writer, WorldId(owner), available_number(tuple(row)))
    raise NumberNotForSaleError(e164)


def _take_offer(writer: Writer, owner: WorldId, number: AvailableNumber) -> AvailableNumber:
    """Return a number that was taken off sale; another world may have been first.

    Raises:  NumberAlreadyOwnedError.
    """
    if not take_off_sale(writer, owner, number.e164):
        raise NumberAlreadyOwnedError(number.e164)
    return number


def take_off_sale(writer: Writer, owner: WorldId, e164: E164) -> bool:
    """Remove an offer of a world; return whether it was there."""
    writer.run(sql.CHANGE_RELEASED_OF_NUMBER, owner, e164)
    return writer.run(sql.REMOVE_OFFER, owner, e164) > 0


def release(writer: Writer, inventory: Inventory, world: WorldId, e164: E164, *, stocked: bool) -> None:
    """Take a number off the account, and put it up for sale as it was bought.

    Raises:  NumberNotFoundError.
    """
    found = writer.rows(sql.GET_NUMBER, world, e164)
    if not found:
        raise NumberNotFoundError(e164)
    writer.run(sql.REMOVE_NUMBER, world, e164)
    bought, seeded = phone_number(found[0]).bought, inventory.get(e164)
    if stocked and seeded == bought:
        return
    writer.run(sql.ADD_OFFER, world, *offer_values(bought))
    if seeded is None:
        writer.run(sql.CHANGE_RELEASED)
        writer.run(sql.MARK_RELEASED, world, e164)
