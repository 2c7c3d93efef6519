"""Show the contract: as a list for every reader, and in Swagger UI where that is installed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from flask import Response, send_from_directory
from werkzeug.exceptions import NotFound

from flowroute_mock.http.contract import METHODS
from flowroute_mock.ui.context import render, the_mock

PACKAGE = "flask_swagger_ui"
FILES = ("swagger-ui.css", "swagger-ui-bundle.js")


def show() -> str:
    """Show the contract."""
    operations = [
        (method.upper(), path, described)
        for path, item in the_mock().contract.document["paths"].items()
        for method, described in item.items()
        if method in METHODS
    ]
    return render("contract.html", operations=operations, has_swagger_ui=find_spec(PACKAGE) is not None)


def send_file(name: str) -> Response:
    """Send a file of Swagger UI.

    Raises:  NotFound.
    """
    package = find_spec(PACKAGE)
    if name not in FILES or package is None or package.origin is None:
        raise NotFound
    return send_from_directory(Path(package.origin).parent / "dist", name, max_age=3600)


VIEWS = (("GET", "/contract", show), ("GET", "/swagger-ui/<name>", send_file))
