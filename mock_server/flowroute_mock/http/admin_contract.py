"""Load the admin's own OpenAPI document when first needed: parsing YAML takes longer than the mock's start."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from flowroute_mock.http.contract import CompiledContract, compile_contract


@cache
def admin_document() -> dict[str, Any]:
    """Read admin_openapi.yaml."""
    import yaml  # noqa: PLC0415  nobody else needs it

    text = (files("flowroute_mock") / "admin_openapi.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506  both loaders are safe
    return document


@cache
def admin_contract() -> CompiledContract:
    """Compile admin_openapi.yaml."""
    return compile_contract(admin_document())
