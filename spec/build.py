"""Run the whole pipeline: vendor document in, contract and report out. Nothing here touches the network."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from spec.checking.known_types import require_known_types
from spec.checking.validate import require_valid
from spec.conversion.document import convert
from spec.document.places import Json
from spec.overlaying.apply import Applied, apply_overlay
from spec.overlaying.doubts import Answer, answer_doubts
from spec.overlaying.read import read_overlay
from spec.reading.yaml_reader import read_stream
from spec.repair.normalize import Normalized, Repair, normalize
from spec.writing.arrange import arrange
from spec.writing.yaml_writer import to_yaml

HERE = Path(__file__).parent
VENDOR = HERE / "vendor" / "flowroute-numbers.swagger.yaml"
CORRECTIONS = HERE / "overlays" / "corrections.yaml"
ADDITIONS = HERE / "overlays" / "flowroute.yaml"
NEIGHBOURS = HERE / "overlays" / "neighbours.yaml"
ALSO: tuple[Path, ...] = (NEIGHBOURS,)
"""The overlays that follow ADDITIONS, where nothing else is said."""
HEADER = """Written by `python -m spec build` from spec/vendor/ with the rules and overlays in spec/. Do not edit:
change a rule or an overlay, and run `make generate`. spec/REPAIRS.md says what was done and why."""


@dataclass(frozen=True)
class Contract:
    """The contract, and the record of how it came about."""

    document: Json
    normalized: Normalized
    answers: tuple[Answer, ...]
    corrections: tuple[Applied, ...]
    additions: tuple[Applied, ...]
    about_corrections: str
    about_additions: str

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """Return what the rules changed, in the order in which they ran."""
        return self.normalized.repairs

    @property
    def summary(self) -> str:
        """Return one line with the counts: repairs are changed places, corrections and additions are actions."""
        rules = len({repair.rule for repair in self.repairs})
        return (
            f"{len(self.repairs)} repairs by {rules} rules, "
            f"{len(self.corrections)} corrections, {len(self.additions)} additions"
        )

    @cached_property
    def yaml(self) -> str:
        """Return the text of openapi.yaml."""
        return to_yaml(self.document, header=HEADER)


def build_contract(
    vendor_text: str | None = None,
    *,
    corrections: str | None = None,
    additions: str | None = None,
    also: Mapping[str, str] | None = None,
) -> Contract:
    """Make the contract out of the text of the vendor document; what is not given is read from this folder.

    Shape:   also has the texts of further overlays by name, which are applied after additions; {} for none.

    Raises:  BuildError.
    """
    vendor_text = _text(VENDOR) if vendor_text is None else vendor_text
    correcting = read_overlay(_text(CORRECTIONS) if corrections is None else corrections, CORRECTIONS.name)
    adding = [read_overlay(_text(ADDITIONS) if additions is None else additions, ADDITIONS.name)]
    also = {path.name: _text(path) for path in ALSO} if also is None else also
    adding += [read_overlay(text, name) for name, text in also.items()]
    actions = enumerate((action for overlay in adding for action in overlay.actions), start=1)
    normalized = normalize([document.value for document in read_stream(vendor_text, VENDOR.name)])
    require_known_types(normalized.document)
    corrected, correction_records = apply_overlay(normalized.document, correcting.actions)
    answers = answer_doubts(normalized.doubts, correction_records, corrected)
    numbered = tuple(replace(action, number=number) for number, action in actions)
    completed, addition_records = apply_overlay(convert(corrected), numbered)
    require_valid(completed)
    return Contract(
        document=arrange(completed),
        normalized=normalized,
        answers=answers,
        corrections=correction_records,
        additions=addition_records,
        about_corrections=correcting.description,
        about_additions="\n\n".join(overlay.description for overlay in adding),
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
