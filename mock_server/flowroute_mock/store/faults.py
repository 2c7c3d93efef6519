"""Choose among the faults that wait for a call, and count the one that applies."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from flowroute_mock.store import statements as sql
from flowroute_mock.store.database import Writer
from flowroute_mock.store.tables import planned_fault
from flowroute_mock.world.records import Fault, JsonObject, WorldId


def take_fault(writer: Writer, world: WorldId, operation: str) -> JsonObject | None:
    """Return the document of the first fault that applies to a call, and count it."""
    writer.run(sql.LOCK_WORLD, world)
    for row in writer.rows(sql.FAULTS_OF_OPERATION, world, operation):
        if _applies(writer, row):
            planned = planned_fault(row[:-1])
            _count_down(writer, planned.id, planned.fault)
            return planned.fault.document
    return None


def draw(seed: int, number: int) -> float:
    """Return a number from 0 up to 1, the same for the same seed and count on every machine."""
    digest = blake2b(f"{seed}:{number}".encode(), digest_size=7).digest()
    return int.from_bytes(digest, "big") / 2.0**56


def _applies(writer: Writer, row: tuple[Any, ...]) -> bool:
    fault_id, probability, seed, drawn = row[0], row[4], row[5], row[6]
    if probability is None:
        return True
    writer.run(sql.COUNT_DRAW, fault_id)
    return draw(seed, drawn) < float(probability)


def _count_down(writer: Writer, fault_id: int, fault: Fault) -> None:
    if fault.times is None:
        return
    writer.run(*((sql.REMOVE_FAULT, fault_id) if fault.times <= 1 else (sql.COUNT_DOWN, fault_id)))
