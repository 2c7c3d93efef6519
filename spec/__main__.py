"""Build the contract from the command line: `python -m spec build --into build/`."""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from spec.build import ADDITIONS, ALSO, CORRECTIONS, VENDOR, build_contract
from spec.errors import BuildError, UnreadableFileError, UnwritableFolderError
from spec.reporting.report import to_markdown

STOPPED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 2 with one message on stderr and nothing written."""
    options = _parser().parse_args(arguments)
    try:
        contract = build_contract(
            _read(options.vendor),
            corrections=_read(options.corrections),
            additions=_read(options.additions),
            also={path.name: _read(path) for path in options.also},
        )
        write_together(options.into, {"openapi.yaml": contract.yaml, "REPAIRS.md": to_markdown(contract)})
    except BuildError as error:
        print(f"spec: nothing was written. {error}", file=sys.stderr)
        return STOPPED
    print(contract.summary)
    return 0


def write_together(folder: Path, texts: dict[str, str]) -> None:
    """Write all files of a folder or none: each is complete beside its place before the first takes it.

    Raises:  UnwritableFolderError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".spec-") as scratch:
            for name, text in texts.items():
                (Path(scratch) / name).write_bytes(text.encode())
            for name in (name for name in texts if (folder / name).is_dir()):
                raise UnwritableFolderError(str(folder / name), "a folder is in the way", "Move it.")
            for name in texts:
                os.replace(Path(scratch) / name, folder / name)
    except OSError as error:
        found = f"the folder cannot be written to: {error.strerror}"
        raise UnwritableFolderError(str(folder), found, "Name another with --into.") from error


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        found = f"the file cannot be read: {error.strerror}"
        raise UnreadableFileError(str(path), found, "Name a file that can.") from error
    except UnicodeDecodeError as error:
        found = f"byte {error.start} is no UTF-8"
        raise UnreadableFileError(str(path), found, "Save the file as UTF-8.") from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m spec", description="Make the contract of the vendor document.")
    build = parser.add_subparsers(dest="command", required=True).add_parser(
        "build",
        help="write openapi.yaml and REPAIRS.md",
        description="Write openapi.yaml and REPAIRS.md into a folder.",
    )
    build.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="made if it is not there")
    build.add_argument("--vendor", type=Path, default=VENDOR, metavar="FILE", help="a Swagger 2.0 document")
    build.add_argument("--corrections", type=Path, default=CORRECTIONS, metavar="FILE", help="overlay on Swagger 2.0")
    build.add_argument("--additions", type=Path, default=ADDITIONS, metavar="FILE", help="overlay on OpenAPI 3.1")
    also = "overlays to apply after the additions; none where no file is named"
    build.add_argument("--also", type=Path, nargs="*", default=ALSO, metavar="FILE", help=also)
    return parser


if __name__ == "__main__":
    sys.exit(main())
