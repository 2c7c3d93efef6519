"""Parse HTTP Basic keys from a request, and find the world of their account."""

from __future__ import annotations

import binascii
import hmac

from flowroute_mock.http.errors import CHALLENGE, AuthenticationFailedError
from flowroute_mock.store import Store, World

LONGEST_HEADER = 1024
NO_SECRET = b"\x00"


def authenticate(store: Store, authorization: str | None) -> World:
    """Return the world of the keys in an Authorization header.

    An unknown access key is compared too, so that the time taken does not reveal which of the keys was wrong.

    Raises:  AuthenticationFailedError when the keys are missing, malformed, unknown or wrong.
    """
    keys = read_keys(authorization)
    if keys is None:
        raise AuthenticationFailedError(headers=CHALLENGE)
    access_key, secret_key = keys
    world = store.find_world(access_key)
    expected = NO_SECRET if world is None else world.secret_key.encode()
    if not hmac.compare_digest(expected, secret_key.encode()) or world is None:
        raise AuthenticationFailedError(headers=CHALLENGE)
    return world


def read_keys(authorization: str | None) -> tuple[str, str] | None:
    """Parse `Basic base64(access key:secret key)`, or return None for anything else.

    Shape:   printable ASCII keys, the access key not empty; the scheme's case does not matter.
    """
    if authorization is None or len(authorization) > LONGEST_HEADER:
        return None
    scheme, _, encoded = authorization.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        text = binascii.a2b_base64(encoded.strip(" ").encode("ascii"), strict_mode=True).decode("ascii")
    except (binascii.Error, UnicodeError):
        return None
    access_key, colon, secret_key = text.partition(":")
    if not (access_key and colon and text.isprintable()):
        return None
    return access_key, secret_key
