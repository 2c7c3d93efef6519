"""What a client tells a log."""

from __future__ import annotations

import logging

import httpx
import pytest

from spec.codegen.tests.service import DETAILS, Driver, Service


def test_a_call_its_answer_and_a_retry_are_logged_at_debug(driver: Driver, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="flowroute_numbers")
    service = Service(httpx.Response(503), httpx.ReadError("reset"), httpx.Response(200, json=DETAILS))

    driver.call(service, "get_number", "12065550190")

    ours = [record for record in caplog.records if record.name == "flowroute_numbers"]
    assert {record.levelno for record in ours} == {logging.DEBUG}
    assert [record.getMessage().split(" [")[0].split(" {")[0].rsplit(" in ", 1)[0] for record in ours] == [
        "GET https://api.example.test/v2/numbers/12065550190",
        "GET /v2/numbers/12065550190: 503",
        "GET /v2/numbers/12065550190: retry 1",
        "GET https://api.example.test/v2/numbers/12065550190",
        "GET /v2/numbers/12065550190 failed: ReadError",
        "GET /v2/numbers/12065550190: retry 2",
        "GET https://api.example.test/v2/numbers/12065550190",
        "GET /v2/numbers/12065550190: 200",
    ]


@pytest.mark.parametrize("name", ["Authorization", "Proxy-Authorization", "Cookie", "X-API-Key"])
def test_headers_that_carry_secrets_are_hidden(driver: Driver, name: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="flowroute_numbers")
    service = Service(httpx.Response(200, json=DETAILS))

    driver.call(service, "get_number", "12065550190", headers={name: "s3cret", "X-Shown": "shown"})

    assert "s3cret" not in caplog.text
    assert "'x-shown': 'shown'" in caplog.text


def test_nothing_is_logged_above_debug(driver: Driver, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="flowroute_numbers")
    service = Service(httpx.Response(503), httpx.Response(200, json=DETAILS))

    driver.call(service, "get_number", "12065550190")

    assert [record for record in caplog.records if record.name == "flowroute_numbers"] == []
