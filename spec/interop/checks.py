"""Say what each tool is to do with the contracts: the table of `make interop`."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import httpx

from spec.interop.commands import FailedError, run, serve
from spec.interop.session import walk
from spec.interop.tools import ACCESS_KEY, NODE_TOOLS, PYTHON_TOOLS, SECRET_KEY, Workshop, free_port

PROGRAMS = Path(__file__).parent / "programs"
JAVA_OPTIONS = "openApiNullable=false,useJakartaEe=false,hideGenerationTimestamp=true"
BOUGHT = "The generated client buys a number"


@dataclass(frozen=True)
class Check:
    """What one tool does; `perform` returns a sentence, or raises SkippedError or FailedError."""

    name: str
    tool: str
    task: str
    perform: Callable[[Workshop], str]


def lint_with_redocly(work: Workshop, contract: Path) -> str:
    """Lint with the strictest set of Redocly's own rules."""
    options = ("--extends", "recommended-strict", "--format", "json")
    printed = run([work.node / "redocly", "lint", *options, contract], cwd=work.scratch("redocly"), succeeds=False)
    totals = _json(printed, "redocly")["totals"]
    return _no_findings(totals["errors"] + totals["warnings"], printed)


def lint_with_spectral(work: Workshop, contract: Path) -> str:
    """Lint with Spectral's rules for OpenAPI."""
    folder = work.scratch("spectral")
    (folder / "rules.yaml").write_text('extends: ["spectral:oas"]\n')
    options = ("--ruleset", "rules.yaml", "--format", "json", "--quiet")
    printed = run([work.node / "spectral", "lint", *options, contract], cwd=folder, succeeds=False)
    return _no_findings(len(_json(printed, "spectral")), printed)


def validate_with_generator(work: Workshop) -> str:
    """Validate as openapi-generator does before it generates."""
    printed = run(["java", "-jar", work.generator, "validate", "-i", work.contract], cwd=work.scratch("validate"))
    if "No validation issues detected" not in printed:
        raise FailedError(printed)
    return "No validation issues."


def buy_with_python(work: Workshop) -> str:
    """Generate a Python client and buy with it."""
    folder = generate(work, "python")
    return _buy(work, [work.python, "-P", PROGRAMS / "buy.py", folder])


def buy_with_typescript(work: Workshop) -> str:
    """Generate a TypeScript client, compile it strictly, and buy with it in Node."""
    folder = generate(work, "typescript-fetch")
    shutil.copy(PROGRAMS / "buy.ts", folder)
    strict = ("--strict", "--target", "es2020", "--module", "commonjs", "--lib", "es2020,dom", "--outDir", "compiled")
    run([work.node / "tsc", *strict, folder / "buy.ts"], cwd=folder)
    return _buy(work, ["node", folder / "compiled" / "buy.js"])


def buy_with_java(work: Workshop) -> str:
    """Generate a Java client, compile it against the libraries that openapi-generator carries, and buy with it."""
    folder = generate(work, "java", "--library", "native", f"--additional-properties={JAVA_OPTIONS}")
    if shutil.which("javac") is None:
        return "Generated; there is no `javac` on this machine, so nothing was compiled."
    sources = [*folder.glob("src/main/java/**/*.java"), *PROGRAMS.glob("**/*.java")]
    classes = folder / "compiled"
    run(["javac", "-nowarn", "-proc:none", "-cp", work.generator, "-d", classes, *sources], cwd=folder)
    return _buy(work, ["java", "-cp", f"{classes}:{work.generator}", "Buy"])


def generate_go(work: Workshop) -> str:
    """Generate a Go client, and compile it where Go is."""
    folder = generate(work, "go")
    if shutil.which("go") is None:
        return "Generated; there is no `go` on this machine, so nothing was compiled."
    run(["go", "mod", "tidy"], cwd=folder)
    run(["go", "build", "./..."], cwd=folder)
    return "Generated and compiled."


def generate(work: Workshop, language: str, *options: str) -> Path:
    """Generate a client into a folder of its own."""
    folder = work.scratch(f"client-{language}")
    run(
        ["java", "-jar", work.generator, "generate", "-g", language, "-i", work.contract, "-o", folder, *options],
        cwd=folder,
    )
    return folder


def type_with_typescript(work: Workshop) -> str:
    """Make types of both contracts, and compile them strictly."""
    folder = work.scratch("openapi-typescript")
    for name, contract in (("contract.ts", work.contract), ("admin.ts", work.admin_contract)):
        run([work.node / "openapi-typescript", contract, "-o", name], cwd=folder)
    run([work.node / "tsc", "--strict", "--noEmit", "contract.ts", "admin.ts"], cwd=folder)
    return "The types of both contracts compile."


def proxy_with_prism(work: Workshop) -> str:
    """Put Prism between a session and the mock, as a judge of both."""
    with work.mock() as mock:
        port = free_port()
        command: list[str | Path] = [work.node / "prism", "proxy", work.contract, mock, "--errors", "--port", str(port)]
        with serve(command, cwd=work.scratch("prism"), url=f"http://127.0.0.1:{port}") as url:
            calls = walk(url)
            watched = httpx.get(f"{url}/v2/numbers?limit=0", auth=(ACCESS_KEY, SECRET_KEY), timeout=30)
    if "application/problem+json" not in watched.headers.get("Content-Type", ""):
        raise FailedError(f"Prism let limit=0 through, so it checks nothing: {watched.text[:300]}")
    return f"{calls} calls in two media types, none of which breaks the contract; limit=0 is stopped."


