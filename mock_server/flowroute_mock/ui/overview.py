"""Show what the mock has, whether it works, and how to call it."""

from __future__ import annotations

from flask import request

from flowroute_mock.settings import DEFAULT_SETTINGS
from flowroute_mock.ui.context import render, shown, the_mock
from flowroute_mock.ui.words import verdict

LOOKED_AT = 100


def show() -> str:
    """Show the overview."""
    mock = the_mock()
    newest = [call for world in mock.worlds.summaries() for call in mock.worlds.calls(world.id, LOOKED_AT)]
    off = [call for call in newest if verdict(call) == "response"]
    return render(
        "overview.html",
        mock=mock,
        started=shown().started,
        newest=len(newest),
        planned=sum(call["fault"] is not None for call in off),
        unplanned=sum(call["fault"] is None for call in off),
        samples=samples(request.host_url.rstrip("/")),
    )


def samples(url: str) -> dict[str, str]:
    """Return how to call this mock; keys that somebody chose are not shown, the documented ones are no secret."""
    settings = the_mock().settings
    is_default = settings.secret_key == DEFAULT_SETTINGS.secret_key
    access_key, secret_key = (settings.access_key, settings.secret_key) if is_default else ("...", "...")
    return {
        "curl": f"curl -u '{access_key}:{secret_key}' '{url}/v2/numbers/available?state=WA&limit=3'",
        "Python": (
            "from flowroute_numbers import FlowrouteClient\n\n"
            f'with FlowrouteClient(access_key="{access_key}", secret_key="{secret_key}",\n'
            f'                     base_url="{url}") as flowroute:\n'
            '    for number in flowroute.search_available_numbers(state="WA"):\n'
            "        print(number.id)"
        ),
        "shell variables": (
            f"export FLOWROUTE_ACCESS_KEY='{access_key}'\nexport FLOWROUTE_SECRET_KEY='{secret_key}'\n"
            f"export FLOWROUTE_BASE_URL='{url}'"
        ),
    }


VIEWS = (("GET", "/", show),)
