"""The command `flowroute-mock`: read options, report in one line what is wrong with them, and pass them on.

Only click is imported here: what a command needs is loaded by the command, so that --help and a typing error are quick.
"""

# ruff: noqa: PLC0415  see above

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from flowroute_mock.extra import explain

try:
    import click
except ModuleNotFoundError as missing:
    raise SystemExit(f"flowroute-mock: {explain(missing)}") from None

if TYPE_CHECKING:
    from flowroute_mock.control.remote_world import RemoteWorld
    from flowroute_mock.serving.server import Address

DEFAULT_PORT = 8000
DEFAULT_DATABASE = "sqlite://"
PREFIX = "FLOWROUTE_MOCK"
ONE_LINE = {
    "ContractError",
    "InventorySizeError",
    "PortTakenError",
    "ServerEndedError",
    "RemoteWorldError",
    "SeedFileError",
    "StoreUnreachableError",
    "WrongSecretKeyError",
}
"""Errors whose message is complete; named, not imported, so that a typing error need not load the mock."""
LONGEST_NUMBER = 18
LONGEST_SECONDS = 86400
EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class WholeNumber(click.ParamType):  # type: ignore[type-arg]
    """ASCII digits, within bounds."""

    name = "integer"

    def __init__(self, low: int, high: int | None = None) -> None:
        self._low, self._high = low, high

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> int:
        """Return the number."""
        text = str(value)
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None
        if number is None or number < self._low or number > (number if self._high is None else self._high):
            bounds = f"of {self._low} or more" if self._high is None else f"from {self._low} to {self._high}"
            self.fail(f"{text!r} is not a whole number {bounds}.", parameter, context)
        return number


class Seconds(click.ParamType):  # type: ignore[type-arg]
    """A time above 0 and not above a day."""

    name = "float"

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> float:
        """Return the seconds."""
        try:
            seconds = float(value)
        except ValueError:
            seconds = 0.0
        if not 0 < seconds <= LONGEST_SECONDS:  # which NaN is not either
            self.fail(
                f"{str(value)!r} is not a number of seconds above 0, up to {LONGEST_SECONDS}.", parameter, context
            )
        return seconds


def option(name: str, **attributes: Any) -> Callable[[Any], Any]:
    """Declare an option that is an environment variable as well: --port is FLOWROUTE_MOCK_PORT."""
    variable = f"{PREFIX}_{name.removeprefix('--').replace('-', '_').upper()}"
    return click.option(name, envvar=variable, show_envvar=True, **attributes)


