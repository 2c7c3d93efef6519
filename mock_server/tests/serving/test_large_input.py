"""Snapshots and seed files that would keep a mock busy for minutes: refused early, with the limit in the message."""

from __future__ import annotations

import time
from pathlib import Path

import orjson
import pytest
from flowroute_mock.control.seed_file import load_seed_file
from flowroute_mock.world.errors import SeedFileError

from mock_server.tests.helpers.callers import Caller

SNAPSHOT = "/__mock__/worlds/self/snapshot"
LONG = 20
"""Seconds that even a busy machine does not take for it."""


def numbers(count: int) -> list[dict[str, str]]:
    return [{"value": f"1{206 + index // 8_000_000}{2_000_000 + index}"} for index in range(count)]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param(b'{"numbers":[' + b",".join([b'"12065550100"'] * 400_000) + b"]}", 422, id="400,000 numbers"),
        pytest.param(b'{"numbers":[' + b",".join([b"{}"] * 2_000_000) + b"]}", 413, id="2,000,000 objects"),
        pytest.param(b"[" * 8_000_000, 413, id="nothing but brackets"),
        pytest.param(b"[" + b"1," * 4_000_000 + b"1]", 413, id="4,000,000 values"),
        pytest.param(b'"' + b"x" * 7_000_000 + b'"', 422, id="one long text"),
        pytest.param(b" " * (8 * 1024 * 1024 + 1), 413, id="one byte too many"),
    ],
)
def test_a_snapshot_without_bounds_is_refused_soon(account: Caller, body: bytes, status: int) -> None:
    started = time.monotonic()

    response = account.call("PUT", SNAPSHOT, data=body, content_type="application/json")

    assert response.status_code == status
    assert response.json["errors"][0]["detail"]
    assert len(response.data) < 10_000
    assert time.monotonic() - started < LONG


def test_a_snapshot_of_the_largest_number_of_numbers_is_restored(account: Caller) -> None:
    document = orjson.loads(account.get(SNAPSHOT).data) | {"numbers": numbers(20_000)}

    response = account.call("PUT", SNAPSHOT, data=orjson.dumps(document), content_type="application/json")
    again = account.call("PUT", SNAPSHOT, data=account.get(SNAPSHOT).data, content_type="application/json")

    assert (response.status_code, again.status_code) == (204, 204)


def test_one_number_more_is_an_error_that_names_the_limit(account: Caller) -> None:
    document = orjson.loads(account.get(SNAPSHOT).data) | {"numbers": numbers(20_001)}

    response = account.call("PUT", SNAPSHOT, data=orjson.dumps(document), content_type="application/json")

    assert response.status_code == 422
    assert "20,000" in response.text


def test_a_large_seed_file_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    file.write_text("numbers:\n" + "  - 12065550100\n" * 1_300_000)

    with pytest.raises(SeedFileError, match="larger than 1 MiB"):
        load_seed_file(file, lambda content: None)


ZERO = "\\u0000"


@pytest.mark.parametrize(
    ("method", "url", "body"),
    [
        pytest.param(
            "PATCH",
            "/v2/numbers/12065550190/relationships/primary_route",
            '{"data": {"type": "route", "id": "' + ZERO + '"}}',
            id="a route",
        ),
        pytest.param("PATCH", "/v2/numbers/12065550190", '{"type": "number", "alias": "' + ZERO + '"}', id="an alias"),
    ],
)
def test_a_zero_character_in_a_text_that_is_kept_is_422(
    account: Caller, method: str, url: str, body: str | None
) -> None:
    response = account.call(method, url, data=body, content_type="application/json")

    assert response.status_code == 422


def test_a_zero_character_in_a_member_that_nobody_reads_is_accepted_and_recorded(account: Caller) -> None:
    body = '{"unknown": "' + ZERO + '"}'

    response = account.post("/v2/numbers/12065550100", data=body, content_type="application/json")

    assert response.status_code == 201
    assert account.mock.worlds.calls(account.world)[-1]["request"]["body"] == body


@pytest.mark.parametrize(
    ("url", "body"),
    [
        pytest.param("/__mock__/worlds", '{"access_key": "abcdefgh", "secret_key": "' + ZERO * 20 + '"}', id="keys"),
        pytest.param(
            "/__mock__/worlds/self/routes",
            '{"id": "7", "route_type": "host", "value": "a", "alias": "' + ZERO + '"}',
            id="an alias",
        ),
    ],
)
def test_a_zero_character_for_the_admin_is_422(account: Caller, url: str, body: str) -> None:
    assert account.post(url, data=body, content_type="application/json").status_code == 422


@pytest.mark.parametrize("url", ["/v2/numbers?alias=a%00b", "/v2/numbers/available?rate_center=%00"])
def test_a_zero_character_in_a_query_is_422(account: Caller, url: str) -> None:
    assert "Zero characters" in account.get(url).text
    assert account.get(url).status_code == 422


def test_a_backslash_before_such_letters_is_no_zero_character(account: Caller) -> None:
    body = '{"id": "7", "route_type": "host", "value": "a", "alias": "\\\\u0000"}'

    assert account.post("/__mock__/worlds/self/routes", data=body, content_type="application/json").status_code == 201
