"""Describe one call for the journal: what was asked, what was answered, whether both fit the contract; no secrets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson
from flask import Response

from flowroute_mock.calls import Call
from flowroute_mock.records import JsonObject, World

REDACTED = "[redacted]"
SECRET_HEADERS = frozenset(("HTTP_AUTHORIZATION", "HTTP_PROXY_AUTHORIZATION", "HTTP_COOKIE", "HTTP_X_MOCK_TOKEN"))
SHORTEST_SECRET = 8
LONGEST_BODY = 8 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One call as it was noted in passing; to_json writes it out when somebody reads.

    Shape:   started POSIX time, seconds how long it took; bodies cut at LONGEST_BODY; headers as WSGI names them;
             keys are what to_json must not let through.
    """

    id: str
    operation: str | None
    method: str
    path: str
    query: str
    arguments: dict[str, Any]
    started: float
    seconds: float
    status: int
    request_fits: bool | None
    answer_fits: bool | None
    fault: str | None
    request_headers: dict[str, str]
    request_body: bytes
    answer_headers: list[tuple[str, str]]
    answer_body: bytes
    keys: tuple[str, ...] = field(repr=False)

    def to_json(self) -> JsonObject:
        """Write the entry as the admin's contract describes JournalEntry."""
        return redact(self._document(), self.keys)

    def _document(self) -> JsonObject:
        return {
            "id": self.id,
            "operation": self.operation,
            "arguments": self.arguments,
            "started": datetime.fromtimestamp(self.started, UTC).isoformat(timespec="milliseconds"),
            "milliseconds": round(self.seconds * 1000, 3),
            "request_fits": self.request_fits,
            "answer_fits": self.answer_fits,
            "fault": self.fault,
            "request": {
                "method": self.method,
                "path": self.path,
                "query": self.query,
                "headers": {header_name(key): value for key, value in self.request_headers.items()},
                "body": text_of(self.request_body),
            },
            "answer": {
                "status": self.status,
                "headers": dict(self.answer_headers),
                "body": text_of(self.answer_body),
            },
        }


def note(call: Call, response: Response, world: World, seconds: float) -> Entry:
    """Note a call that has been answered, without the keys of its world wherever they stood."""
    environ = call.environ
    return Entry(
        id=call.request_id,
        operation=None if call.operation is None else call.operation.id,
        method=environ["REQUEST_METHOD"],
        path=environ["PATH_INFO"],
        query=environ.get("QUERY_STRING", ""),
        arguments=call.arguments,
        started=call.started_at,
        seconds=seconds,
        status=response.status_code,
        request_fits=call.request_fits,
        answer_fits=call.answer_fits,
        fault=call.fault,
        request_headers={
            key: REDACTED if key in SECRET_HEADERS else value
            for key, value in environ.items()
            if key.startswith("HTTP_") or (key == "CONTENT_TYPE" and value)
        },
        request_body=call.body[:LONGEST_BODY],
        answer_headers=list(response.headers),
        answer_body=response.get_data()[:LONGEST_BODY],
        keys=(world.access_key, world.secret_key),
    )


def redact(document: JsonObject, keys: tuple[str, ...]) -> JsonObject:
    """Blot out the keys wherever they stand, as in an alias or a callback URL; very short ones would blot out too much."""
    text = orjson.dumps(document)
    written = [orjson.dumps(key)[1:-1] for key in keys if len(key) >= SHORTEST_SECRET]
    if not any(key in text for key in written):
        return document
    for key in written:
        text = text.replace(key, REDACTED.encode())
    redacted: JsonObject = orjson.loads(text)
    return redacted


def header_name(key: str) -> str:
    """Write a header's name as HTTP does, from its name in WSGI."""
    return key.removeprefix("HTTP_").replace("_", "-").title()


def text_of(body: bytes) -> str | None:
    """Write a body as text, None for none."""
    return body.decode(errors="replace") if body else None
