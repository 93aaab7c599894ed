"""A table that the desk trusts: how its rows are to be read as references."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from factcheck.errors import Place
from factcheck.model.claim import Citation
from factcheck.model.document import Document, Written


class Cell(Struct, frozen=True):
    """What each row says under a key: words that all rows share, or those of a column."""

    words: Written
    is_column: bool = False


class Table(Struct, frozen=True, eq=False):
    """A table as a claim file describes it.

    ``path`` is its file's, from the project's root; ``cells`` are by the claim's key that they
    give, ``unit`` among them. ``written`` holds what the file says in plain words: ``file``,
    ``hash``, ``resource``, ``form``.
    """

    id: str
    document: Document
    place: Place
    path: str
    written: Mapping[str, Written]
    citations: tuple[Citation, ...]
    about: tuple[Cell, ...] = ()
    also: tuple[Cell, ...] = ()
    cells: Mapping[str, Cell] = field(default_factory=dict)
    missing: frozenset[str] = frozenset([""])

    @property
    def form(self) -> str:
        """What the file holds: ``rows``, ``exchange-rates`` or ``wikidata``."""
        found = self.written.get("form")
        return found.text if found else "rows"

    @property
    def uid(self) -> str:
        """The table's name in the whole project: ``file.table``."""
        return f"{self.document.id}.{self.id}"
