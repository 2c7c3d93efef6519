"""Write one blank where a text has several between two words.

Why:     Runs of blanks are left over from a line that was joined or wrapped. Nobody means them, and texts that
         should be equal differ.
Source:  Observed: "rat    e center" in the vendor document. Left alone is what CommonMark 0.31 gives a meaning:
         blanks that indent or end a line, code, and the columns of a table.

Before:

    description: Filters by the specified rate  center.

After:

    description: Filters by the specified rate center.
"""

import re
from collections.abc import Iterator

from spec.document.edits import Set
from spec.document.places import Json
from spec.document.walks import find_texts

RUN = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
PREFORMATTED = re.compile(r"`|^( {4}|\t| {0,3}~~~|\s*\|)", re.MULTILINE)


def find(document: Json) -> Iterator[Set]:
    """Yield the mended text for each text with a run of blanks, except where runs can be meant."""
    for pointer, text in find_texts(document):
        if RUN.search(text) and not PREFORMATTED.search(text):
            yield Set(pointer, RUN.sub(" ", text))
