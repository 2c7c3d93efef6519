"""Show the address of a database to people: never a password."""

from __future__ import annotations


def without_password(url: str) -> str:
    """Return a database's URL without its password and without its query, where another may be.

    A password may have any character in it, quoted or not, so all before the last @ but the user is left out; where the
    query has an @ too, nobody can know where the password ends, and only the kind of database is left.
    """
    kind, separator, rest = url.partition("://")
    if kind == "sqlite" or not separator:
        return url
    before, at, place = rest.rpartition("@")
    if "?" in before:
        return f"{kind}://..."
    user, colon, _ = before.partition(":")
    return f"{kind}://{user}{':...' * bool(colon)}{at}{place.partition('?')[0]}"
