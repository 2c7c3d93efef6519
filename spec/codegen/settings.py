"""Read the settings of the generation from spec/codegen/config.yaml, and the version from pyproject.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TEMPLATES = HERE / "templates"
RUNTIME = HERE / "runtime"


@dataclass(frozen=True)
class Settings:
    """What the generation needs to know besides the contract."""

    generator: dict[str, Any]
    error_names: dict[str, str]
    phone_number_schema: str
    version: str


def load_settings() -> Settings:
    """Return the settings of this checkout."""
    config = yaml.safe_load((HERE / "config.yaml").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Settings(**config, version=project["version"])
