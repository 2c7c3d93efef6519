"""Send calls and read responses on threads; async_sessions.py has the same for event loops."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

import httpx

from . import bodies
from .calls import Call, Paging
from .deadlines import CURRENT, Deadline, DeadlinePassed, NothingSent
from .exchange import Step, exchange
from .failures import left_nothing, mark_interrupted
from .paging import Page
from .pools import Pool, Pools
from .raw import RawResponse, read_body
from .settings import Settings
from .trips import Attempt, Trip
from .walk import Walk

T = TypeVar("T")
R = TypeVar("R")
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
        return Walk(paging, self.settings, self.home, max_items)

    def send(self, call: Call[T], finish: Callable[[httpx.Response], R]) -> R:
        """Return what `finish` makes of the response of a success; all else raises an error of the tree."""
        pool = self.pools.current()
        deadline = Deadline(self.settings.deadline if call.deadline is None else call.deadline)
        steps = exchange(Trip(call, self.settings, deadline, pool.build_request), finish)
        try:
            step = next(steps)
            while True:
                try:
                    response = self._take(step, pool, deadline)
                except BaseException as error:
                    step = steps.throw(error)
                else:
                    step = steps.send(response)
        except StopIteration as done:
            result: R = done.value
            return result

    def _take(self, step: Step, pool: Pool, deadline: Deadline) -> httpx.Response | None:
        if isinstance(step, Attempt):
            return self._attempt(pool, step, deadline)
        self.sleep(step)
        return None

    def _attempt(self, pool: Pool, attempt: Attempt, deadline: Deadline) -> httpx.Response:
        """Send one request in its turn, and read the whole response.

        Raises:  NothingSent, DeadlinePassed, bodies.BodyTooLarge; whatever httpx and its transport raise.
        """
        pool.queue.enter(deadline)
        token = CURRENT.set(deadline)
        try:
            attempt.started = time.perf_counter()
            deadline.cap(attempt.request.extensions["timeout"])
            response = pool.http.send(attempt.request, auth=self.settings.keys, follow_redirects=False, stream=True)
            bodies.read(response, self.settings.max_response_bytes, deadline)
            return response
        except httpx.TimeoutException as error:
            if deadline.has_passed():
                raise (NothingSent if left_nothing(error) else DeadlinePassed) from error
            raise
        except BaseException as error:
            if not attempt.call.is_repeatable and not isinstance(error, Exception):
                mark_interrupted(attempt.call, error)
            raise
        finally:
            CURRENT.reset(token)
            pool.queue.leave()

    def fetch(self, call: Call[T]) -> T:
        """Return what the answer says."""
        return self.send(call, lambda response: read_body(call, response, self.settings.keys))

    def read(self, call: Call[T]) -> T:
        """Return what the response of a page says."""
        return self.send(call, lambda response: read_body(call, response, self.settings.keys))

    def page(self, call: Call[DocumentT], walk: Walk[ItemT, DocumentT]) -> Page[ItemT, DocumentT]:
        """Return the first page of a walk."""
        mark = walk.mark()
        return Page(walk.first(call, self.read(call), mark), walk, self)


class RawSession(Session):
    """Hand back responses that are read on demand, where a session hands back what they say."""

    def fetch(self, call: Call[T]) -> Any:
        """Return a RawResponse that reads what the answer says."""
        keys = self.settings.keys
        return self.send(call, lambda response: RawResponse(response, call, keys, lambda value: value))

    def page(self, call: Call[DocumentT], walk: Walk[ItemT, DocumentT]) -> Any:
        """Return a RawResponse that reads the first page of a walk."""
        plain, mark = Session(self.pools, self.settings, self.sleep), walk.mark()

        def first(document: DocumentT) -> Page[ItemT, DocumentT]:
            return Page(walk.first(call, document, mark), walk, plain)

        keys = self.settings.keys
        return self.send(call, lambda response: RawResponse(response, call, keys, first))
