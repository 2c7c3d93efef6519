"""A page of another origin in a real browser: it can send a plain form to the mock, and the form changes nothing."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mock_server.tests.helpers.running import running_mock

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FORM = """<!doctype html><title>evil</title>
<form method=post action="{url}/__mock__/worlds/1/reset" enctype="{encoding}"><input name='{{"a": "' value='"}}'></form>
<script>document.forms[0].submit()</script>"""
FETCH = """<!doctype html><title>evil</title>
<script>fetch("{url}/__mock__/worlds/1/reset", {{method: "POST", mode: "no-cors", credentials: "include"}})</script>"""


@contextmanager
def served(page: str) -> Iterator[str]:
    """Serve a page on a port, so an origin, of its own."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *arguments: object) -> None:
            return

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium on this machine; on Debian: apt-get install chromium")
@pytest.mark.parametrize(
    "page",
    [
        pytest.param(FORM.replace("{encoding}", "application/x-www-form-urlencoded"), id="a form"),
        pytest.param(FORM.replace("{encoding}", "text/plain"), id="a form that looks like JSON"),
        pytest.param(FETCH, id="a script"),
    ],
)
def test_a_page_of_another_origin_cannot_reset_a_world(page: str, tmp_path: Path) -> None:
    assert BROWSER is not None
    with running_mock() as mock, served(page.format(url=mock.url)) as url:
        mock.client.post("/v2/numbers/12065550100")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}", "--timeout=5000"]
        subprocess.run(
            [BROWSER, *flags, "--dump-dom", url],
            capture_output=True,
            timeout=90,
            check=False,
            env={"HOME": str(tmp_path)},
        )
        kept = mock.client.get("/v2/numbers/12065550100").status_code
        mock.process.terminate()
        log = mock.process.communicate(timeout=30)[1]

    assert "POST /__mock__/worlds/1/reset 403 " in log  # the browser did send it
    assert kept == 200
