"""Write JSON as YAML in block style, fast and for documents of any size; no line is folded.

Texts are plain where every reader takes them for the same text, literal blocks where they have several lines, and in
double quotes, as JSON has them, everywhere else. The contract, which people review, is written by `yaml_writer`.
"""

import json
import re
from collections.abc import Iterator

from spec.document.places import Json
from spec.writing.numbers import number_to_text

PLAIN = re.compile(r"[A-Za-z/_$][A-Za-z0-9 _./$*+@(){}|^~<>=;'\-]*")
# What some reader of YAML 1.1 or 1.2 takes for another kind of value.
WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "none", "nan", "inf"])
UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\xa0\ud800-\udfff\ufeff\u2028\u2029\ufffe\uffff\t]|[ \t]\n|[ \t]\Z")


def to_block_yaml(value: Json) -> str:
    """Return the value as YAML, keys in their order."""
    if not isinstance(value, dict | list) or not value:
        return _scalar(value, "") + "\n"
    return "\n".join(_lines(value, "")) + "\n"


def _lines(value: Json, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _entry(f"{indent}{_key(key)}:", child, indent)
        return
    for item in value:
        if isinstance(item, dict | list) and item:
            first, *rest = _lines(item, indent + "  ")
            yield f"{indent}- {first[len(indent) + 2 :]}"
            yield from rest
        else:
            yield f"{indent}- {_scalar(item, indent + '  ')}"


def _entry(start: str, child: Json, indent: str) -> Iterator[str]:
    if isinstance(child, dict | list) and child:
        yield start
        yield from _lines(child, indent + "  ")
    else:
        yield f"{start} {_scalar(child, indent + '  ')}"


def _key(key: Json) -> str:
    text = str(key)
    return text if _is_plain(text) and len(text) < 120 else _quoted(text)


def _scalar(value: Json, indent: str) -> str:
    if isinstance(value, str):
        return _text(value, indent)
    if isinstance(value, float):
        return number_to_text(value)
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    return json.dumps(value)


def _text(text: str, indent: str) -> str:
    if _is_plain(text):
        return text
    if "\n" not in text or UNFIT.search(text) or text[0] in " \n" or not indent:
        return _quoted(text)
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    if not body or ends > 1:
        return _quoted(text)
    lines = "\n".join(f"{indent}{line}" if line else "" for line in body.split("\n"))
    return f"|{'' if ends else '-'}\n{lines}"


def _is_plain(text: str) -> bool:
    if not PLAIN.fullmatch(text) or text[-1] == " " or text.lower() in WORDS:
        return False
    return " #" not in text


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", quoted)


UNSAFE = re.compile(r"[\x7f-\xa0\ud800-\udfff\ufeff\u2028\u2029\ufffe\uffff]")
