"""Copies of a client with other options, and options of one call."""

from __future__ import annotations

import typing
from typing import Any

import flowroute_numbers
import httpx
import pytest
from flowroute_numbers import AsyncFlowrouteClient, FlowrouteClient, NotFoundError, RetryPolicy, ServiceUnavailableError

from spec.codegen.tests.service import ACCESS_KEY, BASE_URL, SECRET_KEY, Driver, Service, success_of

NUMBER = "12065550190"


def answering() -> Service:
    return Service(httpx.Response(200, json=success_of("get_number")))


class Tagged(FlowrouteClient):
    """A client as an application extends it."""

    __slots__ = ("note",)

    def __init__(self, tag: str, **options: Any) -> None:
        super().__init__(**options)
        self.tag = tag
        self.note = "in a slot"


def test_a_copy_sends_with_its_own_options_through_the_same_connections() -> None:
    service = answering()
    client = service.sync_client(headers={"X-App": "1", "X-Team": "a"})

    copy = client.with_options(timeout=3, headers={"x-team": "b"})
    copy.get_number(NUMBER)
    client.get_number(NUMBER)

    changed, plain = service.requests
    assert (changed.headers["X-App"], changed.headers.get_list("X-Team")) == ("1", ["b"])
    assert changed.extensions["timeout"]["read"] == 3
    assert (plain.headers["X-Team"], plain.extensions["timeout"]["read"]) == ("a", 30)
    assert copy._session.pools is client._session.pools


def test_closing_a_copy_closes_nothing() -> None:
    client = answering().sync_client()

    with client.with_options(timeout=3):
        pass

    assert client.get_number(NUMBER).data.id == NUMBER


@pytest.mark.parametrize("copied", ["with_options", "with_raw_response"])
def test_a_subclass_keeps_its_state(copied: str) -> None:
    seen = []

    class Noting(Tagged):
        def get_number(self, *args: Any, **options: Any) -> Any:
            seen.append((self.tag, self.note))
            return super().get_number(*args, **options)

    client = Noting("mine", **answering().arguments({}))

    other: Any = client.with_options(retries=1) if copied == "with_options" else client.with_raw_response
    other.get_number(NUMBER)

    assert seen == [("mine", "in a slot")]


def test_retries_of_a_copy_and_of_a_call_replace_those_of_the_client(driver: Driver) -> None:
    def attempts(options: dict[str, Any], call: dict[str, Any]) -> int:
        service = Service(httpx.Response(503))
        with pytest.raises(ServiceUnavailableError):
            driver.call(service, "get_number", NUMBER, options=options, **call)
        return len(service.requests)

    assert attempts({}, {}) == 3
    assert attempts({}, {"retries": 0}) == 1
    assert attempts({"retries": 0}, {"retries": RetryPolicy(4)}) == 5


def test_retries_of_a_list_count_for_each_of_its_pages(driver: Driver) -> None:
    service = Service(httpx.Response(503))

    with pytest.raises(ServiceUnavailableError):
        driver.items(service, "list_account_numbers", retries=1)

    assert len(service.requests) == 2


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), True, "5", httpx.Timeout(0), httpx.Timeout(5, read=-1)])
@pytest.mark.parametrize("place", ["client", "copy", "call"])
def test_a_timeout_that_no_call_could_keep_is_refused_before_anything_is_sent(place: str, timeout: Any) -> None:
    service = answering()

    with pytest.raises(ValueError, match="timeout must be a number of seconds above 0"):
        match place:
            case "client":
                service.sync_client(timeout=timeout)
            case "copy":
                service.sync_client().with_options(timeout=timeout)
            case "call":
                service.sync_client().get_number(NUMBER, timeout=timeout)

    assert service.requests == []


@pytest.mark.parametrize("retries", ["2", 1.5, True])
def test_retries_that_are_no_number_are_refused(retries: Any) -> None:
    with pytest.raises(TypeError, match="retries must be a whole number"):
        answering().sync_client().get_number(NUMBER, retries=retries)


def test_a_header_of_a_call_replaces_that_of_the_client_in_any_case() -> None:
    service = answering()

    service.sync_client(headers={"USER-AGENT": "mine"}).get_number(NUMBER, headers={"user-agent": "of this call"})

    assert service.requests[0].headers.get_list("User-Agent") == ["of this call"]


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [FlowrouteClient, AsyncFlowrouteClient])
@pytest.mark.parametrize("method", ["__init__", "with_options", "get_number", "close"])
def test_a_misspelt_argument_names_the_public_class(kind: type, method: str) -> None:
    client = kind(ACCESS_KEY, SECRET_KEY, base_url=BASE_URL, transport=None)

    with pytest.raises(TypeError, match=rf"^{kind.__name__}\.{method}\(\) got an unexpected keyword argument"):
        getattr(client, method)(misspelt=1)


@pytest.mark.parametrize("name", [name for name in flowroute_numbers.__all__ if name != "__version__"])
def test_what_is_exported_has_the_name_that_it_is_imported_by(name: str) -> None:
    exported = getattr(flowroute_numbers, name)

    if isinstance(exported, type):
        assert f"{exported.__module__}.{exported.__qualname__}" == f"flowroute_numbers.{name}"
    assert name in dir(flowroute_numbers)


def test_the_package_lists_and_offers_its_modules() -> None:
    for name in ("api", "client", "errors", "models", "types"):
        assert name in dir(flowroute_numbers)
        assert getattr(flowroute_numbers, name).__name__ == f"flowroute_numbers.{name}"


def test_a_traceback_shows_the_public_name_of_an_error() -> None:
    with pytest.raises(NotFoundError) as caught:
        Service(httpx.Response(404)).sync_client().get_number(NUMBER)

    assert [f"{each.__module__}.{each.__name__}" for each in type(caught.value).__mro__[:3]] == [
        "flowroute_numbers.NotFoundError",
        "flowroute_numbers.APIStatusError",
        "flowroute_numbers.FlowrouteError",
    ]


def callables() -> list[Any]:
    found = []
    for name in flowroute_numbers.__all__:
        exported = getattr(flowroute_numbers, name)
        if isinstance(exported, type):
            found += [exported, *(each for each in vars(exported).values() if callable(each))]
        elif callable(exported):
            found.append(exported)
    return [each for each in found if hasattr(each, "__annotations__")]


@pytest.mark.parametrize("exported", callables(), ids=lambda each: getattr(each, "__qualname__", repr(each)))
def test_type_hints_of_all_that_is_exported_can_be_resolved(exported: Any) -> None:
    typing.get_type_hints(exported)
