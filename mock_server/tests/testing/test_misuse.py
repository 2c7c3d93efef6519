"""What cannot work is refused where it is written, with what to write instead."""

from __future__ import annotations

import functools
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flowroute_mock import FlowrouteMock

from mock_server.tests.helpers.running import environment


class Suite:
    """A class of tests."""

    def method(self) -> None: ...


async def asynchronous_generator(mock: FlowrouteMock) -> AsyncIterator[int]:
    yield 1


@pytest.mark.parametrize(
    ("decorated", "message"),
    [
        pytest.param(Suite, "Suite is a class. Decorate its methods", id="class"),
        pytest.param(lambda: 1, "has no argument for the mock", id="no arguments"),
        pytest.param(Suite.method, r"Suite\.method has no argument for the mock", id="method without arguments"),
        pytest.param(lambda *mocks: 1, r"is `\*mocks`; the mock needs one with a name", id="star"),
        pytest.param(lambda **mocks: 1, r"is `\*\*mocks`; the mock needs one with a name", id="two stars"),
        pytest.param(lambda mock, /: 1, "the mock needs one with a name", id="positional only"),
        pytest.param(asynchronous_generator, "is an asynchronous generator. Write `with", id="asynchronous generator"),
        pytest.param(classmethod(lambda cls, mock: 1), "Write @classmethod above", id="class method"),
        pytest.param(staticmethod(lambda mock: 1), "Write @staticmethod above", id="static method"),
        pytest.param(functools.partial(print, 1), "is no function that was written with def", id="partial"),
        pytest.param(print, "is no function that was written with def", id="built-in"),
        pytest.param(3, "is no function that was written with def", id="number"),
    ],
)
def test_what_cannot_be_decorated_is_refused_at_once(decorated: Callable[..., Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        FlowrouteMock()(decorated)


def test_a_decorator_without_parentheses_is_refused() -> None:
    with pytest.raises(TypeError, match=r"As a decorator it is @FlowrouteMock\(\)"):

        @FlowrouteMock
        def buy(mock: FlowrouteMock) -> None: ...


def test_a_generator_has_its_mock_until_it_ends() -> None:
    seen: list[FlowrouteMock] = []

    @FlowrouteMock()
    def numbers(first: str, mock: FlowrouteMock) -> Iterator[str]:
        seen.append(mock)
        yield first
        yield mock.client().purchase_number("12065550100").data.id

    assert list(numbers("12065550190")) == ["12065550190", "12065550100"]  # type: ignore[call-arg]
    with pytest.raises(RuntimeError, match="has ended"):
        seen[0].calls()


@pytest.fixture
@FlowrouteMock()
def bought(mock: FlowrouteMock) -> Iterator[FlowrouteMock]:
    """A fixture that is a decorated generator."""
    mock.client().purchase_number("12065550100")
    yield mock


def test_a_fixture_can_be_a_decorated_generator(bought: FlowrouteMock) -> None:
    bought.assert_called("purchase_number", id="12065550100")


USES: dict[str, Callable[[FlowrouteMock], object]] = {
    "client": lambda mock: mock.client(),
    "async_client": lambda mock: mock.async_client(),
    "url": lambda mock: mock.url,
    "access_key": lambda mock: mock.access_key,
    "transport": lambda mock: mock.transport,
    "clock": lambda mock: mock.clock,
    "plan_fault": lambda mock: mock.plan_fault("drop"),
    "give_number": lambda mock: mock.give_number("12065550150"),
    "calls": lambda mock: mock.calls(),
    "spent": lambda mock: mock.spent,
    "environment": lambda mock: mock.environment().__enter__(),
}


@pytest.mark.parametrize("name", USES)
def test_a_mock_that_was_not_entered_says_so(name: str) -> None:
    with pytest.raises(
        RuntimeError, match=r"was not entered\. Use it inside its block: with FlowrouteMock\(\) as mock"
    ):
        USES[name](FlowrouteMock())


@pytest.mark.parametrize("name", USES)
def test_a_mock_that_has_ended_says_so(name: str) -> None:
    with FlowrouteMock() as mock:
        pass

    with pytest.raises(RuntimeError, match="has ended"):
        USES[name](mock)


def test_a_mock_cannot_be_entered_twice_at_once_but_again_after_its_end() -> None:
    mock = FlowrouteMock()
    with mock, pytest.raises(RuntimeError, match="Make another one"), mock:
        pass

    with mock:
        mock.assert_not_called()


SERVE = ["serve", "--port", "0"]
SEED = ["seed", "--database", "sqlite:///x.db", "--numbers", "1"]


@pytest.mark.parametrize(
    ("missing", "arguments"),
    [
        ("click", SERVE),
        ("flask", SERVE),
        ("orjson", SERVE),
        ("jsonschema_rs", SERVE),
        ("click", SEED),
        ("orjson", SEED),
    ],
)
def test_the_command_names_the_extra_in_one_line(missing: str, arguments: list[str], tmp_path: Path) -> None:
    done = run_without(missing, f"from flowroute_mock.cli import main; sys.argv[1:] = {arguments!r}; main()", tmp_path)

    assert (done.returncode, done.stdout) == (1, "")
    extra = "the mock needs its extra, pip install 'flowroute-numbers[mock]'"
    assert done.stderr == f"flowroute-mock: {extra}: No module named {missing!r}\n"


@pytest.mark.parametrize("missing", ["flask", "jsonschema_rs"])
def test_a_command_that_serves_nothing_does_without_what_serves(missing: str, tmp_path: Path) -> None:
    done = run_without(missing, f"from flowroute_mock.cli import main; sys.argv[1:] = {SEED!r}; main()", tmp_path)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "statement", ["from flowroute_mock import FlowrouteMock", "from flowroute_mock import create_app"]
)
def test_the_package_names_the_extra_in_one_line(statement: str, tmp_path: Path) -> None:
    done = run_without("flask", statement, tmp_path)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "ImportError: the mock needs its extra, pip install 'flowroute-numbers[mock]': No module named 'flask'"
    )


def run_without(missing: str, code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run code as in an environment that lacks a package."""
    blocker = (
        "import sys\n"
        "class Blocker:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {missing!r}:\n"
        f"            raise ModuleNotFoundError('No module named {missing!r}', name={missing!r})\n"
        "sys.meta_path.insert(0, Blocker())\n"
    )
    return subprocess.run(
        [
            sys.executable,
            "-c",
            blocker.replace(f"'No module named {missing!r}'", f'"No module named {missing!r}"') + code,
        ],
        env=environment(),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
