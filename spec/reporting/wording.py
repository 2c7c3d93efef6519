"""Put places and values into words and Markdown, for the report."""

import json
from collections.abc import Iterator, Sequence

from spec.document.places import METHODS, Absent, Json, Pointer, resolve, to_json_pointer

LONGEST = 240


def code(text: str) -> str:
    """Return text as Markdown code that can stand in a table, shortened where it is long."""
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    fence = "``" if "`" in text else "`"
    padding = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{padding}{text}{padding}{fence}".replace("|", "\\|")


def value_in_words(value: Json, *, absent: str = "(absent)") -> str:
    """Return a value as the JSON it is, or that there is none."""
    return absent if value is Absent.ABSENT else code(json.dumps(value, ensure_ascii=False))


def place_in_words(document: Json, pointer: Pointer) -> str:
    """Return where a place is: the operation and the parameter by name, and the rest as a JSON Pointer."""
    if not pointer:
        return "the whole document"
    if pointer[0] != "paths" or len(pointer) < 2:
        return code(to_json_pointer(pointer))
    words, rest = [code(str(pointer[1]))], pointer[2:]
    if rest and rest[0] in METHODS:
        words, rest = [code(f"{str(rest[0]).upper()} {pointer[1]}")], rest[1:]
    if len(rest) > 1 and rest[0] == "parameters":
        parameter = resolve(document, pointer[: len(pointer) - len(rest) + 2])
        name = parameter.get("name", rest[1]) if isinstance(parameter, dict) else rest[1]
        words, rest = [*words, f"parameter {code(str(name))}"], rest[2:]
    return ", ".join([*words, code(to_json_pointer(rest))] if rest else words)


def find_differences(before: Json, after: Json, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Json, Json]]:
    """Yield the outermost places in which two values differ, with what was there and what is there now.

    Shape:   a place that is gone is named by where it was, a place that is new by where it is.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        pairs = _pair_keys(before, after)
    elif isinstance(before, list) and isinstance(after, list):
        pairs = _pair_items(before, after)
    else:
        pairs = []
        if before != after:
            yield pointer, before, after
    for key, was, now in pairs:
        yield from find_differences(was, now, (*pointer, key))


def _pair_keys(before: dict[str, Json], after: dict[str, Json]) -> list[tuple[str | int, Json, Json]]:
    keys = [*before, *(key for key in after if key not in before)]
    return [(key, before.get(key, Absent.ABSENT), after.get(key, Absent.ABSENT)) for key in keys]


def _pair_items(before: list[Json], after: list[Json]) -> list[tuple[str | int, Json, Json]]:
    if len(before) > len(after):
        rest = iter(after)
        kept = next(rest, Absent.ABSENT)
        pairs: list[tuple[str | int, Json, Json]] = []
        for index, item in enumerate(before):
            if item == kept:
                kept = next(rest, Absent.ABSENT)
            else:
                pairs.append((index, item, Absent.ABSENT))
        return pairs
    padded = [*before, *[Absent.ABSENT] * (len(after) - len(before))]
    return [(index, was, now) for index, (was, now) in enumerate(zip(padded, after, strict=True))]


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("\n", " ") for cell in line) + " |" for line in lines)
