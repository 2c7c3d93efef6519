"""What is a phone number here, and what is known of area codes."""

from __future__ import annotations

import re

import pytest
from flowroute_mock.world.nanp import AREAS, E164, MalformedNumberError, is_fictional, parse_e164


@pytest.mark.parametrize("text", ["12065550100", "10000000000", "19999999999"])
def test_eleven_digits_that_start_with_one_are_a_number(text: str) -> None:
    assert parse_e164(text) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("2065550100", id="ten digits"),
        pytest.param("120655501000", id="twelve digits"),
        pytest.param("+12065550100", id="plus sign"),
        pytest.param("22065550100", id="country code 2"),
        pytest.param("1206555010a", id="letter"),
        pytest.param("1206555010٣", id="digit of another script"),
        pytest.param("12065550100\n", id="line end"),
        pytest.param("1206 555 010", id="blanks"),
        pytest.param("1206555010\x00", id="NUL"),
    ],
)
def test_anything_else_is_malformed(text: str) -> None:
    with pytest.raises(MalformedNumberError, match="as in 12065550100"):
        parse_e164(text)


@pytest.mark.parametrize(
    ("e164", "fictional"),
    [
        ("12065550099", False),
        ("12065550100", True),
        ("12065550199", True),
        ("12065550200", False),
        ("12065560100", False),
        ("18005550199", True),
        ("18005550198", False),
        ("18885550199", False),
    ],
)
def test_fictional_numbers_are_555_0100_to_0199_and_one_toll_free(e164: str, fictional: bool) -> None:
    assert is_fictional(E164(e164)) is fictional


def test_every_area_code_is_well_formed_and_there_once() -> None:
    npas = [area.npa for area in AREAS]

    assert len(set(npas)) == len(npas)
    assert all(re.fullmatch("[2-9][0-8][0-9]", npa) and npa[1:] != "11" for npa in npas)


def test_every_state_and_the_capital_have_an_area_code() -> None:
    states = {area.state for area in AREAS if area.iso_country == "US"}

    assert len(states) == 51


def test_rate_centers_are_spelled_as_the_vendor_does() -> None:
    assert all(re.fullmatch("[a-z][a-z0-9]{2,10}", name) for area in AREAS for name in area.rate_centers)


def test_an_area_has_a_rate_center_once() -> None:
    assert all(area.rate_centers and len(set(area.rate_centers)) == len(area.rate_centers) for area in AREAS)


def test_canadian_area_codes_say_so() -> None:
    assert {area.npa for area in AREAS if area.iso_country == "CA"} >= {"416", "604", "514"}
