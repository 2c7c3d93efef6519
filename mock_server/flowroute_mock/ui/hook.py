"""Mount the page at /__mock__/ui/; it is made when somebody opens it, so that a mock without readers pays nothing."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

MOUNT = "/__mock__/ui"
METHODS = ("GET", "POST")


def add_ui(app: Flask) -> None:
    """Serve the page of an app, and lead there from `/`."""
    started = datetime.now(UTC)
    site: list[Flask] = []

    def show_page(page: str = "") -> Response:
        from flowroute_mock.ui.site import make_site  # noqa: PLC0415  see above

        if not site:
            site.append(make_site(app, started))
        mounted = {**request.environ, "SCRIPT_NAME": MOUNT, "PATH_INFO": request.environ["PATH_INFO"][len(MOUNT) :]}
        return Response.from_app(site[0], mounted)

    def lead_to_page() -> Response:
        return redirect(f"{MOUNT}/")

    add_rule = app.add_url_rule
    add_rule("/", "lead_to_page", lead_to_page, methods=["GET"], provide_automatic_options=False)
    add_rule(MOUNT, "lead_to_ui", lead_to_page, methods=["GET"], provide_automatic_options=False)
    for rule in (f"{MOUNT}/", f"{MOUNT}/<path:page>"):
        add_rule(rule, f"ui {rule}", show_page, methods=METHODS, provide_automatic_options=False)
