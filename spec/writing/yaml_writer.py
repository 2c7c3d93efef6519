"""Write JSON as YAML that people can read and that is the same bytes everywhere."""

import re
from typing import Any

import yaml

from spec.document.numbers import WrittenNumber
from spec.document.places import Json
from spec.writing.numbers import number_to_text

WIDTH = 110  # the word that crosses it is still on the line
# Strings that some reader of YAML 1.1 or 1.2 takes for something else although PyYAML would leave them plain.
AMBIGUOUS = re.compile(r"[yYnN]|[-+]?(\.[0-9]|[0-9])[0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?|0[ox][0-9a-fA-F_]+")

# Line breaks that only double quotes keep: elsewhere PyYAML writes them as they are, and a reader folds them.
UNUSUAL_BREAK = re.compile(r"[\r\x85\u2028\u2029]")


def to_yaml(value: Json, *, header: str = "") -> str:
    """Return the value in block style, keys in their order, with a comment on top.

    Shape:   lines of at most about 120 characters, no anchors, no tags; what is not plain for every reader is quoted.
    """
    comment = "".join(f"# {line}\n" for line in header.splitlines())
    text: str = yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False
    )
    return comment + text


class _Dumper(yaml.SafeDumper):
    """The safe dumper without aliases and with list items indented below their key."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    if UNUSUAL_BREAK.search(text):
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
    style = "|" if "\n" in text else "'" if AMBIGUOUS.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_number(dumper: yaml.SafeDumper, number: WrittenNumber) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:float", number_to_text(number))


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(WrittenNumber, _represent_number)
