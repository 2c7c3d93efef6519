"""What a scalar of YAML means as JSON: YAML 1.2's JSON schema, and everything else that is plain is a string."""

import re
from collections.abc import Callable

from yaml.events import ScalarEvent

from spec.document.numbers import number_of
from spec.document.places import Json

TAG = "tag:yaml.org,2002:"
WORDS: dict[str, Json] = {"": None, "~": None, "null": None, "true": True, "false": False}
INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?")
DIGITS = frozenset("-0123456789")
LONGEST_INTEGER = 4000  # digits; Python refuses to read much longer ones


def to_key(event: ScalarEvent) -> str | int:
    """Return a key: an integer stays one, for a rule to report; every other is the text that it is written as."""
    text: str = event.value
    plain = not event.style and event.tag in (None, TAG + "int")
    return int(text) if plain and INTEGER.fullmatch(text) and len(text) < LONGEST_INTEGER else text


def to_scalar(event: ScalarEvent) -> Json:
    """Return the value of a scalar.

    Raises:  ValueError when its tag has no meaning in JSON or does not fit the text.
    """
    text: str = event.value
    if event.tag is not None and event.tag != "!":
        return _tagged(event.tag, text)
    if event.style or event.tag == "!":
        return text
    if text in WORDS:
        return WORDS[text]
    return _number(text) if text[0] in DIGITS and NUMBER.fullmatch(text) else text


def _number(text: str) -> int | float:
    if INTEGER.fullmatch(text):
        if len(text) > LONGEST_INTEGER:
            raise ValueError(f"{text[:40]!r} has more than {LONGEST_INTEGER} digits and is no number")
        return int(text)
    number = number_of(text)
    if number in (float("inf"), float("-inf")):
        raise ValueError(f"{text[:40]} is too large for a number")
    return number


def _tagged(tag: str, text: str) -> Json:
    if tag not in TAGGED:
        raise ValueError(f"the tag {tag} has no meaning in JSON")
    try:
        return TAGGED[tag](text)
    except (KeyError, ValueError) as error:
        raise ValueError(f"{text[:40]!r} is no {tag.removeprefix(TAG)}") from error


TAGGED: dict[str, Callable[[str], Json]] = {
    TAG + "str": str,
    TAG + "null": lambda text: WORDS["null"],
    TAG + "bool": lambda text: {"true": True, "false": False}[text],
    TAG + "int": _number,
    TAG + "float": _number,
}
