"""Take tags away that are the words of the operation's summary.

Why:     Tags group operations. Words of a sentence group nothing: each operation gets groups of its own, and a
         client gets a module called `look`.
Source:  Swagger 2.0, Operation Object, tags: logical grouping of operations by resources or any other
         qualifier.

Before:

    summary: Purchase a Phone Number
    tags: [Messaging, Purchase, Phone, Number]

After:

    summary: Purchase a Phone Number
"""

from collections.abc import Iterator
from itertools import combinations
from typing import TypeGuard

from spec.document.edits import Remove
from spec.document.places import Json
from spec.document.walks import find_operations

FEWEST = 3  # one or two tags that the summary mentions can well be meant


def find(document: Json) -> Iterator[Remove]:
    """Yield a removal for each list of tags of which more than half are words of the summary."""
    listed = document.get("tags")
    declared = [tag.get("name") for tag in (listed if isinstance(listed, list) else ()) if isinstance(tag, dict)]
    for pointer, operation in find_operations(document):
        tags, summary = operation.get("tags"), operation.get("summary")
        if not is_list_of_texts(tags) or not isinstance(summary, str) or any(tag in declared for tag in tags):
            continue
        if are_words(tags, summary):
            yield Remove((*pointer, "tags"), note=f'most are words of the summary "{summary}"')


def is_list_of_texts(tags: Json) -> TypeGuard[list[str]]:
    """Return whether these are tags at all; if not, the conversion says so."""
    return isinstance(tags, list) and all(isinstance(tag, str) for tag in tags)


def are_words(tags: list[str], summary: str) -> bool:
    """Return whether more than half of the tags are a word of the summary, or two of its words in one."""
    words = summary.lower().split()
    known = {*words, *("".join(pair) for pair in combinations(words, 2))}
    return len(tags) >= FEWEST and 2 * sum(tag.lower() in known for tag in tags) > len(tags)
