"""Convert journal entries to an HTTP Archive, which browsers and proxies can open.

Source:  HAR 1.2, w3c.github.io/web-performance/specs/HAR/Overview.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from flowroute_mock.world.records import JsonObject


def to_har(entries: Iterable[JsonObject], origin: str) -> JsonObject:
    """Return one archive of journal entries in the given order; origin is the prefix of each path."""
    return {
        "log": {
            "version": "1.2",
            "creator": {"name": "flowroute_mock", "version": mock_version()},
            "entries": [har_entry(entry, origin) for entry in entries],
        }
    }


def har_entry(entry: JsonObject, origin: str) -> JsonObject:
    """Convert one entry; what HAR has no field for gets a name that begins with an underscore."""
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
    """Convert the request of an entry."""
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


def har_response(response: Mapping[str, Any]) -> JsonObject:
    """Convert the response of an entry."""
    status = response["status"]
    content: JsonObject = {"size": size(response["body"]), "mimeType": response["headers"].get("Content-Type", "")}
    if response["body"] is not None:
        content["text"] = response["body"]
    return {
        "status": status,
        "statusText": phrase(status),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": pairs(response["headers"].items()),
        "content": content,
        "redirectURL": "",
        "headersSize": -1,
        "bodySize": content["size"],
    }


def phrase(status: int) -> str:
    """Return the reason phrase of a status; empty for 0 and for unknown statuses."""
    return HTTPStatus(status).phrase if status in set(HTTPStatus) else ""


def pairs(items: Iterable[tuple[str, str]]) -> list[JsonObject]:
    """Convert names and values."""
    return [{"name": name, "value": value} for name, value in items]


def size(body: str | None) -> int:
    """Count the bytes of a body."""
    return 0 if body is None else len(body.encode())


def mock_version() -> str:
    """Return the installed version, or 0 in a checkout that is not installed."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  7 ms that only an export pays

    try:
        return version("flowroute-numbers")
    except PackageNotFoundError:
        return "0"
