"""`python -m spec convert`: what it writes, what it prints, and its exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from spec.__main__ import main
from spec.tests.helpers.small import with_operation, with_parameter

HEALTHY = json.dumps(with_operation())
DAMAGED = json.dumps(with_parameter(**{"in": "query"}, name="limit"))
DOUBTFUL = json.dumps(with_operation(security=[{"nope": []}]))
NONE = "openapi: 3.0.0\n"
OVERLAY = """
overlay: 1.0.0
info: {title: O, version: "1"}
actions:
  - target: $.info
    update: {description: From the overlay.}
"""


@pytest.fixture
def write(tmp_path):
    """Write a file below the scratch folder and return its path."""

    def run(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    return run


@pytest.mark.parametrize(
    ("text", "status", "line"),
    [
        pytest.param(HEALTHY, 0, "converted, 0 repairs", id="healthy"),
        pytest.param(DAMAGED, 0, "converted, 1 repairs", id="damaged"),
        pytest.param(DOUBTFUL, 1, "converted, 1 places need a person, 0 repairs", id="doubtful"),
        pytest.param(NONE, 2, "refused. /openapi: `openapi` is '3.0.0'. Give a Swagger 2.0", id="another format"),
    ],
)
def test_the_status_says_what_came_of_a_document(write, capsys, text, status, line):
    path = Path(write("in.json", text))

    assert main(["convert", str(path), "-o", str(path.with_name("out.yaml"))]) == status

    assert f"in.json: {line}" in capsys.readouterr().err
    assert path.with_name("out.yaml").exists() == (status < 2)


def test_without_an_output_the_document_goes_to_standard_output(write, capsys):
    main(["convert", write("in.json", HEALTHY)])

    assert yaml.safe_load(capsys.readouterr().out)["openapi"] == "3.1.0"


def test_an_output_that_ends_in_json_is_json(write, tmp_path):
    main(["convert", write("in.yaml", HEALTHY), "--to", "3.1", "-o", str(tmp_path / "new" / "out.json")])

    assert json.loads((tmp_path / "new" / "out.json").read_text())["openapi"] == "3.1.0"


def test_a_repair_is_in_the_table_and_in_the_report(write, tmp_path, capsys):
    report = tmp_path / "report.json"

    main(["convert", write("in.json", DAMAGED), "-o", str(tmp_path / "out.yaml"), "--report", str(report)])

    assert "  repaired  untyped_parameters       1\n" in capsys.readouterr().err
    (document,) = json.loads(report.read_text())["documents"]
    assert (document["status"], document["state"]) == (0, "converted")
    assert document["repairs"] == [
        {
            "rule": "untyped_parameters",
            "place": "/paths/~1things~1{id}/get/parameters/1/type",
            "is": "integer",
            "inferred": True,
            "note": "from its name",
        }
    ]


def test_strict_refuses_a_damaged_document_with_all_its_places(write, tmp_path, capsys):
    report, text = tmp_path / "report.json", json.dumps(json.loads(DAMAGED) | {"basePath": "v1"})

    assert main(["convert", write("in.json", text), "--strict", "--report", str(report)]) == 2

    error = capsys.readouterr().err
    assert "2 places are damaged:" in error
    assert "/basePath: " in error
    assert "/paths/~1things~1{id}/get/parameters/1: `type` is missing" in error
    (document,) = json.loads(report.read_text())["documents"]
    assert [one["place"] for one in document["errors"]] == ["/basePath", "/paths/~1things~1{id}/get/parameters/1"]


def test_a_folder_is_converted_into_a_folder_and_the_worst_status_counts(write, tmp_path):
    write("in/a.json", HEALTHY)
    write("in/b/c.yaml", DOUBTFUL)
    write("in/d.md", f"---\n{HEALTHY}\n---\n")
    write("in/e.txt", "no document")

    status = main(["convert", str(tmp_path / "in"), "-o", str(tmp_path / "out")])

    written = sorted(
        str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*") if path.is_file()
    )
    assert status == 1
    assert written == ["a.json", "b/c.yaml", "d.md.yaml"]


def test_a_refused_document_does_not_stop_the_folder(write, tmp_path):
    write("in/a.yaml", NONE)
    write("in/b.yaml", HEALTHY)

    assert main(["convert", str(tmp_path / "in"), "-o", str(tmp_path / "out")]) == 2

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.yaml"]


def test_an_overlay_of_the_published_format_is_applied(write, tmp_path, capsys):
    status = main(["convert", write("in.json", HEALTHY), "--overlay", write("overlay.yaml", OVERLAY)])

    assert status == 0
    assert yaml.safe_load(capsys.readouterr().out)["info"]["description"] == "From the overlay."


def test_an_action_that_matches_nothing_is_a_finding(write, tmp_path, capsys):
    overlay = write("overlay.yaml", OVERLAY.replace("$.info", "$.nothing"))

    assert main(["convert", write("in.json", HEALTHY), "--overlay", overlay]) == 1

    assert "matches nothing" in capsys.readouterr().err


def test_a_target_of_very_many_steps_is_refused(write, tmp_path, capsys):
    overlay = write("overlay.yaml", OVERLAY.replace("$.info", "$" + ".a" * 100_000))

    assert main(["convert", write("in.json", HEALTHY), "--overlay", overlay]) == 2

    assert "`target` has more than 1000 characters" in capsys.readouterr().err


def test_a_file_in_the_same_folder_is_brought_in_and_one_above_is_not(write, tmp_path, capsys):
    write("secret.yaml", "A: {description: secret}\n")
    write("in/shared.yaml", "Thing: {type: object, properties: {next: {$ref: '#/Other'}}}\nOther: {type: string}\n")
    schemas = {"A": {"$ref": "shared.yaml#/Thing"}, "B": {"$ref": "../secret.yaml#/A"}}
    document = write("in/document.json", json.dumps(with_operation() | {"definitions": schemas}))

    assert main(["convert", document]) == 1

    converted = yaml.safe_load(capsys.readouterr().out)["components"]["schemas"]
    assert converted["Thing"] == {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Other"}}}
    assert converted["Other"] == {"type": "string"}
    assert "secret" not in json.dumps(converted).replace("secret.yaml", "")


@pytest.mark.parametrize("name", ["/dev/zero", "fifo"])
def test_a_file_without_end_is_refused(tmp_path, capsys, name):
    path = Path(name) if name.startswith("/") else tmp_path / name
    if not path.exists():
        os.mkfifo(path)

    assert main(["convert", str(path)]) == 2
    assert main(["build", "--into", str(tmp_path / "out"), "--vendor", str(path)]) == 2

    assert capsys.readouterr().err.count("this is no regular file") == 2


def test_a_file_that_is_too_large_is_refused(tmp_path, capsys):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(32 * 1024 * 1024 + 1)

    assert main(["convert", str(path)]) == 2

    assert "larger than 33,554,432 bytes" in capsys.readouterr().err


def test_the_document_itself_is_never_written_over(write, capsys):
    path = write("in.json", DAMAGED)

    assert main(["convert", path, "-o", path]) == 2

    assert Path(path).read_text() == DAMAGED


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_the_bytes_do_not_depend_on_the_hash_seed(write, seed):
    path = write("in.json", json.dumps(json.loads(DOUBTFUL) | {"definitions": {"A b": {}, "A-b": {}, "A:b": {}}}))
    root = Path(__file__).parents[3]

    run = subprocess.run(
        [sys.executable, "-m", "spec", "convert", path],
        cwd=root,
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        check=False,
    )

    assert run.returncode == 1
    assert b"  schemas:\n    A_b: {}\n    A-b: {}\n    A_b_2: {}\n" in run.stdout
