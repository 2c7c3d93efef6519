"""Write the text that `flowroute-mock serve` prints when it is ready."""

from __future__ import annotations

from textwrap import dedent

from flowroute_mock.admin.access import is_loopback
from flowroute_mock.journal.call_recording import UI_PREFIX
from flowroute_mock.serving.serve_command import ServeOptions
from flowroute_mock.serving.server import Address
from flowroute_mock.settings import DEFAULT_SETTINGS
from flowroute_mock.store.addresses import without_password

HIDDEN = "(as given)"


def warning(options: ServeOptions, address: Address) -> str | None:
    """Return what somebody who lets other machines in should know of the admin API, None where there is nothing."""
    settings = options.settings
    if is_loopback(address.host) or settings.admin_token is not None or settings.admin == "off":
        return None
    return (
        f"Other machines can call {address.host}. Without --admin-token, /__mock__/ admits this machine only, but "
        "a proxy on it, such as nginx by default, brings in strangers. Give --admin-token, or --admin off."
    )


def page(address: Address) -> str:
    """Return the URL of the page."""
    return f"{address.url}{UI_PREFIX}"


def text(options: ServeOptions, address: Address) -> str:
    """Return where the page and the mock are, the keys, and examples; the URL is the last word of the first line.

    A secret key that the user chose is not shown; the default one is not secret.
    """
    url, access_key = address.url, options.settings.access_key
    is_default = options.settings.secret_key == DEFAULT_SETTINGS.secret_key
    shown, in_code = (options.settings.secret_key,) * 2 if is_default else (HIDDEN, "...")
    has_page = options.settings.ui and options.settings.admin == "on"
    first = f"Page        {page(address)} shows what happens at {url}\n" * has_page
    return first + dedent(
        f"""\
        URL         {url}
        Access key  {access_key}
        Secret key  {shown}
        Database    {without_password(options.database)}{" (memory, gone when it stops)" * options.in_memory}

        With curl:
          curl -u {access_key}:{in_code} '{url}/v2/numbers/available?state=WA&limit=3'
        With Python:
          from flowroute_numbers import FlowrouteClient
          with FlowrouteClient(access_key="{access_key}", secret_key="{in_code}", base_url="{url}") as flowroute:
              for number in flowroute.search_available_numbers(state="WA"):
                  print(number.id)
        Ctrl-C stops it.
        """
    )
