"""Let people in where the mock has a token: they type it once, and the browser keeps proof of that, not the token."""

from __future__ import annotations

import hashlib
import hmac

from flask import Request, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from flowroute_mock.admin.access import check_access
from flowroute_mock.ui.context import the_mock

COOKIE = "flowroute_mock_ui"
OPEN = ("static", "sign_in.show", "sign_in.sign_in")


def check_signed_in(visit: Request) -> None:
    """Let in who signed in, and whom the admin lets in.

    Raises:  AuthenticationFailedError, AdminClosedError.
    """
    token = the_mock().settings.admin_token
    if token is not None and hmac.compare_digest(proof_of(token).encode(), visit.cookies.get(COOKIE, "").encode()):
        return
    check_access(visit.environ, token)


def proof_of(token: str) -> str:
    """Return what a browser keeps: it shows that the token was known, and the token cannot be computed from it."""
    return hmac.new(token.encode(), b"the page of the mock", hashlib.sha256).hexdigest()


def show() -> str:
    """Ask for the token."""
    return render_template("sign_in.html")


def sign_in() -> Response:
    """Check the token, and let the browser keep the proof until it closes.

    Raises:  AuthenticationFailedError, AdminClosedError.
    """
    token = the_mock().settings.admin_token
    check_access({**request.environ, "HTTP_X_MOCK_TOKEN": request.form.get("token", "")}, token)
    response = redirect(url_for("overview.show"), 303)
    if token is not None:
        response.set_cookie(
            COOKIE, proof_of(token), path=request.root_path, httponly=True, samesite="Strict", secure=request.is_secure
        )
    return response


VIEWS = (("GET", "/sign-in", show), ("POST", "/sign-in", sign_in))
