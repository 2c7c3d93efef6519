"""Walk the whole job: rebuild contract and client in a scratch folder, start the mock, buy a number through the client.

Nothing outside the scratch folder is written, nothing leaves this machine, and nothing real is bought.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
from flowroute_mock.settings import DEFAULT_SETTINGS

if TYPE_CHECKING:
    from flowroute_numbers import FlowrouteClient

ROOT = Path(__file__).resolve().parent


def main() -> int:
    """Run the three parts; a failure is an exception, so the exit status is not 0."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="flowroute-demo-") as scratch:
        print("1. Rebuild the contract and the client from the vendor document, in a scratch folder")
        build(Path(scratch))
        print("\n2. Start the mock on a free port of this machine, on its embedded database")
        with running_mock(Path(scratch)) as (url, keys):
            print(f"   {url}")
            print("\n3. Do the whole job through the client that was just built")
            sys.path.insert(0, scratch)
            with connect(url, keys) as flowroute:
                walk(flowroute)
    print(f"\nDone in {time.monotonic() - start:.1f} s. `make mock` keeps a mock running for you to try.")
    return 0


def build(scratch: Path) -> None:
    """Run the pipeline as `make fresh` does; it prints its own summary."""
    run("spec", "build", "--into", str(scratch))
    run(
        "spec.codegen",
        "generate",
        "--contract",
        str(scratch / "openapi.yaml"),
        "--into",
        str(scratch / "flowroute_numbers"),
    )
    modules = len(list((scratch / "flowroute_numbers").rglob("*.py")))
    print(f"   contract openapi.yaml, client flowroute_numbers ({modules} modules)")


def run(module: str, *arguments: str) -> None:
    """Run one of our commands, indent its output, and exit if it fails."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)  # noqa: S603  our own modules
    for line in (done.stdout + done.stderr).splitlines():
        print(f"   {line}")
    if done.returncode:
        raise SystemExit(done.returncode)


@contextmanager
def running_mock(scratch: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Serve the mock of the contract in the scratch folder; yield its URL and the keys of its account."""
    command = [sys.executable, "-m", "flowroute_mock", "serve", "--port", "0", "--log-format", "none"]
    environ = os.environ | {"PYTHONPATH": os.pathsep.join([str(scratch), str(ROOT / "mock_server")])}
    with subprocess.Popen(command, env=environ, text=True, stdout=subprocess.PIPE) as server:  # noqa: S603  our own module
        first_line = server.stdout.readline() if server.stdout else ""
        if not first_line:
            raise SystemExit("The mock did not start. Its error message is above.")
        try:
            yield first_line.split()[-1], (DEFAULT_SETTINGS.access_key, DEFAULT_SETTINGS.secret_key)
        finally:
            server.terminate()


@contextmanager
def connect(url: str, keys: tuple[str, str]) -> Iterator[FlowrouteClient]:
    """Yield a client that prints each call: the request line and the status."""
    package = importlib.import_module("flowroute_numbers")
    with (
        httpx.Client(event_hooks={"response": [print_exchange]}) as http,
        package.FlowrouteClient(*keys, base_url=url, http_client=http) as flowroute,
    ):
        yield flowroute


def print_exchange(response: httpx.Response) -> None:
    """Print one request and its status."""
    request = response.request
    print(f"       {request.method} {request.url.raw_path.decode()} -> {response.status_code} {response.reason_phrase}")


def walk(flowroute: FlowrouteClient) -> None:
    """Do the whole job: find, buy, route, read, list, buy twice, clear and release."""
    from flowroute_numbers import ConflictError  # noqa: PLC0415  the package exists only now

    call("list_available_area_codes(limit=5)")
    codes = flowroute.list_available_area_codes(limit=5)
    show(", ".join(code.id for code in codes.data))

    call('search_available_numbers(state="WA", starts_with="206", limit=3)')
    found = flowroute.search_available_numbers(state="WA", starts_with="206", limit=3)
    for number in found.data:
        attributes = number.attributes
        show(f"{number.id}  {attributes.rate_center}, {attributes.state}  ${attributes.monthly_cost:.2f} a month")
    wanted = found.data[0].id

    call(f'purchase_number("{wanted}")')
    bought = flowroute.purchase_number(wanted)
    show(f"{bought.data.id} is ours; calls go to {route_names(bought)}")

    call('create_inbound_route(alias="desk", route_type="uri", value="sip:desk@pbx.example.com")')
    created = flowroute.create_inbound_route(alias="desk", route_type="uri", value="sip:desk@pbx.example.com")
    show(f"route {created.data.id}")
    call(f'update_primary_route("{wanted}", route)')
    flowroute.update_primary_route(wanted, created.data)
    call(f'update_failover_route("{wanted}", "0")')
    flowroute.update_failover_route(wanted, "0")

    call(f'get_number("{wanted}")')
    show(f"calls go to {route_names(flowroute.get_number(wanted))}")

    call("list_account_numbers(limit=5)  # every page, lazily")
    owned = [number.id for number in flowroute.list_account_numbers(limit=5)]
    show(f"{len(owned)} numbers, {wanted} among them: {wanted in owned}")

    call(f'purchase_number("{wanted}")  # a second time')
    try:
        flowroute.purchase_number(wanted)
    except ConflictError as error:
        show(f"{type(error).__name__}: {error}")

    call(f'release_number("{wanted}")  # it goes back to the inventory, for good')
    flowroute.release_number(wanted)
    call(f'delete_inbound_route("{created.data.id}")  # no number uses it any more')
    flowroute.delete_inbound_route(created.data.id)
    call("list_inbound_routes()")
    show(", ".join(f"{route.id} ({route.attributes.route_type})" for route in flowroute.list_inbound_routes()))


def call(expression: str) -> None:
    """Print a call as a programmer writes it."""
    print(f"\n   >>> flowroute.{expression}")


def show(line: str) -> None:
    """Print one line of a result."""
    print(f"       {line}")


def route_names(document: Any) -> str:
    """Describe the primary and the failover route of a number, with their targets."""
    routes = {route.id: route.attributes for route in document.included if route.type_ == "route"}
    named = []
    for name in ("primary_route", "failover_route"):
        related = getattr(document.data.relationships, name).data
        if related is not None:
            route = routes[related.id]
            target = f"{route.route_type} {route.value or ''}".rstrip()
            named.append(f"{name.removesuffix('_route')} {related.id} ({target})")
    return ", ".join(named)


if __name__ == "__main__":
    sys.exit(main())
