"""Names of components: OpenAPI 3.1 allows letters, digits, dots, dashes and underscores; references follow a change."""

import re
from dataclasses import dataclass

from spec.document.places import Json

FIT = re.compile(r"[a-zA-Z0-9._-]+")
UNFIT = re.compile(r"[^a-zA-Z0-9._-]+")
SECTIONS = ("definitions", "parameters", "responses", "securityDefinitions")


@dataclass(frozen=True)
class Names:
    """For each section of a Swagger 2.0 document, what its names are called in OpenAPI 3.1."""

    sections: dict[str, dict[str, str]]

    @classmethod
    def of(cls, document: Json) -> "Names":
        """Return the names of a document; those that fit stay."""
        return cls({section: _fitting(document.get(section)) for section in SECTIONS})

    def get(self, section: str, name: str) -> str:
        """Return the name of a component."""
        return self.sections[section].get(name, name)

    def changed(self, section: str) -> dict[str, str]:
        """Return the names of a section that change, old and new."""
        return {old: new for old, new in self.sections[section].items() if old != new}


def _fitting(section: Json) -> dict[str, str]:
    names = [str(name) for name in section] if isinstance(section, dict) else []
    taken = {name for name in names if FIT.fullmatch(name)}
    fitting = {}
    for name in names:
        new = name
        if name not in taken:
            base = UNFIT.sub("_", name).strip("_") or "unnamed"
            new, number = base, 2
            while new in taken:
                new, number = f"{base}_{number}", number + 1
            taken.add(new)
        fitting[name] = new
    return fitting