database_option = option(
    "--database",
    default=DEFAULT_DATABASE,
    show_default=True,
    metavar="URL",
    help="Where the state lives. sqlite:// is memory, gone when the mock stops; sqlite:///mock.db a file in this "
    "folder, sqlite:////tmp/mock.db a file elsewhere; postgresql://user:password@host/name for many machines.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="flowroute-numbers", prog_name="flowroute-mock")
def cli() -> None:
    """A Flowroute that remembers, for offline tests.

    \b
    flowroute-mock serve                             keep a mock running, and see how to call it
    flowroute-mock serve --help                      all its options
    flowroute-mock snapshot --url http://127.0.0.1:8000 --output before.json
    """


@cli.command()
@option("--host", default="127.0.0.1", show_default=True, help="Address to listen on. 0.0.0.0 lets other machines in.")
@option(
    "--port",
    type=WholeNumber(0, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="Port to listen on; 0 picks a free one, and the first line of the output says which.",
)
@database_option
@option(
    "--workers",
    type=WholeNumber(1, 64),
    default=1,
    show_default=True,
    help="Processes that serve. More than one share the database, so it cannot be in memory.",
)
@option(
    "--seed",
    type=EXISTING_FILE,
    metavar="FILE",
    help="YAML file that says what the account has: numbers, routes, what is for sale. Read once, when the account "
    "is not in the database yet.",
)
@option(
    "--numbers",
    type=WholeNumber(0),
    metavar="COUNT",
    help="How many numbers are for sale. [default: what the database has, 5000 in a new one]",
)
@option("--access-key", default="mockuser", show_default=True, help="User name of the account.")
@option("--secret-key", default="mock-secret-key-for-offline-tests", show_default=True, help="Its password.")
@option(
    "--log-format",
    type=click.Choice(["text", "json", "none"]),
    default="text",
    show_default=True,
    help="How each call is logged, to standard error.",
)
@option(
    "--admin-token",
    metavar="TOKEN",
    help="What /__mock__/ asks for, 16 or more characters. Without one, only calls from this machine are let in; a "
    "proxy on this machine that adds no header, such as nginx by default, lets everybody in.",
)
@option(
    "--admin",
    type=click.Choice(["on", "off"]),
    default="on",
    show_default=True,
    help="off closes /__mock__/ to everybody, its health excepted.",
)
@option(
    "--over-limit",
    type=click.Choice(["clamp", "refuse"]),
    default="clamp",
    show_default=True,
    help="What becomes of limit=1000, since Flowroute's own response is not known: a page of 200, or 422.",
)
@option(
    "--public-url",
    metavar="URL",
    help="What the links in responses begin with, where a proxy stands in front: https://mock.example.com. "
    "[default: scheme and host of each request]",
)
@option(
    "--rate-limit",
    type=WholeNumber(1),
    metavar="CALLS",
    help="Calls a second that an account may make; more receive 429. [default: no limit]",
)
@option(
    "--patience",
    type=Seconds(),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="How long a client may take for the head of a request, and again for its body.",
)
@click.option(
    "--ui/--no-ui",
    default=True,
    envvar=f"{PREFIX}_UI",
    show_envvar=True,
    help="Serve the page /__mock__/ui/, which shows the mock and steers it. [default: ui]",
)
@click.option("--open", "opens", is_flag=True, help="Open the page in a browser.")
def serve(
    *,
    host: str,
    port: int,
    database: str,
    workers: int,
    seed: Path | None,
    numbers: int | None,
    access_key: str,
    secret_key: str,
    log_format: Literal["text", "json", "none"],
    admin_token: str | None,
    admin: Literal["on", "off"],
    over_limit: Literal["clamp", "refuse"],
    public_url: str | None,
    rate_limit: int | None,
    patience: float,
    ui: bool,
    opens: bool,
) -> None:
    """Keep a mock running until Ctrl-C or SIGTERM.

    Point a client at the URL that is printed, with the access key as user name and the secret key as password. Each
    option can be given as the environment variable named beside it.

    \b
    flowroute-mock serve --port 0                             a free port, everything in memory
    flowroute-mock serve --open                               and its page in a browser
    flowroute-mock serve --database sqlite:///mock.db         remembers over a restart
    flowroute-mock serve --database sqlite:///mock.db --workers 4
    flowroute-mock serve --seed account.yaml --numbers 100000
    FLOWROUTE_MOCK_PORT=8080 flowroute-mock serve --log-format json
    """
    if workers > 1 and database == DEFAULT_DATABASE:
        raise click.UsageError(
            f"--workers {workers} needs a database that workers can share: --database sqlite:///mock.db"
        )
    if opens and not (ui and admin == "on"):
        raise click.UsageError("--open needs the page. Leave out --no-ui and --admin off.")
    from flowroute_mock.serving import serve_command as serving
    from flowroute_mock.serving import startup_banner as welcome
    from flowroute_mock.settings import Settings, SettingsError

    try:
        settings = Settings(
            access_key,
            secret_key,
            over_limit=over_limit,
            admin_token=admin_token,
            admin=admin,
            rate_limit=rate_limit,
            public_url=public_url,
            ui=ui,
        )
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    plan = serving.ServeOptions(
        host=host,
        port=port,
        database=database,
        workers=workers,
        seed=seed,
        numbers=numbers,
        settings=settings,
        log_format=log_format,
        patience=patience,
    )

    def ready(address: Address) -> None:
        click.echo(welcome.text(plan, address))
        if warning := welcome.warning(plan, address):
            click.echo(f"flowroute-mock: warning: {warning}", err=True)
        if opens:
            open_page(welcome.page(address))

    serving.run(plan, ready)


def open_page(url: str) -> None:
    """Open a page in the user's browser, in a thread, since some browsers let their caller wait."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()


@cli.command()
@database_option
@option("--numbers", type=WholeNumber(0), required=True, metavar="COUNT", help="How many numbers are for sale.")
def seed(database: str, numbers: int) -> None:
    """Fill a database with numbers for sale, the same ones on every machine.

    \b
    flowroute-mock seed --database sqlite:///mock.db --numbers 1000000

    Area codes, states and rate centers are real; lines 555-0100 to 555-0199 are kept for fiction and are used first.
    Beyond them numbers may belong to somebody: the output says so. What an account has bought stays bought.
    """
    from flowroute_mock.serving.seed_command import seed_database

    if database == DEFAULT_DATABASE:
        raise click.UsageError("Memory is gone when this command ends; name a file: --database sqlite:///mock.db")
    seed_database(database, numbers)


@cli.command("diff")
@click.argument("before", type=EXISTING_FILE)
@click.argument("after", type=EXISTING_FILE)
def diff_command(before: Path, after: Path) -> None:
    """List the differences of two snapshots, in words.

    Snapshots are what `flowroute-mock snapshot` writes; the exit status is 1 when they differ, as with diff.

    \b
    flowroute-mock diff before.json after.json
    """
    import orjson

    from flowroute_mock.control.snapshot_diff import diff
    from flowroute_mock.world.errors import SnapshotError

    try:
        lines = diff(orjson.loads(before.read_bytes()), orjson.loads(after.read_bytes()))
    except (orjson.JSONDecodeError, SnapshotError) as error:
        raise click.UsageError(f"{before} and {after} should both be snapshots: {error}") from error
    click.echo("\n".join(lines) or "No difference.")
    sys.exit(bool(lines))


def world_options(command: Callable[..., None]) -> Callable[..., None]:
    """Declare which world of which running mock a command is about."""
    options = (
        option("--url", required=True, metavar="URL", help="The URL of a running mock, as `serve` prints it."),
        option("--access-key", default="mockuser", show_default=True, help="User name of the account."),
        option("--secret-key", default="mock-secret-key-for-offline-tests", show_default=True, help="Its password."),
        option("--admin-token", metavar="TOKEN", help="The token that the mock was started with."),
    )
    for declare in reversed(options):
        command = declare(command)
    return command


@cli.command()
@world_options
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where to write it. [default: standard output]",
)
def snapshot(output: Path | None, **world: str | None) -> None:
    """Write out what a world of a running mock has, as JSON: numbers, routes, offers, faults.

    \b
    flowroute-mock snapshot --url http://127.0.0.1:8000 --output before.json
    """
    text = remote_world(world).snapshot()
    if output is None:
        click.echo(text, nl=False)
    else:
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise click.FileError(str(output), error.strerror or str(error)) from error


@cli.command()
@world_options
@click.argument("file", type=EXISTING_FILE)
def restore(file: Path, **world: str | None) -> None:
    """Put a snapshot in place of what a world of a running mock has; its journal stays.

    \b
    flowroute-mock restore --url http://127.0.0.1:8000 before.json
    """
    remote_world(world).restore(file.read_bytes())


@cli.command()
@world_options
def reset(**world: str | None) -> None:
    """Give a world of a running mock its starting content again; its faults and its journal are empty then.

    \b
    flowroute-mock reset --url http://127.0.0.1:8000
    """
    remote_world(world).reset()


def remote_world(options: dict[str, Any]) -> RemoteWorld:
    """Return the world that the options name."""
    from flowroute_mock.control.remote_world import RemoteWorld

    return RemoteWorld(**options)


def main() -> None:
    """Run the command; whatever the user can put right is one line on standard error.

    Shape:   exit status 0 when stopped by a signal; 1 when it could not be done; 2 when it was asked for wrongly.
    """
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        fail(error.format_message(), error.exit_code)
    except click.Abort:
        fail("stopped.", 130)
    except ModuleNotFoundError as error:
        fail(explain(error), 1)
    except Exception as error:
        if type(error).__name__ in ONE_LINE:
            fail(str(error), 1)
        if sys.flags.dev_mode:
            raise
        place = "python -X dev -m flowroute_mock ... shows where."
        fail(f"{type(error).__name__}: {error}. This is an error of the mock itself: {place}", 1)


def fail(message: str, status: int) -> NoReturn:
    """Say what is wrong in one line, and end."""
    click.echo(f"flowroute-mock: {' '.join(message.split())}", err=True)
    sys.exit(status)
