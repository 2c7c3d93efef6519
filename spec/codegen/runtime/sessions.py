"""Send calls and read responses on threads; async_sessions.py has the same for event loops."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import httpx

from . import bodies
from .calls import Call, Paging
from .deadlines import CURRENT, Deadline, DeadlinePassed, NothingSent
from .exchange import Settings, exchange, failures_of
from .failures import left_nothing, mark_interrupted
from .paging import Page
from .pools import Pool, Pools
from .raw import RawResponse, read_body
from .walk import Walk

T = TypeVar("T")
ItemT = TypeVar("ItemT")
DocumentT = TypeVar("DocumentT")


class Session:
    """Send the calls of one client through its pools."""

    def __init__(self, pools: Pools, settings: Settings, sleep: Callable[[float], None]) -> None:
        self.pools = pools
        self.settings = settings
        self.sleep = sleep
        self.home = httpx.URL(settings.base_url)

    def walk(self, paging: Paging[ItemT, DocumentT], max_items: int | None) -> Walk[ItemT, DocumentT]:
        """Return a walk over a list, of which nothing has been asked yet."""
        return Walk(paging, self.settings.changes, self.settings.keys, self.home, max_items)

    def send(self, call: Call[Any]) -> httpx.Response:
        """Return the response of a success; whatever else happens raises an error of the tree."""
        pool = self.pools.current()
        deadline = Deadline(self.settings.deadline if call.deadline is None else call.deadline)
        steps = exchange(call, self.settings, pool.http.build_request, deadline)
        failures = failures_of(call)
        pause, request = next(steps)
        try:
            while True:
                if pause > 0:
                    self.sleep(pause)
                try:
                    response = self._attempt(pool, call, request, deadline)
                except failures as error:
                    pause, request = steps.throw(error)
                else:
                    pause, request = steps.send(response)
        except StopIteration as done:
            success: httpx.Response = done.value
            return success

    def _attempt(self, pool: Pool, call: Call[Any], request: httpx.Request, deadline: Deadline) -> httpx.Response:
        """Send one request in its turn, and read the whole response.

        Raises:  NothingSent, DeadlinePassed, bodies.BodyTooLarge; whatever httpx and its transport raise.
        """
        pool.queue.enter(deadline)
        token = CURRENT.set(deadline)
        try:
            deadline.cap(request.extensions["timeout"])
            response = pool.http.send(request, auth=self.settings.keys, follow_redirects=False, stream=True)
            bodies.read(response, self.settings.max_response_bytes, deadline)
            return response
        except httpx.TimeoutException as error:
            if deadline.has_passed():
                raise (NothingSent if left_nothing(error) else DeadlinePassed) from error
            raise
        except BaseException as error:
            if not call.is_repeatable and not isinstance(error, Exception):
                mark_interrupted(call, error)
            raise
        finally:
            CURRENT.reset(token)
            pool.queue.leave()

    def fetch(self, call: Call[T]) -> T:
        """Return what the answer says."""
        return read_body(call, self.send(call), self.settings.keys)

    def read(self, call: Call[T]) -> T:
        """Return what the response of a page says."""
        return read_body(call, self.send(call), self.settings.keys)

    def page(self, call: Call[DocumentT], walk: Walk[ItemT, DocumentT]) -> Page[ItemT, DocumentT]:
        """Return the first page of a walk."""
        mark = walk.mark()
        return Page(walk.first(call, self.read(call), mark), walk, self)


class RawSession(Session):
    """Hand back responses that are read on demand, where a session hands back what they say."""

    def fetch(self, call: Call[T]) -> Any:
        """Return a RawResponse that reads what the answer says."""
        return RawResponse(self.send(call), call, self.settings.keys, lambda value: value)

    def page(self, call: Call[DocumentT], walk: Walk[ItemT, DocumentT]) -> Any:
        """Return a RawResponse that reads the first page of a walk."""
        plain, mark = Session(self.pools, self.settings, self.sleep), walk.mark()

        def first(document: DocumentT) -> Page[ItemT, DocumentT]:
            return Page(walk.first(call, document, mark), walk, plain)

        return RawResponse(self.send(call), call, self.settings.keys, first)
