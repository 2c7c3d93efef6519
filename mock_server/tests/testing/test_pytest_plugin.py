"""The pytest plugin, run as its users run it: in a pytest of their own."""

from __future__ import annotations

import pytest

from mock_server.tests.helpers.running import environment

pytest_plugins = ["pytester"]

BUYS_THE_SAME_NUMBER = """
    import pytest

    @pytest.mark.parametrize("turn", range(6))
    def test_buying(turn, flowroute, flowroute_mock):
        flowroute.purchase_number("12065550100")
        flowroute_mock.assert_called("purchase_number", times=1)
        assert len(flowroute_mock.calls()) == 1
"""


@pytest.fixture(autouse=True)
def settings_of_this_checkout(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the inner pytest find the packages, and load this plugin alone, installed or not."""
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_PLUGINS", "flowroute_mock.pytest_plugin")
    pytester.makeini("[pytest]\nfilterwarnings = error")


def test_each_test_has_a_fresh_world(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(BUYS_THE_SAME_NUMBER)

    pytester.runpytest_subprocess().assert_outcomes(passed=6)


def test_tests_in_parallel_have_worlds_of_their_own(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(BUYS_THE_SAME_NUMBER)

    pytester.runpytest_subprocess("-p", "xdist", "-n", "2").assert_outcomes(passed=6)


def test_the_fixtures_show_one_world(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import asyncio
        from flowroute_numbers import AsyncFlowrouteClient, FlowrouteClient

        def test_one_world(flowroute, async_flowroute, flowroute_mock, flowroute_mock_url):
            assert isinstance(flowroute, FlowrouteClient) and isinstance(async_flowroute, AsyncFlowrouteClient)
            flowroute_mock.give_number("12065550150")
            keys = flowroute_mock.access_key, flowroute_mock.secret_key
            with FlowrouteClient(*keys, base_url=flowroute_mock_url) as over_a_socket:
                over_a_socket.update_primary_route("12065550150", "98396")
            read = asyncio.run(async_flowroute.get_number("12065550150"))
            assert read.data.relationships.primary_route.data.id == "98396"
            assert [call.operation for call in flowroute_mock.calls()] == ["update_primary_route", "get_number"]
        """
    )

    pytester.runpytest_subprocess().assert_outcomes(passed=1)


def test_a_failed_assertion_shows_what_was_called(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        def test_buying(flowroute, flowroute_mock):
            flowroute.get_number("12065550190")
            flowroute_mock.assert_called("purchase_number", id="12065550100")
        """
    )

    result = pytester.runpytest_subprocess()

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["*purchase_number(id='12065550100') was called 0 times*", "*get_number(id='12065550190') -> 200*"]
    )


def test_a_fault_in_vain_fails_the_test_that_planned_it_and_no_other(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)  # where it is set, pytest repeats whole messages in its summary
    pytester.makepyfile(
        """
        def test_in_vain(flowroute_mock):
            flowroute_mock.plan_fault("drop", "purchase_number", times=1)

        def test_optional(flowroute_mock):
            flowroute_mock.plan_fault("drop", optional=True)

        def test_without_the_check(flowroute_mock):
            flowroute_mock.check_faults = False
            flowroute_mock.plan_fault("drop")

        def test_another_failure(flowroute_mock):
            flowroute_mock.plan_fault("drop")
            assert flowroute_mock.calls() == "the failure of the test itself"
        """
    )

    result = pytester.runpytest_subprocess()

    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(
        [
            "These planned faults never applied to a call:",
            "  plan_fault('drop', operation='purchase_number', times=1)",
            "*optional=True*check_faults = False*",
        ]
    )
    assert result.stdout.str().count("never applied to a call") == 2  # once in full, once in the summary


def test_a_test_is_pointed_at_the_mock_by_a_fixture_alone(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import os, socket, urllib.request
        import pytest

        def test_pointed(flowroute_environment, flowroute_mock):
            assert os.environ["FLOWROUTE_BASE_URL"] == flowroute_environment["FLOWROUTE_BASE_URL"] == flowroute_mock.url
            assert urllib.request.urlopen(os.environ["FLOWROUTE_BASE_URL"] + "/openapi.json").status == 200
            with pytest.raises(OSError, match="would leave this machine"):
                socket.create_connection(("203.0.113.7", 443), timeout=1)

        def test_not_pointed():
            assert "FLOWROUTE_BASE_URL" not in os.environ
        """
    )

    pytester.runpytest_subprocess().assert_outcomes(passed=2)


def test_the_fixtures_are_listed_with_their_purpose(pytester: pytest.Pytester) -> None:
    listed = pytester.runpytest_subprocess("--fixtures").stdout.str()

    for name in ("flowroute_mock", "flowroute", "async_flowroute", "flowroute_mock_url", "flowroute_environment"):
        assert f"\n{name} " in listed


def test_a_run_that_asks_for_no_fixture_loads_nothing(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_nothing_is_loaded():
            modules = {"flask", "httpx", "granian", "flowroute_numbers", "flowroute_mock.testing"}
            assert not modules & set(sys.modules)
        """
    )

    pytester.runpytest_subprocess().assert_outcomes(passed=1)


def test_without_the_extra_only_those_who_ask_for_it_are_informed(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("import sys; sys.modules['flask'] = None")
    pytester.makepyfile(
        """
        def test_other(): ...
        def test_buying(flowroute): ...
        """
    )

    result = pytester.runpytest_subprocess()

    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*pip install 'flowroute-numbers[[]mock]'*"])
