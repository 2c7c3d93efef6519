"""Who gets into the admin API: tokens, web pages of other origins, bodies of a plain form, and a closed door."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flowroute_mock.app import create_app
from flowroute_mock.settings import Settings, SettingsError

from mock_server.tests.helpers.callers import Caller

RESET = "/__mock__/worlds/self/reset"
FAULTS = "/__mock__/worlds/self/faults"
FAULT = '{"kind": "drop"}'


# The token


@pytest.mark.parametrize(
    "token",
    [
        pytest.param("", id="an unset variable of a shell"),
        pytest.param(" ", id="a blank"),
        pytest.param("a" * 15, id="too short"),
        pytest.param("plainly fake token", id="a blank inside"),
        pytest.param("plainly-fake-token\n", id="a line break"),
        pytest.param("plainly-fake-tok\xe9n", id="Latin-1"),
        pytest.param("plainly-fake-t\u043eken", id="Cyrillic"),
    ],
)
def test_a_token_that_cannot_work_or_can_be_guessed_is_an_error(token: str) -> None:
    with pytest.raises(SettingsError, match="openssl rand -hex 16") as raised:
        Settings(admin_token=token)

    assert not token.strip() or token not in str(raised.value)


def test_a_token_of_16_characters_is_taken() -> None:
    assert Settings(admin_token="0123456789abcdef").admin_token == "0123456789abcdef"


# Web pages

OTHER_ORIGINS = [
    pytest.param({"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, id="another site"),
    pytest.param({"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:3000"}, id="another port"),
    pytest.param({"Sec-Fetch-Site": "cross-site", "Origin": "null"}, id="a sandboxed frame"),
    pytest.param({"Sec-Fetch-Site": "same-origin-allow-popups"}, id="a value that does not exist"),
    pytest.param({"Sec-Fetch-Site": ""}, id="an empty value"),
    pytest.param({"Origin": "https://evil.example"}, id="an old browser"),
    pytest.param({"Origin": "null"}, id="an old browser with a sandboxed frame"),
    pytest.param({"Origin": ""}, id="an empty origin"),
    pytest.param({"Origin": "http://[", "Host": "localhost"}, id="an origin that cannot be parsed"),
    pytest.param({"Origin": "http://localhost:81", "Host": "localhost"}, id="an old browser, another port"),
    pytest.param({"Origin": "http://localhost.evil.example", "Host": "localhost"}, id="a name that begins well"),
]


@pytest.mark.parametrize("headers", OTHER_ORIGINS)
@pytest.mark.parametrize(
    ("method", "url", "body"),
    [
        ("POST", RESET, None),
        ("POST", FAULTS, FAULT),
        ("DELETE", FAULTS, None),
        ("DELETE", "/__mock__/worlds/self", None),
        ("PUT", "/__mock__/worlds/self/snapshot", "{}"),
        ("POST", "/__mock__/worlds", "{}"),
        ("POST", "/__mock__/anything", None),
    ],
)
def test_a_write_from_another_origin_is_403_and_changes_nothing(
    account: Caller, method: str, url: str, body: str | None, headers: dict[str, str]
) -> None:
    account.post("/v2/numbers/12065550100")

    response = account.call(method, url, data=body, content_type="application/json", headers=headers)

    assert response.status_code == 403
    assert "another origin" in response.json["errors"][0]["detail"]
    assert account.get("/v2/numbers/12065550100").status_code == 200
    assert account.get(FAULTS).json == {"faults": []}


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="no browser"),
        pytest.param({"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}, id="a page of the mock"),
        pytest.param({"Sec-Fetch-Site": "none"}, id="an extension of the browser"),
        pytest.param({"Origin": "http://localhost:8000", "Host": "localhost:8000"}, id="an old browser"),
        pytest.param({"Origin": "http://LOCALHOST:8000", "Host": "localhost:8000"}, id="an old browser, upper case"),
        pytest.param(
            {"Sec-Fetch-Site": "same-origin", "Origin": "https://mock.example"}, id="a page of the mock behind a proxy"
        ),
    ],
)
def test_a_write_from_its_own_pages_or_without_a_browser_is_let_in(account: Caller, headers: dict[str, str]) -> None:
    assert account.post(RESET, headers=headers).status_code == 204


def test_a_page_of_another_origin_may_link_to_what_is_only_read(account: Caller) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}

    assert account.get("/__mock__/worlds", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "text/plain; charset=application/json",
        "application/jsonp",
    ],
)
@pytest.mark.parametrize(("method", "url"), [("POST", FAULTS), ("POST", RESET), ("DELETE", FAULTS)])
def test_a_write_in_another_content_type_is_415_and_changes_nothing(
    account: Caller, method: str, url: str, content_type: str
) -> None:
    account.plan(kind="drop", operation="get_number")

    response = account.call(method, url, data=FAULT, content_type=content_type)

    assert response.status_code == 415
    assert "application/json" in response.json["errors"][0]["detail"]
    assert len(account.get(FAULTS).json["faults"]) == 1


def test_a_body_without_content_type_is_415(account: Caller) -> None:
    assert account.post(FAULTS, data=FAULT).status_code == 415


def test_json_with_a_charset_is_taken(account: Caller) -> None:
    assert account.post(FAULTS, data=FAULT, content_type="Application/JSON; charset=utf-8").status_code == 201


# --admin off


@pytest.fixture
def closed() -> Iterator[Caller]:
    """An account of a mock whose admin API is off, though it has a token."""
    app = create_app(settings=Settings(admin="off", admin_token="plainly-fake-token"))
    yield Caller(app)
    app.extensions["flowroute_mock"].close()


@pytest.mark.parametrize("url", ["/__mock__/worlds", "/__mock__/openapi.json", "/__mock__/metrics", "/__mock__/none"])
def test_an_admin_that_is_off_is_closed_to_everybody(closed: Caller, url: str) -> None:
    response = closed.get(url, headers={"X-Mock-Token": "plainly-fake-token"})

    assert response.status_code == 403
    assert "--admin off" in response.json["errors"][0]["detail"]


@pytest.mark.parametrize("url", ["/__mock__/health", "/openapi.json", "/v2/numbers"])
def test_an_admin_that_is_off_leaves_the_rest_open(closed: Caller, url: str) -> None:
    assert closed.get(url).status_code == 200


def test_an_error_before_the_view_has_the_one_type_that_the_document_has(account: Caller) -> None:
    headers = {"Accept": "application/vnd.api+json", "Content-Type": "text/plain"}

    response = account.post("/__mock__/worlds", data=b"{}", headers=headers)

    assert (response.status_code, response.content_type) == (415, "application/json")
