"""Close the admin to other machines, and to web pages that a browser on this one shows: docs/adr/0054."""

from __future__ import annotations

import hmac
import ipaddress
import re
from typing import Any

from flask import Flask, request
from werkzeug.http import parse_options_header

from flowroute_mock.http.admin_contract import admin_contract
from flowroute_mock.http.call import call_of
from flowroute_mock.http.errors import AdminClosedError, AuthenticationFailedError, UnsupportedContentError
from flowroute_mock.journal.call_recording import ADMIN_PREFIX, UI_PREFIX
from flowroute_mock.settings import Settings

LOOPBACK_HOST = re.compile(r"(localhost|127\.[0-9.]+|\[::1\])(:[0-9]+)?", re.ASCII)
FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")
SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")
OWN_PAGES = ("same-origin", "none")
HEALTH = f"{ADMIN_PREFIX}health"


def guard_admin(app: Flask, settings: Settings) -> None:
    """Check every call below /__mock__/ whether anything serves it or not.

    A call of an operation is known as such from here on, so that an error has a status and a type that it documents.
    """

    @app.before_request
    def check_call() -> None:
        environ = request.environ
        path = environ["PATH_INFO"]
        if not path.startswith(ADMIN_PREFIX):
            return
        if settings.admin == "off" and path != HEALTH:
            raise AdminClosedError("The mock was started with --admin off. Start it without to use /__mock__/.")
        call_of(environ).operation = admin_contract().operations.get(request.endpoint or "")
        if environ["REQUEST_METHOD"] not in SAFE_METHODS:
            check_form(environ) if path.startswith(UI_PREFIX) else check_write(environ)


def check_write(environ: dict[str, Any]) -> None:
    """Reject a write that a page of another origin sent through a browser, or that a plain form could send.

    A browser sends `Sec-Fetch-Site`, or `Origin` if it is old, with every write, and no page can change them. A body
    must be declared as JSON, which a page of another origin may not do without asking first.

    Raises:  AdminClosedError, UnsupportedContentError.
    """
    if is_from_another_origin(environ):
        raise AdminClosedError("A page of another origin may not change the mock. Call it without a browser.")
    content_type = environ.get("CONTENT_TYPE", "")
    if (content_type or has_body(environ)) and parse_options_header(content_type)[0].lower() != "application/json":
        raise UnsupportedContentError("Send the body with Content-Type: application/json.")


def check_form(environ: dict[str, Any]) -> None:
    """Reject a form that was not sent by a page of this mock; only browsers send forms, and each says where it is from.

    Raises:  AdminClosedError.
    """
    says_nothing = "HTTP_SEC_FETCH_SITE" not in environ and "HTTP_ORIGIN" not in environ
    if says_nothing or is_from_another_origin(environ):
        raise AdminClosedError("Only the mock's own page may send this. Open the page, and do it there.")


def is_from_another_origin(environ: dict[str, Any]) -> bool:
    """Return whether a browser says that a page of another origin sent a request; other callers say nothing."""
    site = environ.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site not in OWN_PAGES
    origin = environ.get("HTTP_ORIGIN")
    if origin is None:
        return False
    host = origin.partition("://")[2]
    return not host or host.lower() != environ.get("HTTP_HOST", "").lower()


def has_body(environ: dict[str, Any]) -> bool:
    """Return whether a request announces a body."""
    return environ.get("CONTENT_LENGTH", "") not in ("", "0") or "HTTP_TRANSFER_ENCODING" in environ


def check_access(environ: dict[str, Any], token: str | None) -> None:
    """Let a caller in who has the token, or, where the mock has none, who is on this machine.

    A loopback address is not enough: a proxy on this machine brings strangers (so nothing may be forwarded), and so
    does a browser, whose pages can name us by their own host name (so the Host must be a loopback name).

    Raises:  AuthenticationFailedError, AdminClosedError.
    """
    if token is not None:
        if not hmac.compare_digest(token.encode(), environ.get("HTTP_X_MOCK_TOKEN", "").encode(errors="replace")):
            raise AuthenticationFailedError("Send the token that the mock was started with as X-Mock-Token.")
        return
    if not is_loopback(environ.get("REMOTE_ADDR", "")):
        raise AdminClosedError("Only this machine may use /__mock__/. Start it with --admin-token to open it.")
    if any(header in environ for header in FORWARDED) or not LOOPBACK_HOST.fullmatch(environ.get("HTTP_HOST", "")):
        raise AdminClosedError("Call the mock directly, by a loopback name, or start it with --admin-token.")


def is_loopback(address: str) -> bool:
    """Return whether an address is of this machine itself."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_loopback
