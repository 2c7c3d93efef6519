"""Build the contract or convert a document from the command line: `python -m spec build|convert`."""

import argparse
import sys
from collections.abc import Sequence

from spec.commands import build, convert

STATUSES = "Exit status: 0 clean or repaired, 1 converted with findings that need a person, 2 refused."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its status."""
    options = _parser().parse_args(arguments)
    status: int = options.run(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m spec", description="Make OpenAPI 3.1 of Swagger 2.0.")
    commands = parser.add_subparsers(dest="command", required=True)
    about = "Write openapi.yaml and REPAIRS.md of the vendor document into a folder."
    building = commands.add_parser("build", help="write the contract", description=about)
    build.add_arguments(building)
    building.set_defaults(run=build.run)
    about = "Convert a Swagger 2.0 document, or all in a folder, to OpenAPI 3.1, and repair what can be repaired."
    converting = commands.add_parser("convert", help="convert any document", description=about, epilog=STATUSES)
    convert.add_arguments(converting)
    converting.set_defaults(run=convert.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
