"""Keep the list of rules whole: each one listed, documented, tested, firing, and only finding."""

import importlib
import re
from copy import deepcopy
from pathlib import Path

import pytest

from spec.build import VENDOR
from spec.reading.text import read_text
from spec.reading.yaml_reader import read_stream
from spec.repair.apply import apply_edits
from spec.repair.normalize import normalize
from spec.reporting.report import parse_docstring
from spec.rules import DOCUMENT_RULES, RULES, STREAM_RULES, rule_name
from spec.rules.texts import cut_descriptions

FOLDER = Path(__file__).parents[2] / "rules"
TESTS = Path(__file__).parents[1] / "rules"
EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=rule_name)


def vendor_stream():
    return read_stream(VENDOR.read_text(encoding="utf-8"), "vendor")


def documents_seen():
    """Return what each rule gets to see of the vendor document, by the rule's name."""
    seen, document = {}, vendor_stream()
    for rule in RULES:
        if rule is DOCUMENT_RULES[0]:
            (document,) = document
        seen[rule_name(rule)] = deepcopy(document)
        document = apply_edits(document, rule.find(document))
    return seen


def test_every_module_is_listed_once():
    modules = sorted(path.stem for path in FOLDER.glob("*/*.py") if path.stem != "__init__")

    assert sorted(map(rule_name, RULES)) == modules


def test_every_rule_has_a_test_of_its_name_and_every_test_a_rule():
    tests = sorted(path.stem.removeprefix("test_") for path in TESTS.glob("*/test_*.py"))

    assert tests == sorted(map(rule_name, RULES))


def test_rules_on_the_stream_run_before_rules_on_the_document():
    assert RULES == STREAM_RULES + DOCUMENT_RULES


@EVERY_RULE
def test_a_rule_says_what_it_does_why_on_what_authority_and_shows_it(rule):
    parts = parse_docstring(rule)

    assert list(parts) == ["Summary", "Why", "Source", "Before", "After"]
    assert all(parts.values())
    assert re.fullmatch(r"[A-Z][^\n]*\.", parts["Summary"])
    assert re.match(r"Swagger 2\.0|YAML|Observed:", parts["Source"])
    assert parts["Before"] != parts["After"]


def damaged_by(rule):
    """Return the first document that the rule's own test expects to be changed."""
    folder = rule.__name__.split(".")[-2]
    tests = importlib.import_module(f"spec.tests.rules.{folder}.test_{rule_name(rule)}")
    before = tests.CHANGED[0].values[0]
    return read_text(before, "test") if isinstance(before, str) else before


@EVERY_RULE
def test_a_rule_finds_something_in_the_vendor_document_or_in_a_small_one(rule):
    assert list(rule.find(documents_seen()[rule_name(rule)])) or list(rule.find(damaged_by(rule)))


@EVERY_RULE
def test_a_rule_changes_nothing_itself(rule):
    document = documents_seen()[rule_name(rule)]
    before = deepcopy(document)

    list(rule.find(document))

    assert document == before


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule is not cut_descriptions], ids=rule_name)
def test_a_rule_finds_nothing_in_what_it_has_repaired(rule):
    document = documents_seen()[rule_name(rule)]

    assert list(rule.find(apply_edits(document, rule.find(document)))) == []


def test_the_vendor_document_has_this_much_damage():
    repairs = [repair.rule for repair in normalize(vendor_stream()).repairs]

    assert {name: repairs.count(name) for name in repairs} == {
        "front_matter": 1,
        "integer_keys": 6,
        "gallery_residue": 9,
        "blank_runs": 2,
        "description_slug_operation_ids": 6,
        "summary_word_tags": 6,
        "path_parameters_required": 4,
        "untyped_parameters": 16,
    }


def test_no_folder_of_rules_has_more_than_twelve():
    assert max(len(list(folder.glob("*.py"))) - 1 for folder in FOLDER.iterdir() if folder.is_dir()) <= 12
