"""What is published: a wheel that needs what it declares and no checkout, and the same bytes each time."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from spec.codegen.settings import ROOT

KEYS = {"FLOWROUTE_ACCESS_KEY": "mockuser", "FLOWROUTE_SECRET_KEY": "mock-secret-key-for-offline-tests"}
SESSION = """
import asyncio, sys
import flowroute_numbers
from flowroute_numbers import AsyncFlowrouteClient, ConflictError, FlowrouteClient, NotFoundError

assert flowroute_numbers.__file__.startswith(sys.prefix), flowroute_numbers.__file__
with FlowrouteClient(base_url=sys.argv[1]) as flowroute:
    found = next(iter(flowroute.search_available_numbers(state="WA", starts_with="206")))
    bought = flowroute.purchase_number(found.id)
    flowroute.update_primary_route(found.id, "98396")
    assert flowroute.get_number(found.id).data.relationships.primary_route.data.id == "98396"
    assert found.id in [number.id for number in flowroute.list_account_numbers(limit=3)]
    try:
        flowroute.purchase_number(found.id)
    except ConflictError as error:
        print("bought", bought.data.id, "and", error.status)

async def walk():
    async with AsyncFlowrouteClient(base_url=sys.argv[1]) as flowroute:
        print(len([number async for number in flowroute.list_account_numbers(limit=2)]), "owned")

asyncio.run(walk())
"""


def build(into: Path, *kinds: str) -> list[Path]:
    """Build a copy of the sources, which has other times and another place each time."""
    source = into / "source"
    shutil.copytree(ROOT / "generated", source / "generated", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "mock_server", source / "mock_server", ignore=shutil.ignore_patterns("__pycache__", "tests"))
    for name in ("pyproject.toml", "LICENSE", "CHANGELOG.md"):
        shutil.copyfile(ROOT / name, source / name)
    command = [sys.executable, "-m", "build", "--no-isolation", *kinds, "--outdir", str(into / "dist"), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    return sorted((into / "dist").iterdir())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"), "--wheel")[0]


@pytest.fixture(scope="module")
def plain(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with the client."""
    return install(wheel, tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def with_pytest(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with the client, the mock and pytest."""
    return install(wheel, tmp_path_factory.mktemp("pytest"), extra="mock", beside=("pytest", "pytest-xdist"))


@pytest.fixture(scope="module")
def with_mock(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with the client and the mock."""
    return install(wheel, tmp_path_factory.mktemp("mock"), extra="mock")


def install(wheel: Path, folder: Path, extra: str = "", beside: tuple[str, ...] = ()) -> Path:
    """Make an environment that holds the wheel, what it declares and what is named beside it, and nothing else."""
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index", "--no-deps", "--quiet"]
    subprocess.run([*pip, "--disable-pip-version-check", str(wheel)], check=True)
    site = next(folder.glob("lib/python*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        metadata = next(name for name in archive.namelist() if name.endswith("/METADATA"))
        lines = archive.read(metadata).decode().splitlines()
    declared = [line.removeprefix("Requires-Dist: ") for line in lines if line.startswith("Requires-Dist: ")]
    for name in closure([*declared, *beside], extra):
        link(name, site)
    return python


def closure(declared: list[str], extra: str = "") -> set[str]:
    """Return the distributions that are needed by these requirements, and by what they need."""
    found: set[str] = set()
    waiting = [(text, extra) for text in declared]
    while waiting:
        text, wanted = waiting.pop()
        requirement = Requirement(text)
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": wanted})):
            continue
        found.add(name)
        inner = distribution(name).requires or []
        waiting += [(text, option) for text in inner for option in requirement.extras or {""}]
    return found


def link(name: str, site: Path) -> None:
    """Put what an installed distribution consists of into another environment."""
    installed = distribution(name)
    for top in {file.parts[0] for file in installed.files or [] if file.parts[0] not in ("..", "__pycache__")}:
        if not (site / top).exists():
            (site / top).symlink_to(Path(str(installed.locate_file(top))))


def run(python: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(python), *arguments],
        cwd=folder,
        env={**environment, **KEYS},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@contextmanager
def serving(python: Path, folder: Path) -> Iterator[str]:
    """Run the command of the mock as it was installed; yield its URL."""
    command = [str(python), "-m", "flowroute_mock", "serve", "--port", "0"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with subprocess.Popen(
        command, cwd=folder, env={**environment, "PYTHONUNBUFFERED": "1"}, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout
            yield next(match[0] for line in server.stdout if (match := re.search(r"http://127\.0\.0\.1:\d+", line)))
        finally:
            server.terminate()


def test_a_plain_install_needs_httpx_and_attrs_and_no_more(plain: Path, tmp_path: Path) -> None:
    packages = {path.name for path in next(plain.parent.parent.glob("lib/python*/site-packages")).iterdir()}

    done = run(plain, "-c", "import flowroute_numbers; from flowroute_numbers.models import *", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert {"httpx", "attrs", "flowroute_numbers"} <= packages
    assert packages.isdisjoint({"flask", "jsonschema_rs", "click", "yaml", "openapi_python_client"})


def test_a_session_runs_from_the_wheel_against_the_mock_from_the_wheel(
    plain: Path, with_mock: Path, tmp_path: Path
) -> None:
    with serving(with_mock, tmp_path) as url:
        done = run(plain, "-c", SESSION, url, folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"bought 1206\d{7} and 409\n\d+ owned\n", done.stdout)


@pytest.mark.parametrize(
    "options",
    [[], ["--import-mode=importlib"], ["--import-mode=append"], ["-n", "2"], ["--assert=plain"], ["-W", "error"]],
    ids=["as it is", "importlib", "append", "xdist", "plain assertions", "warnings are errors"],
)
@pytest.mark.parametrize("readme", ["README.md", "generated/README.md", "mock_server/README.md"])
def test_the_tests_of_the_documents_pass_where_only_the_wheel_is_installed(
    with_pytest: Path, tmp_path: Path, readme: str, options: list[str]
) -> None:
    blocks = re.findall(
        r"^```python\n(.*?)^```$", (ROOT / readme).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    (tmp_path / "test_readme.py").write_text(next(block for block in blocks if "def test_" in block))

    done = run(with_pytest, "-m", "pytest", "-q", *options, "test_readme.py", folder=tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def test_the_command_of_the_mock_is_installed(with_mock: Path, tmp_path: Path) -> None:
    done = run(with_mock.with_name("flowroute-mock"), "--version", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "flowroute-mock" in done.stdout


def test_the_wheel_holds_the_packages_the_contract_and_the_types(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())

    wanted = {
        "flowroute_numbers/py.typed",
        "flowroute_numbers/openapi.json",
        "flowroute_numbers/_runtime/limits/retries.py",
    }
    assert wanted <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {
        "flowroute_numbers",
        "flowroute_mock",
    }


def test_wheel_and_sdist_are_the_same_bytes_each_time_and_the_wheel_can_come_from_the_sdist(tmp_path: Path) -> None:
    from_source = build(tmp_path / "first", "--wheel", "--sdist")
    from_sdist = build(tmp_path / "second")

    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in from_source}
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in from_sdist} == digests
    assert len(digests) == 2
