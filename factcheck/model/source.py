"""A source: a document in which claims appear, and the claims that a file makes of it."""

from __future__ import annotations

from msgspec import Struct

from factcheck.model.claim import Claim
from factcheck.model.coverage import Unclaimed
from factcheck.model.document import Document, Written
from factcheck.model.table import Table


class Source(Struct, frozen=True, eq=False, dict=True):
    """A document with all the claims that one file makes of it, in the file's order.

    ``tables`` are those whose rows are references, too, ``providers`` the names of packages that
    answer what claims ask. ``rules`` are those that it is held against: all of them, without any
    named; ``unclaimed`` are the words that the file sets aside.
    """

    document: Document
    claims: tuple[Claim, ...]
    expected: tuple[Written, ...] = ()
    tables: tuple[Table, ...] = ()
    providers: tuple[Written, ...] = ()
    rules: frozenset[str] = frozenset()
    unclaimed: tuple[Unclaimed, ...] = ()

    @property
    def id(self) -> str:
        """The stem of the claim file: what the source is called in reports and test ids."""
        return self.document.id

    def is_held_against(self, rule: str) -> bool:
        """Whether the check of a rule runs on it."""
        return not self.rules or rule in self.rules

    def uid_of(self, name: str) -> str:
        """A name in the source's file as ``file.claim``: a bare id means a claim of its own."""
        return name if "." in name else f"{self.id}.{name}"
