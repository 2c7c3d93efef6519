"""What the forms of the page do to a world, and what it shows of calls."""

from __future__ import annotations

import io
import json
import shlex

import pytest
from flask import Flask
from flowroute_mock.faults.kinds import KINDS
from flowroute_mock.http.contract import load_contract
from flowroute_mock.ui.misfits import find_misfits
from flowroute_mock.ui.samples import as_curl, as_python

from mock_server.tests.helpers.callers import Caller
from mock_server.tests.ui.visitor import BASE, Visitor

NEEDED = {
    "status": {"status": "503"},
    "slow": {"latency.distribution": "fixed", "latency.seconds": "2"},
    "rate_limit": {"per_second": "3"},
}
"""What the form of a kind needs."""


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody who looks at the app."""
    return Visitor(app)


def last_call(account: Caller) -> dict:
    """Return the newest entry of the journal."""
    return account.mock.worlds.calls(account.world)[-1]


def test_a_purchase_on_the_page_is_a_call_of_the_account(account: Caller, visitor: Visitor) -> None:
    response = visitor.post("worlds/1/do/buy", data={"subject": "12065550100"})

    call = last_call(account)
    assert (call["operation"], call["answer"]["status"], call["answer_fits"]) == ("purchase_number", 201, True)
    assert response.headers["Location"] == (
        f"/__mock__/ui/worlds/1/number/12065550100?did=purchase_number&status=201&call={call['id']}"
    )
    assert account.get("/v2/numbers/12065550100").status_code == 200


def test_a_purchase_that_fails_leads_back_to_the_search_and_says_why(account: Caller, visitor: Visitor) -> None:
    response = visitor.post("worlds/1/do/buy", data={"subject": "12065550190"}, follow_redirects=True)

    assert "response 409" in response.text
    assert last_call(account)["answer"]["status"] == 409


@pytest.mark.parametrize("name", ["primary", "failover"])
def test_a_route_is_set_by_the_operation_of_the_api(account: Caller, visitor: Visitor, name: str) -> None:
    visitor.post(f"worlds/1/do/set-{name}-route", data={"subject": "12065550190", "route": "83861"})

    routes = account.get("/v2/numbers/12065550190").json["data"]["relationships"]
    assert routes[f"{name}_route"]["data"]["id"] == "83861"
    assert account.mock.worlds.calls(account.world)[0]["operation"] == f"update_{name}_route"


def test_a_planned_fault_applies_to_an_action_of_the_page(account: Caller, visitor: Visitor) -> None:
    account.plan(kind="lost_answer", times=1)

    response = visitor.post("worlds/1/do/buy", data={"subject": "12065550100"}, follow_redirects=True)

    assert "the connection was dropped" in response.text
    assert last_call(account)["fault"] == "lost_answer"


def test_an_action_of_the_page_does_not_wait_for_a_late_response(account: Caller, visitor: Visitor) -> None:
    account.plan(kind="slow", latency={"distribution": "fixed", "seconds": 60})

    response = visitor.post("worlds/1/do/buy", data={"subject": "12065550100"})

    assert "status=201" in response.headers["Location"]


def test_an_action_without_an_operation_in_the_contract_is_not_offered(visitor: Visitor) -> None:
    response = visitor.post("worlds/1/do/dance", data={"subject": "12065550190"})

    assert response.status_code == 404


@pytest.mark.parametrize("query", ["limit=0", "limit=x", "starts_with=abc", "alias=%00"])
def test_a_filter_that_the_api_rejects_is_explained_on_the_page(visitor: Visitor, query: str) -> None:
    response = visitor.get(f"worlds/1/account?{query}")

    assert response.status_code == 200
    assert 'role="alert"' in response.text


def test_the_search_has_every_filter_of_the_contract(visitor: Visitor) -> None:
    shown = visitor.get("worlds/1/search").text

    filters = set(load_contract().operations["search_available_numbers"].query) - {"limit", "offset"}
    assert [name for name in filters if f'name="{name}"' not in shown] == []


def test_a_list_has_as_many_pages_as_there_are(account: Caller, visitor: Visitor) -> None:
    last = visitor.get("worlds/1/search?offset=4950").text

    assert "Numbers 4,951 to 5,000" in last
    assert 'rel="next"' not in last


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_fault_can_be_planned_with_its_form(account: Caller, visitor: Visitor, kind: str) -> None:
    response = visitor.post("worlds/1/faults", data={"kind": kind, "operation": "", **NEEDED.get(kind, {})})

    assert response.status_code == 303
    assert [fault["kind"] for fault in account.mock.worlds.faults(account.world)] == [kind]


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_of_a_kind_has_the_fields_of_the_table(visitor: Visitor, kind: str) -> None:
    form = visitor.get("worlds/1/faults").text.partition(f'aria-label="Plan a {kind} fault"')[2].partition("</form>")[0]

    missing = [field for field in KINDS[kind].fields if f'name="{field}' not in form]
    assert missing == []


def test_a_fault_that_can_never_apply_is_explained_and_what_was_typed_stays(visitor: Visitor) -> None:
    response = visitor.post("worlds/1/faults", data={"kind": "status", "status": "418", "times": "3"})

    assert response.status_code == 422
    assert "418" in response.text.partition('role="alert"')[2]
    assert 'name="times" type="number" step="1" value="3"' in response.text


def test_the_page_shows_what_waits_and_how_often_it_was_applied(account: Caller, visitor: Visitor) -> None:
    account.plan(kind="not_json", operation="get_number", times=5)
    for _ in range(2):
        account.get("/v2/numbers/12065550190")

    row = visitor.get("worlds/1/faults").text.partition("<tbody>")[2].partition("</tbody>")[0]

    cells = [cell.rpartition(">")[2] for cell in row.split("</td>")]
    assert cells[:5] == ["get_number", "3", "1", "", "2"]


def test_clearing_removes_every_fault(account: Caller, visitor: Visitor) -> None:
    account.plan(kind="drop")

    visitor.post("worlds/1/faults/clear")

    assert account.mock.worlds.faults(account.world) == []


def test_a_saved_world_can_be_compared_and_put_back(account: Caller, visitor: Visitor) -> None:
    saved = visitor.get("worlds/1/snapshot.json").data
    account.post("/v2/numbers/12065550100")

    compared = visitor.post("worlds/1/compare", data={"file": (io.BytesIO(saved), "a.json")}).text
    restored = visitor.post("worlds/1/restore", data={"file": (io.BytesIO(saved), "a.json")})

    assert "+ number 12065550100" in compared
    assert restored.status_code == 303
    assert account.mock.worlds.snapshot(account.world) == json.loads(saved)


@pytest.mark.parametrize("place", ["restore", "compare"])
@pytest.mark.parametrize("content", [b"", b"no json", b"[]", b'{"format": "other", "version": 1}'])
def test_a_file_that_is_no_snapshot_is_explained_and_changes_nothing(
    account: Caller, visitor: Visitor, place: str, content: bytes
) -> None:
    before = account.mock.worlds.snapshot(account.world)

    response = visitor.post(f"worlds/1/{place}", data={"file": (io.BytesIO(content), "a.json")})

    assert response.status_code == 422
    assert "Not a snapshot that this mock reads" in response.text
    assert account.mock.worlds.snapshot(account.world) == before


def test_a_seed_file_replaces_what_the_world_has(account: Caller, visitor: Visitor) -> None:
    visitor.post("worlds/1/seed", data={"file": (io.BytesIO(b"numbers: [12065550150]"), "a.yaml")})

    assert account.ids("/v2/numbers") == ["12065550150"]


def test_a_wrong_seed_file_is_explained_by_its_line_and_without_a_path(visitor: Visitor) -> None:
    response = visitor.post("worlds/1/seed", data={"file": (io.BytesIO(b"numbers:\n  - 12"), "a.yaml")})

    assert response.status_code == 422
    assert ">\nseed.yaml, line 2: numbers.0" in response.text.partition('role="alert"')[2].replace("\n  ", "\n")


def test_a_reset_gives_the_starting_content_again(account: Caller, visitor: Visitor) -> None:
    account.post("/v2/numbers/12065550100")

    visitor.post("worlds/1/reset")

    assert account.get("/v2/numbers/12065550100").status_code == 404


def test_a_form_without_a_file_is_explained(visitor: Visitor) -> None:
    response = visitor.post("worlds/1/restore")

    assert response.status_code == 400
    assert "Choose a file first" in response.text


class TestCalls:
    """The journal, filtered, and one call."""

    @pytest.fixture(autouse=True)
    def calls(self, account: Caller) -> None:
        account.get("/v2/numbers")
        account.get("/v2/numbers?limit=0")
        account.plan(kind="off_contract", times=1)
        account.get("/v2/numbers/12065550190")
        account.get("/v2/elsewhere")

    @pytest.mark.parametrize(
        ("query", "count"),
        [
            ("", 4),
            ("operation=list_account_numbers", 2),
            ("operation=none", 1),
            ("status=422", 1),
            ("status=4xx", 2),
            ("verdict=response", 1),
            ("verdict=request", 1),
            ("verdict=fits", 1),
            ("verdict=unchecked", 1),
            ("fault=any", 1),
            ("fault=off_contract", 1),
            ("fault=none", 3),
            ("operation=list_account_numbers&status=2xx", 1),
            ("operation=get_number&status=404", 0),
        ],
    )
    def test_the_list_shows_the_calls_that_pass_every_filter(self, visitor: Visitor, query: str, count: int) -> None:
        assert visitor.get(f"worlds/1/calls?{query}").text.count('id="call-') == count

    def test_a_call_shows_where_its_response_breaks_the_contract(self, account: Caller) -> None:
        call = account.mock.worlds.calls(account.world)[2]

        found = find_misfits(load_contract(), call)

        assert [(each.part, each.place) for each in found] == [("response body", "/data"), ("response body", "/links")]

    def test_a_call_shows_where_its_query_breaks_the_contract(self, account: Caller) -> None:
        call = account.mock.worlds.calls(account.world)[1]

        found = find_misfits(load_contract(), call)

        assert [(each.part, each.place) for each in found] == [("query", "/limit")]

    def test_a_call_shows_where_its_body_breaks_the_contract(self, account: Caller) -> None:
        account.patch(
            "/v2/numbers/12065550190/relationships/primary_route", json={"data": {"type": "car", "id": "98396"}}
        )

        found = find_misfits(load_contract(), last_call(account))

        assert [(each.part, each.place) for each in found] == [("request body", "/data/type")]

    def test_one_call_is_a_har_archive(self, account: Caller, visitor: Visitor) -> None:
        call = account.mock.worlds.calls(account.world)[1]

        archive = visitor.get(f"worlds/1/call.har?id={call['id']}").json

        assert [entry["request"]["url"] for entry in archive["log"]["entries"]] == [f"{BASE}/v2/numbers?limit=0"]

    def test_an_unknown_call_is_404(self, visitor: Visitor) -> None:
        assert visitor.get("worlds/1/call?id=unknown").status_code == 404


@pytest.mark.parametrize("body", ['{"a": "it\'s"}', "$(touch x)", '"; rm -rf /', "\\\n'"])
def test_a_copied_command_repeats_a_hostile_body_as_text(account: Caller, body: str) -> None:
    account.patch("/v2/numbers/12065550190/relationships/primary_route", data=body, content_type="application/json")

    words = shlex.split(as_curl(last_call(account), BASE))

    assert words == [
        *("curl", "-X", "PATCH", "-u", "$FLOWROUTE_ACCESS_KEY:$FLOWROUTE_SECRET_KEY"),
        *("-H", "Content-Type: application/json", "--data-binary", body),
        f"{BASE}/v2/numbers/12065550190/relationships/primary_route",
    ]


def test_a_copied_program_is_python_and_has_no_key(account: Caller) -> None:
    account.post("/v2/numbers/12065550100", json={"messaging_enabled": True})

    program = as_python(last_call(account), BASE)

    compile(program, "copied", "exec")
    assert "content='{\"messaging_enabled\": true}'.encode()" in program
    assert 'auth=(os.environ["FLOWROUTE_ACCESS_KEY"], os.environ["FLOWROUTE_SECRET_KEY"])' in program


class TestSettingsAndRoutes:
    """What the neighbouring operations of the contract add to the page."""

    def test_a_number_is_edited(self, account: Caller, visitor: Visitor) -> None:
        form = {"subject": "12065550190", "alias": "Night desk", "messaging_enabled": "on"}

        visitor.post("worlds/1/do/edit", data=form)

        attributes = account.get("/v2/numbers/12065550190").json["data"]["attributes"]
        shown = (attributes["alias"], attributes["cnam_lookups_enabled"], attributes["messaging_enabled"])
        assert shown == ("Night desk", False, True)
        assert account.mock.worlds.calls(account.world)[0]["operation"] == "update_number"

    def test_a_number_is_released_and_the_list_is_shown(self, account: Caller, visitor: Visitor) -> None:
        response = visitor.post("worlds/1/do/release", data={"subject": "12065550190"}, follow_redirects=True)

        assert "response 204" in response.text
        assert account.get("/v2/numbers/12065550190").status_code == 404

    def test_a_failover_route_is_cleared(self, account: Caller, visitor: Visitor) -> None:
        visitor.post("worlds/1/do/clear-failover-route", data={"subject": "12065550191"})

        relationships = account.get("/v2/numbers/12065550191").json["data"]["relationships"]
        assert relationships["failover_route"]["data"] is None

    def test_a_route_is_created_and_deleted(self, account: Caller, visitor: Visitor) -> None:
        form = {"alias": "warehouse", "route_type": "host", "value": "203.0.113.20:5060"}
        visitor.post("worlds/1/do/create-route", data=form)
        made = account.mock.worlds.routes(account.world)[-1]

        visitor.post("worlds/1/do/delete-route", data={"subject": made.id})

        assert (made.alias, made.route_type, made.value) == ("warehouse", "host", "203.0.113.20:5060")
        assert made not in account.mock.worlds.routes(account.world)
