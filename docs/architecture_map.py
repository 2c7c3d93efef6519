"""Write the map of ARCHITECTURE.md: each folder of code with its law and its modules.

python docs/architecture_map.py    # writes the tables anew; a test fails where they are not what this writes
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "ARCHITECTURE.md"
LEFT_OUT = ("tests", "templates", "__pycache__")
TABLE = re.compile(r"(?P<head><!-- map of (?P<part>\S+) -->\n).*?(?=<!-- end -->)", re.DOTALL)


def folders(part: str) -> Iterator[Path]:
    """Yield the folders of code of a part, the part itself first."""
    for package in sorted((ROOT / part).rglob("__init__.py")):
        if not set(package.relative_to(ROOT).parts) & set(LEFT_OUT):
            yield package.parent


def law(folder: Path) -> str:
    """Return the sentence of a folder: the first line of its docstring."""
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0]


def modules(folder: Path) -> list[str]:
    """Name the modules of a folder."""
    return sorted(path.stem for path in folder.glob("*.py") if path.stem not in ("__init__", "__main__"))


def table(part: str) -> str:
    """Write the rows of a part."""
    rows = [
        f"| `{folder.relative_to(ROOT)}/` | {law(folder)} | {', '.join(f'`{name}`' for name in modules(folder))} |"
        for folder in folders(part)
    ]
    return "\n".join(["| folder | its law | its modules |", "| --- | --- | --- |", *rows, ""])


def with_maps(text: str) -> str:
    """Return the text with each map as the code has it."""
    return TABLE.sub(lambda found: found["head"] + table(found["part"]), text)


if __name__ == "__main__":
    DOCUMENT.write_text(with_maps(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
