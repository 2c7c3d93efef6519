"""The client can be learned from help() alone."""

from __future__ import annotations

import inspect
import pydoc
import textwrap
from typing import Any

import flowroute_numbers
import pytest
from flowroute_mock import FlowrouteMock

PUBLIC = [name for name in flowroute_numbers.__all__ if name not in ("__version__", "UNSET")]


def members(cls: type) -> list[tuple[str, Any]]:
    return [
        (name, each)
        for name, each in vars(cls).items()
        if not name.startswith("_") and (inspect.isfunction(each) or isinstance(each, property))
    ]


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_and_each_of_its_methods_is_documented(name: str) -> None:
    exported = getattr(flowroute_numbers, name)

    assert inspect.getdoc(exported)
    if isinstance(exported, type):
        assert [each for each, value in members(exported) if not inspect.getdoc(value)] == []


def test_the_example_of_the_module_works(capsys: pytest.CaptureFixture[str]) -> None:
    text = flowroute_numbers.__doc__ or ""
    block = next(part for part in text.split("\n\n") if part.startswith("    from flowroute_numbers import"))
    rest = text[text.index(block) :].split("\n\nFlowrouteClient and")[0]

    with FlowrouteMock() as mock:
        code = textwrap.dedent(rest).replace(
            'access_key="...", secret_key="..."',
            f"access_key={mock.access_key!r}, secret_key={mock.secret_key!r}, transport=transport",
        )
        exec(code, {"transport": mock.transport})  # noqa: S102 (ours)

    assert "12065550190" in capsys.readouterr().out


def test_help_names_the_page_size_the_cap_and_what_costs_money() -> None:
    text = pydoc.render_doc(flowroute_numbers.FlowrouteClient, renderer=pydoc.plaintext)

    assert "limit: The page size, not a cap" in text
    assert "max_items: The cap" in text
    assert "spend_limit: US dollars" in text
