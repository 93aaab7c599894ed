"""The constants of the library that are written out in its code, each as a line.

    python tests/words/constants.py

writes them down for ``test_constants.py`` to know them again. One that is changed on purpose is
recorded anew, after what it decides has been tested; a new one need not be recorded at once.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping, Set
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]
RECORD = Path(__file__).with_name("constants.txt")
PLAIN = frozenset(["frozenset", "range", "Fraction", "date", "timedelta"])
"""What a constant that is written out may be made with: others are worked out from tables."""
LONGEST = 600  # characters: what is longer is a text, and shown elsewhere


def constants() -> Iterator[str]:
    """Every constant of every module of the library and its checks."""
    for path in sorted([*ROOT.glob("factcheck/**/*.py"), *ROOT.glob("checks/**/*.py")]):
        parts = path.relative_to(ROOT).with_suffix("").parts
        names = list(_names(path))
        if names and "editor" not in parts:  # which needs more than the library does
            home = ".".join(parts if parts[0] == "factcheck" else ("factcheck", *parts))
            module = import_module(home.removesuffix(".__init__"))
            lines = (f"{'/'.join(parts)} {name} = {told(getattr(module, name))}" for name in names)
            yield from (line for line in lines if len(line) <= LONGEST)


def _names(path: Path) -> Iterator[str]:
    """The names in capitals that a module gives to something written out."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value and _is_plain(node.value):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                for name in target.elts if isinstance(target, ast.Tuple) else [target]:
                    if isinstance(name, ast.Name) and name.id.isupper():
                        yield name.id


def _is_plain(value: ast.expr) -> bool:
    called = (node.func for node in ast.walk(value) if isinstance(node, ast.Call))
    return all(isinstance(name, ast.Name) and name.id in PLAIN for name in called)


def told(value: Any) -> str:
    """A value on a line, sets in order; a function is told by its name."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{told(key)}: {told(of)}' for key, of in value.items())}}}"
    if isinstance(value, Set):
        return f"{{{', '.join(sorted(map(told, value)))}}}"
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, tuple | list):
        return f"({', '.join(map(told, value))})"
    if callable(value):
        return str(value.__name__)
    return str(value) if type(value).__name__ == "Fraction" else repr(value)


if __name__ == "__main__":
    RECORD.write_text("".join(f"{line}\n" for line in constants()), "utf-8")
