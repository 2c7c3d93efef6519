"""Who may see the page and steer with it, what it costs, and what it never shows."""

from __future__ import annotations

import subprocess
import sys

import pytest
from flask import Flask
from flowroute_mock.app import create_app
from flowroute_mock.settings import Settings

from mock_server.tests.helpers.callers import Caller
from mock_server.tests.helpers.running import environment
from mock_server.tests.ui.visitor import BASE, MOUNT, Visitor

PAGES = (
    "",
    "worlds/1/calls",
    "worlds/1/account",
    "worlds/1/search",
    "worlds/1/routes",
    "worlds/1/number/12065550190",
    "worlds/1/faults",
    "worlds/1/world",
    "contract",
)
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody who looks at the app."""
    return Visitor(app)


def test_the_root_of_the_mock_leads_to_the_page(account: Caller) -> None:
    response = account.get("/")

    assert (response.status_code, response.headers["Location"]) == (302, MOUNT)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(visitor: Visitor, page: str) -> None:
    assert visitor.get(page).status_code == 200


@pytest.mark.parametrize("page", [page.replace("/1/", "/99/") for page in PAGES if "/1/" in page])
def test_a_page_of_an_unknown_world_is_404(visitor: Visitor, page: str) -> None:
    response = visitor.get(page)

    assert response.status_code == 404
    assert "There is no such world." in response.text


def test_without_the_page_its_addresses_are_unknown() -> None:
    app = create_app(settings=Settings(ui=False))

    statuses = [app.test_client().get(address).status_code for address in ("/", MOUNT)]

    assert statuses == [404, 404]


def test_with_the_admin_off_the_page_is_off() -> None:
    app = create_app(settings=Settings(admin="off"))

    statuses = [app.test_client().get(address).status_code for address in ("/", MOUNT)]

    assert statuses == [404, 403]


def test_nothing_of_the_page_is_imported_before_somebody_opens_it() -> None:
    program = (
        "import sys\n"
        "from flowroute_mock.app import create_app\n"
        "client = create_app().test_client()\n"
        "client.get('/v2/numbers')\n"
        "loaded = lambda: [m for m in sys.modules if m.startswith(('flowroute_mock.ui.', 'flask_swagger_ui'))]\n"
        "print(loaded())\n"
        "client.get('/__mock__/ui/', base_url='http://127.0.0.1', environ_base={'REMOTE_ADDR': '127.0.0.1'})\n"
        "print('flowroute_mock.ui.site' in loaded(), 'flask_swagger_ui' in loaded())\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, text=True, check=True
    )

    assert result.stdout.splitlines() == ["['flowroute_mock.ui.hook']", "True False"]


def test_looking_at_the_page_is_not_a_call(account: Caller, visitor: Visitor) -> None:
    for page in PAGES:
        visitor.get(page)

    assert account.mock.worlds.calls(account.world) == []


def test_a_page_that_has_not_changed_is_not_sent_again(account: Caller, visitor: Visitor) -> None:
    etag = visitor.get("worlds/1/calls").headers["ETag"]

    unchanged = visitor.get("worlds/1/calls", headers={"If-None-Match": etag})
    account.get("/v2/numbers")
    changed = visitor.get("worlds/1/calls", headers={"If-None-Match": etag})

    assert (unchanged.status_code, unchanged.data, changed.status_code) == (304, b"", 200)


@pytest.mark.parametrize("page", [*PAGES, "worlds/9/calls", "nowhere", "static/page.js"])
def test_other_pages_can_neither_frame_the_page_nor_run_scripts_in_it(visitor: Visitor, page: str) -> None:
    headers = visitor.get(page).headers

    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9000"},
        {"Sec-Fetch-Site": "cross-site", "Origin": BASE},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:9000"},
    ],
)
@pytest.mark.parametrize("place", ["reset", "faults", "faults/clear", "restore", "seed", "do/buy"])
def test_a_form_of_another_origin_changes_nothing(
    account: Caller, visitor: Visitor, place: str, headers: dict[str, str]
) -> None:
    before = account.mock.worlds.snapshot(account.world)

    response = visitor.post(f"worlds/1/{place}", headers=headers, data={"kind": "drop", "subject": "12065550100"})

    assert response.status_code == 403
    assert account.mock.worlds.snapshot(account.world) == before


@pytest.mark.parametrize(
    ("environ", "headers"),
    [
        ({"REMOTE_ADDR": "192.0.2.7"}, {}),
        ({}, {"Host": "evil.example"}),
        ({}, {"X-Forwarded-For": "192.0.2.7"}),
    ],
)
@pytest.mark.parametrize("page", [*PAGES, "worlds/1/snapshot.json", "worlds/1/calls.har"])
def test_who_is_not_at_this_machine_sees_nothing(
    visitor: Visitor, page: str, environ: dict[str, str], headers: dict[str, str]
) -> None:
    assert visitor.get(page, environ=environ, headers=headers).status_code == 403


class TestWithToken:
    """A mock that was started with --admin-token."""

    TOKEN = "a-token-of-thirty-characters-x"

    @pytest.fixture
    def visitor(self) -> Visitor:
        """Somebody on another machine."""
        return Visitor(create_app(settings=Settings(admin_token=self.TOKEN)))

    @pytest.mark.parametrize("page", [*PAGES, "worlds/1/snapshot.json", "worlds/1/calls.har"])
    def test_the_page_asks_for_the_token(self, visitor: Visitor, page: str) -> None:
        response = visitor.get(page)

        assert response.status_code == 401
        assert 'type="password"' in response.text

    def test_who_types_the_token_is_let_in_and_the_browser_does_not_keep_it(self, visitor: Visitor) -> None:
        signed_in = visitor.post("sign-in", data={"token": self.TOKEN})
        opened = visitor.get("worlds/1/world")

        cookie = signed_in.headers["Set-Cookie"]
        assert (signed_in.status_code, opened.status_code) == (303, 200)
        assert self.TOKEN not in cookie
        assert all(flag in cookie for flag in ("HttpOnly", "SameSite=Strict", "Path=/__mock__/ui"))

    def test_who_types_another_token_is_not(self, visitor: Visitor) -> None:
        signed_in = visitor.post("sign-in", data={"token": "another-token-of-thirty-charact"})

        assert signed_in.status_code == 401
        assert visitor.get().status_code == 401

    def test_a_made_up_cookie_is_not_enough(self, visitor: Visitor) -> None:
        assert visitor.get(headers={"Cookie": "flowroute_mock_ui=0123"}).status_code == 401


def test_a_secret_is_in_no_page() -> None:
    secret = "chosen-secret-of-the-account"
    app = create_app(settings=Settings("chosen-user", secret))
    account, visitor = Caller(app, "chosen-user", secret), Visitor(app)
    account.mock.worlds.give_number(account.world, {"value": "12065550190", "alias": f"my {secret}"[:64]})
    account.get(f"/v2/numbers?alias={secret}", headers={"X-Copy": secret, "Cookie": f"a={secret}"})
    call = account.mock.worlds.calls(account.world)[0]["id"]

    shown = [visitor.get(page).text for page in ("", "worlds/1/calls", f"worlds/1/call?id={call}", "worlds/1/world")]

    assert not [text for text in shown if secret in text or account.authorization[6:] in text]


def test_what_a_caller_sent_is_shown_as_text(account: Caller, visitor: Visitor) -> None:
    account.mock.worlds.give_number(account.world, {"value": "12065550190", "alias": SCRIPT, "note": SCRIPT})
    account.post(
        f"/v2/numbers/12065550100?x={SCRIPT}", data=SCRIPT, headers={"User-Agent": SCRIPT, "Content-Type": "text/html"}
    )
    account.get(f"/v2/{SCRIPT}")
    calls = [f"worlds/1/call?id={call['id']}" for call in account.mock.worlds.calls(account.world)]

    shown = [
        visitor.get(page) for page in (*PAGES, *calls, f"worlds/1/account?alias={SCRIPT}", f"worlds/1/call?id={SCRIPT}")
    ]

    assert not [response.text for response in shown if SCRIPT in response.text]
    assert sum("&lt;script&gt;alert(1)" in response.text for response in shown) == 6
