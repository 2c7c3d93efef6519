"""Run every benchmark of this folder, or those that are named: `python -m benchmarks client store`."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks

TOOLS = {"__main__", "ratios"}


def main(names: list[str]) -> int:
    """Run the named benchmarks; each is a module with a `main()` that prints what it measured."""
    known = [module.name for module in pkgutil.iter_modules(benchmarks.__path__) if module.name not in TOOLS]
    if unknown := sorted(set(names) - set(known)):
        print(f"No benchmark {', '.join(unknown)}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    for name in names or known:
        print(f"\n== {name}", flush=True)
        importlib.import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