def collect_with_postman(work: Workshop) -> str:
    """Import the contract into a Postman collection, and run it against a fresh mock."""
    folder = work.scratch("postman")
    from_examples = (
        "parametersResolution=Example,requestParametersResolution=Example,exampleParametersResolution=Example"
    )
    run(
        [work.node / "openapi2postmanv2", "-s", work.contract, "-o", "collection.json", "-O", from_examples], cwd=folder
    )
    keys = ("--env-var", f"basicAuthUsername={ACCESS_KEY}", "--env-var", f"basicAuthPassword={SECRET_KEY}")
    report = ("--reporters", "json", "--reporter-json-export", "run.json")
    with work.mock() as url:
        run([work.node / "newman", "run", "collection.json", "--env-var", f"baseUrl={url}", *keys, *report], cwd=folder)
    executions = _json((folder / "run.json").read_text(), "newman")["run"]["executions"]
    unfit = {name: why for name, why in map(_judged, executions) if why}
    if unfit or not executions:
        raise FailedError(f"These requests of the collection got nothing: {unfit or 'there are none'}.")
    return f"{len(executions)} of {len(executions)} requests succeed as imported, and every list finds something."


def _judged(execution: Any) -> tuple[str, str]:
    """Return the name of a request of the collection, and why its response is no use; empty where it is."""
    response = execution.get("response", {})
    status, body = response.get("code"), bytes(response.get("stream", {}).get("data", []))
    if status not in (200, 201, 204):
        return execution["item"]["name"], f"status {status}"
    found = status == 204 or _json(body.decode(), "the mock")["data"]
    return execution["item"]["name"], "" if found else "an empty list"


def fuzz_with_schemathesis(work: Workshop) -> str:
    """Run the checks and phases of Schemathesis from the command line.

    Two checks are left to contract_tests/tests/server/test_conformance.py, which asks them call by call: the mock takes
    some of what the contract does not have (docs/adr/0085, 0086), and rejects an edge strategy that does not exist.
    """
    command: list[str | Path] = [Path(sys.executable).parent / "schemathesis", "run", work.contract]
    left_out = "negative_data_rejection,positive_data_acceptance"
    options = (
        "--auth",
        f"{ACCESS_KEY}:{SECRET_KEY}",
        "--max-examples",
        "10",
        "--seed",
        "1",
        "--exclude-checks",
        left_out,
    )
    with work.mock() as url:
        printed = run([*command, "--url", url, *options], cwd=work.scratch("schemathesis"))
    counted = [line.strip() for line in printed.splitlines() if " generated, " in line]
    return f"No issues: {counted[-1]}." if counted else "No issues."


def _buy(work: Workshop, command: list[str | Path]) -> str:
    with work.mock() as url:
        printed = run([*command, url, ACCESS_KEY, SECRET_KEY], cwd=work.scratch("buy"))
    if printed.strip() != "12065550100 98396":
        raise FailedError(f"It should print the number and its route, and printed {printed.strip()!r}.")
    return f"{BOUGHT}, 12065550100, and sets its route."


def _no_findings(count: int, printed: str) -> str:
    if count:
        raise FailedError(f"{count} findings:\n{printed[:3000]}")
    return "0 findings."


def _json(text: str, tool: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise FailedError(f"{tool} printed no JSON: {text[:500] or '(nothing)'}") from error


def _node(name: str) -> str:
    return f"{name} {NODE_TOOLS[name]}"


GENERATOR = f"openapi-generator {PYTHON_TOOLS['openapi-generator-cli']}"
CHECKS = (
    Check(
        "redocly",
        _node("@redocly/cli"),
        "lint, recommended-strict",
        lambda work: lint_with_redocly(work, work.contract),
    ),
    Check(
        "redocly-admin",
        _node("@redocly/cli"),
        "lint of the admin contract, recommended-strict",
        lambda work: lint_with_redocly(work, work.admin_contract),
    ),
    Check(
        "spectral", _node("@stoplight/spectral-cli"), "lint, oas", lambda work: lint_with_spectral(work, work.contract)
    ),
    Check(
        "spectral-admin",
        _node("@stoplight/spectral-cli"),
        "lint of the admin contract, oas",
        lambda work: lint_with_spectral(work, work.admin_contract),
    ),
    Check("validate", GENERATOR, "validate", validate_with_generator),
    Check("python", GENERATOR, "client in Python", buy_with_python),
    Check("typescript-fetch", f"{GENERATOR}, {_node('typescript')}", "client in TypeScript", buy_with_typescript),
    Check("go", GENERATOR, "client in Go", generate_go),
    Check("java", GENERATOR, "client in Java", buy_with_java),
    Check(
        "openapi-typescript",
        f"{_node('openapi-typescript')}, {_node('typescript')}",
        "types of both contracts",
        type_with_typescript,
    ),
    Check("prism", _node("@stoplight/prism-cli"), "proxy --errors in front of the mock", proxy_with_prism),
    Check(
        "postman",
        f"{_node('openapi-to-postmanv2')}, {_node('newman')}",
        "collection against the mock",
        collect_with_postman,
    ),
    Check("schemathesis", f"schemathesis {version('schemathesis')}", "run against the mock", fuzz_with_schemathesis),
)
