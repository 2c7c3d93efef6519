"""Write REPAIRS.md: what was wrong with the vendor document, and what was done about it, place by place."""

import inspect
from types import ModuleType

from spec.build import Contract
from spec.document import Absent, Doubt, Remove, Rename, Set, resolve
from spec.normalize import Repair, rule_name
from spec.overlay import Applied
from spec.rules import RULES
from spec.wording import code, find_differences, place_in_words, table, value_in_words

INTRODUCTION = """\
# What was wrong with the vendor document, and what was done about it

Written by `python -m spec build`; do not edit. In this run: {summary}.

The [vendor document](vendor/PROVENANCE.md) is damaged. Four steps make [the contract](openapi.yaml) of it:

1. [Rules](#rules) repair what can be wrong in any Swagger 2.0 document. They know nothing of Flowroute. Where a rule has to
   guess, the repair is marked **inferred**.
2. [Corrections](#corrections) say what only this document needs, each with its evidence.
3. The result is converted from Swagger 2.0 to OpenAPI 3.1; that changes no promise.
4. [Additions](#additions) say what Flowroute says elsewhere, each with its evidence.

*Choice* marks what we decided where sources disagree or are silent.
"""


def to_markdown(contract: Contract) -> str:
    """Return the text of REPAIRS.md."""
    sections = [INTRODUCTION.format(summary=contract.summary), _overview(contract)]
    sections += [_rule(rule, contract) for rule in RULES]
    sections += ["## Corrections", "Made to the repaired Swagger 2.0 document, in this order."]
    sections += [_correction(record) for record in contract.corrections]
    sections += ["## Additions", "Made to the converted OpenAPI 3.1 document, in this order."]
    sections += [_addition(record) for record in contract.additions]
    return "\n\n".join(section.strip("\n") for section in sections) + "\n"


def _overview(contract: Contract) -> str:
    rows = [
        (f"[{name}](#{name})", _summary(rule), str(len(_records(name, contract))))
        for rule in RULES
        for name in [rule_name(rule)]
    ]
    return "## Rules\n\n" + table(("rule", "what it does", "places"), rows)


def _summary(rule: ModuleType) -> str:
    return inspect.getdoc(rule).partition("\n")[0] if rule.__doc__ else ""


def _records(name: str, contract: Contract) -> list[Repair]:
    return [record for record in (*contract.repairs, *contract.normalized.doubts) if record.rule == name]


def _rule(rule: ModuleType, contract: Contract) -> str:
    name = rule_name(rule)
    documented = f"### {name}\n\n{inspect.getdoc(rule)}"
    records = _records(name, contract)
    if not records:
        return f"{documented}\n\nFound nothing in this document."
    if isinstance(records[0].edit, Doubt):
        return f"{documented}\n\n{_doubts(contract)}"
    rows = [(_place(record, contract), *_change(record)) for record in records]
    return f"{documented}\n\n{table(('place', 'was', 'is now'), rows)}"


def _place(record: Repair, contract: Contract) -> str:
    if record.rule == "front_matter":
        return f"YAML document {int(record.edit.pointer[0]) + 1} of the file"
    return place_in_words(contract.normalized.document, record.edit.pointer)


def _change(record: Repair) -> tuple[str, str]:
    edit, was = record.edit, value_in_words(record.was)
    if isinstance(edit, Set):
        inferred = f" **inferred**: {edit.note}" if edit.inferred else ""
        return was, value_in_words(edit.value) + inferred
    if isinstance(edit, Rename):
        return f"key {code(repr(edit.pointer[-1]))}", f"key {value_in_words(edit.key)}"
    assert isinstance(edit, Remove)
    return was, "(removed)" + (f" {edit.note}" if edit.note else "")


def _doubts(contract: Contract) -> str:
    rows = [
        (
            _place(answer.doubt, contract),
            value_in_words(answer.doubt.was),
            answer.doubt.edit.note,
            ", ".join(f"[correction {c.action.number}](#correction-{c.action.number})" for c in answer.corrections),
        )
        for answer in contract.answers
    ]
    return table(("place", "text", "looks cut because it", "answered by"), rows)


def _correction(record: Applied) -> str:
    rows = [
        (place_in_words(record.before, pointer), value_in_words(was), value_in_words(now).replace("(absent)", "(removed)"))
        for pointer, was, now in find_differences(record.before, record.after)
    ]
    return f"{_reasons('Correction', record)}\n\n{table(('place', 'was', 'is now'), rows)}"


def _addition(record: Applied) -> str:
    rows = []
    for place in record.places:
        was, now = resolve(record.before, place), resolve(record.after, place)
        keys = dict.fromkeys(code(str(pointer[0])) for pointer, _, _ in find_differences(was, now) if pointer)
        rows.append((place_in_words(record.before, place), ", ".join(keys) or value_in_words(now)))
    return f"{_reasons('Addition', record)}\n\n{table(('place', 'changed in it'), rows)}"


def _reasons(kind: str, record: Applied) -> str:
    action = record.action
    lines = [f"### {kind} {action.number}", "", action.description, ""]
    lines += [f"- Evidence: {_linked(evidence)}" for evidence in action.evidence]
    lines += [f"- *Choice:* {action.choice}"] if action.choice else []
    return "\n".join(lines)


def _linked(evidence: str) -> str:
    return evidence


__all__ = ["Absent", "to_markdown"]
