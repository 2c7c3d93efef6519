"""Walk over pages, one at a time, each fetched when it is needed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator, Iterator
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

from .calls import Call, Paging
from .links import LoopGuard, next_call

if TYPE_CHECKING:
    from .async_sessions import AsyncSession
    from .sessions import Session

ItemT = TypeVar("ItemT")
DocumentT = TypeVar("DocumentT")


class _PageBase(Generic[ItemT, DocumentT]):
    def __init__(self, document: DocumentT, call: Call[DocumentT], paging: Paging[ItemT, DocumentT]) -> None:
        self.document: DocumentT = document
        """The whole document that the service sent, with what this client does not know."""
        self.data: list[ItemT] = paging.items(document)
        """The items of this page."""
        self._call = call
        self._paging = paging

    def has_next_page(self) -> bool:
        """Tell whether the service has more; asks nothing of it."""
        return bool(self._paging.next(self.document))

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"A {type(self).__name__} holds its client, so it is not pickled or copied; take its document.")

    def __repr__(self) -> str:
        more = "more to come" if self.has_next_page() else "the last"
        return f"<{type(self).__name__} of {len(self.data)} items, {more}>"


class Page(_PageBase[ItemT, DocumentT]):
    """One page of a list; iterating it yields its items and then those of all pages after it."""

    def __init__(
        self, document: DocumentT, call: Call[DocumentT], paging: Paging[ItemT, DocumentT], session: Session
    ) -> None:
        super().__init__(document, call, paging)
        self._session = session

    def next_page(self) -> Page[ItemT, DocumentT]:
        """Fetch the page after this one.

        Raises:  NoNextPageError on the last page; CrossOriginError when the link leads to another host.
        """
        link, pointer = self._paging.next(self.document), self._paging.next_pointer
        call = next_call(self._call, link, self._session.home, pointer, self._session.settings.keys)
        return self._session.page(call, self._paging)

    def pages(self) -> Iterator[Page[ItemT, DocumentT]]:
        """Yield this page and all after it, each fetched when it is asked for."""
        page, guard = self, LoopGuard()
        yield page
        while page.has_next_page():
            page = page.next_page()
            guard.check(page._call, page._paging.next_pointer)
            yield page

    def __iter__(self) -> Iterator[ItemT]:
        """Yield the items of this page and of all pages after it."""
        for page in self.pages():
            yield from page.data


class AsyncPage(_PageBase[ItemT, DocumentT]):
    """One page of a list; `async for` over it yields its items and then those of all pages after it."""

    def __init__(
        self, document: DocumentT, call: Call[DocumentT], paging: Paging[ItemT, DocumentT], session: AsyncSession
    ) -> None:
        super().__init__(document, call, paging)
        self._session = session

    async def next_page(self) -> AsyncPage[ItemT, DocumentT]:
        """Fetch the page after this one.

        Raises:  NoNextPageError on the last page; CrossOriginError when the link leads to another host.
        """
        link, pointer = self._paging.next(self.document), self._paging.next_pointer
        call = next_call(self._call, link, self._session.home, pointer, self._session.settings.keys)
        return await self._session.page(call, self._paging)

    async def pages(self) -> AsyncIterator[AsyncPage[ItemT, DocumentT]]:
        """Yield this page and all after it, each fetched when it is asked for."""
        page, guard = self, LoopGuard()
        yield page
        while page.has_next_page():
            page = await page.next_page()
            guard.check(page._call, page._paging.next_pointer)
            yield page

    async def __aiter__(self) -> AsyncIterator[ItemT]:
        """Yield the items of this page and of all pages after it."""
        async for page in self.pages():
            for item in page.data:
                yield item


class AsyncPaginator(Generic[ItemT, DocumentT]):
    """A list that nothing has been asked of yet: `await` it for its first page, or `async for` over all items."""

    def __init__(self, call: Call[DocumentT], paging: Paging[ItemT, DocumentT], session: AsyncSession) -> None:
        self._call = call
        self._paging = paging
        self._session = session

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

    async def _first(self) -> AsyncPage[ItemT, DocumentT]:
        return await self._session.page(self._call, self._paging)
