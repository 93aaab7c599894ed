"""Writes down the rows of the tables of words, for ``test_every_row.py`` to know them again.

    python tests/words/record.py

A row that is changed on purpose is recorded anew, after its reading has been tested.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from factcheck.words import table

RECORD = Path(__file__).with_name("rows.txt")
TABLES = Path(__file__).parents[2] / "factcheck/words"


def names() -> list[tuple[str, str]]:
    """Each table, and its language."""
    return sorted((path.stem, path.parent.name) for path in TABLES.glob("*/*.txt"))


def rows() -> Iterator[tuple[str, str]]:
    """Every row of every table with a short mark of its section and content, told by its table."""
    for name, language in names():
        section = ""
        for line in table(name, language):
            section = line if line.startswith("[") else section
            content = f"{language}/{name}{section}{line}".encode()
            yield f"{language}/{name} {hashlib.sha256(content).hexdigest()[:10]}", line


def main() -> None:
    """Write the marks, a row each, so that two who add rows seldom meet."""
    RECORD.write_text("".join(f"{mark}\n" for mark in sorted({m for m, _ in rows()})), "utf-8")


if __name__ == "__main__":
    main()
