"""Write a number so that every reader of JSON and of YAML reads the same number, with all its digits."""

import json
import re
import secrets

from spec.document.numbers import WrittenNumber
from spec.document.places import Json

NUMBER = re.compile(r"(?P<whole>-?[0-9]+)(?:\.(?P<part>[0-9]*))?(?:[eE](?P<sign>[-+]?)(?P<power>[0-9]+))?")
SURROGATE = re.compile("[\ud800-\udfff]")


def number_to_text(value: float) -> str:
    """Return a number with a point, and with a sign before its exponent, as YAML 1.1 wants it."""
    text = value.text if isinstance(value, WrittenNumber) else repr(value)
    match = NUMBER.fullmatch(text)
    if match is None:
        return text
    power = f"e{match['sign'] or '+'}{match['power']}" if match["power"] else ""
    return f"{match['whole']}.{match['part'] or '0'}{power}"


def to_json(value: Json) -> str:
    """Return the value as indented JSON, numbers with all their digits."""
    mark = secrets.token_hex(8)  # no text of the document has it
    text = json.dumps(_marked(value, mark), indent=2, ensure_ascii=False)
    text = re.sub(f'"{mark} ([^"]*)"', r"\1", text)
    return SURROGATE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n"


def _marked(value: Json, mark: str) -> Json:
    if isinstance(value, WrittenNumber):
        return f"{mark} {number_to_text(value)}"
    if isinstance(value, dict):
        return {key: _marked(child, mark) for key, child in value.items()}
    return [_marked(item, mark) for item in value] if isinstance(value, list) else value
