"""Buy numbers from one of several processes. Run by test_storms.py, never by itself.

    storm.py URL ACCESS_KEY race NUMBER THREADS    every thread tries to buy the one number; prints how each fared
    storm.py URL ACCESS_KEY spree FIRST            buys one number after the other, printing each once it is bought

Each waits for a line on standard input after it has printed "ready".
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flowroute_mock.store import NumberAlreadyOwnedError, Store, open_store
from flowroute_mock.world.nanp import E164
from flowroute_mock.world.records import PurchaseOptions, WorldId


def buy(store: Store, world: WorldId, number: E164) -> str:
    """Try to buy, and say how it went in one word."""
    try:
        store.purchase(world, number, PurchaseOptions())
    except NumberAlreadyOwnedError:
        return "refused"
    except Exception as error:  # whatever it is, the test shows it
        return f"{type(error).__name__}: {error}"
    return "bought"


def race(store: Store, world: WorldId, number: str, threads: str) -> None:
    """Let many threads of this process try to buy one number at the same moment."""
    together = Barrier(int(threads))

    def attempt(_: int) -> str:
        together.wait()
        return buy(store, world, E164(number))

    with ThreadPoolExecutor(int(threads)) as pool:
        attempts = [pool.submit(attempt, n) for n in range(int(threads))]
        for outcome in attempts:
            print(outcome.result(), flush=True)


def spree(store: Store, world: WorldId, first: str) -> None:
    """Buy number after number, and print each as soon as the store has committed it."""
    for number in range(int(first), int(first) + 1500):
        outcome = buy(store, world, E164(str(number)))
        print(number if outcome == "bought" else outcome, flush=True)


def main(url: str, access_key: str, name: str, *arguments: str) -> None:
    """Open the store, wait for the start, and do what was asked."""
    todo: dict[str, Callable[..., None]] = {"race": race, "spree": spree}
    store = open_store(url)
    world = store.find_world(access_key)
    assert world is not None
    print("ready", flush=True)
    sys.stdin.readline()
    todo[name](store, world.id, *arguments)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
