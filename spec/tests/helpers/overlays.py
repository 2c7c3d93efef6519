"""A small document, and overlay actions on it."""

import json

from spec.document.places import Json
from spec.overlaying.apply import Applied, apply_overlay
from spec.overlaying.read import read_overlay

DOCUMENT: Json = {
    "info": {"title": "T", "tags": ["a"]},
    "paths": {"/a": {"get": {"n": 1}}, "/b": {"get": {"n": 2}}},
    "v": 1,
}


def apply(*actions: Json, document: Json = DOCUMENT) -> tuple[Json, tuple[Applied, ...]]:
    """Apply actions to a document, each with a reason of ours."""
    listed = [{"description": "Why.", "x-choice": "Ours."} | action for action in actions]
    text = json.dumps({"overlay": "1.1.0", "info": {"title": "T", "version": "1"}, "actions": listed})
    return apply_overlay(document, read_overlay(text, "ours.yaml").actions)
