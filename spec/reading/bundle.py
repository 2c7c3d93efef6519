"""Bring what a document refers to in other files into it: from its own folder, and never over the network."""

from dataclasses import dataclass, field
from pathlib import Path

from spec.conversion.findings import Finding
from spec.document.places import Absent, Json, Pointer, copied, find_all_objects, resolve
from spec.document.references import find_references, section_of, split_reference, to_reference
from spec.errors import BuildError
from spec.reading.files import read_file
from spec.reading.text import read_text

MOST_FILES = 200
REMEDY = "Put the file beside the document, or write out what it says."


def bundle(stream: list[Json], folder: Path | None) -> tuple[list[Json], tuple[Finding, ...]]:
    """Return the documents with what they refer to in files below the folder, and what could not be brought in."""
    references = (owner.get("$ref") for owner in find_all_objects(stream))
    if all(reference[:1] == "#" for reference in references if isinstance(reference, str)):
        return stream, ()
    bundler = _Bundler(folder.resolve() if folder else None)
    for document in stream:
        if isinstance(document, dict):
            bundler.bundle(document)
    return stream, tuple(bundler.missing)


@dataclass
class _Bundler:
    folder: Path | None
    files: dict[Path, Json] = field(default_factory=dict)
    names: dict[tuple[Path, str, str], str] = field(default_factory=dict)
    missing: list[Finding] = field(default_factory=list)

    def bundle(self, document: dict[str, Json]) -> None:
        waiting: list[tuple[Json, Pointer, Path | None]] = [(document, (), None)]
        while waiting:
            value, base, file = waiting.pop()
            for pointer, owner in find_references(value, base):
                if file is None and str(owner["$ref"]).startswith("#"):
                    continue
                brought = self._bring(document, owner, pointer, file)
                if brought:
                    waiting.append(brought)

    def _bring(
        self, document: dict[str, Json], owner: dict[str, Json], pointer: Pointer, file: Path | None
    ) -> tuple[Json, Pointer, Path] | None:
        """Replace one reference; return the value that is new in the document, its place and its file."""
        path, _, fragment = str(owner["$ref"]).partition("#")
        source = self._find(path, file)
        target = Absent.ABSENT if source is None else resolve(self.files[source], split_reference(f"#{fragment}"))
        if source is None or not isinstance(target, dict):
            if not (file is None and "/" not in path and "." not in path):  # a bare name is for a rule
                self.missing.append(Finding((*pointer, "$ref"), f"{owner['$ref']} is not there", REMEDY))
            return None
        section = section_of(pointer)
        if section == "paths":
            del owner["$ref"]
            owner.update(copied(target))
            return owner, pointer, source
        known = (source, fragment, section)
        is_new = known not in self.names
        if is_new:
            self.names[known] = self._name(document, section, source, fragment)
            document.setdefault(section, {})[self.names[known]] = copied(target)
        name = self.names[known]
        owner["$ref"] = to_reference((section, name))
        return (document[section][name], (section, name), source) if is_new else None

    def _find(self, path: str, file: Path | None) -> Path | None:
        if self.folder is None or "://" in path or (not path and file is None):
            return None
        found = ((file.parent if file else self.folder) / path).resolve() if path else file
        if found is None or (found not in self.files and not self._load(found)):
            return None
        return found

    def _load(self, path: Path) -> bool:
        if self.folder is None or not path.is_relative_to(self.folder) or len(self.files) >= MOST_FILES:
            return False
        try:
            stream = read_text(read_file(path), path.name)
        except BuildError:
            return False
        self.files[path] = stream[0] if stream else None
        return True

    def _name(self, document: dict[str, Json], section: str, source: Path, fragment: str) -> str:
        base = str((split_reference(f"#{fragment}") or (source.stem,))[-1])
        taken = document.get(section, {})
        name, number = base, 2
        while name in taken:
            name, number = f"{base}_{number}", number + 1
        return name
