"""Provide accounts: the mock creates fresh ones; another server has only those whose keys were given."""

from __future__ import annotations

import pytest

from contract_tests.calls.account import Account
from contract_tests.calls.discovery import discover
from contract_tests.expected.model import AccountModel
from contract_tests.target.keys import KeyPair
from contract_tests.target.server import Target

_FRESH_MODEL: list[AccountModel] = []


class Accounts:
    """A source of accounts for one test."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._made: list[KeyPair] = []

    def fresh(self) -> Account:
        """Return an account that no other example has changed, and remove the previous one.

        A server that cannot create accounts has only the account of the given keys, in its current state.
        """
        return self.several(1)[0]

    def several(self, count: int) -> list[Account]:
        """Return this many accounts."""
        self.forget()
        if self._target.is_ours:
            self._made = [self._target.fresh_keys() for _ in range(count)]
            keys = tuple(self._made)
        else:
            keys = self._target.keys[:count]
        if len(keys) < count:
            pytest.skip("the test needs two accounts: set FLOWROUTE_OTHER_ACCESS_KEY and FLOWROUTE_OTHER_SECRET_KEY")
        self._target.begin()
        return [Account(self._target, each) for each in keys]

    def forget(self) -> None:
        """Remove the accounts that were created."""
        while self._made:
            self._target.forget(self._made.pop())

    def model(self, account: Account) -> AccountModel:
        """Return a model of an account. Fresh accounts of the mock are equal, so one discovery serves them all."""
        if not self._target.is_ours:
            return discover(account)
        if not _FRESH_MODEL:
            _FRESH_MODEL.append(discover(account))
            self._target.begin()
        return _FRESH_MODEL[0].copy()
