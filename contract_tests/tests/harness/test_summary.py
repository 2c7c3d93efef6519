"""The one-page summary of a run."""

from __future__ import annotations

from pathlib import Path

from contract_tests.reporting.summary import write_summary
from contract_tests.target.server import Target


def test_summary_counts_calls_by_operation_status_and_test(tmp_path: Path) -> None:
    """Each call is counted where a reader looks for it, and an operation that never succeeded is named."""
    target = Target("http://127.0.0.1:1")
    for test, operation, status in [
        ("test_paging", "list_account_numbers", 200),
        ("test_paging", "list_account_numbers", 200),
        ("test_auth", "purchase_number", 401),
        ("test_http", "(no operation)", 404),
    ]:
        target.test = test
        target.count(operation, status)

    write_summary(tmp_path / "summary.md", target)

    text = (tmp_path / "summary.md").read_text()
    assert "4 calls of 18 operations by 3 test modules." in text
    silent = text.partition("Without a success: ")[2].partition(".")[0].split(", ")
    assert "purchase_number" in silent
    assert "list_account_numbers" not in silent
    row = next(line for line in text.splitlines() if line.startswith("| list_account_numbers |"))
    assert row.startswith("| list_account_numbers | 2 | — |")
