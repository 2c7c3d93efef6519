"""Test that every patch can be planted, and that the command reports what it should."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from contract_tests.defects.__main__ import TABLE, main
from contract_tests.defects.checkout import ROOT, copy_of_checkout, with_defect
from contract_tests.defects.patches import Defect, Hunk, PatchError, all_defects, choose_defects, plant, read_defect
from contract_tests.defects.runs import FailedTest, NoSuchTestError, Run, RunError, run_tests
from contract_tests.defects.table import read_table, write_table

DEFECTS = all_defects()
AT_LEAST = {"mock": 60, "client": 15}
ONE_FILE = "mock_server/flowroute_mock/numbers/documents.py"
DIFF = "--- a/x\n+++ b/x\n@@\n-a\n+b\n"


def defect(old: str, new: str) -> Defect:
    """Make a defect of the mock that has no patch of its own."""
    return Defect("made_up", "mock", "Made up.", (Hunk(ONE_FILE, old, new),))


@pytest.mark.parametrize("each", DEFECTS, ids=str)
def test_defect_can_be_planted_and_leaves_python(each: Defect) -> None:
    """The lines that a patch changes are in the code exactly once, and what it leaves can be compiled."""
    for file in {hunk.file for hunk in each.hunks}:
        text = (ROOT / file).read_text()
        for hunk in each.hunks:
            if hunk.file == file:
                assert text.count(hunk.old) == 1, (
                    f"{each}: expected once in {file}; adapt the patch to the current code:\n{hunk.old}"
                )
                text = text.replace(hunk.old, hunk.new)
        ast.parse(text)


@pytest.mark.parametrize("kind", AT_LEAST)
def test_there_are_many_defects(kind: str) -> None:
    """Each has a name and a sentence of its own."""
    defects = [each for each in DEFECTS if each.kind == kind]

    assert len(defects) >= AT_LEAST[kind]
    assert len({each.says for each in defects}) == len({each.name for each in defects}) == len(defects)


def test_table_has_every_defect_and_the_test_that_caught_it() -> None:
    """CAUGHT.md is of the defects that there are, and the tests it names exist."""
    table = read_table(TABLE.read_text())

    assert list(table) == [str(each) for each in DEFECTS]
    for test in table.values():
        file, _, name = test.partition("::")
        source = (ROOT / "contract_tests" / "tests" / file).read_text()
        assert f"def {name.partition('[')[0]}(" in source, f"{test} does not exist. Run with --write."


def test_table_is_read_as_it_was_written() -> None:
    """Not even a bar in the name of a test is lost."""
    first, second = DEFECTS[:2]
    results = [
        (first, Run((FailedTest("test_x.py::test_y[a|b-`c`]", "It failed."),), 1.0, "")),
        (second, Run((), 1.0, "")),
    ]

    text = write_table(results)

    assert read_table(text) == {str(first): "test_x.py::test_y[a|b-`c`]"}
    assert "1 of 2 caught" in text
    assert "**nothing**" in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A sentence.",
        "A sentence.\n\nno diff",
        "no full stop\n\n--- a/x\n+++ b/x\n@@\n-a\n+b\n",
        "--- a/x\n+++ b/x\n",
    ],
)
def test_invalid_patch_file_is_named(tmp_path: Path, text: str) -> None:
    """The error says which file it is, and what was expected in it."""
    file = tmp_path / "wrong.patch"
    file.write_text(text)

    with pytest.raises(PatchError, match=r"wrong\.patch: expected one sentence, an empty line, and a unified diff"):
        read_defect(file)


def test_patch_for_other_code_is_not_planted(tmp_path: Path) -> None:
    """Lines that are not there, or are there twice, are not changed: the error says which, and what to do."""
    file = tmp_path / ONE_FILE
    file.parent.mkdir(parents=True)
    file.write_text("x = 1\nx = 1\n")

    for old, times in (("y = 2\n", 0), ("x = 1\n", 2)):
        with pytest.raises(PatchError, match=rf"lines once in {ONE_FILE}, found them {times} times\. Adapt"):
            plant(defect(old, "z = 3\n"), tmp_path)
    assert file.read_text() == "x = 1\nx = 1\n"


def test_defect_that_does_not_exist_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    """The command ends with 2 and names it."""
    assert main(["no_such_defect"]) == 2
    assert "no_such_defect" in capsys.readouterr().err


def test_table_is_written_of_all_defects_or_not_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    """A part of them would take the place of the whole."""
    with pytest.raises(SystemExit) as ended:
        main(["--write", "race_in_purchase"])

    assert ended.value.code == 2
    assert "--write needs all defects" in capsys.readouterr().err


def test_report_names_the_defect_the_test_and_the_difference(capsys: pytest.CaptureFixture[str]) -> None:
    """A stranger reads which defect it was, which test caught it, what should be true and what was found."""
    status = main(["client/plus_is_not_escaped"])

    printed = capsys.readouterr().out
    assert status == 0
    assert "A plus sign in a prefix arrives as a blank." in printed
    assert re.search(r"client/test_client_\w+\.py::test_\w+", printed)
    assert "Expected: " in printed
    assert "1 of 1 defects caught" in printed


def test_change_without_effect_is_not_caught() -> None:
    """A test that passes catches nothing."""
    run = run_with(defect('RATE_TYPE = "local"\n', 'RATE_TYPE = "local"  # the same\n'))

    assert run.caught == ()


def test_package_that_cannot_be_imported_is_an_error() -> None:
    """Every test would fail with it, so it counts as an error of the defect and not as one that was caught."""
    with pytest.raises(RunError, match=r"(?s)did not start: .*SyntaxError"):
        run_with(defect('RATE_TYPE = "local"\n', 'RATE_TYPE = "local\n'))


def test_missing_test_differs_from_a_failed_test() -> None:
    """A table of last year may name one."""
    with pytest.raises(NoSuchTestError):
        run_with(
            defect('RATE_TYPE = "local"\n', 'RATE_TYPE = "other"\n'), test="server/test_phone_numbers.py::test_gone"
        )


def run_with(planted: Defect, *, test: str = "server/test_phone_numbers.py::test_default_route_is_sip_reg") -> Run:
    """Run one test on a copy with a defect."""
    with copy_of_checkout() as copy, with_defect(copy, planted) as damaged:
        return run_tests(damaged, f"contract_tests/tests/{test}")


def test_defects_are_found_by_their_name_alone() -> None:
    """The kind before it is needed by nobody."""
    (found,) = choose_defects(["race_in_purchase"])

    assert str(found) == "mock/race_in_purchase"
