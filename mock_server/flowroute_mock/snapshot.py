"""Write a world's content as JSON, read it back, and tell two of them apart."""

from __future__ import annotations

from flowroute_mock.records import JsonObject, WorldContent


class SnapshotError(Exception):
    """The document is not a snapshot that this mock reads; the message names the place."""


def to_json(content: WorldContent) -> JsonObject:
    raise NotImplementedError


def parse(document: JsonObject) -> WorldContent:
    raise NotImplementedError
