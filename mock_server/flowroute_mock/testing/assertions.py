"""Look back at what was called in a world, and what it cost."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from flowroute_mock.testing.known_names import UnknownNameError, check_arguments, check_operation, check_times
from flowroute_mock.testing.one_world import OneWorld
from flowroute_mock.testing.recorded_calls import RecordedCall, describe, matches, read_entry


class CallAssertions(OneWorld):
    """The helpers that look back at one world of a mock."""

    def calls(self, operation: str | None = None) -> list[RecordedCall]:
        """Return what was called in this world, oldest first: all of it, or one operation.

        Raises:  UnknownNameError when the contract has no such operation.
        """
        check_operation(self._mock.contract, operation)
        calls = [read_entry(entry) for entry in self._mock.worlds.calls(self._world.id)]
        return [call for call in calls if operation in (None, call.operation)]

    def assert_called(self, operation: str, *, times: int | None = None, **arguments: Any) -> None:
        """Assert that an operation was called with these arguments, and how often if `times` is given.

        Shape:   arguments by their names in path and query, as read; `body` is the whole JSON body.
        Raises:  AssertionError, which lists what was called; UnknownNameError for an operation or an argument that the
                 contract does not have, or a value that it does not allow, since no call could match.
        """
        check_times(times)
        found, calls = self._count(operation, arguments)
        if found == times or (times is None and found):
            return
        wanted = f"{operation}({', '.join(f'{name}={value!r}' for name, value in arguments.items())})"
        expected = "at least once" if times is None else f"{times} times"
        raise AssertionError(f"{wanted} was called {found} times, not {expected}. Called was:\n{describe(calls)}")

    def assert_not_called(self, operation: str | None = None, **arguments: Any) -> None:
        """Assert that an operation, or any at all, was not called; with arguments, that no call had them.

        Raises:  AssertionError, which lists what was called; UnknownNameError as in assert_called.
        """
        if operation is None and arguments:
            raise UnknownNameError(f"Name the operation whose arguments these are: {', '.join(arguments)}.")
        found, calls = (0, self.calls()) if operation is None else self._count(operation, arguments)
        if found or (operation is None and calls):
            unwanted = operation or "Nothing"
            raise AssertionError(f"{unwanted} should not have been called. Called was:\n{describe(calls)}")

    def assert_all_fit(self) -> None:
        """Assert that every request and every response fits the contract.

        Raises:  AssertionError, which lists those that do not.
        """
        strays = [call for call in self.calls() if not call.fits]
        if strays:
            raise AssertionError(f"These calls do not fit the contract:\n{describe(strays)}")

    @property
    def spent(self) -> Decimal:
        """What the purchases in this world cost, in US dollars: the setup and the first month of each number.

        A purchase whose response was lost counts, and a number that was given does not. reset() begins anew.
        """
        return self._mock.worlds.observed.spent(self._world.id)

    def assert_spent(self, amount: str | int | Decimal) -> None:
        """Assert what the purchases cost.

        Shape:   US dollars as a text, as in "2.25", or a Decimal; a float is not exact.
        Raises:  AssertionError, which lists the calls; UnknownNameError for what is no amount.
        """
        expected = _dollars(amount)
        if self.spent != expected:
            calls = describe(self.calls())
            raise AssertionError(f"{self.spent} dollars were spent, not {expected}. Called was:\n{calls}")

    def _count(self, operation: str, arguments: Mapping[str, Any]) -> tuple[int, list[RecordedCall]]:
        """Count the calls of an operation that had these arguments; return all calls as well."""
        check_operation(self._mock.contract, operation)
        check_arguments(self._mock.contract, operation, arguments)
        calls = self.calls()
        return sum(matches(call, operation, arguments) for call in calls), calls


def _dollars(amount: object) -> Decimal:
    wrong = UnknownNameError(f'{amount!r} is no exact amount in US dollars; write it as in "2.25".')
    if isinstance(amount, bool) or not isinstance(amount, str | int | Decimal):
        raise wrong
    try:
        dollars = Decimal(amount)
    except InvalidOperation:
        raise wrong from None
    if not dollars.is_finite() or dollars < 0:
        raise wrong
    return dollars
