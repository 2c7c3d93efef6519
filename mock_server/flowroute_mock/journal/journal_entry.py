"""Describe one call for the journal: request, response, and whether both conform to the contract; no secrets."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

from flask import Response

from flowroute_mock.http.call import CallContext
from flowroute_mock.journal.redaction import REDACTED, keys_of, redact
from flowroute_mock.world.records import JsonObject, World

SECRET_HEADERS = ("HTTP_AUTHORIZATION", "HTTP_PROXY_AUTHORIZATION", "HTTP_COOKIE", "HTTP_X_MOCK_TOKEN")
KEPT = frozenset(("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE"))
LONGEST_BODY = 8 * 1024
LONGEST_HEADER = 1024
MOST_HEADERS = 32
LARGEST_INTEGER_BITS = 63


class JournalEntry(NamedTuple):
    """One recorded call; to_json converts it when the journal is read.

    Shape:   seconds is the duration; body is the response's, truncated to LONGEST_BODY; headers are
             truncated too, to MOST_HEADERS of LONGEST_HEADER characters.
    """

    call: CallContext
    world: World
    seconds: float
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def to_json(self) -> JsonObject:
        """Return the entry as JournalEntry in admin_openapi.yaml."""
        call = self.call
        document = {
            "id": call.request_id,
            "operation": call.operation_id,
            "arguments": {name: in_json(value) for name, value in call.arguments.items()},
            "started": datetime.fromtimestamp(call.started_at, UTC).isoformat(timespec="milliseconds"),
            "milliseconds": round(self.seconds * 1000, 3),
            "request_fits": call.request_fits,
            "answer_fits": call.response_fits,
            "fault": call.fault,
            "request": request_to_json(call),
            "answer": {"status": self.status, "headers": dict(self.headers), "body": text_of(self.body)},
        }
        return redact(document, keys_of(self.world))


def in_json(argument: Any) -> Any:
    """Return an argument; an integer that some store cannot read from JSON, such as 2**64, becomes text."""
    return str(argument) if isinstance(argument, int) and argument.bit_length() > LARGEST_INTEGER_BITS else argument


def request_to_json(call: CallContext) -> JsonObject:
    """Return the request of a call."""
    headers = {header_name(key): value for key, value in call.environ.items() if key[:5] == "HTTP_"}
    if call.environ.get("CONTENT_TYPE"):
        headers["Content-Type"] = call.environ["CONTENT_TYPE"]
    return {
        "method": call.environ["REQUEST_METHOD"],
        "path": call.environ["PATH_INFO"],
        "query": call.environ.get("QUERY_STRING", ""),
        "headers": headers,
        "body": text_of(call.body[:LONGEST_BODY]),
    }


def make_entry(call: CallContext, response: Response, world: World, seconds: float) -> JournalEntry:
    """Return the entry of a finished call, and drop from its environment what the journal does not show."""
    call.environ = redacted_environ(call.environ)
    call.body = bytes(call.body[:LONGEST_BODY])
    body = response.get_data()[:LONGEST_BODY]
    return JournalEntry(call, world, seconds, response.status_code, list(response.headers), body)


def redacted_environ(environ: dict[str, Any]) -> dict[str, Any]:
    """Return the part of a WSGI environment that the journal shows: bounded, and with its secrets redacted."""
    shown = {key: environ[key] for key in KEPT if key in environ}
    headers = [key for key in environ if key[:5] == "HTTP_"][:MOST_HEADERS]
    shown |= {key[:LONGEST_HEADER]: environ[key][:LONGEST_HEADER] for key in headers}
    for header in SECRET_HEADERS:
        if header in shown:
            shown[header] = REDACTED
    return shown


def header_name(key: str) -> str:
    """Return a header's name in HTTP, given its name in WSGI."""
    return key.removeprefix("HTTP_").replace("_", "-").title()


def text_of(body: bytes) -> str | None:
    """Return a body as text, None for an empty one."""
    return body.decode(errors="replace") if body else None
