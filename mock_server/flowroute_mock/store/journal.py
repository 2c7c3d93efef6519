"""Keep the newest calls of each world."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from flowroute_mock.store import JOURNAL_LENGTH
from flowroute_mock.store import statements as sql
from flowroute_mock.store.database import Database
from flowroute_mock.store.tables import to_text
from flowroute_mock.world.records import JsonObject, WorldId


class Journal:
    """The calls of all worlds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, entries: Iterable[tuple[WorldId, JsonObject]]) -> None:
        """Add entries in one transaction, and clear away what is too old in their worlds."""
        rows = [(to_text(entry), world) for world, entry in entries]
        with self._database.write() as writer:
            writer.run_many(sql.ADD_CALL, rows)
            for world in sorted({world for _, world in rows}):  # one order for all, so that no two wait for each other
                writer.run(sql.REMOVE_OLD_CALLS, world, world, JOURNAL_LENGTH)

    def calls(self, world: WorldId, limit: int | None) -> list[JsonObject]:
        """Return the newest entries, oldest of them first."""
        newest = min(JOURNAL_LENGTH, JOURNAL_LENGTH if limit is None else limit)
        rows = self._database.rows(sql.NEWEST_CALLS, world, newest)
        return [orjson.loads(entry) for (entry,) in reversed(rows)]
