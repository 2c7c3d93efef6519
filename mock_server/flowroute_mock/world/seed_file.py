"""Read a seed file, which declares a world in YAML.

It is a snapshot without its head, and people write it: a number alone stands for itself, what is left out has its
default, and an error names file, line and key.

    stocked: true                        # the seeded inventory is for sale; this is the default
    routes:
      - {id: "101", route_type: host, value: "203.0.113.7:5060", alias: pbx}
    numbers:
      - {value: "12065550190", alias: Front desk, primary_route: "101"}
      - 12065550191
    available:
      - {value: "12065550150", rate_center: seattle, monthly_cost: 0.75}
    faults:
      - {operation: get_number, times: 2, document: {kind: status, status: 503}}
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from flowroute_mock.faults.planned_faults import check_fault
from flowroute_mock.http.contract import load_contract
from flowroute_mock.http.errors import FaultPlanError
from flowroute_mock.world.records import WorldContent
from flowroute_mock.world.snapshot import SnapshotError, read_content

_TAG = "tag:yaml.org,2002:"
_TAGS = {f"{_TAG}{name}" for name in ("null", "bool", "int", "float", "str", "timestamp", "map", "seq")}
_BOOLEANS = {"true": True, "True": True, "false": False, "False": False}


class SeedFileError(Exception):
    """The seed file cannot be used; the message names file, line and key."""


def load_seed_file(path: Path) -> WorldContent:
    """Read the world that a file declares.

    Raises:  SeedFileError.
    """
    try:
        return parse_seed(path.read_text(encoding="utf-8"), name=str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise SeedFileError(f"{path}: cannot be read: {error}") from error


def parse_seed(source: str, *, name: str = "seed") -> WorldContent:
    """Read the world that a text declares; messages call it by name.

    Raises:  SeedFileError.
    """
    lines = _Lines()
    try:
        content = read_content(lines.read(source))
        _check_faults(content)
        return content
    except SnapshotError as error:
        key = error.pointer.strip("/").replace("/", ".")
        message = f"{name}, line {lines.at(error.pointer)}: {key}{': ' * bool(key)}{error.message}"
        raise SeedFileError(message) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SeedFileError(f"{name}, line {line}: {error.problem}. This is not YAML.") from error
    except yaml.YAMLError as error:
        raise SeedFileError(f"{name}: {error}") from error


def _check_faults(content: WorldContent) -> None:
    for index, fault in enumerate(content.faults):
        try:
            check_fault(load_contract(), fault)
        except FaultPlanError as error:
            raise SnapshotError(f"/faults/{index}", str(error)) from error


class _Lines:
    """Read YAML into plain values, and remember on which line each of them stands."""

    def __init__(self) -> None:
        self._line_of = {"": 1}
        self._collections: set[int] = set()

    def read(self, source: str) -> dict[str, Any]:
        root = yaml.compose(source, Loader=yaml.SafeLoader)
        if not isinstance(root, yaml.MappingNode):
            raise SnapshotError("", "A seed file is a mapping with `numbers`, `routes`, `available`, `faults`.")
        return self._mapping("", root)

    def at(self, pointer: str) -> int:
        """Return the line of a place, or of the nearest place around it that was written."""
        while pointer not in self._line_of:
            pointer = pointer.rpartition("/")[0]
        return self._line_of[pointer]

    def _value(self, pointer: str, node: yaml.Node) -> Any:
        if node.tag not in _TAGS:
            raise SnapshotError(pointer, f"is tagged {node.tag}; leave the tag out.")
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if id(node) in self._collections:
            raise SnapshotError(pointer, "is an alias; write it out.")
        self._collections.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._item(f"{pointer}/{index}", item) for index, item in enumerate(node.value)]
        return self._mapping(pointer, node)

    def _item(self, pointer: str, node: yaml.Node) -> Any:
        self._line_of[pointer] = node.start_mark.line + 1
        return self._value(pointer, node)

    def _mapping(self, pointer: str, node: yaml.Node) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            place = f"{pointer}/{key.value}"
            self._line_of[place] = key.start_mark.line + 1
            if key.value in found:
                raise SnapshotError(place, "is there twice.")
            found[key.value] = self._value(place, value)
        return found


def _scalar(node: yaml.ScalarNode) -> object:
    """Return a value as people mean it: `on` is Ontario, 0123 keeps its zero, and a date stays a text."""
    text: str = node.value
    if node.tag == f"{_TAG}null":
        return None
    if node.tag == f"{_TAG}bool":
        return _BOOLEANS.get(text, text)
    if node.tag == f"{_TAG}int" and text.isascii() and text.isdigit() and text == text.lstrip("0").rjust(1, "0"):
        return int(text)
    if node.tag == f"{_TAG}float" and text.replace(".", "", 1).isdecimal():
        return float(text)
    return text
