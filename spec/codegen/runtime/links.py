"""Follow the link of a page to the next one, as long as it leads to the same host."""

from __future__ import annotations

from typing import Any

import httpx

from .calls import Call
from .credentials import Keys
from .errors import InvalidResponseError
from .exchange import check_same_origin
from .origins import resolve


def next_call(call: Call[Any], link: object, home: httpx.URL, pointer: str, keys: Keys) -> Call[Any]:
    """Return the call for the page that a link leads to.

    home is where the client's own calls go: a path is read from there, and nothing else may get the keys.
    Raises:  CrossOriginError when it leaves the host; InvalidResponseError when it is no address, or the page that it
             stands on.
    """
    target = resolve(home, link) if isinstance(link, str) else None
    if target is None:
        raise _bad_link(call, "is no address that can be read", pointer)
    check_same_origin(call, target, home, "link to the next page", keys)
    if str(target) == str(home.join(call.url)):
        raise _bad_link(call, "leads to the same page again", pointer)
    return call.at(str(target))


def _bad_link(call: Call[Any], problem: str, pointer: str) -> InvalidResponseError:
    return InvalidResponseError(
        f"{call.method} {call.path} answered 200, but {pointer}: the link to the next page {problem}.",
        method=call.method,
        path=call.path,
        status=200,
        pointer=pointer,
        body=b"",
    )


MOST_PAGES = 10_000


class LoopGuard:
    """Notice links that go round in a circle, with the memory of one link (Brent's algorithm), or that never end."""

    def __init__(self) -> None:
        self._kept, self._steps, self._limit, self._pages = "", 0, 1, 1

    def check(self, call: Call[Any], pointer: str, *, moved: bool = False) -> None:
        """Refuse a call that has been made before in this walk, and a walk of more pages than any list has.

        A page that was moved to is where a walk begins anew.

        Raises:  InvalidResponseError, at the latest when the circle has been walked a second time.
        """
        self._pages += 1
        if self._pages > MOST_PAGES:
            raise _bad_link(call, f"is the {MOST_PAGES}th in a row; give a larger limit, or filter more", pointer)
        if moved:
            self._kept, self._steps, self._limit = "", 0, 1
            return
        if call.url == self._kept:
            raise _bad_link(call, "goes round in a circle", pointer)
        self._steps += 1
        if self._steps == self._limit:
            self._kept, self._steps, self._limit = call.url, 0, self._limit * 2
