"""Write the differences as a page of Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from contract_tests.drift.behaviour import Difference
from contract_tests.drift.findings import KINDS, Finding
from contract_tests.drift.probes import Observation


class _PlainDumper(yaml.SafeDumper):
    """Write repeated values in full, because the pipeline reads no YAML aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write no alias."""
        return True


def to_markdown(
    where: str, day: str, seen: Sequence[Observation], findings: Sequence[Finding], differences: Sequence[Difference]
) -> str:
    """Return the report.

    Shape:   where the base URL without keys; day as 2026-11-23.
    """
    return "\n".join(_lines(where, day, seen, findings, differences)) + "\n"


def _lines(
    where: str, day: str, seen: Sequence[Observation], findings: Sequence[Finding], differences: Sequence[Difference]
) -> Iterator[str]:
    yield f"# Drift of {where}\n"
    yield f"{len(seen)} GET requests on {day}; nothing was bought or changed."
    yield f"Differences from the contract: {len(findings)}, from the mock: {len(differences)}.\n"
    for kind, title in KINDS.items():
        yield from _section(title, [finding for finding in findings if finding.kind == kind])
    yield "## Differences from the mock\n"
    if differences:
        yield "| probe | what | this server | the mock |\n| --- | --- | --- | --- |"
        yield from (f"| {d.probe} | {d.aspect} | {d.theirs} | {d.mocks} |" for d in differences)
        yield ""
    else:
        yield "None in these probes.\n"
    if findings:
        yield "## Proposed actions for `spec/overlays/flowroute.yaml`\n"
        yield "Review each action before you apply it: a field that was not seen today may come tomorrow.\n"
        yield "```yaml"
        actions = [_reasoned(action, finding, where, day) for finding in findings for action in finding.actions]
        yield yaml.dump(actions, Dumper=_PlainDumper, sort_keys=False, width=110).rstrip()
        yield "```"


def _section(title: str, findings: Sequence[Finding]) -> Iterator[str]:
    yield f"## {title}\n"
    yield from (f"- {finding.what}" for finding in findings) if findings else ["None."]
    yield ""


def _reasoned(action: dict[str, Any], finding: Finding, where: str, day: str) -> dict[str, Any]:
    return {**action, "description": finding.what, "x-evidence": [f"a response of {where} on {day}"]}
