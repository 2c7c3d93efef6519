"""Close the admin to other machines, and to web pages that a browser on this one shows."""

from __future__ import annotations

import hmac
import ipaddress
import re
from typing import Any

from flowroute_mock.http.errors import AdminClosedError, AuthenticationFailedError

LOOPBACK_HOST = re.compile(r"(localhost|127\.[0-9.]+|\[::1\])(:[0-9]+)?", re.ASCII)
FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_VIA")


def check_access(environ: dict[str, Any], token: str | None) -> None:
    """Let a caller in who has the token, or, where the mock has none, who is on this machine.

    A loopback address is not enough: a proxy on this machine brings strangers (so nothing may be forwarded), and so
    does a browser, whose pages can name us by their own host name (so the Host must be a loopback name).

    Raises:  AuthenticationFailedError, AdminClosedError.
    """
    if token is not None:
        if not hmac.compare_digest(token.encode(), environ.get("HTTP_X_MOCK_TOKEN", "").encode()):
            raise AuthenticationFailedError("Send the token that the mock was started with as X-Mock-Token.")
        return
    if not is_loopback(environ.get("REMOTE_ADDR", "")):
        raise AdminClosedError("Only this machine may use /__mock__/. Start it with --admin-token to open it.")
    if any(header in environ for header in FORWARDED) or not LOOPBACK_HOST.fullmatch(environ.get("HTTP_HOST", "")):
        raise AdminClosedError("Call the mock directly, by a loopback name, or start it with --admin-token.")


def check_same_origin(environ: dict[str, Any]) -> None:
    """Let a browser write only from a page of this mock: a request must carry proof of that, which no page can forge.

    Raises:  AdminClosedError.
    """
    site, origin = environ.get("HTTP_SEC_FETCH_SITE"), environ.get("HTTP_ORIGIN")
    own = f"{environ['wsgi.url_scheme']}://{environ.get('HTTP_HOST', '')}"
    if (site is None and origin is None) or site not in (None, "same-origin") or origin not in (None, own):
        raise AdminClosedError("Only the mock's own page may send this. Open the page again, and repeat it there.")


def is_loopback(address: str) -> bool:
    """Return whether an address is of this machine itself."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_loopback
