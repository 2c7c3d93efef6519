"""The whole pipeline on a small document of ours; the folder golden/ holds what goes in and what comes out.

To accept a change that is meant: `python -m spec build --into spec/tests/golden` with --vendor, --corrections and
--additions naming the files there, and a careful look at the difference.
"""

from pathlib import Path

import pytest

from spec.build import build_contract
from spec.reporting.report import to_markdown

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def contract():
    """Build the contract of the small document."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.yaml")}
    return build_contract(texts["vendor"], corrections=texts["corrections"], additions=texts["additions"], also={})


def test_the_contract_is_the_golden_one(contract):
    assert contract.yaml == (GOLDEN / "openapi.yaml").read_text(encoding="utf-8")


def test_the_report_is_the_golden_one(contract):
    assert to_markdown(contract) == (GOLDEN / "REPAIRS.md").read_text(encoding="utf-8")


def test_the_summary_counts_places_rules_and_actions(contract):
    assert contract.summary == "14 repairs by 8 rules, 2 corrections, 2 additions"
