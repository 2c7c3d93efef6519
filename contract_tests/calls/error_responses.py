"""Say what a refusal must look like, and which status a target owes for it."""

from __future__ import annotations

from contract_tests.target.recorded_call import RecordedCall
from contract_tests.target.server import Target

CLIENT_ERRORS = range(400, 500)


def assert_error_response(target: Target, response: RecordedCall, status: int, *, names: str | None = None) -> None:
    """Hold that a call was refused with this status, in the envelope, and for a reason that is told.

    Where the vendor's own status is unknown, ours is a choice (docs/adr/0042), so any other target may choose another
    of the 4xx that the contract names.

    Shape:   names is a field that the reason has to name.
    """
    if target.is_ours:
        assert response.status == status, f"It should have been refused with {status}.\n{response.describe()}"
    assert response.status in CLIENT_ERRORS, f"It should have been refused.\n{response.describe()}"
    entries = response.json["errors"]
    assert entries, f"A refusal has an entry that says why.\n{response.describe()}"
    for entry in entries:
        assert str(entry["status"]).startswith(str(response.status)), (
            f"Entry and answer disagree.\n{response.describe()}"
        )
        assert entry.get("title") or entry.get("detail") or isinstance(entry["status"], str), (
            f"An entry says nothing.\n{response.describe()}"
        )
    if names is not None and target.is_ours:
        assert fields(entries[0].get("detail")) >= {names}, f"The reason should name {names!r}.\n{response.describe()}"


def fields(detail: object) -> set[str]:
    """Return the names of all fields that a detail speaks of, however deep."""
    if not isinstance(detail, dict):
        return set()
    return set(detail) | {name for value in detail.values() for name in fields(value)}
