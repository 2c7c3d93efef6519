"""How large a document may be, and the checks of it: input beyond these bounds is an error and never a crash."""

from spec.document.places import Json
from spec.errors import UnreadableFileError

LARGEST = 32 * 1024 * 1024  # bytes of one file
DEEPEST = 100  # levels of nesting
MOST = 2_000_000  # values, aliases written out


def require_bounds(value: Json, name: str) -> None:
    """Check the depth and the number of values of what was read.

    Raises:  UnreadableFileError.
    """
    level, depth, count = [value], 0, 0
    while level:
        depth, count = depth + 1, count + len(level)
        if depth > DEEPEST + 1:
            raise UnreadableFileError(name, f"more than {DEEPEST} levels of nesting", "Flatten the document.")
        if count > MOST:
            raise UnreadableFileError(name, f"more than {MOST:,} values", "Split the document.")
        level = [
            child
            for owner in level
            if isinstance(owner, dict | list)
            for child in (owner.values() if isinstance(owner, dict) else owner)
        ]
