"""Reports of failed tests: the last call first, the others on request, and no secret."""

from __future__ import annotations

import base64

import pytest

from contract_tests.reporting.failures import sections, statement
from contract_tests.target.keys import OWN_KEYS, KeyPair, complete_pairs, describe_credentials
from contract_tests.tests.harness.test_checked_call import call

ACCOUNT = KeyPair("ab12cd34", "plainly-fake-secret")


def basic(text: str) -> str:
    """Return the header of HTTP Basic."""
    return f"Basic {base64.b64encode(text.encode()).decode()}"


HEADERS = [
    pytest.param(None, None, id="no header"),
    pytest.param(basic("ab12cd34:plainly-fake-secret"), OWN_KEYS, id="the account's keys"),
    pytest.param(basic("ab12cd34:plainly-fake-secre"), "Basic <base64 of 'ab12cd34:*******-****-*****'>", id="cut"),
    pytest.param(
        basic("plainly-fake-secret:ab12cd34"), "Basic <base64 of '*******-****-******:ab12cd34'>", id="swapped"
    ),
    pytest.param("Basic ab12cd34:plainly-fake-secret", "Basic ab12cd34:*******-****-******", id="without base64"),
    pytest.param("Bearer secret", "Bearer ******", id="other scheme"),
    pytest.param("secret", "******", id="no scheme"),
    pytest.param("Basic", "*****", id="scheme alone"),
    pytest.param("", "", id="empty"),
]


@pytest.mark.parametrize(("header", "expected"), HEADERS)
def test_wrong_credentials_are_shown_without_the_secret(header: str | None, expected: str | None) -> None:
    """A reader sees the form of the credentials that failed, and never a secret."""
    assert describe_credentials(header, [ACCOUNT]) == expected


def test_curl_has_the_credentials_that_were_sent() -> None:
    """The keys of the account come from the environment; other credentials are masked in the header."""
    wrong = call(credentials="Basic <base64 of 'ab12cd34:***'>", status=401)

    assert "'Authorization: Basic <base64 of '\"'\"'ab12cd34:***'\"'\"'>'" in wrong.curl()
    assert "$FLOWROUTE_ACCESS_KEY" not in wrong.curl()
    assert "$FLOWROUTE_ACCESS_KEY" in call().curl()
    assert "Authorization" not in call(credentials=None).curl()


def test_failed_test_shows_its_last_call_and_the_others_on_request() -> None:
    """A long session of calls does not hide the one that failed."""
    calls = [call(path="/v2/numbers?limit=1"), call(path="/v2/numbers/12065550100", status=404)]

    short, full = dict(sections(calls, every_call=False)), dict(sections(calls, every_call=True))

    assert short["the last call"].startswith("flowroute.get_number('12065550100')  # 404\ncurl ")
    assert short["earlier calls"] == "1; --every-call (or CONTRACT_EVERY_CALL=1) prints them."
    assert list(full) == ["the last call", "all calls in Python", "all calls with curl"]
    assert "limit=1" in full["all calls in Python"]
    assert list(sections([], every_call=True)) == []


def test_statement_is_the_first_paragraph_of_a_docstring() -> None:
    """It may span lines."""
    assert statement("One\n    sentence.\n\n    More.") == "One sentence."
    assert statement(None) == ""


def test_incomplete_pairs_of_keys_are_left_out() -> None:
    """An access key without its secret key is no account."""
    assert complete_pairs([("a", "s"), ("b", None), (None, "t"), ("", "u")]) == (KeyPair("a", "s"),)
