"""An editor that all tests of a file share, and a small desk for each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.editor.client import Editor

ARTICLE = """\
Harbour Bridge Reopens

The 🌉 bridge is 900 meters (2,950 feet) long and opened again on Tuesday.

“It is safe,” said Ada Holm, the mayor. Two lanes carry 400 cars an hour.
"""
CLAIMS = """\
source:
  title: Harbour Bridge Reopens
  file: ../seeds/bridge.txt
  published: 2024-01-17
claims:
  length:
    exact: 900 meters (2,950 feet) long
    about: [Harbour Bridge, length]
    quantity: 900 meters
    restated: 2,950 feet
  opening:
    exact: opened again on Tuesday
    about: [Harbour Bridge, opens again]
    date: on Tuesday
    tense: past
  mayor: {exact: "Ada Holm, the mayor", about: Ada Holm, name: Ada Holm, role: mayor}
"""
REFERENCE = """\
source: {title: Bridges}
claims:
  opening:
    about: [Harbour Bridge, opens again]
    date: 16 January 2024
    cite: {title: "Harbour Bridge open, City Council", url: "https://example.org/bridge"}
"""
_numbers = count()


class Folder:
    """A project in the editor's folder, its files by their names in that."""

    def __init__(self, root: Path) -> None:
        self.root = root / f"desk{next(_numbers)}"
        self.claims = self.write("claims/bridge.yaml", CLAIMS)
        self.article = self.write("seeds/bridge.txt", ARTICLE)
        self.reference = self.write("claims/reference/bridges.yaml", REFERENCE)

    def write(self, name: str, text: str) -> str:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return f"{self.root.name}/{name}"


@pytest.fixture(scope="package")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with Editor(tmp_path_factory.mktemp("editor").resolve()) as started:
        yield started


@pytest.fixture
def desk(editor: Editor) -> Folder:
    return Folder(editor.folder)
