"""Read YAML as the JSON it stands for, from libyaml's events, within bounds.

Plain scalars mean what YAML 1.2's JSON schema says, so `on` is a string, `2018-01-17` is no date and `007` keeps its
zeros. Aliases and merge keys are written out. A tag that JSON has no word for is an error with its line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from spec.document.places import Json, Pointer, copied, to_json_pointer
from spec.document.repeated_keys import object_of
from spec.errors import UnreadableYamlError
from spec.reading.bounds import DEEPEST, MOST
from spec.reading.scalars import TAG, to_key, to_scalar

LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
NO_KEY = object()


@dataclass(frozen=True)
class YamlDocument:
    """One document of a YAML stream, and the line on which each of its values begins, if that was asked for."""

    value: Json
    lines: dict[Pointer, int]


def read_stream(text: str, name: str) -> list[Json]:
    """Parse every document of a YAML text; `name` says in messages whose text it is.

    Raises:  UnreadableYamlError.
    """
    return [document.value for document in _compose(text, name, _Composer())]


def read_document(text: str, name: str) -> YamlDocument:
    """Parse a YAML text that has exactly one document and repeats no key; its values keep their lines.

    Raises:  UnreadableYamlError.
    """
    documents = _compose(text, name, _Composer(lines={}, repeat_keys=False))
    if len(documents) != 1:
        raise UnreadableYamlError(name, f"the text has {len(documents)} YAML documents", "Leave exactly one.")
    return documents[0]


def _compose(text: str, name: str, composer: "_Composer") -> list[YamlDocument]:
    try:
        for event in _events(text):
            composer.receive(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be parsed"
        raise UnreadableYamlError(f"{name}{line}", f"this is no YAML: {problem}", "Correct the text.") from error
    except _UnfitValueError as error:
        place = f"{name}, line {error.line}, {to_json_pointer(composer.pointer)}"
        raise UnreadableYamlError(place, error.found, error.remedy) from error
    return composer.documents


def _events(text: str) -> Iterator[Event]:
    # libyaml reads UTF-8, and a lone surrogate is none
    yield from yaml.parse(re.sub("[\ud800-\udfff]", "\ufffd", text), Loader=LOADER)


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


class _UnfitValueError(Exception):
    def __init__(self, event: Event, found: str, remedy: str) -> None:
        super().__init__(found)
        self.line = _line(event)
        self.found, self.remedy = found, remedy


@dataclass
class _Frame:
    """A mapping or a sequence that is being read, the key that is next, and what an alias of it would add."""

    pairs: list[tuple[Any, Json]] | None
    anchor: str | None
    first: int
    items: list[Json] = field(default_factory=list)
    key: Any = NO_KEY
    merged: list[Json] = field(default_factory=list)
    is_merge: bool = False
    seen: set[str] = field(default_factory=set)
    height: int = 0


@dataclass
class _Composer:
    """Make values of events, without recursion."""

    lines: dict[Pointer, int] | None = None
    repeat_keys: bool = True
    documents: list[YamlDocument] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)
    anchors: dict[str, tuple[Json, int, int]] = field(default_factory=dict)
    count: int = 0
    value: Json = None

    @property
    def pointer(self) -> Pointer:
        """Return the place that is being read."""
        keys = [frame.key if frame.pairs is not None else len(frame.items) for frame in self.frames]
        return tuple(key for key in keys if key is not NO_KEY)

    def receive(self, event: Event) -> None:
        """Take the next event of the stream."""
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._open(event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._close(event)
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentEndEvent):
            self.documents.append(YamlDocument(self.value, self.lines or {}))
            self.anchors = {}

    def _scalar(self, event: ScalarEvent) -> None:
        self._note(event, 1)
        frame = self.frames[-1] if self.frames else None
        if frame and frame.pairs is not None and frame.key is NO_KEY:
            frame.key = self._new_key(frame, event)
            return
        try:
            value = to_scalar(event)
        except ValueError as error:
            raise _UnfitValueError(event, str(error), "Write a plain value.") from error
        if event.anchor:
            self.anchors[event.anchor] = value, 1, 0
        self._add(value, event)

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        self._note(event, 1)
        if event.tag not in (None, "!", TAG + "map", TAG + "seq"):
            raise _UnfitValueError(event, f"the tag {event.tag} has no meaning in JSON", "Write a plain value.")
        if self._expects_key():
            raise _UnfitValueError(event, "the key is an object or an array", "Write a text.")
        if len(self.frames) > DEEPEST:
            raise _UnfitValueError(event, f"more than {DEEPEST} levels of nesting", "Flatten the document.")
        self.frames.append(_Frame([] if isinstance(event, MappingStartEvent) else None, event.anchor, self.count))

    def _close(self, event: Event) -> None:
        frame = self.frames.pop()
        value: Json = frame.items
        if frame.pairs is not None:
            value = object_of(frame.pairs)
            for source in frame.merged:
                value.update({key: child for key, child in source.items() if key not in value})
        if frame.anchor:
            self.anchors[frame.anchor] = value, self.count - frame.first + 1, frame.height + 1
        self._add(value, event, frame.height + 1)

    def _alias(self, event: AliasEvent) -> None:
        if event.anchor not in self.anchors:
            found = f"the alias *{event.anchor} refers to nothing before it"
            raise _UnfitValueError(event, found, "Write out what it stands for.")
        if self._expects_key():
            raise _UnfitValueError(event, "the key is an alias", "Write a text.")
        value, size, height = self.anchors[event.anchor]
        self._note(event, size)
        if len(self.frames) + height > DEEPEST + 1:
            raise _UnfitValueError(event, f"more than {DEEPEST} levels of nesting", "Flatten the document.")
        self._add(copied(value), event, height)

    def _add(self, value: Json, event: Event, height: int = 0) -> None:
        if not self.frames:
            self.value = value
            return
        frame = self.frames[-1]
        frame.height = max(frame.height, height)
        if frame.pairs is None:
            frame.items.append(value)
            return
        if frame.is_merge and (sources := _mappings(value)):
            frame.merged += sources
        else:
            frame.pairs.append((frame.key, value))
        frame.key = NO_KEY

    def _new_key(self, frame: _Frame, event: ScalarEvent) -> str | int:
        key = to_key(event)
        frame.is_merge = key == "<<" and not event.style and event.tag is None
        if not self.repeat_keys:
            if str(key) in frame.seen:
                raise _UnfitValueError(event, f"the key {key!r} appears twice", "Keep one of the two.")
            frame.seen.add(str(key))
        return key

    def _expects_key(self) -> bool:
        return bool(self.frames) and self.frames[-1].pairs is not None and self.frames[-1].key is NO_KEY

    def _note(self, event: NodeEvent, size: int) -> None:
        self.count += size
        if self.count > MOST:
            raise _UnfitValueError(event, f"more than {MOST:,} values, aliases written out", "Split the document.")
        if self.lines is not None and not self._expects_key():
            self.lines[self.pointer] = _line(event)


def _mappings(value: Json) -> list[Json]:
    values = value if isinstance(value, list) else [value]
    return values if values and all(isinstance(item, dict) for item in values) else []
