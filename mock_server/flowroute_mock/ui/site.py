"""Make the app of the page: its views, who may see it, and the headers that keep other pages out."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

from flask import Flask, Response, g, render_template, request
from werkzeug.exceptions import HTTPException

from flowroute_mock.admin.gateway import LARGEST_SNAPSHOT
from flowroute_mock.http.errors import ERROR_ENTRIES, AuthenticationFailedError, RequestError
from flowroute_mock.http.parsing import BODY_IS_COMING, LARGEST_BODY, BodyNeeded
from flowroute_mock.ui import account, calls, contract, faults, overview, sign_in, world_content
from flowroute_mock.ui.context import HERE, Shown
from flowroute_mock.ui.words import FILTERS

FOLDER = Path(__file__).parent
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # no-referrer would make the Origin of our own forms null
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def make_site(app: Flask, started: datetime) -> Flask:
    """Make the page of a mock's app."""
    site = Flask(HERE, root_path=str(FOLDER), static_folder="static", template_folder="templates")
    site.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    site.config["PROPAGATE_EXCEPTIONS"] = False
    site.extensions[HERE] = Shown(app, app.extensions["flowroute_mock"], started)
    site.jinja_env.filters.update(FILTERS)
    site.before_request(check_visitor)
    site.after_request(finish)
    for module in (overview, calls, account, faults, world_content, contract, sign_in):
        for method, rule, view in module.VIEWS:
            name = f"{module.__name__.rpartition('.')[2]}.{view.__name__}"
            site.add_url_rule(rule, name, view, methods=[method])
    for error in (*ERROR_ENTRIES, HTTPException):
        site.register_error_handler(error, show_error)
    return site


def check_visitor() -> None:
    """Let in whom the admin lets in; guard_admin has seen to it that only pages of this mock write.

    Raises:  AuthenticationFailedError, AdminClosedError; BodyNeeded where the server has not read the form yet.
    """
    g.begun = time.perf_counter()
    if request.endpoint not in sign_in.OPEN:
        sign_in.check_signed_in(request)
    request.max_content_length = largest = (
        LARGEST_SNAPSHOT if request.endpoint in world_content.UPLOADS else LARGEST_BODY
    )
    if BODY_IS_COMING in request.environ:
        raise BodyNeeded(largest)


def finish(response: Response) -> Response:
    """Add the headers; a page that has not changed since the browser last saw it is not sent again."""
    response.headers.update(HEADERS)
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
        if request.method == "GET" and response.status_code == 200 and not response.is_streamed:
            response.add_etag()
            response.make_conditional(request)
    response.headers["Server-Timing"] = f"page;dur={(time.perf_counter() - g.begun) * 1000:.2f}"
    return response


def show_error(error: Exception) -> tuple[str, int]:
    """Say what is wrong, as the API does, but as a page."""
    if isinstance(error, HTTPException):
        return render_template("error.html", title=error.name, detail=error.description), error.code or 500
    entry = next(ERROR_ENTRIES[kind] for kind in type(error).__mro__ if kind in ERROR_ENTRIES)
    detail = error.detail if isinstance(error, RequestError) else None
    template = "sign_in.html" if isinstance(error, AuthenticationFailedError) else "error.html"
    return render_template(template, title=entry.title, detail=detail or entry.detail or str(error)), entry.status
