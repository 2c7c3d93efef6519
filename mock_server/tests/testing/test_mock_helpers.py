"""FlowrouteMock: building a world, calling it, asserting what was called, and ending it."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import unittest
from collections.abc import Iterator
from pathlib import Path

import pytest
from flowroute_mock import FlowrouteMock
from flowroute_mock.http.errors import FaultPlanError
from flowroute_mock.settings import Settings
from flowroute_mock.store import RouteNotFoundError
from flowroute_mock.testing.engine import Engine
from flowroute_mock.world.errors import SeedFileError
from flowroute_mock.world.nanp import MalformedNumberError
from flowroute_numbers import (
    APIConnectionError,
    ConflictError,
    InternalServerError,
    InvalidResponseError,
    NotFoundError,
    OutcomeUnknownError,
    RateLimitError,
)

from mock_server.tests.helpers.running import environment


@pytest.fixture
def mock() -> Iterator[FlowrouteMock]:
    with FlowrouteMock() as mock:
        yield mock


def ids(page: object) -> list[str]:
    return [number.id for number in page]  # type: ignore[attr-defined]


# Building


def test_a_number_that_was_given_is_on_the_account_with_its_settings(mock: FlowrouteMock) -> None:
    mock.give_number("12065550150", alias="Reception", primary_route="98396", failover_route="0")

    number = mock.client().get_number("12065550150")

    assert number.data.attributes.alias == "Reception"
    assert number.data.relationships.primary_route.data.id == "98396"


def test_a_number_of_an_unknown_area_code_can_be_given(mock: FlowrouteMock) -> None:
    mock.give_number("19995550123")

    assert mock.client().get_number("19995550123").data.id == "19995550123"


def test_a_number_cannot_be_given_a_route_that_the_account_lacks(mock: FlowrouteMock) -> None:
    with pytest.raises(RouteNotFoundError):
        mock.give_number("12065550150", primary_route="424242")


def test_a_malformed_number_is_refused(mock: FlowrouteMock) -> None:
    with pytest.raises(MalformedNumberError):
        mock.give_number("+1 206-555-0150")


def test_an_empty_inventory_sells_only_what_is_offered(mock: FlowrouteMock) -> None:
    mock.empty_inventory()
    mock.offer_number("12065550160", rate_center="Tacoma", state="WA", monthly_cost="7.50")

    offers = list(mock.client().search_available_numbers())

    assert [(offer.id, offer.attributes.rate_center, offer.attributes.monthly_cost) for offer in offers] == [
        ("12065550160", "tacoma", 7.5)
    ]


def test_a_route_that_was_added_can_be_used(mock: FlowrouteMock) -> None:
    mock.add_route("424242", route_type="uri", value="sip:desk@pbx.example.com", alias="desk")

    mock.client().update_primary_route("12065550190", "424242")

    assert mock.client().get_number("12065550190").data.relationships.primary_route.data.id == "424242"


def test_a_seed_file_takes_the_place_of_the_world(mock: FlowrouteMock, tmp_path: Path) -> None:
    file = tmp_path / "account.yaml"
    file.write_text("numbers: ['12065550177']\n")

    mock.seed(file)

    assert ids(mock.client().list_account_numbers()) == ["12065550177"]


def test_a_seed_file_with_an_error_names_the_line(mock: FlowrouteMock, tmp_path: Path) -> None:
    file = tmp_path / "account.yaml"
    file.write_text("numbers:\n  - none\n")

    with pytest.raises(SeedFileError, match="line 2"):
        mock.seed(file)


def test_a_snapshot_brings_the_world_back(mock: FlowrouteMock) -> None:
    before = mock.snapshot()
    mock.client().purchase_number("12065550100")

    mock.restore(before)

    assert mock.snapshot() == before
    with pytest.raises(NotFoundError):
        mock.client().get_number("12065550100")


def test_a_reset_world_is_fresh_and_forgets_its_calls_and_faults(mock: FlowrouteMock) -> None:
    mock.client().purchase_number("12065550100")
    mock.plan_fault("drop", optional=True)

    mock.reset()

    mock.assert_not_called()
    assert "12065550100" not in ids(mock.client().list_account_numbers())


# Faults, seen through our own client


def test_a_get_is_sent_again_and_the_waits_are_noted_not_spent(mock: FlowrouteMock) -> None:
    mock.plan_fault("status", "get_number", status=503, times=2, retry_after=7)

    mock.client().get_number("12065550190")

    assert mock.waits == [7.0, 7.0]
    mock.assert_called("get_number", times=3)


def test_a_purchase_whose_answer_is_lost_is_never_sent_again(mock: FlowrouteMock) -> None:
    mock.plan_fault("lost_answer", "purchase_number")

    with pytest.raises(OutcomeUnknownError):
        mock.client().purchase_number("12065550100")

    mock.assert_called("purchase_number", times=1, id="12065550100")
    mock.clear_faults()
    assert mock.client().get_number("12065550100").data.id == "12065550100"


@pytest.mark.parametrize(
    ("kind", "options", "error"),
    [
        pytest.param("status", {"status": 500}, InternalServerError, id="status"),
        pytest.param("drop", {}, APIConnectionError, id="drop"),
        pytest.param("cut", {}, APIConnectionError, id="cut"),
        pytest.param("rate_limit", {"per_second": 1}, RateLimitError, id="rate limit"),
    ],
)
def test_a_fault_that_lasts_is_raised_in_the_end(
    mock: FlowrouteMock, kind: str, options: dict[str, int], error: type[Exception]
) -> None:
    mock.plan_fault(kind, **options)  # type: ignore[arg-type]

    with pytest.raises(error):
        for _ in range(20):
            mock.client(retries=0).get_number("12065550190")


@pytest.mark.parametrize("kind", ["status", "slow", "rate_limit"])
def test_a_fault_that_lacks_a_part_is_refused(mock: FlowrouteMock, kind: str) -> None:
    with pytest.raises(FaultPlanError, match="needs"):
        mock.plan_fault(kind)  # type: ignore[arg-type]


def test_a_fault_of_an_unknown_operation_is_refused(mock: FlowrouteMock) -> None:
    with pytest.raises(FaultPlanError, match="get_number"):
        mock.plan_fault("drop", "get_numbers")


# Asserting


def test_calls_tell_operation_arguments_body_and_status(mock: FlowrouteMock) -> None:
    mock.client().update_primary_route("12065550190", "98396")

    call = mock.calls()[0]

    assert (call.operation, call.status, call.fits) == ("update_primary_route", 204, True)
    assert call.arguments == {"number_id": "12065550190"}
    assert call.body == {"data": {"type": "route", "id": "98396"}}


def test_calls_can_be_asked_for_by_operation(mock: FlowrouteMock) -> None:
    client = mock.client()
    client.get_number("12065550190")
    client.purchase_number("12065550100")

    assert [str(call) for call in mock.calls("purchase_number")] == ["purchase_number(id='12065550100') -> 201"]


def test_an_assertion_that_fails_lists_what_was_called(mock: FlowrouteMock) -> None:
    mock.client().get_number("12065550190")

    with pytest.raises(AssertionError) as failed:
        mock.assert_called("get_number", id="12065550191")

    assert str(failed.value) == (
        "get_number(id='12065550191') was called 0 times, not at least once. Called was:\n"
        "  get_number(id='12065550190') -> 200"
    )


def test_an_assertion_counts(mock: FlowrouteMock) -> None:
    client = mock.client()
    client.get_number("12065550190")
    client.get_number("12065550190")

    mock.assert_called("get_number", times=2, id="12065550190")
    mock.assert_called("get_number", times=0, id="12065550191")
    with pytest.raises(AssertionError, match="2 times, not 1 times"):
        mock.assert_called("get_number", times=1)


def test_what_should_not_have_been_called_is_listed(mock: FlowrouteMock) -> None:
    mock.assert_not_called("purchase_number")
    mock.client().purchase_number("12065550100")

    with pytest.raises(AssertionError, match=r"purchase_number\(id='12065550100'\) -> 201"):
        mock.assert_not_called("purchase_number")


def test_calls_that_do_not_fit_the_contract_are_listed(mock: FlowrouteMock) -> None:
    client = mock.client()
    client.get_number("12065550190")
    mock.assert_all_fit()
    mock.plan_fault("off_contract", "get_number")
    with pytest.raises(InvalidResponseError):
        client.get_number("12065550190")

    with pytest.raises(AssertionError, match="off_contract"):
        mock.assert_all_fit()


# Clients


def test_the_async_client_sees_the_same_world(mock: FlowrouteMock) -> None:
    async def buy() -> list[str]:
        async with mock.async_client() as client:
            await client.purchase_number("12065550100")
            return [number.id async for number in client.list_account_numbers(starts_with="1206555010")]

    assert asyncio.run(buy()) == ["12065550100"]


def test_the_async_client_notes_its_waits(mock: FlowrouteMock) -> None:
    mock.plan_fault("status", status=503, times=1, retry_after=3)

    async def read() -> None:
        async with mock.async_client() as client:
            await client.get_number("12065550190")

    asyncio.run(read())

    assert mock.waits == [3.0]


def test_a_client_over_the_loopback_server_sees_the_same_world(mock: FlowrouteMock) -> None:
    with mock.client(base_url=mock.url) as client:
        client.purchase_number("12065550100")

    assert mock.client().get_number("12065550100").data.id == "12065550100"
    with pytest.raises(ConflictError):
        mock.client().purchase_number("12065550100")


def test_another_process_can_use_the_url(mock: FlowrouteMock) -> None:
    script = (
        "import sys; from flowroute_numbers import FlowrouteClient\n"
        "url, *keys = sys.argv[1:]\n"
        "print(FlowrouteClient(*keys, base_url=url).purchase_number('12065550100').data.id)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, mock.url, mock.access_key, mock.secret_key],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "12065550100"
    mock.assert_called("purchase_number", id="12065550100")


# Beginning and end


def test_each_mock_is_a_fresh_one() -> None:
    with FlowrouteMock() as first, FlowrouteMock() as second:
        first.client().purchase_number("12065550100")

        second.assert_not_called()
        second.client().purchase_number("12065550100")


def test_settings_and_size_can_be_given() -> None:
    settings = Settings("someuser", "another-secret-key-of-the-tests", over_limit="clamp")

    with FlowrouteMock(settings=settings, numbers=40) as mock:
        assert mock.access_key == "someuser"
        assert len(list(mock.client().search_available_numbers())) == 40


def test_a_database_file_outlives_the_mock(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'mock.db'}"
    with FlowrouteMock(database=database) as mock:
        mock.client().purchase_number("12065550100")

    with FlowrouteMock(database=database) as mock:
        assert mock.client().get_number("12065550100").data.id == "12065550100"


def test_the_end_of_a_mock_stops_its_server() -> None:
    before = threading.active_count()
    with FlowrouteMock() as mock:
        assert mock.url == mock.url
        assert threading.active_count() == before + 1

    assert threading.active_count() == before


def test_worlds_of_one_engine_are_apart_and_end_with_their_mock() -> None:
    engine = Engine()
    with FlowrouteMock(engine=engine) as first, FlowrouteMock(engine=engine) as second:
        first.client().purchase_number("12065550100")

        assert (len(first.access_key), len(first.secret_key)) == (8, 32)
        assert first.url == second.url
        second.assert_not_called()
        second.client().purchase_number("12065550100")
        assert len(engine.mock.store.worlds()) == 3

    assert len(engine.mock.store.worlds()) == 1
    engine.close()


def test_many_threads_may_ask_for_the_url_at_once() -> None:
    engine = Engine()
    urls: list[str] = []
    threads = [threading.Thread(target=lambda: urls.append(engine.url)) for _ in range(8)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    engine.close()
    assert len(urls) == 8
    assert len(set(urls)) == 1


# As a decorator


@FlowrouteMock()
def test_a_decorated_test_is_given_a_mock_beside_its_fixtures(tmp_path: Path, given: FlowrouteMock) -> None:
    given.client().purchase_number("12065550100")

    given.assert_called("purchase_number")
    assert tmp_path.exists()


def test_each_run_of_a_decorated_function_has_a_fresh_world() -> None:
    @FlowrouteMock()
    def buy(number: str, mock: FlowrouteMock) -> int:
        mock.client().purchase_number(number)
        return len(mock.calls())

    assert [buy("12065550100"), buy("12065550100")] == [1, 1]  # type: ignore[call-arg]


def test_a_coroutine_function_can_be_decorated() -> None:
    @FlowrouteMock()
    async def buy(mock: FlowrouteMock) -> str:
        async with mock.async_client() as client:
            return (await client.purchase_number("12065550100")).data.id

    assert asyncio.run(buy()) == "12065550100"  # type: ignore[call-arg]


class TestWithUnittest(unittest.TestCase):
    def setUp(self) -> None:
        self.mock = self.enterContext(FlowrouteMock())

    def test_a_test_case_can_enter_a_mock(self) -> None:
        self.mock.client().purchase_number("12065550100")

        self.mock.assert_called("purchase_number")

    @FlowrouteMock()
    def test_a_method_can_be_decorated(self, mock: FlowrouteMock) -> None:
        mock.client().purchase_number("12065550100")

        self.mock.assert_not_called()
