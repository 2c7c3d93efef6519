import os
import re
import subprocess
import sys

import pytest

from spec.__main__ import main
from spec.build import ADDITIONS, CORRECTIONS, VENDOR

VENDOR_TEXT = VENDOR.read_text(encoding="utf-8")
LIMIT = "        name: limit\n"


@pytest.fixture
def build(tmp_path):
    """Run the command in a scratch folder; vendor, corrections and additions are texts or bytes that replace ours."""

    def run(**texts):
        arguments = ["build", "--into", str(tmp_path / "out")]
        for option, text in texts.items():
            path = tmp_path / f"{option}.yaml"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            arguments += [f"--{option}", str(path)]
        return main(arguments)

    return run


def test_a_build_writes_two_files_and_prints_one_line(build, tmp_path, capsys):
    assert build() == 0

    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["REPAIRS.md", "openapi.yaml"]
    printed = capsys.readouterr()
    assert printed.err == ""
    assert re.fullmatch(r"50 repairs by 8 rules, \d+ corrections, \d+ additions\n", printed.out)


CORRECTIONS_TEXT = CORRECTIONS.read_text(encoding="utf-8")
ADDITIONS_TEXT = ADDITIONS.read_text(encoding="utf-8")

FAULTS = [
    pytest.param(
        {"vendor": VENDOR_TEXT.replace(LIMIT, LIMIT + "        type: thing\n", 1)},
        '/paths/~1v2~1numbers~1available/get/parameters/2/type: `type` is "thing"; Swagger 2.0 has array',
        id="a type that nobody knows",
    ),
    pytest.param(
        {"vendor": VENDOR_TEXT.replace("info:\n", "info:\n  version: '2'\n", 1)},
        "/info/version: \"1.0.0\" is given twice; the last is taken, not '2'",
        id="a repeated key with another value",
    ),
    pytest.param({"vendor": "openapi: 3.0.0\n"}, "/swagger: `openapi` is '3.0.0'", id="another format"),
    pytest.param({"vendor": ""}, "0 YAML documents", id="an empty file"),
    pytest.param(
        {"vendor": VENDOR_TEXT + "\na: 1\n"}, "2 YAML documents with content", id="another document behind it"
    ),
    pytest.param(
        {"vendor": "b: *a\n"}, "line 1, /b: the alias *a refers to nothing before it", id="an alias of nothing"
    ),
    pytest.param({"vendor": "a: [\n"}, "this is no YAML", id="no YAML"),
    pytest.param({"vendor": b"a: \xff\n"}, "byte 3 is no UTF-8", id="no UTF-8"),
    pytest.param(
        {"vendor": VENDOR_TEXT.replace("description: OK\n", "description: See the U.S\n", 1)},
        '/patch/responses/200/description: "See the U.S" ends in an abbreviation, and no correction changes it',
        id="a cut text without a correction",
    ),
    pytest.param(
        {"corrections": CORRECTIONS_TEXT.replace("$.basePath", "$.basepath")},
        "the target $['basepath'] matches nothing",
        id="a correction that matches nothing",
    ),
    pytest.param(
        {"corrections": CORRECTIONS_TEXT.replace("      host: api.flowroute.com", "      servers: []")},
        "/servers: Swagger 2.0 has no field `servers` here",
        id="a correction that Swagger 2.0 does not know",
    ),
    pytest.param(
        {"additions": ADDITIONS_TEXT.replace("#/components/schemas/PhoneNumberList", "#/none")},
        "/$ref: #/none leads nowhere",
        id="an addition that refers to nothing",
    ),
    pytest.param({"additions": "overlay: 1.0.0\n"}, "flowroute.yaml: `overlay` is not 1.1", id="another version"),
]


@pytest.mark.parametrize(("texts", "message"), FAULTS)
def test_a_fault_exits_2_with_one_message_and_writes_nothing(build, tmp_path, capsys, texts, message):
    assert build(**texts) == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert printed.err.startswith("spec: nothing was written. ")
    assert message in printed.err
    assert not (tmp_path / "out").exists()


def test_a_failed_build_leaves_the_files_of_the_last_one_alone(build, tmp_path):
    build()
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    assert build(vendor="a: [") == 2

    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_a_missing_file_is_named(tmp_path, capsys):
    assert main(["build", "--into", str(tmp_path / "out"), "--vendor", str(tmp_path / "none.yaml")]) == 2

    assert f"{tmp_path / 'none.yaml'}: the file cannot be read: No such file" in capsys.readouterr().err


def test_a_file_where_the_folder_should_be_is_named_and_kept(tmp_path, capsys):
    (tmp_path / "out").write_text("mine", encoding="utf-8")

    assert main(["build", "--into", str(tmp_path / "out")]) == 2

    assert f"{tmp_path / 'out'}: the folder cannot be written to: " in capsys.readouterr().err
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_no_file_takes_its_place_when_another_cannot(build, tmp_path, capsys):
    (tmp_path / "out" / "REPAIRS.md").mkdir(parents=True)

    assert build() == 2

    assert "REPAIRS.md: a folder is in the way" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["REPAIRS.md"]


def test_a_wrong_command_exits_2_and_shows_the_usage(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["biuld"])

    assert stopped.value.code == 2
    assert "usage: python -m spec" in capsys.readouterr().err


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_the_bytes_do_not_depend_on_the_hash_seed(tmp_path, seed):
    environment = os.environ | {"PYTHONHASHSEED": seed}

    subprocess.run(
        [sys.executable, "-m", "spec", "build", "--into", tmp_path],
        cwd=VENDOR.parents[2],
        env=environment,
        check=True,
        capture_output=True,
    )

    for name in ("openapi.yaml", "REPAIRS.md"):
        assert (tmp_path / name).read_bytes() == (VENDOR.parents[1] / name).read_bytes()
