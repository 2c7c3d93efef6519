"""Load the OpenAPI document of the admin API on first use: parsing YAML takes longer than starting the mock."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from flowroute_mock.http.contract import CompiledContract, compile_contract


@cache
def admin_contract() -> CompiledContract:
    """Read and compile admin_openapi.yaml."""
    import yaml  # noqa: PLC0415  only this needs it

    text = (files("flowroute_mock") / "admin_openapi.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return compile_contract(yaml.load(text, Loader=loader))  # noqa: S506  both loaders are safe
