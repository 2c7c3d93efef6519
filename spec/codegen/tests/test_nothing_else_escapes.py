"""Whatever a service answers, only errors of the tree come out of a method."""

from __future__ import annotations

import gzip
import json
from typing import Any

import httpx
import pytest
from flowroute_numbers import FlowrouteError
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from spec.codegen.tests.service import BASE_URL, CALLS, DRIVERS, Service, success_of

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)
HEADER_VALUES = st.sampled_from([
    b"", b"0", b"-1", b"soon", b"9" * 400, b"Mon, 01 Jan 99999999999999999999 00:00:00 GMT", b"/v2/numbers", b"/\x00",
    b"https://elsewhere.test/", b"//[", b"https://\xff.test/", b"gzip", b"deflate, gzip", b"br", b"identity",
    b"application/json; charset=bogus", b"text/html; charset=utf-16", b"a=b; Expires=never; Max-Age=x", b"\xff\xfe",
    b"a=\"; Domain=; Path=\x80",
])  # fmt: skip
HEADERS = st.lists(
    st.tuples(
        st.sampled_from([b"Location", b"Retry-After", b"Content-Type", b"Content-Encoding", b"Set-Cookie", b"X-Other"]),
        HEADER_VALUES,
    ),
    max_size=4,
)
STATUSES = st.one_of(
    st.sampled_from([200, 201, 204, 207, 301, 302, 307, 400, 404, 429, 500, 503, 520]), st.integers(100, 999)
)


@st.composite
def damaged(draw: st.DrawFn, name: str) -> bytes:
    """Return the bytes of a success in which some places have other values, or are gone, or that is cut off."""
    body = success_of(name) or {}
    for _ in range(draw(st.integers(0, 3))):
        holder, key = draw(st.sampled_from(list(_places(body)) or [({}, "x")]))
        if draw(st.booleans()) and isinstance(holder, dict):
            holder.pop(key, None)
        elif key in holder or isinstance(key, int):
            holder[key] = draw(JSON)
    content = json.dumps(body).encode()
    return content[: draw(st.integers(0, len(content)))] if draw(st.booleans()) else content


def _places(value: Any) -> Any:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        yield value, key
        yield from _places(inner)


BODIES = st.one_of(
    st.binary(max_size=50),
    JSON.map(lambda value: json.dumps(value).encode()),
    st.sampled_from([
        b"[" * 50_000, b'{"data":' * 50_000, b'{"errors":[{"detail":' * 20_000, b"1" * 10_000, b"[1," * 100_000, b"NaN",
        b'"' + b"x" * 1_000_000 + b'"', b'{"data": "\\ud800"}', gzip.compress(b"{}"), b"\x1f\x8b\x08\x00broken",
        "\ufeff{}".encode(), '{"a": 1}'.encode("utf-16"),
    ]),
)  # fmt: skip


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("driver", DRIVERS, ids=lambda driver: driver.kind)
def test_only_errors_of_the_tree_come_out(driver: Any, name: str) -> None:
    args, kwargs, _ = CALLS[name]

    @settings(max_examples=120, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(status=STATUSES, headers=HEADERS, body=BODIES | damaged(name))
    @example(status=302, headers=[(b"Location", b"https://\xff.test/")], body=b"")
    @example(status=302, headers=[(b"Location", b"\xff\xfe")], body=b"")  # httpx raised UnicodeEncodeError
    @example(status=200, headers=[(b"Content-Encoding", b"gzip")], body=b"junk")
    @example(status=400, headers=[], body=b'{"errors":[{"detail":' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}]}")
    def ask(status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
        def answer(request: httpx.Request) -> httpx.Response:
            return httpx.Response(status, headers=headers, stream=httpx.ByteStream(body))

        try:
            driver.call(Service(answer), name, *args, **kwargs)
            if CALLS[name][2] and name.startswith(("list", "search")):
                driver.items(Service(answer), name, **kwargs)
        except FlowrouteError as error:
            str(error), repr(error)

    ask()


@pytest.mark.parametrize("driver", DRIVERS, ids=lambda driver: driver.kind)
def test_only_errors_of_the_tree_come_out_of_a_walk_over_pages(driver: Any) -> None:
    links = JSON | st.text(max_size=20) | HEADER_VALUES.map(lambda value: value.decode("latin-1"))

    @settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(link=links | links.map(lambda link: f"{BASE_URL}/{link}"))
    @example(link="https://api.example.test/\ud800")
    def walk(link: Any) -> None:
        body = {"data": [], "links": {"self": "x", "next": link}}
        answer = httpx.Response(200, content=json.dumps(body).encode())
        try:
            driver.items(Service(answer), "list_account_numbers")
        except FlowrouteError as error:
            str(error), repr(error)

    walk()
