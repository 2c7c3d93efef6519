"""Find out over HTTP what an account can see, so that a model can begin with it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from contract_tests.account import Account
from contract_tests.model import ACCOUNT_PATH, RELATIONSHIPS, SEARCH_PATH, Catalogue, Owned, World

MOST_DETAILS = 100
LEARNED_DEFAULTS = ("status",)


def discover(account: Account) -> World:
    """Read the inventory, the account, and each of its numbers with the routes that it names."""
    offers = {item["id"]: item["attributes"] for item in account.list_all(SEARCH_PATH)}
    world = World(origin=_origin(account), catalogue=Catalogue.of(offers), offers=offers)
    listed = account.list_all(ACCOUNT_PATH)
    for item in listed[:MOST_DETAILS]:
        _add(world, item, account.details(item["id"]))
    world.list_keys = frozenset(key for item in listed for key in item["attributes"])
    return world


def _origin(account: Account) -> str:
    parts = urlsplit(account.list_page(ACCOUNT_PATH, limit=1)["links"]["self"])
    return f"{parts.scheme}://{parts.netloc}"


def _add(world: World, item: dict[str, Any], document: dict[str, Any]) -> None:
    data = document["data"]
    world.details_keys |= data["attributes"].keys()
    included = {(each["type"], each["id"]): each for each in document.get("included", [])}
    relationships = {name: value["data"] for name, value in data["relationships"].items()}
    for name in RELATIONSHIPS:
        if relationships[name] is not None:
            route = included.pop((relationships[name]["type"], relationships[name]["id"]), None)
            assert route is not None, f"get_number({item['id']!r}) names a {name} and does not include it."
            world.routes[route["id"]] = route
    extras = [each for each in included.values() if each["type"] != "route"]
    world.numbers[item["id"]] = Owned({**data["attributes"], **item["attributes"]}, relationships, extras)
    for name in LEARNED_DEFAULTS:
        if name in data["attributes"]:
            world.defaults.setdefault(name, data["attributes"][name])
