"""Say which class of error stands for each status that the contract documents."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from spec.codegen import contract as contracts
from spec.codegen.settings import Settings


@dataclass(frozen=True)
class StatusError:
    """One class of error. All that stand for a 5xx are kinds of the one that stands for 500."""

    status: int
    name: str
    base: str
    doc: str


def describe_status_errors(contract: dict[str, Any], settings: Settings) -> list[StatusError]:
    """Return the classes, in the order of their statuses."""
    answers = {
        int(status): (answer.get("$ref", "").rsplit("/", 1)[-1], contracts.resolve(contract, answer)["description"])
        for _, _, _, operation in contracts.operations(contract)
        for status, answer in operation["responses"].items()
        if status.isdigit() and int(status) >= HTTPStatus.BAD_REQUEST
    }
    names = {status: _class_name(status, name, settings) for status, (name, _) in answers.items()}
    return [
        StatusError(status, names[status], _base(status, names), doc.strip())
        for status, (_, doc) in sorted(answers.items())
    ]


def _class_name(status: int, response_name: str, settings: Settings) -> str:
    name = settings.error_names.get(str(status)) or response_name or "".join(HTTPStatus(status).phrase.title().split())
    return name if name.endswith("Error") else f"{name}Error"


def _base(status: int, names: dict[int, str]) -> str:
    general = HTTPStatus.INTERNAL_SERVER_ERROR
    return names[general] if status > general and general in names else "APIStatusError"
