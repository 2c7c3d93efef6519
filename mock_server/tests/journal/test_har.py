"""How the journal is written as an HTTP Archive."""

from __future__ import annotations

from typing import Any

import pytest
from flowroute_mock.faults.broken_responses import ConnectionDropped

from mock_server.tests.helpers.callers import SECRET_KEY, Caller

FOR_SALE = "/v2/numbers/12065550100"
# The members that HAR 1.2 requires: w3c.github.io/web-performance/specs/HAR/Overview.html
ENTRY = {"startedDateTime", "time", "request", "response", "cache", "timings"}
REQUEST = {"method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize"}
RESPONSE = {
    "status",
    "statusText",
    "httpVersion",
    "cookies",
    "headers",
    "content",
    "redirectURL",
    "headersSize",
    "bodySize",
}


def archive(account: Caller) -> dict[str, Any]:
    log: dict[str, Any] = account.get("/__mock__/worlds/self/journal.har").json["log"]
    return log


def test_archive_has_the_members_that_its_format_requires(account: Caller) -> None:
    account.get("/v2/numbers?limit=2&offset=1")

    log = archive(account)

    (entry,) = log["entries"]
    assert log["version"] == "1.2"
    assert log["creator"]["name"] == "flowroute_mock"
    assert entry.keys() >= ENTRY
    assert entry["request"].keys() >= REQUEST
    assert entry["response"].keys() >= RESPONSE
    assert entry["timings"].keys() == {"send", "wait", "receive"}


def test_request_is_converted_with_url_and_query(account: Caller) -> None:
    account.get("/v2/numbers?limit=2&alias=Front%20desk")

    request = archive(account)["entries"][0]["request"]

    assert request["url"] == "http://localhost/v2/numbers?limit=2&alias=Front%20desk"
    assert request["queryString"] == [{"name": "limit", "value": "2"}, {"name": "alias", "value": "Front desk"}]
    assert "postData" not in request


def test_bodies_are_converted_with_their_type_and_size(account: Caller) -> None:
    account.post(FOR_SALE, data=b'{"cnam_lookups_enabled":true}', content_type="application/vnd.api+json")

    entry = archive(account)["entries"][0]

    assert entry["request"]["postData"] == {
        "mimeType": "application/vnd.api+json",
        "text": '{"cnam_lookups_enabled":true}',
    }
    assert entry["response"]["content"]["mimeType"] == "application/json"
    assert entry["response"]["content"]["size"] == len(entry["response"]["content"]["text"])
    assert (entry["response"]["status"], entry["response"]["statusText"]) == (201, "Created")


def test_missing_response_has_status_0(account: Caller) -> None:
    account.plan(kind="drop", times=1)
    with pytest.raises(ConnectionDropped):
        account.get("/v2/numbers")

    entry = archive(account)["entries"][0]

    assert (entry["response"]["status"], entry["response"]["statusText"], entry["_fault"]) == (0, "", "drop")


def test_archive_holds_no_keys(account: Caller) -> None:
    account.get(f"/v2/numbers?alias={SECRET_KEY}")

    assert SECRET_KEY not in account.get("/__mock__/worlds/self/journal.har").text
