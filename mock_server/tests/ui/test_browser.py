"""The page as a person uses it, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from flowroute_mock.app import create_app
from flowroute_mock.serving.server import LoopbackServer
from flowroute_mock.settings import Settings

from mock_server.tests.helpers.callers import Caller
from mock_server.tests.helpers.running import KEYS, ROOT, running_mock
from mock_server.tests.helpers.stores import store_url

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

SCREENSHOTS = ROOT / "build" / "page"
Scheme = Literal["light", "dark"]
WITHIN_A_SECOND = 1000
HOSTILE = "<script>document.title='broken'</script>"
PAGES = {
    "overview": "",
    "calls": "worlds/1/calls",
    "call": "worlds/1/call?id=off-contract",
    "account": "worlds/1/account",
    "search": "worlds/1/search?state=WA",
    "number": "worlds/1/number/12065550190",
    "routes": "worlds/1/routes",
    "faults": "worlds/1/faults",
    "world": "worlds/1/world",
    "contract": "contract",
}


@pytest.fixture
def page_url(url: str) -> str:
    """The address of the page."""
    return f"{url}/__mock__/ui/"


@pytest.fixture
def busy_page(account: Caller, page_url: str) -> str:
    """The page of an account with calls of every verdict, a hostile alias, and a fault that waits."""
    account.mock.worlds.give_number(account.world, {"value": "12065550170", "alias": HOSTILE})
    for limit in (3, 0):
        account.get(f"/v2/numbers?limit={limit}")
    account.post("/v2/numbers/12065550100", json={"cnam_lookups_enabled": True}, headers={"User-Agent": HOSTILE})
    account.get("/v2/numbers/available?state=WA&limit=3&starts_with=206")
    account.plan(kind="off_contract", times=1)
    account.get("/v2/numbers/12065550190", headers={"X-Request-Id": "off-contract"})
    account.plan(kind="status", status=503, times=1)
    account.get("/v2/numbers")
    account.get("/v2/numbers/12065550111")
    account.plan(kind="lost_answer", operation="purchase_number", times=2)
    return page_url


def rows(tab: Page) -> int:
    """Count the rows of the table that is shown."""
    return tab.locator("tbody tr").count()


def test_a_call_shows_within_a_second_and_nothing_else_moves(tab: Page, page_url: str, account: Caller) -> None:
    account.get("/v2/numbers")
    tab.goto(f"{page_url}worlds/1/calls")
    tab.evaluate(
        "() => { window.moved = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) "
        "window.moved += e.value }).observe({type: 'layout-shift', buffered: false}) }"
    )
    tab.locator("tbody a").focus()
    tab.wait_for_timeout(600)

    account.get("/v2/numbers/12065550190")
    tab.locator("tbody tr").nth(1).wait_for(timeout=WITHIN_A_SECOND)

    assert tab.locator("tbody tr a").first.inner_text() == "GET /v2/numbers/12065550190"
    assert tab.evaluate("document.activeElement.textContent") == "GET /v2/numbers"
    assert tab.evaluate("window.moved") == 0


def test_a_paused_page_stays_as_it_is_until_it_continues(tab: Page, page_url: str, account: Caller) -> None:
    tab.goto(f"{page_url}worlds/1/calls")
    tab.get_by_role("button", name="Pause").click()
    account.get("/v2/numbers")
    tab.wait_for_timeout(700)
    while_paused = rows(tab)

    tab.get_by_role("button", name="Continue").click()
    tab.locator("tbody tr").wait_for()

    assert (while_paused, rows(tab)) == (0, 1)


def test_ten_thousand_calls_are_shown_page_by_page(tab: Page) -> None:
    app = create_app(settings=Settings(journal_size=10_000))
    account = Caller(app)
    for number in range(10_000):
        account.get("/v2/numbers" if number else "/v2/numbers/12065550191")
    server = LoopbackServer(app)
    server.start()

    tab.goto(f"{server.address.url}/__mock__/ui/worlds/1/calls")
    count = tab.locator("#count").inner_text()
    tab.get_by_role("link", name="Older").click()
    tab.get_by_label("Operation").select_option("get_number")
    tab.get_by_role("button", name="Filter").click()
    found = tab.locator("tbody a").all_inner_texts()
    server.stop()
    app.extensions["flowroute_mock"].close()

    assert count == "10,000 calls recorded, 1 to 50 shown."
    assert found == ["GET /v2/numbers/12065550191"]


def test_a_call_is_opened_and_copied(context: BrowserContext, tab: Page, busy_page: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.goto(f"{busy_page}worlds/1/calls?verdict=response")
    tab.locator("tbody a").click()
    places = tab.locator("section", has_text="What does not fit").locator("tbody code").all_inner_texts()
    tab.get_by_role("button", name="Copy as curl").click()
    tab.get_by_text("Copied", exact=True).wait_for()

    assert places == ["/data", "/links"]
    assert tab.evaluate("navigator.clipboard.readText()").startswith('curl -X GET -u "$FLOWROUTE_ACCESS_KEY')


def test_a_call_is_kept_as_har(tab: Page, busy_page: str) -> None:
    tab.goto(f"{busy_page}worlds/1/call?id=off-contract")
    with tab.expect_download() as waiting:
        tab.get_by_role("link", name="Download as HAR").click()

    archive = json.loads(Path(waiting.value.path()).read_text())
    assert archive["log"]["entries"][0]["_fault"] == "off_contract"


def test_a_number_is_found_bought_and_routed(tab: Page, page_url: str, account: Caller) -> None:
    tab.goto(page_url)
    tab.get_by_role("link", name="Account").click()
    tab.get_by_role("link", name="Buy numbers").click()
    tab.get_by_label("Ends with").fill("0100")
    tab.get_by_label("State").fill("WA")
    tab.get_by_role("button", name="Search").click()
    tab.get_by_role("button", name="Buy +1 206 555 0100").click()
    tab.get_by_text("response 201").wait_for()
    tab.get_by_label("failover route").select_option("83834")
    tab.get_by_role("button", name="Set failover route").click()
    tab.get_by_text("response 204").wait_for()

    called = [call["operation"] for call in account.mock.worlds.calls(account.world)]
    number = account.get("/v2/numbers/12065550100").json["data"]
    assert called == ["purchase_number", "update_failover_route"]
    assert number["relationships"]["failover_route"]["data"]["id"] == "83834"


def test_a_fault_is_planned_applied_seen_and_cleared(tab: Page, page_url: str, account: Caller) -> None:
    tab.goto(f"{page_url}worlds/1/faults")
    form = tab.get_by_role("form", name="Plan a status fault")
    tab.locator("summary", has_text="status").first.click()
    form.get_by_label("status (needed)").fill("503")
    form.get_by_label("Operation").select_option("get_number")
    form.get_by_label("Times").fill("2")
    form.get_by_role("button", name="Plan status").click()
    tab.get_by_text("The fault is planned.").wait_for()
    status = account.get("/v2/numbers/12065550190").status_code
    tab.get_by_role("cell", name="1", exact=True).nth(2).wait_for()
    cells = tab.locator("tbody td").all_inner_texts()
    tab.locator("summary", has_text="Clear all faults").click()
    tab.get_by_role("button", name="Clear all faults").click()
    tab.get_by_text("every call works").wait_for()

    assert (status, cells) == (503, ["get_number", "1", "1", "status: 503", "1"])


def test_a_world_is_saved_compared_reset_and_restored(tab: Page, page_url: str, account: Caller) -> None:
    tab.goto(f"{page_url}worlds/1/world")
    with tab.expect_download() as waiting:
        tab.get_by_role("link", name="Download a snapshot").click()
    saved = waiting.value.path()
    account.post("/v2/numbers/12065550100")
    tab.get_by_label("An earlier snapshot").set_input_files(saved)
    tab.get_by_role("button", name="Compare with now").click()
    lines = tab.locator(".lines").inner_text()
    tab.locator("summary", has_text="Reset the world").click()
    tab.get_by_role("button", name="Reset world 1").click()
    tab.get_by_text("starting content again").wait_for()
    account.post("/v2/numbers/12065550101")
    tab.locator("summary", has_text="Restore a snapshot").click()
    tab.get_by_label("A snapshot").set_input_files(saved)
    tab.get_by_role("button", name="Replace with the snapshot").click()
    tab.get_by_text("The world has what the snapshot says.").wait_for()

    assert lines.startswith("+ number 12065550100")
    assert account.get("/v2/numbers/12065550101").status_code == 404


def test_a_destructive_action_asks_once(tab: Page, page_url: str, account: Caller) -> None:
    account.post("/v2/numbers/12065550100")
    tab.goto(f"{page_url}worlds/1/world")

    visible_at_first = tab.get_by_role("button", name="Reset world 1").is_visible()
    tab.locator("summary", has_text="Reset the world").click()

    assert (visible_at_first, tab.get_by_role("button", name="Reset world 1").is_visible()) == (False, True)
    assert account.get("/v2/numbers/12065550100").status_code == 200


def test_an_operation_is_tried_in_the_contract(tab: Page, page_url: str, account: Caller) -> None:
    tab.goto(f"{page_url}contract")
    tab.get_by_role("button", name="Authorize").click()
    tab.get_by_label("Username").fill(KEYS[0])
    tab.get_by_label("Password").fill(KEYS[1])
    tab.locator(".auth-btn-wrapper").get_by_role("button", name="Apply").or_(
        tab.locator(".auth-btn-wrapper button.authorize")
    ).first.click()
    tab.locator(".modal-ux .close-modal, .modal-ux .btn-done").first.click()
    tab.locator("#operations-numbers-list_account_numbers .opblock-summary-control").click()
    with tab.expect_response(lambda response: "/v2/numbers?" in response.url) as waiting:
        tab.get_by_role("button", name="Execute").click()

    assert waiting.value.status == 200
    assert account.mock.worlds.calls(account.world)[-1]["operation"] == "list_account_numbers"


@pytest.mark.parametrize("name", PAGES)
def test_what_a_caller_sent_is_never_run(tab: Page, busy_page: str, name: str) -> None:
    tab.goto(busy_page + PAGES[name])

    assert tab.title().endswith("Flowroute mock")
    assert tab.locator("script:not([src])").count() == 0


def test_the_page_asks_no_other_host(tab: Page, busy_page: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    for place in PAGES.values():
        tab.goto(busy_page + place, wait_until="load")

    origin = busy_page.removesuffix("__mock__/ui/")
    assert [url for url in asked if not url.startswith((origin, "data:"))] == []


def test_the_page_can_be_read_without_javascript(browser: Browser, busy_page: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    read = {}
    for name, place in PAGES.items():
        tab.goto(busy_page + place)
        read[name] = tab.locator("main").inner_text()
    visible = tab.get_by_role("button", name="Copy").count()
    context.close()

    assert "World 1" in read["overview"]
    assert "response off contract" in read["calls"]
    assert "/links" in read["call"]
    assert HOSTILE in read["account"]
    assert "lost_answer" in read["faults"]
    assert "/v2/numbers/available" in read["contract"]
    assert visible == 0


class TestFromAnotherOrigin:
    """A page of another origin, shown by the same browser."""

    @pytest.fixture
    def attacker(self, url: str) -> Iterator[str]:
        """The address of a page that sends a form to the mock, and frames its page."""
        app = Flask("attacker")
        app.add_url_rule(
            "/form",
            "form",
            lambda: (
                f'<form id=f method=post action="{url}/__mock__/ui/worlds/1/reset"></form><script>f.submit()</script>'
            ),
        )
        app.add_url_rule("/frame", "frame", lambda: f'<iframe src="{url}/__mock__/ui/"></iframe>')
        server = LoopbackServer(app)
        server.start()
        yield server.address.url
        server.stop()

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
    def test_a_form_changes_nothing(self, context: BrowserContext, account: Caller, attacker: str, host: str) -> None:
        account.post("/v2/numbers/12065550100")
        page = context.new_page()
        with page.expect_response("**/reset") as waiting:
            page.goto(f"{attacker.replace('127.0.0.1', host)}/form")

        assert waiting.value.status == 403
        assert account.get("/v2/numbers/12065550100").status_code == 200

    def test_the_page_cannot_be_framed(self, context: BrowserContext, attacker: str) -> None:
        page = context.new_page()
        page.goto(f"{attacker}/frame")

        assert "Flowroute" not in (page.frames[1].content() if len(page.frames) > 1 else "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(browser: Browser, busy_page: str, scheme: Scheme) -> None:
    context = browser.new_context(color_scheme=scheme)
    tab = context.new_page()
    found = {}
    for name, place in PAGES.items():
        tab.goto(busy_page + place)
        tab.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true })")
        outside = {"exclude": [["#swagger"]]}  # Swagger UI is not ours; the list of operations says the same
        violations = Axe().run(tab, context=outside).response["violations"]
        found[name] = [(each["id"], [node["html"][:200] for node in each["nodes"]][:3]) for each in violations]
    context.close()

    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize("width", [320, 768, 2560])
def test_no_page_is_wider_than_the_window(browser: Browser, busy_page: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    tab = context.new_page()
    wider = []
    for name, place in PAGES.items():
        tab.goto(busy_page + place)
        if tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wider.append(name)
    context.close()

    assert wider == []


def test_a_fault_is_planned_by_keyboard_alone(tab: Page, page_url: str, account: Caller) -> None:
    tab.goto(f"{page_url}worlds/1/faults")
    order = []
    for _ in range(9):
        tab.keyboard.press("Tab")
        order.append(tab.evaluate("document.activeElement.innerText").partition("\n")[0])
    while "Plan" not in tab.evaluate("document.activeElement.innerText"):
        if tab.evaluate("document.activeElement.matches('summary')"):
            drop = tab.evaluate("document.activeElement.innerText").startswith("drop")
            tab.keyboard.press("Enter") if drop else None
        tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.get_by_text("The fault is planned.").wait_for()

    assert order[:8] == [
        *("Skip to the content", "Flowroute mock", "Overview", "Calls", "Account", "Faults", "World", "Contract"),
    ]
    assert [fault["kind"] for fault in account.mock.worlds.faults(account.world)] == ["drop"]


def test_two_workers_show_the_calls_of_both(tab: Page, tmp_path: Path) -> None:
    with (
        store_url("postgres", tmp_path) as database,
        running_mock("--database", database, "--workers", "2", "--log-format", "none") as mock,
    ):
        tab.goto(f"{mock.url}/__mock__/ui/worlds/1/calls")
        for _ in range(8):
            httpx.get(f"{mock.url}/v2/numbers", auth=KEYS, headers={"Connection": "close"})
        tab.locator("tbody tr").nth(7).wait_for()
        tab.get_by_role("link", name="Account").click()
        tab.get_by_role("link", name="Buy numbers").click()
        tab.get_by_role("button", name="Buy +1 201 555 0100").click()
        tab.get_by_text("response 201").wait_for()
        bought = mock.client.get("/v2/numbers/12015550100").status_code
        tab.goto("about:blank")

    assert bought == 200


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_screenshots_are_kept_for_people_to_look_at(browser: Browser, busy_page: str, scheme: Scheme) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 750}, color_scheme=scheme)
    tab = context.new_page()
    for name, place in PAGES.items():
        tab.goto(busy_page + place)
        tab.screenshot(path=SCREENSHOTS / f"{name}-{scheme}.png")
    context.close()

    assert len(list(SCREENSHOTS.glob(f"*-{scheme}.png"))) == len(PAGES)
