"""Write REPAIRS.md: what was wrong with the vendor document, and what was done about it, place by place."""

import inspect
import re
import textwrap
from types import ModuleType

from spec.build import Contract
from spec.document.edits import Append, Doubt, Edit, Merge, Rename, Set
from spec.document.places import resolve, to_json_pointer
from spec.overlaying.apply import Applied
from spec.repair.normalize import Repair
from spec.reporting.wording import code, find_differences, place_in_words, table, value_in_words
from spec.rules import RULES, rule_name

INTRODUCTION = """\
# What was wrong with the vendor document, and what was done about it

Written by `python -m spec build`; do not edit. In this run: {summary}.

The [vendor document](vendor/PROVENANCE.md) is damaged. Four steps make [the contract](openapi.yaml) of it:

1. [Rules](#rules) repair what can be wrong in any Swagger 2.0 document and know nothing of Flowroute. Where a rule has
   to guess, the repair is marked **inferred**.
2. [Corrections](#corrections) say what only this document needs, each with its evidence.
3. The result is converted from Swagger 2.0 to OpenAPI 3.1, which changes no promise.
4. [Additions](#additions) say what Flowroute says elsewhere, each with its evidence.

*Choice* marks what we decided where sources disagree or are silent.
"""


def to_markdown(contract: Contract) -> str:
    """Return the text of REPAIRS.md."""
    sections = [
        INTRODUCTION.format(summary=contract.summary),
        _overview(contract),
        *(_rule(rule, contract) for rule in _fired(contract)),
        "## Corrections",
        "Actions on the repaired Swagger 2.0 document, in this order.",
        contract.about_corrections,
        *(_correction(record) for record in contract.corrections),
        "## Additions",
        "Actions on the converted OpenAPI 3.1 document, in this order.",
        contract.about_additions,
        *(_addition(record) for record in contract.additions),
    ]
    return "\n\n".join(section.strip("\n") for section in sections if section) + "\n"


def parse_docstring(rule: ModuleType) -> dict[str, str]:
    """Return the parts of a rule's docstring: Summary, Why, Source, Before, After."""
    text = inspect.getdoc(rule) or ""
    summary, *parts = re.split(r"^(Why|Source|Before|After):", text, flags=re.MULTILINE)
    named = dict(zip(parts[::2], parts[1::2], strict=True))
    return {"Summary": summary.strip()} | {name: textwrap.dedent(part).strip("\n") for name, part in named.items()}


def _overview(contract: Contract) -> str:
    rules = _fired(contract)
    names = [rule_name(rule) for rule in rules]
    rows = [
        (f"[{name}](#{name})", parse_docstring(rule)["Summary"], str(len(_records(name, contract))))
        for name, rule in zip(names, rules, strict=True)
    ]
    return "## Rules\n\n" + table(("rule", "what it does", "places"), rows)


def _fired(contract: Contract) -> list[ModuleType]:
    return [rule for rule in RULES if _records(rule_name(rule), contract)]


def _records(name: str, contract: Contract) -> list[Repair]:
    return [record for record in (*contract.repairs, *contract.normalized.doubts) if record.rule == name]


def _rule(rule: ModuleType, contract: Contract) -> str:
    name, parts = rule_name(rule), parse_docstring(rule)
    why, source = (re.sub(r"\n\s*", " ", parts[part]).strip() for part in ("Why", "Source"))
    documented = f"### {name}\n\n{parts['Summary']}\n\n- Why: {why}\n- Source: {source}\n\n"
    documented += (
        f"For example, this\n\n```yaml\n{parts['Before']}\n```\n\nbecomes\n\n```yaml\n{parts['After']}\n```\n\n"
    )
    records = _records(name, contract)
    edits = [record for record in records if not isinstance(record.edit, Doubt)]
    rows = [(_place(record, contract), *_change(record.edit, value_in_words(record.was))) for record in edits]
    tables = [table(("place", "was", "is now"), rows)] if rows else []
    tables += [_doubts(name, contract)] if len(edits) < len(records) else []
    return documented + "\n\n".join(tables)


def _place(record: Repair, contract: Contract) -> str:
    if record.rule == "front_matter":
        return f"YAML document {int(record.edit.pointer[0]) + 1} of the file"
    return place_in_words(contract.normalized.document, record.edit.pointer)


def _change(edit: Edit, was: str) -> tuple[str, str]:
    if isinstance(edit, Set):
        inferred = f" **inferred**: {edit.note}" if edit.inferred else ""
        return was, value_in_words(edit.value) + inferred
    if isinstance(edit, Append):
        return "", f"{value_in_words(edit.value)} is added"
    if isinstance(edit, Merge):
        return was, f"moved to {code(to_json_pointer(edit.into))}"
    if isinstance(edit, Rename):
        return f"key {code(repr(edit.pointer[-1]))}", f"key {value_in_words(edit.key)}"
    return was, f"(removed: {edit.note})" if edit.note else "(removed)"


def _doubts(name: str, contract: Contract) -> str:
    rows = []
    for answer in (answer for answer in contract.answers if answer.doubt.rule == name):
        numbers = [applied.action.number for applied in answer.corrections]
        links = ", ".join(f"[correction {number}](#correction-{number})" for number in numbers)
        doubt = answer.doubt
        rows.append((_place(doubt, contract), value_in_words(doubt.was), doubt.edit.note, links))
    return table(("place", "text", "looks cut because it", "answered by"), rows)


def _correction(record: Applied) -> str:
    rows = [
        (place_in_words(record.before, place), value_in_words(was), value_in_words(now, absent="(removed)"))
        for place, was, now in find_differences(record.before, record.after)
    ]
    return f"{_reasons('Correction', record)}\n\n{table(('place', 'was', 'is now'), rows)}"


def _addition(record: Applied) -> str:
    rows = []
    for place in record.places:
        was, now = resolve(record.before, place), resolve(record.after, place)
        keys = dict.fromkeys(code(str(pointer[0])) for pointer, _, _ in find_differences(was, now) if pointer)
        rows.append((place_in_words(record.before, place), ", ".join(keys) or value_in_words(now, absent="(removed)")))
    return f"{_reasons('Addition', record)}\n\n{table(('place', 'what is new or changed in it'), rows)}"


def _reasons(kind: str, record: Applied) -> str:
    action = record.action
    evidence = [f"- Evidence: {source}" for source in action.evidence]
    choice = [f"- *Choice:* {action.choice}"] if action.choice else []
    return "\n".join([f"### {kind} {action.number}", "", action.description, "", *evidence, *choice])
