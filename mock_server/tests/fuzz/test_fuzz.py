"""A short fuzz of each kind of store; `make fuzz` sends many more requests."""

# ruff: noqa: S311  it draws requests, not secrets

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

import pytest
from flowroute_mock.http.admin_contract import admin_document
from flowroute_mock.http.contract import load_contract

from mock_server.tests.fuzz.requests import RequestDrawing
from mock_server.tests.fuzz.run import fuzz
from mock_server.tests.fuzz.values import Drawing
from mock_server.tests.helpers.stores import KINDS

REQUESTS = {"memory": 2000, "file": 600, "postgres": 600}


@pytest.mark.parametrize("store", KINDS)
def test_no_request_breaks_the_mock(store: str, tmp_path: Path) -> None:
    *findings, summary = fuzz(
        store, requests=REQUESTS[store], seed=20261125, deadline=time.monotonic() + 300, folder=tmp_path
    )

    assert findings == []
    assert summary.startswith(f"{store}: {REQUESTS[store]} requests to ")


@pytest.mark.parametrize("document", [load_contract().document, admin_document()], ids=["contract", "admin"])
def test_requests_are_drawn_for_every_operation_and_are_the_same_for_a_seed(document: dict[str, Any]) -> None:
    first, second = (RequestDrawing(random.Random(1), document) for _ in range(2))
    drawing = RequestDrawing(random.Random(1), document)
    operations = {drawing.request().operation for _ in range(600)}

    assert [first.request() for _ in range(20)] == [second.request() for _ in range(20)]
    known = {
        node["operationId"] for item in document["paths"].values() for node in item.values() if "operationId" in node
    }
    assert operations == known - {"drop_world"}


def test_a_spoiled_value_differs_and_leaves_the_original_alone() -> None:
    original = {"data": {"type": "route", "id": "0"}}
    drawing = Drawing(random.Random(1), {})

    spoiled = [drawing.spoil(original) for _ in range(50)]

    assert original == {"data": {"type": "route", "id": "0"}}
    assert sum(each != original for each in spoiled) > 40
