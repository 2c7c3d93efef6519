"""Serve one response from bare Flask views, by the mock's server: the minimum cost of any Flask app."""

from __future__ import annotations

import sys
from pathlib import Path

from flask import Flask, Response
from flowroute_mock.serving.server import PATIENCE, Address, serve


def main() -> None:
    """Serve until stopped; the arguments are a port and the file with the response."""
    body = Path(sys.argv[2]).read_bytes()
    app = Flask("bare")

    def answer(number: str = "") -> Response:
        return Response(body, mimetype="application/json")

    app.add_url_rule("/v2/numbers/available", "search", answer)
    app.add_url_rule("/v2/numbers/<number>", "by_id", answer)
    serve(app.wsgi_app, Address(port=int(sys.argv[1])), patience=PATIENCE, ready=lambda address: None)


if __name__ == "__main__":
    main()
