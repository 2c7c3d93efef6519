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


def test_the_fixtures_are_listed_with_their_purpose(pytester: pytest.Pytester) -> None:
    listed = pytester.runpytest_subprocess("--fixtures").stdout.str()

    for name in ("flowroute_mock", "flowroute", "async_flowroute", "flowroute_mock_url", "flowroute_mock_engine"):
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


def test_without_the_extra_only_those_who_ask_for_it_are_told(pytester: pytest.Pytester) -> None:
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
