"""The worked example of the README is what the command does."""

import re
from pathlib import Path

from spec.__main__ import main

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def block(language, number):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)[number]


def test_the_worked_example_prints_and_writes_what_the_readme_shows(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("orders.yaml").write_text(block("yaml", 0), encoding="utf-8")
    command = block("console", 0).removeprefix("$ python -m spec ")

    assert main(command.split()) == 1

    assert capsys.readouterr().err == block("text", 0)
    assert Path("openapi.yaml").read_text(encoding="utf-8") == block("yaml", 1)
