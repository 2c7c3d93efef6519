"""Find the next page of a list that may lose items meanwhile. No input or output: it yields calls and gets documents.

The service counts pages by offset. An item that leaves the list moves all after it one place to the front, so the
link to the next page, made before, leads past items that nobody has seen. As long as nothing of this process took an
item out of the list, the link is followed. Else the next page is asked for from further back, and read on from the
last item that was seen and is still there.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, Generic, TypeVar

import httpx

from .calls import Call, Paging
from .errors import ListChangedError
from .links import next_call
from .settings import Settings

ItemT = TypeVar("ItemT")
DocumentT = TypeVar("DocumentT")

# So many items before a page are remembered: enough to find the place again, and no more than two full pages.
_REMEMBERED = 400


class Fetched(Generic[DocumentT]):
    """A page as it came; skip is how many items at its start are known, and mark and moved are as in Place."""

    __slots__ = ("call", "document", "mark", "moved", "skip")

    def __init__(
        self, call: Call[DocumentT], document: DocumentT, mark: int, skip: int = 0, *, moved: bool = False
    ) -> None:
        self.call = call
        self.document = document
        self.mark = mark
        self.skip = skip
        self.moved = moved


class Place(Generic[ItemT, DocumentT]):
    """Where a page is in a walk; it never changes.

    items       those that the walk has not seen before and may still yield
    seen        the last items of the walk up to the end of this page, by id, without those that left the list
    forgotten   whether the walk has seen more than that
    mark        when the page was asked for, as Changes counts
    left        how many items the walk may yield, with those of this page; None for all
    moved       whether the page was asked for at another offset than the link says
    """

    __slots__ = ("call", "document", "forgotten", "items", "left", "mark", "moved", "seen")

    def __init__(
        self,
        page: Fetched[DocumentT],
        items: list[ItemT],
        *,
        seen: tuple[str, ...],
        forgotten: bool,
        left: int | None,
    ) -> None:
        self.call = page.call
        self.document = page.document
        self.mark = page.mark
        self.moved = page.moved
        self.items = items
        self.seen = seen
        self.forgotten = forgotten
        self.left = left

    def has_next(self, paging: Paging[ItemT, DocumentT]) -> bool:
        """Return whether the walk goes on."""
        return (self.left is None or self.left > len(self.items)) and bool(paging.next(self.document))


class Walk(Generic[ItemT, DocumentT]):
    """What all pages of a walk share."""

    __slots__ = ("changes", "home", "max_items", "paging", "removals", "settings", "started_at")

    def __init__(
        self, paging: Paging[ItemT, DocumentT], settings: Settings, home: httpx.URL, max_items: int | None
    ) -> None:
        """Begin a walk that yields so many items at most.

        Raises:  ValueError for a max_items that is no number of items.
        """
        if max_items is not None and (not isinstance(max_items, int) or max_items < 0):
            raise ValueError(f"max_items must be a whole number, 0 or more, or None for all, not {max_items!r:.40}.")
        self.paging = paging
        self.settings = settings
        self.changes = settings.changes
        self.removals = settings.changes.removals(paging.name)
        self.home = home
        self.max_items = max_items
        self.started_at = ""

    def mark(self) -> int:
        """Return a mark of this moment, to be taken before a page is asked for."""
        return self.changes.mark(self.paging.name)

    def first(self, call: Call[DocumentT], document: DocumentT, mark: int) -> Place[ItemT, DocumentT]:
        """Return the place of the first page."""
        self.started_at = call.url
        return self._place(Fetched(call, document, mark), (), self.max_items, forgotten=False)

    def after(self, here: Place[ItemT, DocumentT]) -> Generator[Call[DocumentT], DocumentT, Place[ItemT, DocumentT]]:
        """Yield calls for pages, get their documents, and return the place after this one.

        Raises:  NoNextPageError, CrossOriginError, InvalidResponseError of a bad link; ListChangedError.
        """
        call = next_call(
            here.call, self.paging.next(here.document), self.home, self.paging.next_pointer, self.settings.keys
        )
        if self._was_quiet_since(here.mark):
            mark = self.mark()
            document = yield call
            if self._was_quiet_since(here.mark):
                return self._next_place(here, Fetched(call, document, mark))
        return (yield from self._found_again(here, call))

    def _found_again(
        self, here: Place[ItemT, DocumentT], link: Call[DocumentT]
    ) -> Generator[Call[DocumentT], DocumentT, Place[ItemT, DocumentT]]:
        """Ask for the next page from further back, until the last item that is still there is on it."""
        gone = self._gone(here.seen)
        kept = {each for each in here.seen if each not in gone}
        origin = _offset_in(self.started_at, self.paging) or 0
        expected, back = offset_of(link, self.paging) - len(gone), 1
        while True:
            mark, start = self.mark(), max(origin, expected - back) if kept else origin
            call = link.at(_with_offset(link, self.paging, start))
            document = yield call
            items = self.paging.items(document)
            last = max((index for index, item in enumerate(items) if item_id(item) in kept), default=-1)
            if last >= 0 or start == origin:
                break
            back = 2 * back + len(items)
        if last < 0 and here.forgotten:
            raise lost(link)
        return self._next_place(here, Fetched(call, document, mark, last + 1, moved=True))

    def _gone(self, ids: tuple[str, ...]) -> set[str]:
        return self.changes.removed_since(self.paging.name, self.removals, ids)

    def _was_quiet_since(self, mark: int) -> bool:
        return self.changes.was_quiet_since(self.paging.name, mark)

    def _next_place(self, here: Place[ItemT, DocumentT], page: Fetched[DocumentT]) -> Place[ItemT, DocumentT]:
        left = None if here.left is None else here.left - len(here.items)
        return self._place(page, here.seen, left, forgotten=here.forgotten)

    def _place(
        self, page: Fetched[DocumentT], seen: tuple[str, ...], left: int | None, *, forgotten: bool
    ) -> Place[ItemT, DocumentT]:
        if self.settings.spending is not None:
            self.settings.spending.note_prices(self.paging, self.paging.items(page.document))
        fresh = self.paging.items(page.document)[page.skip :]
        if seen:
            before = set(seen)
            fresh = [item for item in fresh if item_id(item) not in before]
            gone = self._gone(seen)
            seen = tuple(each for each in seen if each not in gone) if gone else seen
        together = (*seen, *[item.id for item in fresh])  # type: ignore[attr-defined]
        return Place(
            page,
            fresh if left is None else fresh[:left],
            seen=together[-_REMEMBERED:],
            forgotten=forgotten or len(together) > _REMEMBERED,
            left=left,
        )


def item_id(item: Any) -> str:
    """Return what tells an item of a list from all others."""
    found: str = item.id
    return found


def offset_of(link: Call[Any], paging: Paging[Any, Any]) -> int:
    """Return the offset that a link leads to.

    Raises:  ListChangedError where it has none, so that the place can't be found again.
    """
    offset = _offset_in(link.url, paging)
    if offset is None:
        raise lost(link)
    return offset


def _offset_in(url: str, paging: Paging[Any, Any]) -> int | None:
    text = httpx.URL(url).params.get(paging.offset, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _with_offset(link: Call[Any], paging: Paging[Any, Any], offset: int) -> str:
    return str(httpx.URL(link.url).copy_set_param(paging.offset, offset))


def lost(call: Call[Any]) -> ListChangedError:
    """Return the error for a walk that can't find its place again."""
    return ListChangedError(
        f"{call.method} {call.path}: items left the list during the walk, and its place can't be found again. "
        "Collect the items first, as in list(...), and then loop over them.",
        method=call.method,
        path=call.path,
    )
