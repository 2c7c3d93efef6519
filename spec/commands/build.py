"""Build the contract: `python -m spec build --into build/`."""

import argparse
import sys
from pathlib import Path

from spec.build import ADDITIONS, ALSO, CORRECTIONS, VENDOR, build_contract
from spec.errors import BuildError
from spec.reading.files import read_file
from spec.reporting.report import to_markdown
from spec.writing.files import write_together

STOPPED = 2


def run(options: argparse.Namespace) -> int:
    """Return 0, or 2 with one message on stderr and nothing written."""
    try:
        vendor, corrections, additions = map(read_file, (options.vendor, options.corrections, options.additions))
        also = {path.name: read_file(path) for path in options.also}
        contract = build_contract(vendor, corrections=corrections, additions=additions, also=also)
        write_together(options.into, {"openapi.yaml": contract.yaml, "REPAIRS.md": to_markdown(contract)})
    except BuildError as error:
        print(f"spec: nothing was written. {error}", file=sys.stderr)
        return STOPPED
    print(contract.summary)
    return 0


def add_arguments(build: argparse.ArgumentParser) -> None:
    """Describe the arguments of the command."""
    build.add_argument("--into", type=Path, required=True, metavar="FOLDER", help="made if it is not there")
    build.add_argument("--vendor", type=Path, default=VENDOR, metavar="FILE", help="a Swagger 2.0 document")
    build.add_argument("--corrections", type=Path, default=CORRECTIONS, metavar="FILE", help="overlay on Swagger 2.0")
    build.add_argument("--additions", type=Path, default=ADDITIONS, metavar="FILE", help="overlay on OpenAPI 3.1")
    also = "overlays to apply after the additions; none where no file is named"
    build.add_argument("--also", type=Path, nargs="*", default=ALSO, metavar="FILE", help=also)
