"""Generate the client, put it in place, check it: python -m spec.codegen generate | place | check."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from spec.codegen.generate import generate
from spec.codegen.place import differences, place
from spec.codegen.problems import CodegenError
from spec.codegen.settings import ROOT

DIFFERENT, FAILED = 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 where what is in place is not what would be written, or 2 where it can't be."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except CodegenError as error:
        print(error, file=sys.stderr)
        return FAILED


def _run(options: argparse.Namespace) -> int:
    if options.command == "generate":
        generate(options.contract, options.into)
        return 0
    if options.command == "place":
        place(options.fresh, options.root)
        return 0
    found = differences(options.fresh, options.root)
    if found:
        print(*found, sep="\n", file=sys.stderr)
        print("These are written by machine: change a rule, an overlay or a template, then run `make generate`.")
    return DIFFERENT if found else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m spec.codegen", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("generate", help="write the client package of a contract into a folder")
    writing.add_argument("--contract", type=Path, default=ROOT / "spec" / "openapi.yaml")
    writing.add_argument("--into", type=Path, required=True)
    for name, described in (("place", "put a fresh build in place"), ("check", "compare what is in place with it")):
        command = commands.add_parser(name, help=described)
        command.add_argument("--fresh", type=Path, required=True)
        command.add_argument("--root", type=Path, default=ROOT)
    return parser


if __name__ == "__main__":
    sys.exit(main())
