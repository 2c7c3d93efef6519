"""Walk over pages, one at a time, each fetched when it is needed. walk.py finds the next one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator
from typing import Any, Generic, NoReturn, Protocol, TypeVar, overload

from .calls import Call
from .errors import NoNextPageError
from .links import LoopGuard
from .public import public
from .walk import Place, Walk

ItemT = TypeVar("ItemT")
DocumentT = TypeVar("DocumentT")


class Reader(Protocol):
    """What a page asks for further pages."""

    def read(self, call: Call[DocumentT]) -> DocumentT:
        """Return what the response says."""
        ...


class AsyncReader(Protocol):
    """What an async page asks for further pages."""

    async def read(self, call: Call[DocumentT]) -> DocumentT:
        """Return what the response says."""
        ...


class _PageBase(Generic[ItemT, DocumentT]):
    def __init__(self, place: Place[ItemT, DocumentT], walk: Walk[ItemT, DocumentT]) -> None:
        self.document: DocumentT = place.document
        """The whole document that the service sent, with what this client does not know."""
        self.data: list[ItemT] = place.items
        """The items of this page, without those that the walk has yielded before."""
        self._place = place
        self._walk = walk

    def has_next_page(self) -> bool:
        """Return whether the service has more, and max_items allows more; asks nothing of the service."""
        return self._place.has_next(self._walk.paging)

    def __len__(self) -> int:
        """Return the number of items of this page alone."""
        return len(self.data)

    def __bool__(self) -> bool:
        """Return whether this page has an item."""
        return bool(self.data)

    @overload
    def __getitem__(self, index: int) -> ItemT: ...
    @overload
    def __getitem__(self, index: slice) -> list[ItemT]: ...
    def __getitem__(self, index: int | slice) -> ItemT | list[ItemT]:
        """Return an item of this page, or a list of some."""
        return self.data[index]

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"A {type(self).__name__} holds its client, so it is not pickled or copied; take its document.")

    def __repr__(self) -> str:
        more = "more to come" if self.has_next_page() else "the last"
        return f"<{type(self).__name__} of {len(self.data)} items, {more}>"

    def _steps(self) -> Generator[Call[DocumentT], DocumentT, Place[ItemT, DocumentT]]:
        if not self.has_next_page():
            raise NoNextPageError("This is the last page. Ask has_next_page() before next_page().")
        return self._walk.after(self._place)


@public
class Page(_PageBase[ItemT, DocumentT]):
    """One page of a list; iterating it yields its items and then those of all pages after it.

    len(page), page[0] and bool(page) are about this page alone.
    """

    def __init__(self, place: Place[ItemT, DocumentT], walk: Walk[ItemT, DocumentT], session: Reader) -> None:
        super().__init__(place, walk)
        self._session = session

    def next_page(self) -> Page[ItemT, DocumentT]:
        """Fetch the page after this one.

        Raises:  NoNextPageError on the last page; CrossOriginError when the link leads to another host;
                 ListChangedError when items left the list meanwhile and the place can't be found again.
        """
        steps = self._steps()
        call = next(steps)
        while True:
            document = self._session.read(call)
            try:
                call = steps.send(document)
            except StopIteration as done:
                return Page(done.value, self._walk, self._session)

    def pages(self) -> Iterator[Page[ItemT, DocumentT]]:
        """Yield this page and all after it, each fetched when it is asked for."""
        page, guard = self, LoopGuard()
        yield page
        while page.has_next_page():
            page = page.next_page()
            guard.check(page._place.call, page._walk.paging.next_pointer, moved=page._place.moved)
            yield page

    def __iter__(self) -> Iterator[ItemT]:
        """Yield the items of this page and of all pages after it."""
        for page in self.pages():
            yield from page.data


@public
class AsyncPage(_PageBase[ItemT, DocumentT]):
    """One page of a list; `async for` over it yields its items and then those of all pages after it.

    len(page), page[0] and bool(page) are about this page alone.
    """

    def __init__(self, place: Place[ItemT, DocumentT], walk: Walk[ItemT, DocumentT], session: AsyncReader) -> None:
        super().__init__(place, walk)
        self._session = session

    async def next_page(self) -> AsyncPage[ItemT, DocumentT]:
        """Fetch the page after this one.

        Raises:  NoNextPageError on the last page; CrossOriginError when the link leads to another host;
                 ListChangedError when items left the list meanwhile and the place can't be found again.
        """
        steps = self._steps()
        call = next(steps)
        while True:
            document = await self._session.read(call)
            try:
                call = steps.send(document)
            except StopIteration as done:
                return AsyncPage(done.value, self._walk, self._session)

    async def pages(self) -> AsyncIterator[AsyncPage[ItemT, DocumentT]]:
        """Yield this page and all after it, each fetched when it is asked for."""
        page, guard = self, LoopGuard()
        yield page
        while page.has_next_page():
            page = await page.next_page()
            guard.check(page._place.call, page._walk.paging.next_pointer, moved=page._place.moved)
            yield page

    async def __aiter__(self) -> AsyncIterator[ItemT]:
        """Yield the items of this page and of all pages after it."""
        async for page in self.pages():
            for item in page.data:
                yield item


@public
class AsyncPaginator(Generic[ItemT, DocumentT]):
    """A list that nothing has been asked of yet: `await` it for its first page, or `async for` over all items."""

    def __init__(self, first: Callable[[], Coroutine[Any, Any, AsyncPage[ItemT, DocumentT]]]) -> None:
        self._first = first

    def __await__(self) -> Generator[Any, Any, AsyncPage[ItemT, DocumentT]]:
        return self._first().__await__()

    async def __aiter__(self) -> AsyncIterator[ItemT]:
        """Yield the items of all pages."""
        async for item in await self._first():
            yield item

    async def pages(self) -> AsyncIterator[AsyncPage[ItemT, DocumentT]]:
        """Yield all pages, each fetched when it is asked for."""
        async for page in (await self._first()).pages():
            yield page
