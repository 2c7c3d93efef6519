"""Hand out accounts of the target: fresh ones where it makes them, else those whose keys were given."""

from __future__ import annotations

import pytest

from contract_tests.calls.account import Account
from contract_tests.calls.discovery import discover
from contract_tests.expected.model import AccountModel
from contract_tests.target.keys import KeyPair
from contract_tests.target.server import Target

_FRESH_MODEL: list[AccountModel] = []


class Accounts:
    """Hand out accounts of the target."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._made: list[KeyPair] = []

    def fresh(self) -> Account:
        """Return an account that no other example has changed; what the last one made is forgotten.

        Where the server makes no fresh ones, it is the account of the keys given, as it is now.
        """
        return self.several(1)[0]

    def several(self, count: int) -> list[Account]:
        """Return so many accounts at once."""
        self.forget()
        if self._target.is_ours:
            self._made = [self._target.fresh_keys() for _ in range(count)]
            keys = tuple(self._made)
        else:
            keys = self._target.keys[:count]
        if len(keys) < count:
            pytest.skip("two accounts need FLOWROUTE_OTHER_ACCESS_KEY and FLOWROUTE_OTHER_SECRET_KEY")
        self._target.begin()
        return [Account(self._target, each) for each in keys]

    def forget(self) -> None:
        """Remove what was made."""
        while self._made:
            self._target.forget(self._made.pop())

    def model(self, account: Account) -> AccountModel:
        """Return a model of an account as it is now; fresh ones of the mock are all alike, so one is enough."""
        if not self._target.is_ours:
            return discover(account)
        if not _FRESH_MODEL:
            _FRESH_MODEL.append(discover(account))
            self._target.begin()
        return _FRESH_MODEL[0].copy()
