"""Draw values from a JSON Schema, mostly valid, and spoil them."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Mapping
from typing import Any

TEXTS = (
    "", "0", "1", "7", "98396", "83834", "12065550100", "12065550150", "12065550190", "19995550123", "206", "1206",
    "+1206", "1.25", "0.000001", "999999999.999999", "1e5", "Front desk", "wa", "WA", "seattle", "NWYRCYZN01", "é",
    "日本", "\x00", "x" * 64, "x" * 65, "x" * 2000, "x" * 2001, "9" * 20, "9" * 21, "longcode", "us", "mockabcd", "a:b",
    "value,desc",
    "sip:desk@pbx.example.com", "203.0.113.7:5060", "self", "1" * 18, "1" * 19, "true", "null", "%2F", "../x", "\u202e",
)  # fmt: skip
"""Texts that mean something to the mock, or nearly do."""
NUMBERS = (
    0, 1, 2, 9, 10, 60, 61, 199, 200, 201, 400, 404, 429, 503, 599, 600, -1, 2**31 - 1, 2**31, 2**53 - 1, 2**53, 2**63,
    10**19, 10**20, 10**30, 0.0, -0.0, 1.0, 2.0, 503.0, 0.5, 1.25, 0.1, 1e-6, 1e-7, 1e-400, 1e300, 999999999.999999,
    10000000000, 12065550150, 19999999999, 1.5,
)  # fmt: skip
ODD: tuple[Any, ...] = (None, True, False, [], {}, [[]], {"": 0}, *TEXTS, *NUMBERS)
KEYS = ("", "id", "kind", "value", "data", "times", "x", "__proto__", "12065550150")


class Drawing:
    """Values drawn from one random source, for the schemas of one document."""

    def __init__(self, source: random.Random, document: Mapping[str, Any]) -> None:
        self.source = source
        self._document = document

    def value(self, schema: Mapping[str, Any], depth: int = 0) -> Any:
        """Draw a value that the schema allows, as far as this simple reading of it goes."""
        schema = self.resolve(schema)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self.source.choice(schema["enum"])
        kinds = schema.get("type", "object" if "properties" in schema else ["string", "integer", "boolean"])
        kind = self.source.choice(kinds if isinstance(kinds, list) else [kinds])
        return getattr(self, f"_{kind}")(schema, depth)

    def spoil(self, value: Any, times: int = 1) -> Any:
        """Return a copy with some place replaced, removed, repeated or added."""
        spoiled = [copy.deepcopy(value)]
        for _ in range(times):
            parent, key = self.source.choice([(spoiled, 0), *_places(spoiled[0])])
            self._spoil_place(parent, key)
            if not spoiled:
                return None
        return spoiled[0]

    def resolve(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow a reference."""
        while "$ref" in schema:
            target: Any = self._document
            for part in schema["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            schema = target
        return schema

    def _spoil_place(self, parent: Any, key: Any) -> None:
        way = self.source.randrange(6)
        if way == 0 and isinstance(parent, dict):
            del parent[key]
        elif way == 1 and isinstance(parent, list):
            parent.append(copy.deepcopy(parent[key]))
        elif way == 2 and isinstance(parent[key], dict):
            parent[key][self.source.choice(KEYS)] = self.source.choice(ODD)
        else:
            parent[key] = copy.deepcopy(self.source.choice(ODD))

    def _null(self, schema: Mapping[str, Any], depth: int) -> None:
        return None

    def _boolean(self, schema: Mapping[str, Any], depth: int) -> bool:
        return self.source.random() < 0.5

    def _integer(self, schema: Mapping[str, Any], depth: int) -> int | float:
        low, high = schema.get("minimum", -5), schema.get("maximum", 10**6)
        drawn = self.source.choice((low, high, self.source.randint(low, high), min(high, max(low, 3))))
        return float(drawn) if self.source.random() < 0.1 and abs(drawn) < 2**53 else drawn

    def _number(self, schema: Mapping[str, Any], depth: int) -> float:
        low, high = schema.get("minimum", 0), schema.get("maximum", schema.get("exclusiveMaximum", 10**6))
        return self.source.choice((low, -0.0, round(self.source.uniform(low, high), self.source.randrange(7)), 0.5, 1))

    def _string(self, schema: Mapping[str, Any], depth: int) -> str:
        low, high = schema.get("minLength", 0), schema.get("maxLength", 10**6)
        known = [text for text in TEXTS if low <= len(text) <= high]
        if "pattern" in schema:
            known = [text for text in known if re.search(schema["pattern"], text)]
            known += [f"1206555{self.source.randrange(10**4):04d}"] * bool(re.search(schema["pattern"], "12065550100"))
        return self.source.choice(known) if known else "x" * low

    def _array(self, schema: Mapping[str, Any], depth: int) -> list[Any]:
        return [
            self.value(schema.get("items", {}), depth + 1) for _ in range(self.source.randrange(4 if depth < 6 else 1))
        ]

    def _object(self, schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
        required, properties = schema.get("required", []), schema.get("properties", {})
        names = [name for name in properties if name in required or self.source.random() < 0.4]
        drawn = {name: self.value(properties[name], depth + 1) for name in names}
        rules = [each for rule in schema.get("allOf", []) for each in (rule, *rule.get("allOf", []))]
        for rule in rules:  # what a kind of fault needs
            needed = rule.get("then", {}).get("required", [])
            if needed and drawn.get(next(iter(rule["if"]["properties"]))) == next(
                iter(rule["if"]["properties"].values())
            ).get("const"):
                drawn |= {name: self.value(properties[name], depth + 1) for name in needed if name not in drawn}
        return drawn


def _places(value: Any) -> list[tuple[Any, Any]]:
    """List every place of a value, as its parent and its key."""
    children: list[tuple[Any, Any]] = []
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            children.append((value, key))
            children.extend(_places(value[key]))
    return children
