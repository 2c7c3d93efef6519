"""Save a world, put a saved one back, compare, load a seed file, start again."""

from __future__ import annotations

import tempfile
from pathlib import Path

import orjson
from flask import Response, redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as AnyResponse

from flowroute_mock.control.snapshot_diff import diff
from flowroute_mock.ui.context import render, the_mock
from flowroute_mock.world.errors import SeedFileError, SnapshotError
from flowroute_mock.world.records import WorldId

MOST_LINES = 1000
UPLOADS = tuple(f"world_content.{name}" for name in ("restore", "compare", "seed"))
"""The forms that send a file, which may be large."""
Shown = str | tuple[str, int] | AnyResponse


def show(world: int, *, error: str = "", lines: list[str] | None = None) -> str:
    """Show what can be done with a world; lines are those of a comparison."""
    shown_lines = None if lines is None else lines[:MOST_LINES]
    left_out = 0 if lines is None else len(lines) - len(shown_lines or ())
    done = request.args.get("done", "")
    return render("world.html", world, error=error, lines=shown_lines, left_out=left_out, done=done)


def save(world: int) -> Response:
    """Send a snapshot as a file."""
    document = the_mock().worlds.snapshot(WorldId(world))
    headers = {"Content-Disposition": f'attachment; filename="world-{world}.json"'}
    return Response(
        orjson.dumps(document, option=orjson.OPT_INDENT_2), headers=headers, content_type="application/json"
    )


def uploaded() -> bytes:
    """Return the file that was sent.

    Raises:  BadRequest.
    """
    file = request.files.get("file")
    if file is None or not file.filename:
        raise BadRequest("Choose a file first, then send it.")
    content: bytes = file.read()
    return content


def uploaded_json() -> object:
    """Return the JSON of the file that was sent.

    Raises:  SnapshotError, BadRequest.
    """
    try:
        return orjson.loads(uploaded())
    except orjson.JSONDecodeError as error:
        raise SnapshotError("", f"the file is not JSON: {error}") from error


def restore(world: int) -> Shown:
    """Put a snapshot in place of what the world has."""
    try:
        the_mock().worlds.restore(WorldId(world), uploaded_json())
    except SnapshotError as error:
        return show(world, error=f"Not a snapshot that this mock reads: {error}"), 422
    return back(world, "restored")


def compare(world: int) -> Shown:
    """List in words how the world differs from an earlier snapshot."""
    try:
        before = uploaded_json()
        lines = diff(before, the_mock().worlds.snapshot(WorldId(world)))  # type: ignore[arg-type]  # diff checks it
    except SnapshotError as error:
        return show(world, error=f"Not a snapshot that this mock reads: {error}"), 422
    return show(world, lines=lines)


def seed(world: int) -> Shown:
    """Put what a seed file declares in place of what the world has."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "seed.yaml"
        file.write_bytes(uploaded())
        try:
            the_mock().worlds.seed(WorldId(world), file)
        except SeedFileError as error:
            return show(world, error=str(error).replace(f"{folder}/", "")), 422
    return back(world, "seeded")


def reset(world: int) -> Shown:
    """Give the world its starting content again."""
    the_mock().worlds.reset(WorldId(world))
    return back(world, "reset")


def back(world: int, done: str) -> AnyResponse:
    """Lead back to the page, which says what was done."""
    return redirect(url_for("world_content.show", world=world, done=done), 303)


VIEWS = (
    ("GET", "/worlds/<int:world>/world", show),
    ("GET", "/worlds/<int:world>/snapshot.json", save),
    ("POST", "/worlds/<int:world>/restore", restore),
    ("POST", "/worlds/<int:world>/compare", compare),
    ("POST", "/worlds/<int:world>/seed", seed),
    ("POST", "/worlds/<int:world>/reset", reset),
)
