"""The drift report, on a mock with modified responses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from contract_tests.drift.__main__ import main, report_on
from contract_tests.drift.findings import Finding
from contract_tests.expected import contract
from contract_tests.target.server import Target
from spec.overlaying.apply import apply_overlay
from spec.overlaying.read import read_overlay

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Bend = Callable[[str, int, Any], tuple[int, Any]]


class ModifiedApp:
    """A WSGI app that modifies the responses of another."""

    def __init__(self, app: Any, bend: Bend) -> None:
        self._app, self._bend = app, bend

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Return one modified response."""
        started: list[tuple[str, list[tuple[str, str]]]] = []
        body = b"".join(self._app(environ, lambda status, headers, exc_info=None: started.append((status, headers))))
        status, headers = started[-1]
        code, document = self._bend(environ["PATH_INFO"], int(status[:3]), json.loads(body))
        bent = json.dumps(document).encode()
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(f"{code} Bent", [*kept, ("Content-Length", str(len(bent)))])
        return [bent]


def new_field(path: str, status: int, body: Any) -> tuple[int, Any]:
    """Give each number of the account a member that nobody documented."""
    if path == "/v2/numbers" and status == 200:
        for item in body["data"]:
            item["attributes"]["carrier"] = "Example"
    return status, body


def lost_field(path: str, status: int, body: Any) -> tuple[int, Any]:
    """Leave out what the search promises."""
    if path == "/v2/numbers/available" and status == 200:
        for item in body["data"]:
            del item["attributes"]["setup_cost"]
    return status, body


def money_as_text(path: str, status: int, body: Any) -> tuple[int, Any]:
    """Write dollars as a string."""
    if path == "/v2/numbers/available" and status == 200:
        for item in body["data"]:
            item["attributes"]["monthly_cost"] = "1.25"
    return status, body


def number_with_plus(path: str, status: int, body: Any) -> tuple[int, Any]:
    """Write numbers with a plus sign."""
    if path == "/v2/numbers" and status == 200:
        for item in body["data"]:
            item["attributes"]["value"] = "+" + item["attributes"]["value"]
    return status, body


def teapot(path: str, status: int, body: Any) -> tuple[int, Any]:
    """Refuse what is malformed with a status that nobody documented."""
    return (418 if status == 422 else status), body


@pytest.fixture
def bent(target: Target) -> Callable[[Bend], Target]:
    """Return the mock, bent; the mock itself is not changed."""
    if target.app is None:
        pytest.skip("the test modifies the mock, which is not in this process")
    return lambda bend: Target(target.base_url, app=ModifiedApp(target.app, bend), keys=(target.fresh_keys(),))


CASES = [
    pytest.param(new_field, "new field", "/data/*/attributes/carrier", "PhoneNumberAttributes", id="a new field"),
    pytest.param(
        lost_field,
        "absent field",
        "/data/*/attributes/setup_cost (required)",
        "required[?@ == 'setup_cost']",
        id="a lost field",
    ),
    pytest.param(
        money_as_text,
        "value",
        "/data/*/attributes/monthly_cost is a string of 4 characters",
        "UsDollars",
        id="a value of another type",
    ),
    pytest.param(number_with_plus, "value", "against `pattern`", "E164.pattern", id="a value of another form"),
    pytest.param(teapot, "status", "list_account_numbers returned 418", "responses", id="a new status"),
]


@pytest.mark.parametrize(("bend", "kind", "what", "place"), CASES)
def test_a_drift_is_found_and_an_action_for_it_proposed(  # noqa: PLR0917  pytest passes them by name
    bent: Callable[[Bend], Target], tmp_path: Path, bend: Bend, kind: str, what: str, place: str
) -> None:
    """What a server does beside the contract is in the report, with the action that would take it over."""
    findings = report_on(bent(bend), tmp_path / "drift.md")

    found = [finding for finding in findings if finding.kind == kind and what in finding.what]
    assert found, f"no {kind} with {what!r} among {findings}"
    assert place in found[0].actions[0]["target"]
    assert what in (tmp_path / "drift.md").read_text()


@pytest.mark.parametrize("bend", [case.values[0] for case in CASES], ids=[case.id for case in CASES])
def test_every_proposed_action_applies_to_the_contract(
    bent: Callable[[Bend], Target], tmp_path: Path, bend: Bend
) -> None:
    """A proposal can be taken over unchanged: its target exists in the contract."""
    report_on(bent(bend), tmp_path / "drift.md")

    proposed = (tmp_path / "drift.md").read_text().partition("```yaml")[2].partition("```")[0]
    head = {"overlay": "1.1.0", "info": {"title": "Drift", "version": "1"}}
    overlay = read_overlay(yaml.safe_dump(head) + "actions:\n" + proposed, "drift.md")
    assert overlay.actions
    apply_overlay(contract.document(), overlay.actions)  # an action that changes nothing is an error


def test_unmodified_mock_has_no_new_fields_statuses_or_values(bent: Callable[[Bend], Target], tmp_path: Path) -> None:
    """The mock itself drifts from the contract in nothing but optional members that it never sends."""
    findings = report_on(bent(lambda path, status, body: (status, body)), tmp_path / "drift.md")

    assert [finding for finding in findings if not is_optional(finding)] == []


def test_numbers_of_the_account_are_not_in_the_report(bent: Callable[[Bend], Target], tmp_path: Path) -> None:
    """A report can be shown around: it repeats no value of the account."""
    report_on(bent(number_with_plus), tmp_path / "drift.md")

    assert "5550190" not in (tmp_path / "drift.md").read_text()


@pytest.mark.parametrize(
    ("arguments", "environment", "message"),
    [
        (["--base-url", "http://127.0.0.1:9"], {}, "FLOWROUTE_ACCESS_KEY"),
        (["--base-url", ""], {"FLOWROUTE_ACCESS_KEY": "a", "FLOWROUTE_SECRET_KEY": "b"}, "--base-url"),
    ],
    ids=["without keys", "without a URL"],
)
def test_missing_option_exits_with_status_2(
    arguments: list[str], environment: dict[str, str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without keys or a URL nothing is asked."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments, environment)

    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


def is_optional(finding: Finding) -> bool:
    """Return whether something optional never came."""
    return finding.kind == "absent field" and "(optional)" in finding.what
