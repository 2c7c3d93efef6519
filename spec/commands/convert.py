"""Convert documents: `python -m spec convert FILE|FOLDER -o OUT`."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from spec.errors import BuildError, UnwritableFolderError
from spec.overlaying.read import Action, read_overlay
from spec.pipeline import Outcome, convert_text
from spec.reading.files import read_file
from spec.reporting.json_report import to_report
from spec.reporting.progress import Progress
from spec.reporting.summary import to_summary
from spec.writing.block_yaml import to_block_yaml
from spec.writing.files import write_file
from spec.writing.numbers import to_json

CLEAN, NEEDS_A_PERSON, REFUSED = 0, 1, 2
SUFFIXES = (".json", ".yaml", ".yml", ".md")


class Conversion(NamedTuple):
    """One document: where it is, where its conversion goes, and what came of it."""

    source: Path
    target: Path | None
    outcome: Outcome | None = None
    error: BuildError | None = None

    @property
    def status(self) -> int:
        """Return the exit status that this document alone would have."""
        if self.outcome is None:
            return REFUSED
        return NEEDS_A_PERSON if self.outcome.needs_a_person else CLEAN


def run(options: argparse.Namespace) -> int:
    """Convert each document; return the highest status of all: 0 clean or repaired, 1 with findings, 2 refused."""
    try:
        overlays = tuple(action for path in options.overlay for action in _actions(path))
        planned = list(_plan(options.source, options.output))
    except BuildError as error:
        print(f"spec: nothing was converted. {error}", file=sys.stderr)
        return REFUSED
    done = []
    with Progress(len(planned)) as progress:
        for conversion in planned:
            done.append(_convert(conversion, overlays, strict=options.strict))
            print(to_summary(done[-1].source, done[-1].outcome, done[-1].error), file=sys.stderr, end="")
            progress.advance()
    return max(_report(options.report, done), *(conversion.status for conversion in done))


def _actions(path: Path) -> tuple[Action, ...]:
    return read_overlay(read_file(path), path.name, reasons=False).actions


def _plan(source: Path, output: Path | None) -> Iterator[Conversion]:
    if not source.is_dir():
        yield Conversion(source, output / source.name if output and output.is_dir() else output)
        return
    if output is None or output.is_file():
        raise UnwritableFolderError(str(source), "a folder is converted into a folder", "Name one with -o.")
    files = sorted(path for path in source.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    inside = [path for path in files if not path.is_relative_to(output)]
    if not inside:
        raise UnwritableFolderError(str(source), f"the folder has no file in {', '.join(SUFFIXES)}", "Name another.")
    for path in inside:
        name = path.name if path.suffix.lower() != ".md" else f"{path.name}.yaml"
        yield Conversion(path, output / path.relative_to(source).with_name(name))


def _convert(conversion: Conversion, overlays: tuple[Action, ...], *, strict: bool) -> Conversion:
    source, target = conversion.source, conversion.target
    try:
        if target is not None and target.exists() and target.samefile(source):
            raise UnwritableFolderError(str(target), "this is the document itself", "Name another file with -o.")
        text = read_file(source)
        outcome = convert_text(text, str(source), folder=source.parent, overlays=overlays, strict=strict)
        is_json = target is not None and target.suffix.lower() == ".json"
        written = to_json(outcome.document) if is_json else to_block_yaml(outcome.document)
        if target is None:
            sys.stdout.write(written)
        else:
            write_file(target, written)
    except BuildError as error:
        return conversion._replace(error=error)
    return conversion._replace(outcome=outcome)


def _report(path: Path | None, done: list[Conversion]) -> int:
    if path is None:
        return CLEAN
    documents = [to_report(one.source, one.target, one.outcome, one.error, one.status) for one in done]
    try:
        write_file(path, json.dumps({"documents": documents}, indent=2, default=str) + "\n")
    except BuildError as error:
        print(f"spec: the report was not written. {error}", file=sys.stderr)
        return REFUSED
    return CLEAN


def add_arguments(convert: argparse.ArgumentParser) -> None:
    """Describe the arguments of the command."""
    convert.add_argument("source", type=Path, metavar="FILE|FOLDER", help="Swagger 2.0 in YAML or JSON")
    convert.add_argument("--to", choices=["3.1"], default="3.1", help="the version of OpenAPI to write")
    convert.add_argument(
        "--overlay", type=Path, action="append", default=[], metavar="FILE", help="an OpenAPI Overlay on the outcome"
    )
    convert.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="a file, JSON if it ends in .json, or a folder for a folder"
    )
    convert.add_argument("--report", type=Path, metavar="OUT", help="write what was done as JSON")
    convert.add_argument("--strict", action="store_true", help="repair nothing; refuse a damaged document")
