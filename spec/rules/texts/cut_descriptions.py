"""Report a description that looks cut in the middle of a sentence.

Why:     A tool that keeps the first sentence and takes each full stop for the end of one leaves "The phone
         number in E" of a sentence on E.164. No rule can know the rest, so a correction must give it; the build
         stops where none does.
Source:  Observed: `number_id` in the vendor document. Looked for are texts that end in a lone capital letter,
         an abbreviation, or a bracket or quotation that was opened and not closed.

Before:

    description: The phone number in E

After:

    description: The phone number in E  # reported, until a correction says the rest
"""

import re
from collections.abc import Iterator

from spec.document.edits import Doubt
from spec.document.places import Json
from spec.document.walks import find_texts

# "e" and "i" are what a cut leaves of e.g. and i.e.; "I" and "A" are words.
ENDINGS = (
    (re.compile(r"(?<![A-Za-z0-9.'/-])[B-HJ-Zei]$"), "a lone letter"),
    (re.compile(r"\b(e\.?g|i\.e|etc|vs|approx|incl|resp|cf|Dr|Mrs?|Ms|Inc|Ltd|Nos?|St|U\.S)$"), "an abbreviation"),
    (re.compile(r"[(\[{]$"), "an open bracket"),
)


def find(document: Json) -> Iterator[Doubt]:
    """Yield a doubt for each description that looks cut."""
    for pointer, text in find_texts(document):
        if pointer[-1] == "description" and (ending := find_cut(text)):
            yield Doubt(pointer, note=f"ends in {ending}")


def find_cut(text: str) -> str:
    """Return how a text ends in the middle of a sentence, or an empty string."""
    text = text.rstrip()
    for pattern, ending in ENDINGS:
        if pattern.search(text):
            return ending
    if any(text.count(opening) > text.count(closing) for opening, closing in ("()", "[]", "{}", "“”")):
        return "a bracket or a quotation that was not closed"
    return "a quotation that was not closed" if text.count('"') % 2 else ""
