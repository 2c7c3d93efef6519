"""Report how to repeat the calls of a failed test: the last call first, the others on request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contract_tests.target.checked_call import CheckedCall, session

Section = tuple[str, str]


def sections(calls: Sequence[CheckedCall], *, every_call: bool) -> Iterator[Section]:
    """Yield titles and texts for a failed test."""
    if not calls:
        return
    *earlier, last = calls
    yield "the last call", f"{last.python()}\n{last.describe()}"
    if earlier and every_call:
        yield "all calls in Python", session(calls)
        yield "all calls with curl", "\n".join(call.curl() for call in calls)
    elif earlier:
        yield "earlier calls", f"{len(earlier)}; --every-call (or CONTRACT_EVERY_CALL=1) prints them."


def statement(docstring: str | None) -> str:
    """Return the first sentence of a test's docstring: the behaviour that it expects."""
    return " ".join((docstring or "").strip().partition("\n\n")[0].split())
