"""Write values for people: the filters of the templates."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from flowroute_mock.faults.kinds import NOTHING_SENT
from flowroute_mock.world.records import JsonObject

VERDICTS = {
    "request": "request off contract",
    "response": "response off contract",
    "fits": "fits",
    "unchecked": "not checked",
}


def verdict(call: JsonObject) -> str:
    """Return the key of what the contract says of a call; a response off contract weighs more than a request."""
    if call["answer_fits"] is False:
        return "response"
    if call["request_fits"] is False:
        return "request"
    return "fits" if call["request_fits"] and call["answer_fits"] else "unchecked"


def in_words(key: str) -> str:
    """Write a verdict, or a name of the contract such as `iso_country`."""
    return VERDICTS.get(key) or key.replace("_", " ")


def status_text(status: int) -> str:
    """Write the status of a response, which may never have been sent."""
    return "none" if status == NOTHING_SENT else str(status)


def clock(started: str) -> str:
    """Write the time of day of a moment."""
    return started[11:23]


def phone(e164: str) -> str:
    """Write a number of the North American plan in groups."""
    return f"+1 {e164[1:4]} {e164[4:7]} {e164[7:]}" if len(e164) == 11 else e164


def value_text(value: Any) -> str:
    """Write a value of a document."""
    if value is None or value == "":
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{name} {value_text(member)}" for name, member in value.items())
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def pretty(body: str | None) -> str:
    """Indent a body that is JSON; return any other as it is."""
    try:
        return orjson.dumps(orjson.loads(body or ""), option=orjson.OPT_INDENT_2).decode()
    except orjson.JSONDecodeError:
        return body or ""


def since(moment: datetime) -> str:
    """Write how long ago a moment was, by the minute."""
    passed = timedelta(minutes=(datetime.now(UTC) - moment) // timedelta(minutes=1))
    return "less than a minute" if not passed else str(passed).removesuffix(":00") + " h"


FILTERS: Mapping[str, Callable[..., Any]] = {
    each.__name__: each for each in (verdict, in_words, status_text, clock, phone, value_text, pretty, since)
}
