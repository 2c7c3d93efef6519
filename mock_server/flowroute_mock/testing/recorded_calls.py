"""Look back at what was called: one record for each call, and sentences for a failed assertion."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flowroute_mock.world.records import JsonObject


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """One call as the journal has it.

    Shape:   operation an operation id, None for a path that is none; arguments those of path and query as read; body
             parsed JSON, text where it is none, None for no body; fits says whether request and response both fit the
             contract; entry all the rest, as /__mock__/ shows it.
    """

    operation: str | None
    arguments: Mapping[str, Any]
    body: Any
    status: int
    fault: str | None
    fits: bool
    entry: JsonObject = field(repr=False)

    def __str__(self) -> str:
        arguments = [f"{name}={value!r}" for name, value in self.arguments.items()]
        arguments += [f"body={self.body!r}"] * (self.body is not None)
        name = self.operation or f"{self.entry['request']['method']} {self.entry['request']['path']}"
        return f"{name}({', '.join(arguments)}) -> {self.status}{f' ({self.fault})' if self.fault else ''}"


def read_entry(entry: JsonObject) -> RecordedCall:
    """Turn an entry of the journal into a record."""
    return RecordedCall(
        operation=entry["operation"],
        arguments=entry["arguments"],
        body=parse_body(entry["request"]["body"]),
        status=entry["answer"]["status"],
        fault=entry["fault"],
        fits=entry["request_fits"] is not False and entry["answer_fits"] is not False,
        entry=entry,
    )


def parse_body(text: str | None) -> Any:
    """Parse JSON, and leave alone what is none."""
    if text is None:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text


def matches(call: RecordedCall, operation: str, arguments: Mapping[str, Any]) -> bool:
    """Return whether a call is of this operation and had these arguments, whatever else it had."""
    had = {**call.arguments, "body": call.body}
    return call.operation == operation and all(name in had and had[name] == value for name, value in arguments.items())


def describe(calls: Iterable[RecordedCall]) -> str:
    """List calls for a message, one a line."""
    return "\n".join(f"  {call}" for call in calls) or "  nothing"
