"""What every part of the conversion needs: the document, the media types in force, names, and where to report."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spec.conversion.findings import Findings
from spec.conversion.kinds import NAMES, Kinds
from spec.conversion.names import Names
from spec.document.places import Absent, Json, Pointer, as_data, copied, resolve
from spec.document.references import split_reference

ANYTHING = ("*/*",)


def shortened(value: Json) -> str:
    """Return a value for a message."""
    words = repr(value)
    return words if len(words) <= 80 else f"{words[:79]}…"


@dataclass(frozen=True)
class Scope:
    """The document, and the media types in force where we are; empty where none are declared."""

    document: Json
    findings: Findings
    names: Names
    consumes: tuple[str, ...] = ()
    produces: tuple[str, ...] = ()

    def within(self, owner: Json, pointer: Pointer) -> "Scope":
        """Return the scope inside an operation, whose own media types replace those of the document."""
        if not owner.keys() & {"consumes", "produces"}:
            return self
        consumes = self._media_types(owner, pointer, "consumes") if "consumes" in owner else self.consumes
        produces = self._media_types(owner, pointer, "produces") if "produces" in owner else self.produces
        return replace(self, consumes=consumes, produces=produces)

    def of_document(self) -> "Scope":
        """Return the scope with the media types of the whole document."""
        return replace(self, consumes=(), produces=()).within(self.document, ())

    def ask(self, pointer: Pointer, found: str, remedy: str) -> None:
        """Report what a person must decide."""
        self.findings.ask(pointer, found, remedy)

    def keep(self, pointer: Pointer, found: str, remedy: str) -> None:
        """Report what OpenAPI 3.1 cannot say and an extension keeps."""
        self.findings.keep(pointer, found, remedy)

    def shared(self, section: str) -> Iterator[tuple[str, Json]]:
        """Yield what the document shares in a section, by name."""
        values = self.document.get(section, {})
        if not isinstance(values, dict):
            self.ask((section,), f"{shortened(values)} is here", "Swagger 2.0 wants an object.")
            return
        yield from ((name, value) for name, value in values.items() if not _is_extension(section, name, value))

    def follow(self, reference: Json, pointer: Pointer, section: str) -> tuple[str, Json] | None:
        """Return the name and the value of what a reference into a section means, or report that it means nothing."""
        keys = split_reference(reference.get("$ref"))
        value = resolve(self.document, keys) if keys else Absent.ABSENT
        if not keys or len(keys) != 2 or keys[0] != section or not isinstance(value, dict) or "$ref" in value:
            found = f"`$ref` is {shortened(reference.get('$ref'))}"
            self.ask((*pointer, "$ref"), found, f"Point to what #/{section}/ of this document has.")
            return None
        return str(keys[1]), value

    def pick(self, owner: Json, pointer: Pointer, kinds: Kinds, *, others: tuple[str, ...] = ()) -> dict[str, Json]:
        """Return copies of the fields whose values fit; what does not fit is an extension, and reported.

        Shape:   others are fields that the caller converts; extensions come last.
        """
        picked: dict[str, Json] = {}
        extensions: dict[str, Json] = {}
        unfit: dict[str, Json] = {}
        for key, value in owner.items():
            if key in others:
                continue
            if key in kinds:
                if kinds[key](value):
                    picked[key] = copied(value)
                    continue
                self.ask((*pointer, key), f"`{key}` is {shortened(value)}", f"Give {NAMES[kinds[key]]}.")
            elif key.startswith("x-"):
                extensions[key] = copied(value)
                continue
            else:
                self.ask((*pointer, key), f"Swagger 2.0 has no field `{key}` here", "An extension keeps it; move it.")
            unfit[f"x-{key}"] = as_data(value)
        return picked | unfit | extensions

    def mapping(self, value: Json, pointer: Pointer) -> dict[str, Json]:
        """Return a value that is an object, or report it and return an empty one."""
        if isinstance(value, dict):
            return value
        self.ask(pointer, f"{shortened(value)} is here", "Swagger 2.0 wants an object.")
        return {}

    def _media_types(self, owner: Json, pointer: Pointer, key: str) -> tuple[str, ...]:
        value = owner[key]
        if isinstance(value, list) and all(isinstance(item, str) and "/" in item for item in value):
            return tuple(dict.fromkeys(value))
        self.ask((*pointer, key), f"{shortened(value)} is here", "List media types such as application/json.")
        listed = value if isinstance(value, list) else []
        return tuple(dict.fromkeys(item for item in listed if isinstance(item, str) and "/" in item))


def _is_extension(section: str, name: str, value: Json) -> bool:
    """Return whether an entry of a section is an extension: names may begin with x- as well, where they fit."""
    return name.startswith("x-") and not isinstance(value, dict)
