"""Read over HTTP what an account can see, to initialize a model."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from contract_tests.calls.account import Account
from contract_tests.expected.model import (
    ACCOUNT_PATH,
    RELATIONSHIPS,
    ROUTES_PATH,
    SEARCH_PATH,
    AccountModel,
    Catalogue,
    OwnedNumber,
)

MOST_DETAILS = 100
LEARNED_DEFAULTS = ("status",)


def discover(account: Account) -> AccountModel:
    """Read the inventory, the account, and each of its numbers with the routes that it names."""
    offers = {item["id"]: item["attributes"] for item in account.list_all(SEARCH_PATH)}
    model = AccountModel(origin=_origin(account), catalogue=Catalogue.of(offers), offers=offers)
    listed = account.list_all(ACCOUNT_PATH)
    for item in listed[:MOST_DETAILS]:
        _add(model, item, account.details(item["id"]))
    model.routes = {route["id"]: route for route in account.list_all(ROUTES_PATH)}
    model.edge_strategies = account.list_page(f"{ROUTES_PATH}/edge_strategies")["data"]
    model.list_keys = frozenset(key for item in listed for key in item["attributes"])
    return model


def _origin(account: Account) -> str:
    parts = urlsplit(account.list_page(ACCOUNT_PATH, limit=1)["links"]["self"])
    return f"{parts.scheme}://{parts.netloc}"


def _add(model: AccountModel, item: dict[str, Any], document: dict[str, Any]) -> None:
    data = document["data"]
    model.details_keys |= data["attributes"].keys()
    included = {(each["type"], each["id"]): each for each in document.get("included", [])}
    relationships = {name: value["data"] for name, value in data["relationships"].items()}
    for name in RELATIONSHIPS:
        if relationships[name] is not None:
            route = included.pop((relationships[name]["type"], relationships[name]["id"]), None)
            assert route is not None, f"get_number({item['id']!r}) has a {name} that `included` lacks."
    extras = [each for each in included.values() if each["type"] != "route"]
    model.numbers[item["id"]] = OwnedNumber({**data["attributes"], **item["attributes"]}, relationships, extras)
    for name in LEARNED_DEFAULTS:
        if name in data["attributes"]:
            model.defaults.setdefault(name, data["attributes"][name])
