"""Phone numbers as people write them."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from flowroute_numbers import parse_e164

from spec.codegen.tests.service import BOUGHT, Driver, Service

REFUSED = [
    pytest.param("", id="nothing"),
    pytest.param("555-0100", id="no area code"),
    pytest.param("2065550100x5", id="an extension"),
    pytest.param("+44 20 7946 0100", id="another country"),
    pytest.param("22065550100", id="eleven digits of another country code"),
    pytest.param("1065550100", id="ten digits with an area code that starts with 1"),
    pytest.param("120655501000", id="twelve digits"),
    pytest.param("12065550100\n", id="a line break at its end"),
    pytest.param(" 12065550100", id="a space at its start"),
    pytest.param("(206 555-0100", id="half a pair of brackets"),
    pytest.param("206--555-0100", id="two hyphens"),
    pytest.param("١٢٠٦٥٥٥٠١٠٠", id="digits of another script"),
    pytest.param("1206555010O", id="a letter"),
    pytest.param("available", id="a word"),
    pytest.param("../numbers", id="a path"),
    pytest.param(12065550100, id="an integer"),
    pytest.param(None, id="None"),
]


@pytest.mark.parametrize("value", REFUSED)
def test_what_is_no_phone_number_is_a_value_error_that_shows_it(value: Any) -> None:
    with pytest.raises(ValueError, match="eleven digits") as caught:
        parse_e164(value)

    assert repr(value)[:20] in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "12065550100",
        "+12065550100",
        "2065550100",
        "+1 206-555-0100",
        "+1 (206) 555-0100",
        "1-206-555-0100",
        "(206) 555-0100",
        "(206)555-0100",
        "206.555.0100",
        "206 555 0100",
    ],
)
def test_usual_spellings_become_eleven_digits(text: str) -> None:
    assert parse_e164(text) == "12065550100"


@pytest.mark.parametrize("name", ["get_number", "purchase_number"])
def test_a_method_sends_eleven_digits(driver: Driver, name: str) -> None:
    service = Service(httpx.Response(200, json=BOUGHT))

    driver.call(service, name, "(206) 555-0100")

    assert service.requests[0].url.path == "/v2/numbers/12065550100"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("get_number", ("206",)),
        ("purchase_number", ("206",)),
        ("update_primary_route", ("206", "0")),
        ("update_failover_route", ("206", "0")),
    ],
)
def test_no_byte_is_sent_for_what_is_no_phone_number(driver: Driver, name: str, arguments: tuple[str, ...]) -> None:
    service = Service(httpx.Response(500))

    with pytest.raises(ValueError, match="206"):
        driver.call(service, name, *arguments)

    assert service.requests == []
