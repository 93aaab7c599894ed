"""A project with one trusted table and one article's claims, written a few lines at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import Archive, Claim, UnreadableError, load
from factcheck.references.table_files import digest

CITE = "{title: Invented for this test, url: 'https://example.org/places'}"


class Desk:
    """``claims/reference/known.yaml`` describes the table, ``claims/article.yaml`` has claims."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.reference = root / "claims/reference"
        self.reference.mkdir(parents=True)

    def describe(self, file: str, described: str, pin: str = "") -> None:
        head = f"source: {{title: Known}}\ntables:\n  places:\n    file: {file}\n    cite: {CITE}\n"
        head += f"    hash: {pin}\n" if pin else ""
        rest = "".join(f"    {line}\n" for line in described.strip().splitlines())
        (self.reference / "known.yaml").write_text(head + rest, "utf-8")

    def table(self, text: str, described: str, *, name: str = "t.csv", pin: str = "") -> None:
        path = self.reference / name
        path.write_text(text, "utf-8")
        self.describe(name, described, pin or digest([path]))

    def claims(self, *lines: str, published: str = "2021-05-01") -> None:
        body = "".join(f"  {line}\n" for line in lines)
        head = f"source: {{title: An article, published: {published}}}\nclaims:\n"
        (self.root / "claims/article.yaml").write_text(head + body, "utf-8")

    def load(self) -> Archive:
        return load(self.root)

    def known(self) -> list[Claim]:
        return list(self.load().trusted)

    def faults(self) -> str:
        with pytest.raises(UnreadableError) as refused:
            self.load()
        return str(refused.value)

    def answer(self) -> str:
        (pair,) = self.load().pairs["article"]
        return f"{pair.verdict}: {pair.explanation}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
