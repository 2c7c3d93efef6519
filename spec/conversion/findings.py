"""What the conversion reports: a place of the Swagger 2.0 document, what is there, and what to do about it."""

from dataclasses import dataclass, field

from spec.document.places import Pointer, to_json_pointer


@dataclass(frozen=True)
class Finding:
    """One thing to report.

    Shape:   kept where OpenAPI 3.1 has no word for it and an extension has all of it; otherwise a person must decide.
    """

    pointer: Pointer
    found: str
    remedy: str
    kept: bool = False

    def __str__(self) -> str:
        return f"{to_json_pointer(self.pointer)}: {self.found}. {self.remedy}"


@dataclass
class Findings:
    """The findings of one conversion, in the order of the document."""

    listed: list[Finding] = field(default_factory=list)

    def ask(self, pointer: Pointer, found: str, remedy: str) -> None:
        """Report what a person must decide."""
        self.listed.append(Finding(pointer, found, remedy))

    def keep(self, pointer: Pointer, found: str, remedy: str) -> None:
        """Report what OpenAPI 3.1 cannot say and an extension keeps."""
        self.listed.append(Finding(pointer, found, remedy, kept=True))
