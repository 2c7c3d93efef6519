"""Hold the keys of one account, and let no text of ours show them."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Generator
from typing import NoReturn

import httpx

from .errors import CredentialsError
from .spellings import pattern_of

ACCESS_KEY_VARIABLE = "FLOWROUTE_ACCESS_KEY"
SECRET_KEY_VARIABLE = "FLOWROUTE_SECRET_KEY"  # noqa: S105 (the name of a variable)
HIDDEN = "[hidden]"
_TOO_SHORT_TO_BE_A_KEY = 8


class Keys(httpx.Auth):
    """Sign requests with HTTP Basic; the keys don't show in repr, and can't be pickled or copied."""

    __slots__ = ("_header", "_pattern", "_secret")

    def __init__(self, access_key: str, secret_key: str) -> None:
        self._secret = secret_key
        self._header = "Basic " + b64encode(f"{access_key}:{secret_key}".encode()).decode()
        self._pattern: re.Pattern[bytes] | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Put the keys on a request."""
        request.headers["Authorization"] = self._header
        yield request

    def redact(self, body: bytes) -> bytes:
        """Return what a service sent without the secret key, if it echoed it in any spelling."""
        if self._pattern is None:  # slow to make, and most programs never need it
            is_key = len(self._secret) >= _TOO_SHORT_TO_BE_A_KEY
            self._pattern = pattern_of([self._secret] if is_key else [], self._header.removeprefix("Basic "))
        return self._pattern.sub(HIDDEN.encode(), body)

    def redact_text(self, text: str) -> str:
        """Return a text without the keys."""
        return self.redact(text.encode(errors="surrogatepass")).decode(errors="surrogatepass")

    def __repr__(self) -> str:
        return f"Keys({HIDDEN})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("The keys of an account are not pickled or copied; make a new client where you need one.")


class GivenKeys:
    """Hold what a caller gave as keys until it is known whether it can be used.

    Nothing raises in a frame that has a key in a local variable: a traceback may be printed with them.
    """

    __slots__ = ("_access_key", "_secret_key")

    def __init__(self, access_key: str | None, secret_key: str | None) -> None:
        self._access_key = access_key or os.environ.get(ACCESS_KEY_VARIABLE)
        self._secret_key = secret_key or os.environ.get(SECRET_KEY_VARIABLE)

    def __repr__(self) -> str:
        return f"GivenKeys({HIDDEN})"

    def check(self) -> Keys:
        """Return the keys to sign with: those given, else those of the environment.

        Raises:  CredentialsError when one is missing or HTTP Basic can't carry it; it names both ways to give it.
        """
        if problem := self._problem():
            raise CredentialsError(problem)
        return Keys(self._access_key or "", self._secret_key or "")

    def _problem(self) -> str:
        absent = [
            f"no {argument} (or environment variable {variable})"
            for argument, variable, value in (
                ("access_key", ACCESS_KEY_VARIABLE, self._access_key),
                ("secret_key", SECRET_KEY_VARIABLE, self._secret_key),
            )
            if not value
        ]
        if absent:
            return f"There is {' and '.join(absent)}. Give both as arguments, or set both variables."
        if not isinstance(self._access_key, str) or not isinstance(self._secret_key, str):
            return "access_key and secret_key must be strings."
        if ":" in self._access_key:
            return "access_key has a colon, which HTTP Basic can't carry in a user name. Are the keys swapped?"
        return self._odd_characters("access_key", self._access_key) or self._odd_characters(
            "secret_key", self._secret_key
        )

    @staticmethod
    def _odd_characters(name: str, key: str) -> str:
        """Return what is wrong with the characters of a key, without any of them."""
        if key.isprintable():
            return ""
        if key.strip().isprintable():
            return f"{name} begins or ends with a line break or other white space; strip it, as in key.strip()."
        return f"{name} has a control character, which no key has. Was it copied or decoded wrongly?"
