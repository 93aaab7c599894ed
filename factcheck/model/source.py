"""A source: a document in which claims appear, and the claims and tables made of it by a file."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeAlias

from msgspec import Struct, field

from factcheck.errors import Place
from factcheck.model.claim import Claim
from factcheck.model.document import Citation, Document, Written
from factcheck.model.finding import Observation
from factcheck.text import Span


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

    def words(self, key: str) -> str:
        """What its description writes under a key; empty where it writes nothing."""
        found = self.written.get(key)
        return found.text if found else ""

    @property
    def form(self) -> str:
        """What the file holds: ``rows``, ``exchange-rates`` or ``wikidata``."""
        return self.words("form") or "rows"

    @property
    def uid(self) -> str:
        """The table's name in the whole project: ``file.table``."""
        return f"{self.document.id}.{self.id}"


class Unclaimed(Struct, frozen=True):
    """Words that a claim file sets aside, where they stand in the text, and why."""

    words: str
    reason: str
    span: Span


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
        """A name in its claim file as ``file.claim``, as of its document."""
        return self.document.uid_of(name)


class Kept(Protocol):
    """Values by their keys, kept from run to run."""

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """The values that are kept of some keys."""

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values."""

    def prune(self) -> None:
        """Let go of what was not asked for, where that is most of it."""


class KeptSources(Sequence[Source]):
    """Sources that lie in a file, each read when it is asked for.

    What is told of one may be kept from run to run, under a ``key``.
    """

    @abstractmethod
    def documents(self) -> Iterator[tuple[Document, int]]:
        """The document of each, with how many claims are made of it; no claim is read."""

    @property
    @abstractmethod
    def counts(self) -> Mapping[str, int]:
        """How many claims each has, under its id; nothing is read."""

    @abstractmethod
    def id_of(self, number: int) -> str:
        """The id of a source by its number; nothing is read."""

    @abstractmethod
    def claim(self, uid: str) -> Claim:
        """A claim by its ``file.claim``, or a reference, the same whenever it is asked for."""

    @abstractmethod
    def seen(self, source: Source) -> Iterable[Observation]:
        """What was seen of the claims of one of them."""

    @abstractmethod
    def key(self, number: int, *beside: object) -> bytes:
        """A digest of a source by its number, of all that was seen of it, and of more."""

    @abstractmethod
    def kept(self, kind: str) -> AbstractContextManager[Kept | None]:
        """What is kept of some kind from run to run; ``None`` where nothing is."""

    @abstractmethod
    def asking(self) -> AbstractContextManager[AskEach]:
        """What asks something of some of them, by their numbers, and gives it in their order.

        It may be asked in other processes, of copies of the sources.
        """


Ask: TypeAlias = Callable[[KeptSources, int, Any], bytes]
"""Tells something of one of some sources, by its number, and of what is given beside that."""
AskEach: TypeAlias = Callable[[Ask, Sequence[int], Callable[[int], Any]], Iterator[bytes]]
