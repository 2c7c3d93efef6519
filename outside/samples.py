"""Take the code samples out of the documents, as a stranger would paste them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from outside.environments import ROOT

DOCUMENTS = ("README.md", "generated/README.md", "mock_server/README.md", "mock_server/WAYS_IN.md")
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Sample:
    """One block of Python in a document.

    Shape:   number counts the blocks of the document from 1; is_test tells tests from scripts.
    """

    document: str
    number: int
    code: str

    @property
    def is_test(self) -> bool:
        """Whether pytest runs it."""
        return "def test_" in self.code

    def __str__(self) -> str:
        """Name it for a test's id."""
        return f"{self.document} {self.number}"


def find_samples() -> Iterator[Sample]:
    """Yield every sample of every document."""
    for document in DOCUMENTS:
        for number, code in enumerate(BLOCK.findall((ROOT / document).read_text(encoding="utf-8")), start=1):
            yield Sample(document, number, code)


def scripts_of(document: str) -> str:
    """Join the scripts of a document in their order, since later ones use names of earlier ones."""
    scripts = (sample.code for sample in find_samples() if sample.document == document and not sample.is_test)
    code = "\n".join(scripts)
    return re.sub(r'access_key="\.\.\.", secret_key="\.\.\."', "", code)
