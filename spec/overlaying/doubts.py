"""Pair each description that looks cut with the correction that answers it."""

from dataclasses import dataclass

from spec.document.places import Json, resolve, to_json_pointer
from spec.errors import UnansweredDoubtError
from spec.overlaying.apply import Applied
from spec.repair.normalize import Repair
from spec.rules.texts import cut_descriptions

REMEDY = "Say the whole text with an action in spec/overlays/corrections.yaml."


@dataclass(frozen=True)
class Answer:
    """A place that a rule reported, and the corrections that changed it."""

    doubt: Repair
    corrections: tuple[Applied, ...]


def answer_doubts(doubts: tuple[Repair, ...], corrections: tuple[Applied, ...], corrected: Json) -> tuple[Answer, ...]:
    """Return which corrections answer each doubt, judged by what they really changed.

    Raises:  UnansweredDoubtError when none does, or when a text still looks cut.
    """
    answers = tuple(Answer(doubt, tuple(c for c in corrections if _changes(c, doubt))) for doubt in doubts)
    for answer in answers:
        if not answer.corrections:
            place = to_json_pointer(answer.doubt.edit.pointer)
            found = f'"{answer.doubt.was}" {answer.doubt.edit.note}, and no correction changes it'
            raise UnansweredDoubtError(place, found, REMEDY)
    for doubt in cut_descriptions.find(corrected):
        found = f'"{resolve(corrected, doubt.pointer)}" {doubt.note}, after all corrections'
        raise UnansweredDoubtError(to_json_pointer(doubt.pointer), found, REMEDY)
    return answers


def _changes(correction: Applied, doubt: Repair) -> bool:
    pointer = doubt.edit.pointer
    return bool(resolve(correction.before, pointer) != resolve(correction.after, pointer))
