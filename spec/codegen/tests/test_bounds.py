"""How long a call may take, how large a response may be, and how many calls are under way at once."""

from __future__ import annotations

import asyncio
import gzip
import math
import socket
import threading
import time
import tracemalloc
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from flowroute_numbers import (
    APITimeoutError,
    AsyncFlowrouteClient,
    DeadlineError,
    FlowrouteClient,
    InvalidResponseError,
    OutcomeUnknownError,
    ResponseTooLargeError,
    ServiceUnavailableError,
)
from flowroute_numbers._runtime.connections.queues import Queue
from flowroute_numbers._runtime.limits.deadlines import Deadline, NothingSent
from flowroute_numbers._runtime.paging import links

from spec.codegen.tests.service import ACCESS_KEY, BASE_URL, BOUGHT, DETAILS, SECRET_KEY, Driver, Service
from spec.codegen.tests.test_sockets import Behaviour, RudeServer, call

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def drips(before: bytes, drop: bytes) -> Behaviour:
    """Send one piece after the other, each sooner than any read timeout, until the client has gone."""

    def behave(connection: socket.socket) -> None:
        try:
            connection.sendall(before)
            for _ in range(2_000):
                connection.sendall(drop)
                time.sleep(0.01)
        except OSError:
            pass

    return behave


