"""Write journal entries as an HTTP Archive, which browsers and proxies can open.

Source:  HAR 1.2, w3c.github.io/web-performance/specs/HAR/Overview.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from flowroute_mock.world.records import JsonObject


def to_har(entries: Iterable[JsonObject], origin: str) -> JsonObject:
    """Return one archive of journal entries in the order given; origin stands before each path."""
    return {
        "log": {
            "version": "1.2",
            "creator": {"name": "flowroute_mock", "version": mock_version()},
            "entries": [har_entry(entry, origin) for entry in entries],
        }
    }


def har_entry(entry: JsonObject, origin: str) -> JsonObject:
    """Write one entry; what HAR has no word for is left under names that begin with an underscore."""
    milliseconds = entry["milliseconds"]
    return {
        "startedDateTime": entry["started"],
        "time": milliseconds,
        "request": har_request(entry["request"], origin),
        "response": har_response(entry["answer"]),
        "cache": {},
        "timings": {"send": 0, "wait": milliseconds, "receive": 0},
        "_operation": entry["operation"],
        "_requestFits": entry["request_fits"],
        "_answerFits": entry["answer_fits"],
        "_fault": entry["fault"],
    }


def har_request(request: Mapping[str, Any], origin: str) -> JsonObject:
    """Write what was asked."""
    query = request["query"]
    written: JsonObject = {
        "method": request["method"],
        "url": origin + request["path"] + (f"?{query}" if query else ""),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": pairs(request["headers"].items()),
        "queryString": pairs(parse_qsl(query, keep_blank_values=True)),
        "headersSize": -1,
        "bodySize": size(request["body"]),
    }
    if request["body"] is not None:
        media_type = request["headers"].get("Content-Type", "application/json")
        written["postData"] = {"mimeType": media_type, "text": request["body"]}
    return written


def har_response(answer: Mapping[str, Any]) -> JsonObject:
    """Write what was answered."""
    status = answer["status"]
    content: JsonObject = {"size": size(answer["body"]), "mimeType": answer["headers"].get("Content-Type", "")}
    if answer["body"] is not None:
        content["text"] = answer["body"]
    return {
        "status": status,
        "statusText": phrase(status),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": pairs(answer["headers"].items()),
        "content": content,
        "redirectURL": "",
        "headersSize": -1,
        "bodySize": content["size"],
    }


def phrase(status: int) -> str:
    """Return what HTTP calls a status; nothing for none, and for one of another book."""
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else ""


def pairs(items: Iterable[tuple[str, str]]) -> list[JsonObject]:
    """Write names and values as HAR does."""
    return [{"name": name, "value": value} for name, value in items]


def size(body: str | None) -> int:
    """Count the bytes of a body."""
    return 0 if body is None else len(body.encode())


def mock_version() -> str:
    """Return the version that is installed, or 0 in a bare checkout."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  7 ms that only an export pays

    try:
        return version("flowroute-numbers")
    except PackageNotFoundError:
        return "0"
