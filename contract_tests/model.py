"""Model an account, the inventory it can buy from and its routes, in plain Python and without a server.

It knows what each operation answers: filters, order, pages, links, purchases, routes and refusals. What only a server
can tell (its numbers, their prices, its routes) is read once over HTTP by discovery.py, and must stay true afterwards.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from contract_tests.agreement import PageLink, Unknown

ACCOUNT_PATH = "/v2/numbers"
SEARCH_PATH = "/v2/numbers/available"
DEFAULT_LIMIT = 10
DEFAULT_ROUTE = "0"
RELATIONSHIPS = ("primary_route", "failover_route")
NUMBER_ITSELF = ("number", "value", "tn")
SEARCHABLE = ("state", "rate_center", "number_type", "iso_country")
UPPER_CASE_IN_LINKS = ("state", "rate_center", "iso_country")
Item = dict[str, Any]
Passes = Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True)
class Refusal:
    """An operation that must be refused, and why."""

    status: int
    reason: str


@dataclass
class Owned:
    """A number of the account: its attributes, and what its relationships lead to."""

    attributes: dict[str, Any]
    relationships: dict[str, Any]
    extras: list[Item] = field(default_factory=list)


@dataclass(frozen=True)
class Catalogue:
    """What was for sale at first, kept in order for tests to draw from.

    Shape:   values holds for each attribute that can be searched for what the numbers have in it, null left out.
    """

    offers: Mapping[str, Mapping[str, Any]]
    e164s: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, offers: Mapping[str, Mapping[str, Any]]) -> Catalogue:
        """Put offers in order."""
        values = {name: {offer[name] for offer in offers.values() if offer.get(name)} for name in SEARCHABLE}
        return cls(dict(offers), tuple(sorted(offers)), {name: tuple(sorted(each)) for name, each in values.items()})


@dataclass(repr=False)
class World:
    """What one account can see.

    Shape:   offers, numbers by E.164; routes by id, as they are included in details; the keys are those attributes
             that each kind of document has; defaults holds what purchases set where nothing is asked.
    """

    origin: str
    catalogue: Catalogue
    offers: dict[str, dict[str, Any]] = field(default_factory=dict)
    numbers: dict[str, Owned] = field(default_factory=dict)
    routes: dict[str, Item] = field(default_factory=dict)
    list_keys: frozenset[str] = frozenset()
    details_keys: frozenset[str] = frozenset()
    defaults: dict[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<World with {len(self.offers)} numbers for sale, {len(self.numbers)} on the account>"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        # Hypothesis writes every argument beside a counterexample, and takes one that is too long for an error.
        printer.text(repr(self))

    def copy(self) -> World:
        """Return a world that can change without this one."""
        return World(
            self.origin,
            self.catalogue,
            dict(self.offers),
            copy.deepcopy(self.numbers),
            dict(self.routes),
            self.list_keys,
            self.details_keys,
            dict(self.defaults),
        )

    # What the operations answer

    def list_account_numbers(self, **query: Any) -> Item:
        """Answer GET /v2/numbers."""
        found = sorted(matching((owned.attributes for owned in self.numbers.values()), query))
        return self._page(ACCOUNT_PATH, found, self._list_item, query)

    def search_available_numbers(self, **query: Any) -> Item:
        """Answer GET /v2/numbers/available."""
        found = matching(self.offers.values(), query)
        return self._page(SEARCH_PATH, in_order(self.offers, found, query.get("order_by")), self._offer_item, query)

    def get_number(self, e164: str) -> Item | Refusal:
        """Answer GET /v2/numbers/{id}."""
        if e164 not in self.numbers:
            return Refusal(404, "the account does not have it")
        return self._details(e164)

    def purchase_number(self, e164: str, options: Mapping[str, Any] | None = None) -> Item | Refusal:
        """Answer POST /v2/numbers/{id}, and move the number."""
        if e164 in self.numbers:
            return Refusal(409, "the account has it already")
        if e164 not in self.offers:
            return Refusal(404, "it is not for sale")
        wanted = options or {}
        self.numbers[e164] = Owned(self._bought(self.offers.pop(e164), wanted), self._relationships())
        answer = copy.deepcopy(self._details(e164))
        if "messaging_enabled" in self.details_keys:  # a task of its own turns it on after the purchase
            answer["data"]["attributes"]["messaging_enabled"] = False
        return answer

    def set_route(self, e164: str, relationship: str, route_id: str) -> Refusal | None:
        """Answer PATCH /v2/numbers/{number_id}/relationships/..., and set the route."""
        if e164 not in self.numbers:
            return Refusal(404, "the account does not have the number")
        if route_id not in self.routes:
            return Refusal(404, "the account does not have the route")
        self.numbers[e164].relationships[relationship] = {"type": "route", "id": route_id}
        return None

    # Documents

    def _page(self, path: str, found: list[str], item: Callable[[str], Item], query: Mapping[str, Any]) -> Item:
        limit, offset = query.get("limit", DEFAULT_LIMIT), query.get("offset", 0)
        filters = {name: echo(name, value) for name, value in query.items() if name not in ("limit", "offset")}
        links: dict[str, Any] = {"self": PageLink(self.origin + path, filters, limit, offset)}
        if offset + limit < len(found):
            links["next"] = PageLink(self.origin + path, filters, limit, offset + limit)
        return {"data": [item(e164) for e164 in found[offset : offset + limit]], "links": links}

    def _list_item(self, e164: str) -> Item:
        return {
            "type": "number",
            "id": e164,
            "attributes": self._attributes(e164, self.list_keys),
            "links": {"self": self.link(e164)},
        }

    def _offer_item(self, e164: str) -> Item:
        links = {"related": self.link(e164)}
        return {"type": "number", "id": e164, "attributes": dict(self.offers[e164]), "links": links}

    def _details(self, e164: str) -> Item:
        owned, links = self.numbers[e164], {"self": self.link(e164)}
        relationships = {name: {"data": data} for name, data in owned.relationships.items()}
        routes = {data["id"] for name in RELATIONSHIPS if (data := owned.relationships[name]) is not None}
        data = {
            "type": "number",
            "id": e164,
            "attributes": self._attributes(e164, self.details_keys),
            "relationships": relationships,
            "links": links,
        }
        return {"data": data, "included": [self.routes[each] for each in routes] + owned.extras, "links": links}

    def link(self, e164: str) -> str:
        """Return the address of a number."""
        return f"{self.origin}{ACCOUNT_PATH}/{e164}"

    def _attributes(self, e164: str, keys: Iterable[str]) -> Item:
        facts = self.numbers[e164].attributes
        return {key: facts[key] if key in facts else Unknown(facts, key) for key in keys}

    def _bought(self, offer: Mapping[str, Any], options: Mapping[str, Any]) -> Item:
        """Return what is known of a number that was just bought; what its offer did not tell is seen in the answer."""
        facts = {**offer, "alias": None, "messaging_enabled": bool(options.get("messaging_enabled"))}
        if "note" in self.details_keys:
            facts["note"] = None
        for name in ("cnam_lookups_enabled", "status"):
            if name in options or name in self.defaults:
                facts[name] = options.get(name, self.defaults.get(name))
        return facts

    def _relationships(self) -> Item:
        """Return the relationships of a number that was just bought: the default route, and nothing else."""
        names = {name for owned in self.numbers.values() for name in owned.relationships} | set(RELATIONSHIPS)
        return {**dict.fromkeys(sorted(names)), "primary_route": {"type": "route", "id": DEFAULT_ROUTE}}


def matching(rows: Iterable[Mapping[str, Any]], query: Mapping[str, Any]) -> list[str]:
    """Return the numbers that pass every filter of a query."""
    left = list(rows)
    for name, wanted in query.items():
        if name in FILTERS:
            passes = FILTERS[name](wanted)
            left = [attributes for attributes in left if passes(attributes)]
    return [attributes["value"] for attributes in left]


def starts_with(wanted: str) -> Passes:
    digits = country_digits(wanted)
    return lambda attributes: attributes["value"].startswith(digits)


def equals(name: str) -> Callable[[str], Passes]:
    """Return a filter for a value whatever its case; null equals nothing."""

    def wanting(wanted: str) -> Passes:
        folded = wanted.lower()
        return lambda attributes: (attributes.get(name) or "").lower() == folded

    return wanting


FILTERS: Mapping[str, Callable[[str], Passes]] = {
    "starts_with": starts_with,
    "ends_with": lambda wanted: lambda attributes: attributes["value"].endswith(wanted),
    "contains": lambda wanted: lambda attributes: wanted in attributes["value"],
    "alias": lambda wanted: lambda attributes: attributes["alias"] == wanted,
    "state": equals("state"),
    "rate_center": equals("rate_center"),
    "number_type": equals("number_type"),
    "iso_country": equals("iso_country"),
}


def country_digits(starts_with: str) -> str:
    """Return a prefix with its country code, which is 1 where no plus sign says otherwise."""
    if starts_with.startswith("+"):
        return starts_with[1:]
    return starts_with if starts_with.startswith("1") else f"1{starts_with}"


def echo(name: str, value: str) -> str:
    """Return a filter as the links of a page repeat it."""
    if name == "starts_with":
        digits = country_digits(value)
        return digits if digits.startswith("1") else f"+{digits}"
    return value.upper() if name in UPPER_CASE_IN_LINKS else value


def in_order(offers: Mapping[str, Mapping[str, Any]], found: Iterable[str], order_by: str | None) -> list[str]:
    """Sort numbers for sale: ties ascend by number, and null comes after all else, or first where the order falls."""
    name, _, direction = (order_by or "number").partition(",")
    rising = sorted(found)
    if name in NUMBER_ITSELF:
        return rising[::-1] if direction == "desc" else rising
    return sorted(
        rising,
        key=lambda e164: (offers[e164][name] is None, offers[e164][name] or ""),
        reverse=direction == "desc",
    )
