"""What a reader of REPAIRS.md finds; its exact text for a small document is in golden/."""

import json
import re

import pytest

from spec.build import build_contract
from spec.reporting.report import to_markdown
from spec.rules import RULES, rule_name
from spec.tests.helpers.small import with_operation


@pytest.fixture(scope="module")
def contract():
    """Build the contract of the vendor document."""
    return build_contract()


@pytest.fixture(scope="module")
def report(contract):
    """Return the text of REPAIRS.md."""
    return to_markdown(contract)


def section(report, heading):
    return re.split(r"^#+ ", report.partition(f"\n### {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
def test_each_rule_has_a_section_with_one_row_for_each_place(contract, report, rule):
    records = [record for record in (*contract.repairs, *contract.normalized.doubts) if record.rule == rule_name(rule)]

    if not records:
        assert f"### {rule_name(rule)}" not in report
        return

    rows = [line for line in section(report, rule_name(rule)).splitlines() if line.startswith("| ")]

    assert len(rows) == len(records) + 2


def test_every_inferred_type_is_marked(contract, report):
    inferred = [repair for repair in contract.repairs if getattr(repair.edit, "inferred", False)]

    assert report.count("**inferred**:") == len(inferred) == 16


def test_a_rule_that_found_nothing_has_no_section():
    overlay = """\
overlay: 1.1.0
info: {title: T, version: 1.0.0}
actions: [{target: $.info, description: Why., x-choice: Ours., update: {x-NAME: 1}}]
"""
    overlays = {"corrections": overlay.replace("NAME", "a"), "additions": overlay.replace("NAME", "b")}

    text = to_markdown(build_contract(json.dumps(with_operation()), also={}, **overlays))

    assert "\n### " not in text.partition("## Rules")[2].partition("## Corrections")[0]
    assert "0 repairs by 0 rules, 1 corrections, 1 additions" in text


def test_each_description_that_looks_cut_names_its_answer(report):
    rows = section(report, "cut_descriptions")

    answered = r'`"The phone number in E"` \| ends in a lone letter \| \[correction (\d+)\]\(#correction-\1\)'
    assert len(re.findall(answered, rows)) == 2


def test_each_correction_and_addition_has_a_section_with_its_reasons(contract, report):
    for kind, records in (("Correction", contract.corrections), ("Addition", contract.additions)):
        for record in records:
            text = section(report, f"{kind} {record.action.number}")
            assert record.action.description in text
            assert record.action.choice in text
            assert all(f"- Evidence: {source}" in text for source in record.action.evidence)
            assert text.count("\n| ") >= 3


def test_a_correction_shows_what_was_and_what_is_now(report):
    assert "`GET /v2/numbers`, parameter `limit`, `/maximum` | (absent) | `200`" in report


def test_links_inside_the_report_lead_somewhere(report):
    headings = {line.lstrip("# ").lower().replace(" ", "-") for line in report.splitlines() if line.startswith("#")}

    assert {link for link in re.findall(r"\]\(#([^)]+)\)", report)} <= headings


def test_rows_of_tables_have_as_many_cells_as_their_heads(report):
    width = 0
    for line in report.splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        assert cells in (0, width) or width == 0, line
        width = cells
