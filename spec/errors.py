"""Say why the pipeline stopped: where, what was found there, and what to do about it."""

from collections.abc import Sequence


class BuildError(Exception):
    """Stop the build.

    Shape:   place is a JSON Pointer or a line, found and remedy are sentences without and with their full stop.
    """

    def __init__(self, place: str, found: str, remedy: str) -> None:
        super().__init__(place, found, remedy)
        self.place = place
        self.found = found
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.place}: {self.found}. {self.remedy}"


class UnreadableFileError(BuildError):
    """A file is not there, or is no UTF-8 text."""


class UnwritableFolderError(BuildError):
    """The files cannot take their places in the folder."""


class UnreadableYamlError(BuildError):
    """The text is no YAML that means one JSON value."""


class UnreadableJsonError(BuildError):
    """The text begins as JSON and is none."""


class NotSwaggerError(BuildError):
    """The vendor document is not a Swagger 2.0 document, so that no rule knows what to look for."""


class ImpossibleEditError(BuildError):
    """A rule asked for an edit that would lose something."""


class UnansweredDoubtError(BuildError):
    """A rule reported a place that no correction answers."""


class ConversionError(BuildError):
    """The document has something that Swagger 2.0 does not define or OpenAPI 3.1 cannot say."""


class OverlayError(BuildError):
    """An overlay is malformed, or one of its actions cannot be applied."""


class DamagedDocumentError(BuildError):
    """A document that must not be repaired is damaged."""

    def __init__(self, findings: Sequence[object]) -> None:
        places = "".join(f"\n  {finding}" for finding in findings)
        super().__init__("/", f"{len(findings)} places are damaged:{places}\n", "Leave out --strict to repair them.")
        self.findings = tuple(findings)


class InvalidContractError(BuildError):
    """The outcome is not a valid OpenAPI 3.1 document."""
