"""Read YAML as the JSON it stands for, and remember the line of every value.

Plain scalars mean what YAML 1.2's JSON schema says, so `on` is a string, `2018-01-17` is no date and `007` keeps its
zeros. Whatever JSON has no word for (an alias, a tag, a repeated key) stops the build instead of being guessed at.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yaml import AliasEvent, MappingNode, Node, ScalarNode, SequenceNode, YAMLError
from yaml.composer import Composer
from yaml.constructor import ConstructorError
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from spec.document.places import Json, Pointer, to_json_pointer
from spec.errors import UnreadableYamlError

DEEPEST = 100
TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class YamlDocument:
    """One document of a YAML stream, and the line on which each of its values begins."""

    value: Json
    lines: dict[Pointer, int]


def read_stream(text: str, name: str) -> list[YamlDocument]:
    """Parse every document of a YAML text; `name` says in messages whose text it is.

    Raises:  UnreadableYamlError.
    """
    documents = []
    lines: dict[Pointer, int]
    try:
        loader = _Loader(text)
        while loader.check_node():
            node, lines = loader.get_node(), {}
            if node is not None:
                documents.append(YamlDocument(_to_json(node, (), lines), lines))
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be parsed"
        raise UnreadableYamlError(f"{name}{line}", f"this is no YAML: {problem}", "Correct the text.") from error
    except _UnfitNodeError as error:
        place = f"{name}, line {error.line}, {to_json_pointer(error.pointer)}"
        raise UnreadableYamlError(place, error.found, error.remedy) from error
    return documents


def read_document(text: str, name: str) -> YamlDocument:
    """Parse a YAML text that holds exactly one document.

    Raises:  UnreadableYamlError.
    """
    documents = read_stream(text, name)
    if len(documents) != 1:
        raise UnreadableYamlError(name, f"the text holds {len(documents)} YAML documents", "Leave exactly one.")
    return documents[0]


class _UnfitNodeError(Exception):
    def __init__(self, node: Node, pointer: Pointer, found: str, remedy: str) -> None:
        super().__init__(found)
        self.line = node.start_mark.line + 1
        self.pointer, self.found, self.remedy = pointer, found, remedy


class _Resolver(BaseResolver):
    """The scalars of YAML 1.2's JSON schema; everything else that is plain is a string."""


IMPLICIT = (
    ("null", r"null|~|", ["n", "~", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"-?(?:0|[1-9][0-9]*)", list("-0123456789")),
    ("float", r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?", list("-0123456789")),
)
for name, pattern, first in IMPLICIT:
    _Resolver.add_implicit_resolver(TAG + name, re.compile(f"^(?:{pattern})$"), first)


class _Loader(Reader, Scanner, Parser, Composer, _Resolver):
    """Compose nodes only; refuse aliases, which can grow without bound, and nesting that no document needs."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        _Resolver.__init__(self)
        self._depth = 0

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # not in the stubs
        if self.check_event(AliasEvent):
            raise ConstructorError(None, None, "an alias; write out what it stands for", mark)
        if self._depth > DEEPEST:
            raise ConstructorError(None, None, f"more than {DEEPEST} levels of nesting", mark)
        self._depth += 1
        node: Node | None = super().compose_node(parent, index)
        self._depth -= 1
        return node


SCALARS: dict[str, Callable[[str], Json]] = {
    TAG + "null": lambda text: None,
    TAG + "bool": lambda text: text == "true",
    TAG + "int": int,
    TAG + "float": float,
    TAG + "str": str,
}


def _to_json(node: Node, pointer: Pointer, lines: dict[Pointer, int]) -> Json:
    lines[pointer] = node.start_mark.line + 1
    if isinstance(node, MappingNode) and node.tag == TAG + "map":
        return _to_object(node, pointer, lines)
    if isinstance(node, SequenceNode) and node.tag == TAG + "seq":
        return [_to_json(item, (*pointer, index), lines) for index, item in enumerate(node.value)]
    if isinstance(node, ScalarNode) and node.tag in SCALARS:
        return _to_scalar(node, pointer)
    raise _UnfitNodeError(node, pointer, f"the tag {node.tag} has no meaning in JSON", "Write a plain value.")


def _to_scalar(node: ScalarNode, pointer: Pointer) -> Json:
    try:
        value = SCALARS[node.tag](node.value)
    except ValueError as error:  # `!!int x`, or more digits than Python reads
        raise _UnfitNodeError(node, pointer, f"{node.value[:40]!r} is no number", "Write a plain value.") from error
    if value in (float("inf"), float("-inf")):
        raise _UnfitNodeError(node, pointer, f"{node.value} is too large for a number", "Quote it.")
    return value


def _to_object(node: MappingNode, pointer: Pointer, lines: dict[Pointer, int]) -> dict[str | int, Json]:
    value: dict[str | int, Json] = {}
    for key_node, child in node.value:
        key = _to_json(key_node, pointer, {})
        if type(key) not in (str, int):
            raise _UnfitNodeError(key_node, pointer, f"the key {key!r} is no string", "Quote it.")
        if key in value:
            raise _UnfitNodeError(key_node, pointer, f"the key {key!r} appears twice", "Keep one of the two.")
        value[key] = _to_json(child, (*pointer, key), lines)
    return value
