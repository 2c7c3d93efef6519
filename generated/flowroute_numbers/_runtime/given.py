"""Check the httpx objects that an application gives, before anything is sent through them."""

from __future__ import annotations

import httpx


def check_http_client(given: object, wanted: type[httpx.Client] | type[httpx.AsyncClient], owner: str) -> None:
    """Refuse a client that can't send for this one.

    Raises:  TypeError, which says what to give in its place.
    """
    if given is None or isinstance(given, wanted):
        return
    needs = f"http_client of {owner} must be an httpx.{wanted.__name__}"
    if isinstance(given, httpx.Client | httpx.AsyncClient):
        raise TypeError(f"{needs}, not an httpx.{type(given).__name__}. {_other(owner)} takes that.")
    raise TypeError(f"{needs}, not {_named(given)}.{_hint(given)}")


def check_transport(given: object, method: str, owner: str) -> None:
    """Refuse a transport that has not the method which the client calls.

    Raises:  TypeError, which says what to give in its place.
    """
    if given is None or (hasattr(given, method) and not _is_of_httpx2(given)):
        return
    wanted = "httpx.BaseTransport" if method == "handle_request" else "httpx.AsyncBaseTransport"
    needs = f"transport of {owner} must be an {wanted}"
    if isinstance(given, httpx.BaseTransport | httpx.AsyncBaseTransport):
        raise TypeError(f"{needs}, not {_named(given)}. {_other(owner)} takes that.")
    raise TypeError(f"{needs}, not {_named(given)}.{_hint(given)}")


def _named(given: object) -> str:
    cls = given if isinstance(given, type) else type(given)
    return f"{'the class ' if isinstance(given, type) else ''}{cls.__module__.partition('.')[0]}.{cls.__qualname__}"


def _is_of_httpx2(given: object) -> bool:
    ours = httpx.Client | httpx.AsyncClient | httpx.BaseTransport | httpx.AsyncBaseTransport
    return not isinstance(given, ours) and any(
        cls.__module__.partition(".")[0] == "httpx2" for cls in type(given).__mro__
    )


def _hint(given: object) -> str:
    if _is_of_httpx2(given):
        return " This package is built on httpx, and objects of httpx2 don't fit it: make the same one with httpx."
    return ""


def _other(owner: str) -> str:
    return "FlowrouteClient" if owner.startswith("Async") else "AsyncFlowrouteClient"
