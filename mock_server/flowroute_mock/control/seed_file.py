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

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from flowroute_mock.control.snapshot import parse_seed
from flowroute_mock.world.errors import InvalidContentError, SeedFileError, SnapshotError
from flowroute_mock.world.records import WorldContent

DEEPEST = 100
LARGEST = 1024 * 1024
"""How many bytes PyYAML reads in some ten seconds."""
_TAG = "tag:yaml.org,2002:"
_TAGS = {f"{_TAG}{name}" for name in ("null", "bool", "int", "float", "str", "timestamp", "map", "seq")}
_BOOLEANS = {"true": True, "True": True, "false": False, "False": False}
Check = Callable[[WorldContent], None]


def load_seed_file(path: Path, check: Check) -> WorldContent:
    """Read the world that a file declares; check is what else must be true of it.

    Raises:  SeedFileError.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise SeedFileError(
                f"{path}: larger than {LARGEST // 1024**2} MiB. Restore a larger world from a snapshot."
            )
        return read_seed(path.read_text(encoding="utf-8"), check, name=str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise SeedFileError(f"{path}: cannot be read: {error}") from error


def read_seed(source: str, check: Check, *, name: str = "seed") -> WorldContent:
    """Read the world that a text declares; messages call it by name.

    Raises:  SeedFileError.
    """
    if len(source) > LARGEST:
        raise SeedFileError(f"{name}: larger than {LARGEST // 1024**2} MiB. Restore a larger world from a snapshot.")
    lines = _Lines()
    try:
        content = parse_seed(lines.read(source))
        check(content)
        return content
    except InvalidContentError as error:
        key = error.pointer.strip("/").replace("/", ".")
        message = f"{name}, line {lines.at(error.pointer)}: {key}{': ' * bool(key)}{error.message}"
        raise SeedFileError(message) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SeedFileError(f"{name}, line {line}: cannot be read: {error.problem}.") from error
    except yaml.YAMLError as error:
        raise SeedFileError(f"{name}: {error}") from error


class _Loader(yaml.SafeLoader):
    """Compose nodes only; refuse aliases, which can grow without bound, and nesting that no world needs."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="an alias; write out what it stands for", problem_mark=mark)
        if self.depth > DEEPEST:
            raise yaml.MarkedYAMLError(problem=f"more than {DEEPEST} levels of nesting", problem_mark=mark)
        self.depth += 1
        node: yaml.Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


class _Lines:
    """Read YAML into plain values, and remember the line of each."""

    def __init__(self) -> None:
        self._line_of = {"": 1}

    def read(self, source: str) -> Any:
        root = yaml.compose(source, Loader=_Loader)
        return None if root is None else self._value("", root)

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
        if isinstance(node, yaml.SequenceNode):
            return [self._at_line(f"{pointer}/{index}", item, item) for index, item in enumerate(node.value)]
        return self._mapping(pointer, node)

    def _at_line(self, pointer: str, mark: yaml.Node, node: yaml.Node) -> Any:
        self._line_of[pointer] = mark.start_mark.line + 1
        return self._value(pointer, node)

    def _mapping(self, pointer: str, node: yaml.Node) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise SnapshotError(pointer, "has a key that is no text.")
            place = f"{pointer}/{key.value}"
            if key.value in found:
                self._line_of[place] = key.start_mark.line + 1
                raise SnapshotError(place, "is there twice.")
            found[key.value] = self._at_line(place, key, value)
        return found


def _scalar(node: yaml.ScalarNode) -> object:
    """Return a value as people mean it: `on` is Ontario, 0123 keeps its zero, and a date stays a text."""
    text: str = node.value
    if node.tag == f"{_TAG}null":
        return None
    if node.tag == f"{_TAG}bool":
        return _BOOLEANS.get(text, text)
    if node.tag == f"{_TAG}int" and len(text) <= 20 and text.isascii() and text.isdigit() and str(int(text)) == text:
        return int(text)
    if node.tag == f"{_TAG}float" and text.replace(".", "", 1).isdecimal():
        return float(text)
    return text
