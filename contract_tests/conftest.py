"""Start the server under test: the mock in this process, unless a base URL is given.

No other module here imports the mock.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, Phase, core, settings
from hypothesis.internal.conjecture import engine
from hypothesis.vendor.pretty import RepresentationPrinter
from schemathesis.generation.hypothesis import setup as patch_hypothesis

from contract_tests.calls.account import Account
from contract_tests.calls.accounts import Accounts
from contract_tests.calls.discovery import discover
from contract_tests.calls.event_loop import event_loop
from contract_tests.expected.model import AccountModel
from contract_tests.reporting.failures import sections, statement
from contract_tests.reporting.summary import write_summary
from contract_tests.target.keys import complete_pairs
from contract_tests.target.server import IN_PROCESS, PATIENCE, Target, choose, chosen
from contract_tests.target.spending import SpendingGuard, is_loopback

HERE = Path(__file__).parent
EXAMPLES = 50
LONGEST_SHRINKING = 20
KEY_VARIABLES = (
    ("FLOWROUTE_ACCESS_KEY", "FLOWROUTE_SECRET_KEY"),
    ("FLOWROUTE_OTHER_ACCESS_KEY", "FLOWROUTE_OTHER_SECRET_KEY"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that choose the server, limit what may be spent there, and print more."""
    group = parser.getgroup("contract", "the server under test")
    group.addoption("--base-url", default=os.environ.get("BASE_URL") or None, help="test this running server")
    group.addoption(
        "--database",
        default=os.environ.get("FLOWROUTE_MOCK_DATABASE") or "sqlite://",
        help="the mock's database, in process: sqlite:// or postgresql://",
    )
    group.addoption("--budget", type=Decimal, default=Decimal(0), help="US dollars that may be spent on a real service")
    group.addoption("--may-buy", action="append", default=[], metavar="E164", help="a number that may be bought there")
    group.addoption("--no-shrink", action="store_true", help="show the first counterexample found, not the smallest")
    group.addoption("--summary", type=Path, help="write the operations called and statuses seen, as Markdown")
    group.addoption(
        "--every-call",
        action="store_true",
        default=bool(os.environ.get("CONTRACT_EVERY_CALL")),
        help="print every call of a failed test, not only the last one",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Choose the server before pytest collects the tests."""
    base_url = config.getoption("--base-url")
    target = target_at(base_url, config) if base_url else mock_in_process(config.getoption("--database"))
    target.seed = int(config.getoption("--hypothesis-seed", None) or 0)
    choose(target)
    load_hypothesis_profile(config)


def load_hypothesis_profile(config: pytest.Config) -> None:
    """Draw the same examples on every run, or other ones with --hypothesis-seed: docs/adr/0041."""
    settings.register_profile(
        "contract",
        deadline=None,
        max_examples=EXAMPLES,
        derandomize=config.getoption("--hypothesis-seed", None) is None,
        database=None,
        print_blob=True,
        report_multiple_bugs=False,
        phases=(Phase.explicit, Phase.generate, *(() if config.getoption("--no-shrink") else (Phase.shrink,))),
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    settings.load_profile("contract")
    engine.MAX_SHRINKING_SECONDS = LONGEST_SHRINKING  # Hypothesis has no setting for it
    patch_hypothesis()  # Schemathesis replaces the printer by one that prints blanks; it does so once, here
    setattr(core, "RepresentationPrinter", RepresentationPrinter)  # noqa: B010  mypy knows no such export


def mock_in_process(database: str) -> Target:
    """Start the mock in this process."""
    from flowroute_mock.app import create_app  # noqa: PLC0415  with a base URL given, the mock need not be installed
    from flowroute_mock.store import open_store  # noqa: PLC0415

    return Target(IN_PROCESS, app=create_app(open_store(database)).wsgi_app, is_ours=True)


def target_at(base_url: str, config: pytest.Config) -> Target:
    """Return a running server. The spending guard protects one that is not on this machine."""
    keys = complete_pairs((os.environ.get(access), os.environ.get(secret)) for access, secret in KEY_VARIABLES)
    if is_loopback(base_url):
        target = Target(base_url.rstrip("/"), keys=keys, is_ours=is_mock(base_url))
    else:
        guard = SpendingGuard(numbers=config.getoption("--may-buy"), budget=config.getoption("--budget"))
        target = Target(base_url.rstrip("/"), keys=keys, guard=guard)
    if not (target.is_ours or keys):
        raise pytest.UsageError(f"{base_url} needs keys: set FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY.")
    return target


def is_mock(base_url: str) -> bool:
    """Return whether a server on this machine is the mock, which creates accounts on request."""
    try:
        response = httpx.get(f"{base_url.rstrip('/')}/__mock__/worlds", timeout=PATIENCE)
    except httpx.HTTPError as error:
        raise pytest.UsageError(
            f"{base_url} does not respond ({error}). Start a server there, or give another URL."
        ) from error
    return response.status_code == 200


def pytest_report_header(config: pytest.Config) -> str:
    """Name the server under test."""
    target = chosen()
    where = "the mock in this process" if target.app is not None else target.base_url
    return f"contract: {where}{'' if target.on_this_machine else ', not on this machine: read only'}"


@pytest.fixture(autouse=True, scope="session")
def _event_loop() -> Iterator[None]:
    with event_loop():
        yield
    chosen().close()


@pytest.fixture(autouse=True)
def _current_test(request: pytest.FixtureRequest) -> None:
    target = chosen()
    target.begin()
    target.test = request.node.path.stem


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Add the expected behaviour and the calls to the report of a failed test."""
    report: pytest.TestReport = yield  # type: ignore[assignment]
    if report.failed and item.path.is_relative_to(HERE):
        expected = statement(getattr(getattr(item, "function", None), "__doc__", None))
        crash = getattr(report.longrepr, "reprcrash", None)
        if crash is not None and expected:
            crash.message = f"Expected: {expected}\n{crash.message}"
        every_call = item.config.getoption("--every-call")
        report.sections.extend(sections(list(chosen().calls), every_call=every_call))
    return report  # type: ignore[return-value]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how long each module took, the longest first."""
    seconds = seconds_by_module(terminalreporter)
    if len(seconds) > 1:
        terminalreporter.section("seconds by module")
        for module, each in sorted(seconds.items(), key=lambda pair: -pair[1]):
            terminalreporter.write_line(f"{each:7.1f}  {module}")
        terminalreporter.write_line(f"{sum(seconds.values()):7.1f}  in all")


def seconds_by_module(reporter: pytest.TerminalReporter) -> dict[str, float]:
    """Add up the duration of the tests of each module here, with set-up and tear-down."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for reports in reporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport) and report.nodeid.startswith(f"{HERE.name}/"):
                seconds[Path(report.nodeid.partition("::")[0]).stem] += report.duration
    return dict(seconds)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the summary if --summary is given."""
    path = session.config.getoption("--summary", None)
    if path is not None:
        write_summary(path, chosen())


@pytest.fixture(scope="session")
def target() -> Target:
    """Return the server under test."""
    return chosen()


@pytest.fixture
def accounts(target: Target) -> Iterator[Accounts]:
    """Return a source of accounts that a test may change; skip where nothing may be changed."""
    if not target.on_this_machine:
        pytest.skip("the test writes, and this server is only read")
    created = Accounts(target)
    yield created
    created.forget()


@pytest.fixture(scope="session")
def reader(target: Target) -> Iterator[Account]:
    """Return an account that tests only read."""
    created = Accounts(target)
    yield created.fresh()
    created.forget()


@pytest.fixture(scope="session")
def known(reader: Account) -> AccountModel:
    """Return a model of the account that tests only read."""
    return discover(reader)
