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

from spec.document.edits import Doubt, Edit, Remove, Rename, Set
from spec.document.places import METHODS, Json, Pointer
from spec.document.walks import find_path_items

VERBS = (*METHODS, "trace")
MEANT = {"del": "delete", "remove": "delete", "opts": "options"}


def find(document: Json) -> Iterator[Edit]:
    """Yield a name for each verb that is spelled another way, and an operation for each of several in one key."""
    paths = {str(pointer[1]) for pointer, _ in find_path_items(document)}
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
            elif len(verbs) == 1 and value != item.get(verbs[0]):
                yield from _apart(pointer, key, verbs[0], item, paths)
            elif verbs:
                yield Remove((*pointer, key), note="it is there already")


def _apart(pointer: Pointer, key: str, verb: str, item: dict[str, Json], paths: set[str]) -> Iterator[Edit]:
    """Yield a path of its own, distinguished by a fragment, for an operation whose verb the path has already."""
    number = 2
    while (path := f"{pointer[1]}#{number}") in paths:
        number += 1
    paths.add(path)
    shared = {"parameters": item["parameters"]} if "parameters" in item else {}
    yield Set(("paths", path), shared | {verb: item[key]}, note=f"from `{key}`")
    yield Remove((*pointer, key), note=f"it is under {path}")
    yield Doubt((*pointer, key), note=f"is a second {verb} of its path; it is under {path} until a person decides")


def find_verbs(key: str) -> list[str]:
    """Return the verbs that a key names, if it names nothing else."""
    words = re.findall(r"[a-z]+", html.unescape(key).lower()) if not key.startswith("x-") else []
    verbs = [MEANT.get(word, word) for word in words]
    return verbs if all(verb in VERBS for verb in verbs) else []
