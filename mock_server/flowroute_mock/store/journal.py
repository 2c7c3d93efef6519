"""Keep the newest calls of each world."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from flowroute_mock.records import JsonObject, WorldId
from flowroute_mock.store import JOURNAL_LENGTH
from flowroute_mock.store import statements as sql
from flowroute_mock.store.database import Database
from flowroute_mock.store.tables import to_text

CALLS_BETWEEN_CLEANINGS = 100


class Journal:
    """The calls of all worlds. Each process clears away what is too old after so many calls of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._since_cleaning: dict[WorldId, int] = {}

    def record(self, world: WorldId, entry: JsonObject) -> None:
        """Add an entry."""
        calls = self._since_cleaning.get(world, 0) + 1
        self._database.run(sql.ADD_CALL, world, to_text(entry))
        if calls >= CALLS_BETWEEN_CLEANINGS:
            self._database.run(sql.REMOVE_OLD_CALLS, world, world, JOURNAL_LENGTH)
            calls = 0
        self._since_cleaning[world] = calls

    def record_all(self, entries: Iterable[tuple[WorldId, JsonObject]]) -> None:
        """Add entries in one transaction, and clear away what is too old in their worlds."""
        rows = [(to_text(entry), world) for world, entry in entries]
        with self._database.write() as writer:
            writer.run_many(sql.ADD_CALL_OF_WORLD, rows)
            for world in {world for _, world in rows}:
                writer.run(sql.REMOVE_OLD_CALLS, world, world, JOURNAL_LENGTH)

    def forget(self, world: WorldId) -> None:
        """Stop counting for a world that is gone."""
        self._since_cleaning.pop(world, None)

    def calls(self, world: WorldId, limit: int | None) -> list[JsonObject]:
        """Return the newest entries, oldest of them first."""
        newest = min(JOURNAL_LENGTH, JOURNAL_LENGTH if limit is None else limit)
        rows = self._database.rows(sql.NEWEST_CALLS, world, newest)
        return [orjson.loads(entry) for (entry,) in reversed(rows)]
