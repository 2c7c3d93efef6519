"""Convert documents of 10 to 10,000 operations, sound and damaged, YAML and JSON, beside npm's swagger2openapi.

Each converter reads a text and makes the converted document of it, in a process that is warm; ours also repairs, and
checks that the outcome is valid and sound. Times are of the processor, so that a busy machine changes them little.
swagger2openapi is installed by name with npm into a temporary folder; where that fails, ours is measured alone. It runs
with `patch`, without which it refuses the damaged documents.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from spec.pipeline import convert_text
from spec.writing.block_yaml import to_block_yaml

SIZES = (10, 100, 1000, 10_000)
SECONDS = 1.0  # spent on each text, at least one conversion
PACKAGE = "swagger2openapi@7.0.8"
# Reads jobs from its arguments, converts each text again and again, and prints seconds for one conversion.
SCRIPT = """
const fs = require('fs'), convert = require('swagger2openapi').convertStr;
const now = () => { const cpu = process.cpuUsage(); return (cpu.user + cpu.system) * 1000; };
const once = text => new Promise((done, failed) =>
  convert(text, {patch: true, warnOnly: true, resolve: false}, (error, out) => error ? failed(error) : done(out)));
(async () => {
  const text = fs.readFileSync(process.argv[2], 'utf8'), budget = Number(process.argv[3]) * 1e9;
  const warm = now();
  await once(text);
  const rounds = (now() - warm) > budget ? 0 : 1e9;
  const times = []; let spent = rounds ? 0 : budget;
  if (!rounds) times.push((now() - warm));
  while (spent < budget) {
    const start = now();
    await once(text);
    const took = now() - start;
    times.push(took); spent += took;
  }
  times.sort((a, b) => a - b);
  console.log(times[Math.floor(times.length / 2)] / 1e9);
})().catch(error => { console.error(String(error)); process.exit(1); });
"""


def main() -> None:
    """Print seconds for one conversion of each text, ours and theirs, and the ratio of documents a second."""
    with tempfile.TemporaryDirectory() as folder:
        theirs = _install(Path(folder))
        print("  document; seconds for one, documents a second, microseconds an operation; theirs, ours : theirs")
        for damaged in (False, True):
            for size in SIZES:
                for form in ("yaml", "json"):
                    _measure(size, form, Path(folder), theirs, damaged=damaged)


def _measure(size: int, form: str, folder: Path, theirs: bool, *, damaged: bool) -> None:
    document = generate(size, damaged=damaged)
    text = json.dumps(document) if form == "json" else to_block_yaml(document)
    path = folder / f"document.{form}"
    path.write_text(text, encoding="utf-8")
    ours = _ours(text)
    other = _theirs(path, folder) if theirs else None
    name = f"{size} operations, {form}, {'damaged' if damaged else 'sound'}"
    ratio = f"{other:>9.4f}s   {other / ours:.2f}" if other else "         -   not measured"
    print(f"  {name:<38} {ours:>9.4f}s {1 / ours:>8.1f} {ours / size * 1e6:>7.0f} {ratio}", flush=True)


def _ours(text: str) -> float:
    convert_text(text, "document")
    times: list[float] = []
    while sum(times) < SECONDS:
        start = time.process_time()
        convert_text(text, "document")
        times.append(time.process_time() - start)
    return statistics.median(times)


def _theirs(path: Path, folder: Path) -> float | None:
    command = ["node", "convert.js", str(path), str(SECONDS)]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    return float(run.stdout) if run.returncode == 0 and run.stdout.strip() else None


def _install(folder: Path) -> bool:
    """Return whether swagger2openapi could be installed; say so if not."""
    if shutil.which("npm") is None:
        print("  npm is not there: swagger2openapi is not measured.")
        return False
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    if run.returncode:
        print("  npm could not install swagger2openapi: it is not measured.")
        return False
    (folder / "convert.js").write_text(SCRIPT, encoding="utf-8")
    return True


def generate(size: int, *, damaged: bool) -> dict[str, Any]:
    """Return a Swagger 2.0 document with as many operations, and with a schema for every twentieth of them."""
    paths: dict[str, Any] = {}
    for number in range(size):
        path, verb = f"/things{number // 2}/{{id}}", "get" if number % 2 == 0 else "put"
        paths.setdefault(path, {})[verb] = _operation(number)
    document = {
        "swagger": "2.0",
        "info": {"title": "Things", "version": "1"},
        "host": "api.example.test",
        "basePath": "/v1",
        "schemes": ["https"],
        "consumes": ["application/json"],
        "produces": ["application/json"],
        "paths": paths,
        "definitions": {f"Thing{number}": _schema(number) for number in range(size // 20 + 1)},
    }
    return _damaged(document) if damaged else document


def _operation(number: int) -> dict[str, Any]:
    thing = {"$ref": f"#/definitions/Thing{number // 20}"}
    listed: list[dict[str, Any]] = [
        {"in": "path", "name": "id", "required": True, "type": "string", "description": "The thing."},
        {"in": "query", "name": "limit", "type": "integer", "maximum": 100, "default": 10},
    ]
    if number % 2:
        listed.append({"in": "body", "name": "thing", "required": True, "schema": thing})
    return {
        "operationId": f"operation{number}",
        "summary": f"Operation {number}",
        "description": "Returns a thing of the account, with all its fields and what belongs to it.",
        "tags": ["things"],
        "parameters": listed,
        "responses": {"200": {"description": "OK", "schema": thing}, "404": {"description": "There is no such thing."}},
    }


def _schema(number: int) -> dict[str, Any]:
    fields: dict[str, Any] = {f"field{index}": {"type": "string", "maxLength": 20} for index in range(6)}
    fields["next"] = {"$ref": f"#/definitions/Thing{max(0, number - 1)}"}
    return {"type": "object", "required": ["field0"], "properties": fields}


def _damaged(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with the damage that galleries have in each of its operations."""
    paths: dict[str, Any] = {}
    for number, (path, item) in enumerate(document["paths"].items()):
        for operation in item.values():
            operation["operationId"] = f"operation{number}"
            operation["parameters"] = [{"in": "query", "name": "No Name"}, {"in": "query", "name": "limit"}]
            operation["responses"] = {"200": {"schema": {"$ref": f"#/definitions/Lost{number}"}}}
        paths[f"{path.removeprefix('/')}?kind=new"] = item
    return document | {"paths": paths, "basePath": "v1"}
