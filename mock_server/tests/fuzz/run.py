"""Send many drawn requests to the mock in this process, on each kind of store, and report what was wrong.

    python -m mock_server.tests.fuzz.run --requests 100000 --seed 1 [--stores memory file postgres]

The same seed draws the same requests. The run ends at its count or after --minutes, whichever comes first; the exit
status is 1 when anything was found. A store is skipped, with a line that says so, where no PostgreSQL server is named.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flowroute_mock.app import create_app
from flowroute_mock.http.admin_contract import admin_document
from flowroute_mock.mock import Mock
from flowroute_mock.store import WorldNotFoundError, open_store

from mock_server.tests.fuzz.checking import Findings
from mock_server.tests.fuzz.requests import RequestDrawing
from mock_server.tests.helpers.callers import ACCESS_KEY, SECRET_KEY
from mock_server.tests.helpers.stores import KINDS, store_url

FIRST_KEYS = (ACCESS_KEY, SECRET_KEY)
SECOND_KEYS = ("mockabcd", "mock-secret-key-for-offline-tests")
MOST_REPORTED = 20


def fuzz(store: str, *, requests: int, seed: int, deadline: float, folder: Path) -> Iterator[str]:
    """Fuzz an app on one kind of store, and yield a line for each finding; the last line is the summary."""
    source, statuses, found, sent = random.Random(f"{seed}:{store}"), Counter[str](), 0, 0  # noqa: S311  no secrets
    with ExitStack() as cleanup:
        url = cleanup.enter_context(store_url(store, folder))
        app = create_app(open_store(url))
        mock = app.extensions["flowroute_mock"]
        cleanup.callback(mock.close)
        start_again(mock)
        documents = [mock.contract.document, admin_document()]
        drawings = [RequestDrawing(source, document) for document in documents]
        findings = Findings(app, documents)
        for sent in range(1, requests + 1):
            if time.monotonic() > deadline:
                break
            request = source.choice(drawings).request()
            for finding in findings.of(request):
                found += 1
                yield f"{store}, request {sent} of seed {seed}: {finding}\n    {request}"
            if sent % 200 == 0:  # faults and odd content would otherwise pile up until every call is a fault
                start_again(mock)
            statuses[request.operation] += 1
    yield f"{store}: {sent} requests to {len(statuses)} operations, {found} findings"


def start_again(mock: Mock) -> None:
    """Give both accounts their starting content, whatever became of them."""
    for access_key, secret_key in (FIRST_KEYS, SECOND_KEYS):
        try:
            mock.worlds.reset(mock.worlds.find(access_key).id)
        except WorldNotFoundError:
            mock.worlds.create(access_key, secret_key)


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--requests", type=int, default=100_000, help="in all, over the stores")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--stores", nargs="+", choices=KINDS, default=list(KINDS))
    options = parser.parse_args()
    found = False
    deadline = time.monotonic() + options.minutes * 60
    for store in options.stores:
        count = options.requests // len(options.stores)
        with tempfile.TemporaryDirectory() as folder:
            try:
                lines = list(fuzz(store, requests=count, seed=options.seed, deadline=deadline, folder=Path(folder)))
            except pytest.skip.Exception as reason:
                print(f"{store}: skipped. {reason}")
                continue
        found = found or len(lines) > 1
        print("\n".join([*lines[:-1][:MOST_REPORTED], lines[-1]]), flush=True)
    return int(found)


if __name__ == "__main__":
    sys.exit(main())
