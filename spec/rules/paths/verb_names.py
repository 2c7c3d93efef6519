"""Spell the verbs of a path as Swagger 2.0 does.

Why:     `GET`, `get ` and `get&nbsp;` are unknown fields, and their operations are lost.
Source:  Swagger 2.0, Path Item Object: get, put, post, delete, options, head, patch. Observed: `get&nbsp;` in
         listings of an API gallery.

Before:

    /things:
      get&nbsp;: {}

After:

    /things:
      get: {}
"""

import html
import re
from collections.abc import Iterator

from spec.document.edits import Edit, Remove, Rename, Set
from spec.document.places import METHODS, Json
from spec.document.walks import find_path_items

VERBS = (*METHODS, "trace")
MEANT = {"del": "delete", "remove": "delete", "opts": "options"}


def find(document: Json) -> Iterator[Edit]:
    """Yield a name for each verb that is spelled another way, and an operation for each of several in one key."""
    for pointer, item in find_path_items(document):
        taken = set(item)
        for key, value in item.items():
            verbs = [] if key in VERBS or not isinstance(value, dict) else find_verbs(str(key))
            free = [verb for verb in dict.fromkeys(verbs) if verb not in taken]
            taken.update(free)
            if len(verbs) == 1 and free:
                yield Rename((*pointer, key), free[0])
            elif len(verbs) > 1 and len(free) == len(verbs):
                yield from (Set((*pointer, verb), value, note=f"from `{key}`") for verb in free)
                yield Remove((*pointer, key))


def find_verbs(key: str) -> list[str]:
    """Return the verbs that a key names, if it names nothing else."""
    words = re.findall(r"[a-z]+", html.unescape(key).lower()) if not key.startswith("x-") else []
    verbs = [MEANT.get(word, word) for word in words]
    return verbs if all(verb in VERBS for verb in verbs) else []
