"""Type checkers see the whole package, and know every type in an application that uses it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from spec.codegen.settings import ROOT

GENERATED = ROOT / "generated"
SAMPLE = Path(__file__).with_name("sample_application.py")


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MYPYPATH": str(GENERATED)}
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_package_says_that_it_is_typed() -> None:
    assert (GENERATED / "flowroute_numbers" / "py.typed").is_file()


def test_mypy_strict_has_nothing_to_say_on_an_application_and_on_the_package(tmp_path: Path) -> None:
    cache = f"--cache-dir={ROOT / '.mypy_cache' / 'sample'}"
    package = str(GENERATED / "flowroute_numbers")

    done = run(
        "mypy", "--strict", "--config-file=", "--python-version=3.11", cache, str(SAMPLE), package, folder=tmp_path
    )

    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_pyright_has_nothing_to_say_on_an_application(tmp_path: Path) -> None:
    settings = {"include": ["application.py"], "extraPaths": [str(GENERATED)], "typeCheckingMode": "strict"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    shutil.copyfile(SAMPLE, tmp_path / "application.py")

    done = run("pyright", "--pythonpath", sys.executable, "--outputjson", folder=tmp_path)

    report = json.loads(done.stdout)
    assert report["generalDiagnostics"] == []
    assert report["summary"]["filesAnalyzed"] == 1
