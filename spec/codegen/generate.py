"""Generate the client package from the contract into a folder."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from spec.codegen import contract as contracts
from spec.codegen import models, text
from spec.codegen.operations import describe_operations
from spec.codegen.problems import CodegenError
from spec.codegen.settings import RUNTIME, TEMPLATES, Settings, load_settings
from spec.codegen.status_errors import describe_status_errors

# What the templates of the facade make; openapi-python-client makes the rest.
FACADE = {
    "_operations.py": "operations.py.jinja",
    "_sync.py": "sync_client.py.jinja",
    "_async.py": "async_client.py.jinja",
    "_version.py": "version.py.jinja",
}
# What users see of the runtime: the errors, which every program may need, and the rest, which is loaded on demand.
ERROR_EXPORTS = [
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "ClientUnusableError",
    "ConfigurationError",
    "CredentialsError",
    "CrossOriginError",
    "DeadlineError",
    "ErrorEntry",
    "FlowrouteError",
    "InvalidResponseError",
    "ListChangedError",
    "NoNextPageError",
    "OutcomeUnknownError",
    "SpendLimitError",
    "ResponseTooLargeError",
]
LAZY_EXPORTS = {
    "UNSET": "_runtime.values.absent",
    "AsyncFlowrouteClient": "_async",
    "AsyncPage": "_runtime.paging.paging",
    "AsyncPaginator": "_runtime.paging.paging",
    "AuthenticatedClient": "client",
    "CallEvent": "_runtime.watching.watching",
    "Client": "client",
    "Hook": "_runtime.watching.watching",
    "OpenTelemetryHook": "_runtime.watching.telemetry",
    "Page": "_runtime.paging.paging",
    "RawResponse": "_runtime.calls.raw",
    "RetryPolicy": "_runtime.limits.retries",
    "Unset": "_runtime.values.absent",
    "parse_e164": "_runtime.values.phone_numbers",
}
# Isolated from any settings around the folder, so that the bytes are the same everywhere.
_RUFF_SETTINGS = (
    "--isolated",
    "--no-cache",
    "--quiet",
    "--target-version=py311",
    "--line-length=120",
    "--config=lint.isort.split-on-trailing-comma=false",
    "--config=format.skip-magic-trailing-comma=true",
)
_RUFF = (("check", "--fix-only", "--select=F401,I"), ("format",))


def generate(contract_path: Path, into: Path) -> None:
    """Write the client package of a contract into a folder, which is emptied first.

    Raises:  CodegenError when any part of the contract can't be generated; then the folder is not there.
    """
    contract = contracts.load(contract_path)
    shutil.rmtree(into, ignore_errors=True)
    try:
        _write(contract, into)
    except BaseException:
        shutil.rmtree(into, ignore_errors=True)
        raise


def _write(contract: dict[str, Any], into: Path) -> None:
    settings = load_settings()
    project = _project(contract, settings, into)
    project.env.globals.update(_facts(contract, settings, project))
    with contextlib.redirect_stdout(io.StringIO()):
        _refuse(project.build())
    for name, template in FACADE.items():
        (into / name).write_text(_render(project.env, template), encoding="utf-8")
    (into / "py.typed").write_text("", encoding="utf-8")
    (into / "openapi.json").write_text(contracts.as_json(contract), encoding="utf-8")
    _tidy(into)
    shutil.copytree(RUNTIME, into / "_runtime", ignore=shutil.ignore_patterns("__pycache__"))


def _project(contract: dict[str, Any], settings: Settings, into: Path) -> Project:
    config = Config.from_sources(
        ConfigFile(**settings.generator),
        MetaType.NONE,
        document_source=into,
        file_encoding="utf-8",
        overwrite=True,
        output_path=into,
    )
    data = GeneratorData.from_dict(contracts.for_generator(contract), config=config)
    if isinstance(data, GeneratorError):
        _refuse([data])
    assert isinstance(data, GeneratorData)  # noqa: S101 (for the type checker: an error has been raised)
    return Project(openapi=data, config=config, custom_template_path=TEMPLATES)


def _facts(contract: dict[str, Any], settings: Settings, project: Project) -> dict[str, Any]:
    """Return what the templates know besides what openapi-python-client tells them."""
    models.check_no_cycle(list(project.openapi.models))
    operations = describe_operations(contract, settings)
    return {
        "operations": operations,
        "operation_named": {operation.name: operation for operation in operations}.__getitem__,
        "status_errors": describe_status_errors(contract, settings),
        "members_of": models.describe_members,
        "imports_of": models.describe_imports,
        "server": contract["servers"][0]["url"],
        "title": contract["info"]["title"],
        "version": settings.version,
        "module_of": {model.class_info.name: model.class_info.module_name for model in project.openapi.models},
        "error_exports": ERROR_EXPORTS,
        "lazy_exports": LAZY_EXPORTS,
        "literal": text.literal,
        "doc": text.docstring,
        "paragraph": text.paragraph,
        "argument": text.argument,
    }


def _refuse(problems: list[GeneratorError] | Any) -> None:
    """Raise for whatever openapi-python-client warns of: it leaves out what it can't generate."""
    if problems:
        listed = "\n".join(" ".join(part for part in (problem.header, problem.detail) if part) for problem in problems)
        raise CodegenError(f"openapi-python-client would leave something out:\n{listed}\nRepair the contract.")


def _render(env: Environment, template: str) -> str:
    return env.get_template(template).render()


def _tidy(folder: Path) -> None:
    for arguments in _RUFF:
        # -P: the folder holds a types.py, which must not stand in for Python's own.
        done = subprocess.run(  # noqa: S603 (our own arguments)
            [sys.executable, "-P", "-m", "ruff", *arguments, *_RUFF_SETTINGS, "."],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise CodegenError(f"ruff {arguments[0]} can't read what the templates made:\n{done.stdout}{done.stderr}")
