"""Routes that an account creates, changes and deletes, and numbers that lose theirs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from flowroute_mock.store import (
    DefaultRouteError,
    NumberNotFoundError,
    RouteAliasTakenError,
    RouteInUseError,
    RouteNotFoundError,
    Store,
)
from flowroute_mock.world.nanp import E164
from flowroute_mock.world.records import InboundRoute, Relationship, RouteDraft, WorldId

OWNED, UNKNOWN = E164("12065550195"), E164("12065559999")
DRAFT = RouteDraft("warehouse", "host", "203.0.113.20:5060", 4)
RELATIONSHIPS: list[Relationship] = ["primary_route", "failover_route"]


def ids(store: Store, world: WorldId, route_type: str | None = None) -> list[str]:
    return [route.id for route in store.view(world).list_routes(route_type, limit=200, offset=0).items]


class TestCreate:
    def test_a_route_gets_an_id_and_comes_last(self, store: Store, world: WorldId) -> None:
        route = store.create_route(world, DRAFT)

        assert route == InboundRoute("98397", "warehouse", "host", "203.0.113.20:5060", 4)
        assert store.list_routes(world)[-1] == route
        assert ids(store, world) == ["0", "98396", "83834", "83861", "98397"]

    def test_an_alias_is_given_once(self, store: Store, world: WorldId) -> None:
        store.create_route(world, DRAFT)

        with pytest.raises(RouteAliasTakenError):
            store.create_route(world, DRAFT)

        assert len(ids(store, world)) == 5

    def test_an_alias_in_other_letters_is_another(self, store: Store, world: WorldId) -> None:
        store.create_route(world, DRAFT)

        assert store.create_route(world, RouteDraft("Warehouse", "host", DRAFT.value)).id == "98398"

    def test_two_accounts_may_have_the_same_alias(self, store: Store, world: WorldId) -> None:
        other = store.create_world("second", "another-fake-secret-for-tests-!!").id
        store.create_route(world, DRAFT)

        assert store.create_route(other, DRAFT).id == "98397"

    def test_an_id_is_not_given_again(self, store: Store, world: WorldId) -> None:
        store.delete_route(world, store.create_route(world, DRAFT).id)

        assert store.create_route(world, DRAFT).id == "98398"

    def test_an_id_that_a_route_was_added_with_is_left_out(self, store: Store, world: WorldId) -> None:
        store.add_route(world, InboundRoute("98397", None, "host", "192.0.2.1"))

        assert store.create_route(world, DRAFT).id == "98398"

    def test_after_a_reset_ids_start_anew(self, store: Store, world: WorldId) -> None:
        store.create_route(world, DRAFT)
        store.reset_world(world)

        assert store.create_route(world, DRAFT).id == "98397"

    def test_of_many_with_one_alias_at_once_one_is_created(self, store: Store, world: WorldId) -> None:
        def create(_: int) -> bool:
            try:
                store.create_route(world, DRAFT)
            except RouteAliasTakenError:
                return False
            return True

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(create, range(16))).count(True) == 1
        assert len(ids(store, world)) == 5


class TestList:
    def test_a_page_knows_whether_more_come(self, store: Store, world: WorldId) -> None:
        first = store.view(world).list_routes(None, limit=3, offset=0)
        last = store.view(world).list_routes(None, limit=3, offset=3)

        assert [route.id for route in first.items] == ["0", "98396", "83834"]
        assert [route.id for route in last.items] == ["83861"]
        assert (first.has_more, last.has_more) == (True, False)

    @pytest.mark.parametrize(
        ("route_type", "expected"), [("sip-reg", ["0"]), ("host", ["98396"]), ("number", ["83834"]), ("uri", ["83861"])]
    )
    def test_a_type_keeps_its_routes(self, store: Store, world: WorldId, route_type: str, expected: list[str]) -> None:
        assert ids(store, world, route_type) == expected

    def test_the_default_route_is_first_wherever_it_was_added(self, store: Store, world: WorldId) -> None:
        content = store.read_content(world)
        backwards = tuple(reversed(content.routes))
        store.replace_content(world, type(content)(numbers=content.numbers, routes=backwards))

        assert ids(store, world) == ["0", "83861", "83834", "98396"]


class TestUpdate:
    def test_what_is_not_given_stays(self, store: Store, world: WorldId) -> None:
        store.update_route(world, "98396", {"value": "203.0.113.11", "edge_strategy_id": 2})

        changed = InboundRoute("98396", "office", "host", "203.0.113.11", 2)
        assert store.view(world).get_routes(["98396"]) == (changed,)

    def test_a_route_may_keep_its_alias(self, store: Store, world: WorldId) -> None:
        assert store.update_route(world, "98396", {"alias": "office"}).alias == "office"

    def test_the_alias_of_another_route_is_not_taken(self, store: Store, world: WorldId) -> None:
        with pytest.raises(RouteAliasTakenError):
            store.update_route(world, "98396", {"alias": "mobile", "value": "192.0.2.1"})

        assert store.view(world).get_routes(["98396"])[0].value == "203.0.113.10:5060"

    def test_the_default_route_stays_as_it_is(self, store: Store, world: WorldId) -> None:
        with pytest.raises(DefaultRouteError):
            store.update_route(world, "0", {"alias": "mine"})

    def test_an_unknown_route_is_not_found(self, store: Store, world: WorldId) -> None:
        with pytest.raises(RouteNotFoundError):
            store.update_route(world, "4711", {"alias": "mine"})


class TestDelete:
    def test_a_route_that_nothing_uses_is_gone(self, store: Store, world: WorldId) -> None:
        created = store.create_route(world, DRAFT)

        store.delete_route(world, created.id)

        assert created.id not in ids(store, world)
        with pytest.raises(RouteNotFoundError):
            store.delete_route(world, created.id)

    @pytest.mark.parametrize("relationship", RELATIONSHIPS)
    def test_a_route_in_use_stays(self, store: Store, world: WorldId, relationship: Relationship) -> None:
        created = store.create_route(world, DRAFT)
        store.set_route(world, OWNED, relationship, created.id)

        with pytest.raises(RouteInUseError):
            store.delete_route(world, created.id)

        assert created.id in ids(store, world)

    @pytest.mark.parametrize("way", ["cleared", "replaced", "released"])
    def test_a_route_that_is_used_no_more_can_go(self, store: Store, world: WorldId, way: str) -> None:
        created = store.create_route(world, DRAFT)
        store.set_route(world, OWNED, "primary_route", created.id)
        {
            "cleared": lambda: store.clear_route(world, OWNED, "primary_route"),
            "replaced": lambda: store.set_route(world, OWNED, "primary_route", "0"),
            "released": lambda: store.release(world, OWNED),
        }[way]()

        store.delete_route(world, created.id)

        assert created.id not in ids(store, world)

    def test_a_route_in_use_on_another_account_can_go(self, store: Store, world: WorldId) -> None:
        other = store.create_world("second", "another-fake-secret-for-tests-!!").id
        for account in (world, other):
            store.create_route(account, DRAFT)
        store.set_route(other, OWNED, "primary_route", "98397")

        store.delete_route(world, "98397")

        assert "98397" not in ids(store, world)

    def test_the_default_route_stays(self, store: Store, world: WorldId) -> None:
        with pytest.raises(DefaultRouteError):
            store.delete_route(world, "0")

    def test_a_route_that_is_deleted_while_it_is_set_is_either_gone_or_set(self, store: Store, world: WorldId) -> None:
        def attempt(action: object, *arguments: object) -> bool:
            try:
                action(*arguments)  # type: ignore[operator]
            except (RouteInUseError, RouteNotFoundError):
                return False
            return True

        for turn in range(10):
            route = store.create_route(world, RouteDraft(f"turn {turn}", "host", "192.0.2.1"))
            with ThreadPoolExecutor(2) as pool:
                set_it = pool.submit(attempt, store.set_route, world, OWNED, "primary_route", route.id)
                deleted = pool.submit(attempt, store.delete_route, world, route.id)
                assert (set_it.result(), deleted.result()) in ((True, False), (False, True))
            assert (route.id in ids(store, world)) is set_it.result()
            store.clear_route(world, OWNED, "primary_route")


class TestClear:
    @pytest.mark.parametrize("relationship", RELATIONSHIPS)
    def test_a_cleared_route_is_none_and_stays_so(
        self, store: Store, world: WorldId, relationship: Relationship
    ) -> None:
        number = E164("12065550191")
        store.clear_route(world, number, relationship)
        store.clear_route(world, number, relationship)

        other = next(each for each in RELATIONSHIPS if each != relationship)
        found = store.view(world).get_number(number)
        assert getattr(found, relationship) is None
        assert getattr(found, other) is not None

    def test_a_number_of_nobody_has_no_route_to_clear(self, store: Store, world: WorldId) -> None:
        with pytest.raises(NumberNotFoundError):
            store.clear_route(world, UNKNOWN, "primary_route")


class TestSettings:
    def test_what_is_not_given_stays(self, store: Store, world: WorldId) -> None:
        changed = store.update_number(world, E164("12065550190"), {"messaging_enabled": True})

        assert (changed.alias, changed.cnam_lookups_enabled, changed.messaging_enabled) == ("Front desk", True, True)
        assert store.view(world).get_number(E164("12065550190")) == changed

    def test_an_alias_can_be_taken_away(self, store: Store, world: WorldId) -> None:
        assert store.update_number(world, E164("12065550190"), {"alias": None}).alias is None

    def test_a_number_of_nobody_has_no_settings(self, store: Store, world: WorldId) -> None:
        with pytest.raises(NumberNotFoundError):
            store.update_number(world, UNKNOWN, {"alias": None})
