"""Read the document of a response for the plain functions, which raise nothing about what they receive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx


def parse_document(documents: Mapping[int, Any], response: httpx.Response) -> Any:
    """Return the document of a response, None where there is none or it cannot be read.

    Shape:   documents has the model of each status that the contract names, None for a status without a body.
    """
    model = documents.get(response.status_code)
    if model is None:
        return None
    try:
        return model.from_dict(response.json())
    except (ValueError, RecursionError):  # no JSON, or not what the contract says: status and body say what came
        return None
