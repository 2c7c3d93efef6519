"""Give a parameter without a type the type that its name or its description tells, or else `string`.

Why:     Without a type the document is not valid, and generators drop the parameter or the whole operation.
         Every value in a URL, a header or a form is text, so `string` refuses nothing that the service takes.
Source:  Swagger 2.0, Parameter Object, type: required if the parameter is not in the body.

Before:

    - in: query
      name: limit
      description: Limits the number of items to retrieve

After:

    - in: query
      name: limit
      description: Limits the number of items to retrieve
      type: integer
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spec.document.edits import Set
from spec.document.places import Json
from spec.document.walks import find_parameters


class Clue(NamedTuple):
    """What tells a type: where to look, and what to look for."""

    field: str
    pattern: re.Pattern[str]
    type: str


# The first that fits wins. Identifiers stay strings, whatever they are made of: an integer would lose leading zeros.
CLUES = (
    Clue(
        "name",
        re.compile(r"(?i)limit|offset|page|per_?page|page_?(size|number)|count|max_?results|skip|top"),
        "integer",
    ),
    Clue("name", re.compile(r"(?i)(^|.*_)(ids?|code|number|sku|zip|phone)"), "string"),
    Clue("name", re.compile(r"(?i)(is|has|can|include|with|enable)_.+|.+_enabled|enabled|verbose|dry_?run"), "boolean"),
    Clue("name", re.compile(r"(?i)(.+_)?(cost|price|amount|latitude|longitude|lat|lng|lon)"), "number"),
    Clue(
        "description",
        re.compile(r"(?i)(the )?(maximum |total )?number of .+ to (retrieve|return|skip|show)\b.*"),
        "integer",
    ),
    Clue("description", re.compile(r"(?i)(.*\b(true or false|boolean)\b.*|(if|when) true\b.*)"), "boolean"),
)


def find(document: Json) -> Iterator[Set]:
    """Yield a type, marked as inferred, for each parameter that has none and needs one."""
    for pointer, parameter in find_parameters(document):
        if "type" not in parameter and "schema" not in parameter and parameter.get("in") != "body":
            inferred, why = infer(parameter)
            yield Set((*pointer, "type"), inferred, inferred=True, note=why)


def infer(parameter: dict[str, Json]) -> tuple[str, str]:
    """Return a type and the reason for it."""
    for clue in CLUES:
        if clue.pattern.fullmatch(str(parameter.get(clue.field, ""))):
            return clue.type, f"from its {clue.field}"
    return "string", "nothing tells its type"
