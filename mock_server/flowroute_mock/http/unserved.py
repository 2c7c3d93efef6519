"""Know the operations that Flowroute has and a contract may lack: a call to one is no typing error.

Source:  developer.flowroute.com; the controllers of flowroute-sdk-v3-python; for port orders, call records, CNAM
         and E911 also spoked/mcpd, internal/plugins/flowroute. The list is not complete.
"""

from __future__ import annotations

import re

NOTE_HEADER = "X-Mock-Note"
_ID = "(?!(available|edge_strategies)(/|$))[^/]+"
_NUMBER = f"/v2/numbers/{_ID}"
_OPERATIONS = (
    ("GET", "/v2/numbers/available/(areacodes|exchanges)"),
    ("GET", "/v2/numbers/available/tiers"),
    ("PATCH DELETE", _NUMBER),
    ("DELETE", f"{_NUMBER}/relationships/(primary_route|failover_route)"),
    ("POST", f"{_NUMBER}/relationships/(sms|mms|sms_dlr|mms_dlr|dlr)_callback"),
    ("PATCH DELETE", f"{_NUMBER}/relationships/(cnams?|e911s?)(/{_ID})?"),
    ("GET POST", "/v2/routes"),
    ("PATCH DELETE", f"/v2/routes/{_ID}"),
    ("GET", "/v2/routes/edge_strategies"),
    ("GET POST", "/v2/(cnams|e911s)"),
    ("GET PATCH DELETE", f"/v2/(cnams|e911s)/{_ID}"),
    ("POST", "/v2/e911s/validate"),
    ("GET POST", "/v2/portorders"),
    ("GET PATCH", f"/v2/portorders/{_ID}(/status)?"),
    ("POST", "/v2/portorders/portability"),
    ("GET POST", "/v2/cdrs/exports"),
    ("GET", f"/v2/cdrs/exports/{_ID}"),
    ("POST", "/v2/message-provision"),
    ("GET", f"/v2/message-provision/status/{_ID}"),
    ("GET POST", r"/v2\.[12]/messages"),
    ("GET PUT", rf"/v2\.[12]/messages/{_ID}"),
)
_PATTERNS = tuple((frozenset(methods.split()), re.compile(path)) for methods, path in _OPERATIONS)


def note_of(method: str, path: str) -> str | None:
    """Return what to say of a call that nothing serves: None, unless Flowroute has such an operation."""
    if any(method in methods and pattern.fullmatch(path) for methods, pattern in _PATTERNS):
        return "Flowroute has this operation; the mock does not."
    return None
