"""Write a report on how a server differs from the contract: `python -m contract_tests.drift --base-url URL`.

Exit status: 0 no difference from the contract, 1 some differences, 2 the server did not respond.
"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import httpx

from contract_tests.conftest import KEY_VARIABLES, mock_in_process
from contract_tests.drift.behaviour import compare
from contract_tests.drift.findings import Finding, find_all
from contract_tests.drift.probes import observe
from contract_tests.drift.report import to_markdown
from contract_tests.target.keys import complete_pairs
from contract_tests.target.server import Target
from contract_tests.target.spending import SpendingGuard

NO_RESPONSE = 2


def main(arguments: Sequence[str] | None = None, environment: Mapping[str, str] = os.environ) -> int:
    """Run the command line, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m contract_tests.drift", description=__doc__)
    parser.add_argument("--base-url", required=True, help="the server to compare; only GET requests are sent")
    parser.add_argument("--into", type=Path, default=Path("build/drift.md"), help="file of the report")
    given = parser.parse_args(arguments)
    if not httpx.URL(given.base_url).host:
        parser.error("--base-url must be a URL with a host, as in http://127.0.0.1:8000 (with make: BASE_URL=...)")
    access_key, secret_key = KEY_VARIABLES[0]
    keys = complete_pairs([(environment.get(access_key), environment.get(secret_key))])
    if not keys:
        parser.error(f"set {access_key} and {secret_key}: every request needs the account's keys")
    try:
        findings = report_on(Target(given.base_url.rstrip("/"), keys=keys, guard=SpendingGuard()), given.into)
    except httpx.TransportError as error:
        print(
            f"{given.base_url} does not respond ({error}). Start a server there, or give another URL.", file=sys.stderr
        )
        return NO_RESPONSE
    print(f"Differences from the contract: {len(findings)}. The report is {given.into}")
    return 1 if findings else 0


def report_on(target: Target, into: Path) -> list[Finding]:
    """Compare one server with the contract and the mock, and write the report."""
    seen = observe(target)
    findings = find_all(seen)
    mock = mock_in_process("sqlite://")
    mock.keys = (mock.fresh_keys(),)
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    text = to_markdown(target.base_url, today, seen, findings, compare(seen, observe(mock)))
    into.parent.mkdir(parents=True, exist_ok=True)
    into.write_text(text, encoding="utf-8")
    return findings


if __name__ == "__main__":
    sys.exit(main())
