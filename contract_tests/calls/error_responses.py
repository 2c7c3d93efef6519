"""Check the status, the envelope and the reason of an error response."""

from __future__ import annotations

from contract_tests.target.checked_call import CheckedCall
from contract_tests.target.server import Target

CLIENT_ERRORS = range(400, 500)


def assert_error_response(target: Target, response: CheckedCall, status: int, *, names: str | None = None) -> None:
    """Assert that a call returned this status, with the error envelope and a reason.

    The mock's status is a choice where the vendor's is unknown (docs/adr/0042), so another server may return another
    4xx status of the contract.

    Shape:   names is a field that the reason must name.
    """
    call = response.describe()
    if target.is_ours:
        assert response.status == status, f"Expected status {status}, received {response.status}.\n{call}"
    assert response.status in CLIENT_ERRORS, f"Expected a 4xx status, received {response.status}.\n{call}"
    entries = response.json["errors"]
    assert entries, f"Expected at least one entry in `errors`.\n{call}"
    for entry in entries:
        same_status = str(entry["status"]).startswith(str(response.status))
        assert same_status, f"The entry has status {entry['status']}, the response {response.status}.\n{call}"
        has_reason = entry.get("title") or entry.get("detail") or isinstance(entry["status"], str)
        assert has_reason, f"Expected a title or a detail in each entry.\n{call}"
    if names is not None and target.is_ours:
        assert fields(entries[0].get("detail")) >= {names}, f"Expected {names!r} in the detail.\n{call}"


def fields(detail: object) -> set[str]:
    """Return the names of all fields in a detail, at any depth."""
    if not isinstance(detail, dict):
        return set()
    return set(detail) | {name for value in detail.values() for name in fields(value)}
