"""Find the mock that a page shows, from inside one of its views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import Flask, current_app
from flask import render_template as render_flask_template

from flowroute_mock.mock import Mock
from flowroute_mock.world.records import WorldId

HERE = "flowroute_mock.ui"


@dataclass(frozen=True, slots=True)
class Shown:
    """What one page shows: an app, its mock, and since when it runs."""

    app: Flask
    mock: Mock
    started: datetime


def shown() -> Shown:
    """Return what this page shows."""
    found: Shown = current_app.extensions[HERE]
    return found


def the_mock() -> Mock:
    """Return the mock."""
    return shown().mock


def render(template: str, world: int | None = None, **values: object) -> str:
    """Render a template about a world, or about the first one.

    Raises:  WorldNotFoundError.
    """
    worlds = the_mock().worlds.summaries()
    if world is not None:
        the_mock().worlds.summary(WorldId(world))
    current = world or (worlds[0].id if worlds else None)
    return render_flask_template(template, world=current, worlds=worlds, **values)