DRIPPING = {
    "a body": drips(HEAD + b"Content-Length: 99999\r\n\r\n", b" "),
    "chunks": drips(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "a head": drips(b"HTTP/1.1 200 OK\r\nX: ", b"x"),
    "interim responses": drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
}


# --- the deadline ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("given", ["nothing", "http_client"])
@pytest.mark.parametrize("behave", DRIPPING.values(), ids=DRIPPING)
def test_a_response_that_never_ends_ends_at_the_deadline(behave: Behaviour, given: str, is_async: bool) -> None:
    options: dict[str, Any] = {"deadline": 0.2, "timeout": 5.0}
    if given == "http_client":
        options["http_client"] = httpx.AsyncClient() if is_async else httpx.Client()
    started = time.monotonic()

    with RudeServer(behave) as server, pytest.raises(DeadlineError, match=r"the deadline of 0\.2 s passed\.$"):
        call(server.url, "get_number", "12065550100", is_async=is_async, **options)

    assert time.monotonic() - started < 4


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("behave", [*DRIPPING.values(), lambda connection: None], ids=[*DRIPPING, "silence"])
def test_a_purchase_past_its_deadline_has_an_unknown_outcome(behave: Behaviour, is_async: bool) -> None:
    with RudeServer(behave) as server, pytest.raises(OutcomeUnknownError, match="the deadline") as caught:
        call(server.url, "purchase_number", "12065550100", is_async=is_async, deadline=0.2, timeout=5.0)

    assert caught.value.outcome_unknown
    assert len(server.requests) == 1


def test_a_deadline_of_a_call_comes_before_that_of_its_client(driver: Driver) -> None:
    service = Service(httpx.Response(200, json=DETAILS))

    driver.call(service, "get_number", "12065550190", deadline=2.0, options={"deadline": 3.0})

    timeouts = service.requests[0].extensions["timeout"]
    assert 1.0 < timeouts["read"] <= 2.0
    assert 1.0 < timeouts["connect"] <= 2.0


def test_a_wait_that_would_end_after_the_deadline_is_not_begun(driver: Driver) -> None:
    service = Service(httpx.Response(503, headers={"Retry-After": "30"}))

    with pytest.raises(ServiceUnavailableError):
        driver.call(service, "get_number", "12065550190", deadline=20.0)

    assert service.waits == []


@pytest.mark.parametrize("deadline", [0, -1, math.nan, "soon", True])
def test_a_deadline_must_be_a_time(driver: Driver, deadline: Any) -> None:
    with pytest.raises(ValueError, match="deadline must be a number of seconds above 0"):
        driver.call(Service(httpx.Response(204)), "update_primary_route", "12065550190", "0", deadline=deadline)


def test_a_deadline_can_be_switched_off(driver: Driver) -> None:
    service = Service(httpx.Response(200, json=DETAILS))

    driver.call(service, "get_number", "12065550190", deadline=math.inf)

    assert service.requests[0].extensions["timeout"]["read"] == 30.0


def test_a_deadline_error_is_a_timeout() -> None:
    assert issubclass(DeadlineError, APITimeoutError)


# --- the size --------------------------------------------------------------------------------------------------------


class Endless(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body without an end, and how much of it was read."""

    def __init__(self, chunk: bytes) -> None:
        self.chunk = chunk
        self.read = 0

    def __iter__(self) -> Iterator[bytes]:
        while True:
            self.read += len(self.chunk)
            yield self.chunk

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk


@pytest.mark.parametrize("status", [200, 404, 500, 302])
def test_a_body_without_an_end_is_not_read_on(driver: Driver, status: int) -> None:
    stream = Endless(b"x" * 1000)

    with pytest.raises(ResponseTooLargeError, match="its body has more than 50000 bytes"):
        driver.call(
            Service(lambda request: httpx.Response(status, stream=stream)),
            "get_number",
            "12065550190",
            options={"max_response_bytes": 50_000},
        )

    assert stream.read == 51_000


def test_a_purchase_with_too_large_a_response_has_an_unknown_outcome(driver: Driver) -> None:
    with pytest.raises(OutcomeUnknownError, match="more than 8388608 bytes"):
        driver.call(
            Service(lambda request: httpx.Response(201, stream=Endless(b"x" * 100_000))),
            "purchase_number",
            "12065550100",
        )


def test_a_body_that_grows_by_decompression_is_bounded_as_it_grows(driver: Driver) -> None:
    bomb = gzip.compress(b" " * 200_000_000)
    headers = {"Content-Encoding": "gzip"}
    service = Service(lambda request: httpx.Response(200, headers=headers, stream=httpx.ByteStream(bomb)))
    tracemalloc.start()

    with pytest.raises(ResponseTooLargeError):
        driver.call(service, "get_number", "12065550190")

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40_000_000


def test_a_compressed_body_is_read(driver: Driver) -> None:
    body = gzip.compress(httpx.Response(200, json=DETAILS).content)
    service = Service(
        lambda request: httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=httpx.ByteStream(body))
    )

    assert driver.call(service, "get_number", "12065550190").data.id == "12065550190"


@pytest.mark.parametrize("size", [0, -1, 1.5, None, True])
def test_a_size_must_be_a_number_of_bytes(size: Any) -> None:
    with pytest.raises(ValueError, match="max_response_bytes must be a number of bytes above 0"):
        FlowrouteClient(ACCESS_KEY, SECRET_KEY, max_response_bytes=size)


# --- lists without an end --------------------------------------------------------------------------------------------


def test_links_without_an_end_end_in_an_error(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MOST_PAGES", 50)

    def answer(request: httpx.Request) -> httpx.Response:
        offset = int(request.url.params.get("offset", 0))
        following = {"self": "x", "next": f"{BASE_URL}/v2/numbers?offset={offset + 10}"}
        return httpx.Response(200, json={"data": [], "links": following})

    service = Service(answer)
    with pytest.raises(InvalidResponseError, match="is the 50th in a row; give a larger limit"):
        driver.items(service, "list_account_numbers")

    assert len(service.requests) == 51


# --- the queue -------------------------------------------------------------------------------------------------------


class Counting:
    """A service that notes how many calls are under way at once."""

    def __init__(self, places: int) -> None:
        self.places, self.now, self.most, self.order = places, 0, 0, list[str]()

    def response(self, request: httpx.Request) -> httpx.Response:
        number = request.url.path.rpartition("/")[2]
        return httpx.Response(200, json={**DETAILS, "data": {**DETAILS["data"], "id": number}})


class AsyncPooled(httpx.AsyncHTTPTransport):
    """A transport with a pool of so many connections, over which this service answers."""

    def __init__(self, counting: Counting) -> None:
        super().__init__(limits=httpx.Limits(max_connections=counting.places))
        self.counting = counting

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.counting.now += 1
        self.counting.most = max(self.counting.most, self.counting.now)
        self.counting.order.append(request.url.path.rpartition("/")[2])
        await asyncio.sleep(0)
        self.counting.now -= 1
        return self.counting.response(request)


NUMBERS = [str(12065550100 + index) for index in range(100)]


@pytest.mark.parametrize("given", ["transport", "http_client"])
def test_gathered_calls_wait_their_turn_for_a_connection(given: str) -> None:
    counting = Counting(places=4)

    async def ask() -> list[str]:
        transport = AsyncPooled(counting)
        options: dict[str, Any] = {"transport": transport}
        if given == "http_client":
            options = {"http_client": httpx.AsyncClient(transport=transport)}
        async with AsyncFlowrouteClient(ACCESS_KEY, SECRET_KEY, base_url=BASE_URL, **options) as client:
            documents = await asyncio.gather(*map(client.get_number, NUMBERS))
        return [document.data.id for document in documents]

    assert asyncio.run(ask()) == NUMBERS
    assert counting.most == 4
    assert counting.order == NUMBERS


def test_a_call_that_is_cancelled_in_the_queue_gives_up_its_turn() -> None:
    counting = Counting(places=1)

    async def ask() -> None:
        transport = AsyncPooled(counting)
        async with AsyncFlowrouteClient(ACCESS_KEY, SECRET_KEY, base_url=BASE_URL, transport=transport) as client:
            tasks = [asyncio.create_task(client.purchase_number(number)) for number in NUMBERS[:3]]
            await asyncio.sleep(0)
            tasks[1].cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(results[1], asyncio.CancelledError)
        assert not hasattr(results[1], "__notes__")

    asyncio.run(ask())
    assert counting.order == [NUMBERS[0], NUMBERS[2]]


@pytest.mark.parametrize("name", ["get_number", "purchase_number"])
def test_a_deadline_in_the_queue_says_that_nothing_was_sent(name: str) -> None:
    class Stuck(AsyncPooled):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            await asyncio.sleep(0.2)
            return self.counting.response(request)

    async def ask() -> DeadlineError:
        transport = Stuck(Counting(places=1))
        async with AsyncFlowrouteClient(ACCESS_KEY, SECRET_KEY, base_url=BASE_URL, transport=transport) as client:
            first = asyncio.create_task(client.get_number(NUMBERS[0]))
            await asyncio.sleep(0)
            with pytest.raises(DeadlineError, match="Nothing was sent") as caught:
                await getattr(client, name)(NUMBERS[1], deadline=0.05)
            await first
        return caught.value

    assert not asyncio.run(ask()).outcome_unknown


def test_threads_wait_their_turn_for_a_connection() -> None:
    counting, lock = Counting(places=3), threading.Lock()

    class Pooled(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            with lock:
                counting.now += 1
                counting.most = max(counting.most, counting.now)
            time.sleep(0.001)
            with lock:
                counting.now -= 1
            return counting.response(request)

    transport = Pooled(limits=httpx.Limits(max_connections=3))
    with (
        FlowrouteClient(ACCESS_KEY, SECRET_KEY, base_url=BASE_URL, transport=transport) as client,
        ThreadPoolExecutor(12) as pool,
    ):
        found = [document.data.id for document in pool.map(client.get_number, NUMBERS)]

    assert found == NUMBERS
    assert counting.most == 3


def test_a_queue_of_threads_is_first_come_first_served() -> None:
    queue, order = Queue(1), list[int]()

    def wait(number: int) -> None:
        queue.enter(Deadline(10))
        order.append(number)
        queue.leave()

    queue.enter(Deadline(10))
    threads = [threading.Thread(target=wait, args=(number,)) for number in range(5)]
    for count, thread in enumerate(threads, 1):
        thread.start()
        while len(queue._line) < count:
            time.sleep(0.001)
    queue.leave()
    for thread in threads:
        thread.join()

    assert order == [0, 1, 2, 3, 4]


def test_a_thread_that_gives_up_leaves_its_place_to_others() -> None:
    queue = Queue(1)
    queue.enter(Deadline(10))

    with pytest.raises(NothingSent):
        queue.enter(Deadline(0.01))
    queue.leave()
    queue.enter(Deadline(0.01))


# --- interruptions ---------------------------------------------------------------------------------------------------


def interrupted(act: Callable[[AsyncFlowrouteClient], Any]) -> BaseException:
    """Return what comes out of a call that is ended by the caller while its request is out."""

    async def run() -> BaseException:
        async def handle(request: httpx.Request) -> httpx.Response:
            await asyncio.sleep(5)
            return httpx.Response(201, json=BOUGHT)

        async with AsyncFlowrouteClient(
            ACCESS_KEY, SECRET_KEY, base_url=BASE_URL, transport=httpx.MockTransport(handle)
        ) as client:
            with pytest.raises((asyncio.CancelledError, TimeoutError)) as caught:
                await act(client)
            return caught.value

    return asyncio.run(run())


NOTE = (
    "POST /v2/numbers/12065550100 was interrupted. The request may have reached the service, so its outcome is "
    "unknown, and it was not sent again. Call get_number('12065550100') to find out."
)


def test_a_cancelled_purchase_says_that_its_outcome_is_unknown(caplog: pytest.LogCaptureFixture) -> None:
    async def cancel(client: AsyncFlowrouteClient) -> None:
        task = asyncio.create_task(client.purchase_number("12065550100"))
        await asyncio.sleep(0.01)
        task.cancel()
        await task

    error = interrupted(cancel)

    assert error.__notes__ == [NOTE]
    assert error.outcome_unknown  # type: ignore[attr-defined]
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [("WARNING", NOTE)]


def test_a_purchase_ended_by_wait_for_says_so_in_the_cause() -> None:
    error = interrupted(lambda client: asyncio.wait_for(client.purchase_number("12065550100"), 0.02))

    assert isinstance(error.__cause__, asyncio.CancelledError)
    assert error.__cause__.__notes__ == [NOTE]


def test_a_cancelled_read_is_just_cancelled() -> None:
    error = interrupted(lambda client: asyncio.wait_for(client.get_number("12065550100"), 0.02))

    assert not hasattr(error.__cause__, "__notes__")


def test_a_keyboard_interrupt_during_a_purchase_says_that_its_outcome_is_unknown() -> None:
    def interrupt(request: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    with Service(interrupt).sync_client() as client, pytest.raises(KeyboardInterrupt) as caught:
        client.purchase_number("12065550100")

    assert caught.value.__notes__ == [NOTE]
    assert caught.value.outcome_unknown  # type: ignore[attr-defined]
