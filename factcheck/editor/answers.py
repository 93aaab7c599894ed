"""What is known of a file in an editor: what the checks find of it, and what cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lsprotocol.types import Location, Position, Range
from msgspec import Struct

from factcheck.archive import Archive
from factcheck.editor.files import Files
from factcheck.errors import Fault, Place
from factcheck.model import Claim, Finding, Result, Source


class FileView(Struct, frozen=True, eq=False):
    """The findings and faults that an editor shows in a file, and the claims that are its own.

    ``path`` is counted from ``root``, ``files`` are the texts as the editor has them. The file is a
    claim file, an article of one or, where it ``is_drafted``, an article of which nobody has
    written down the claims.
    """

    files: Files
    root: Path
    path: str
    archive: Archive
    result: Result
    faults: tuple[Fault, ...] = ()
    is_drafted: bool = False

    @property
    def file(self) -> Path:
        """Where the file lies."""
        return self.root / self.path

    @property
    def text(self) -> str:
        """Its text as the editor has it."""
        return self.files.text(self.file)

    def point(self, position: Position) -> tuple[int, int]:
        """A position as line and column, both from 0, in code points; never behind a line's end."""
        return self.files.point(self.file, position)

    def range_of(self, place: Place) -> Range:
        """A place in it as the protocol gives it."""
        return self.files.range_of(self.file, place)

    def location(self, place: Place) -> Location:
        """Where a place of the project stands."""
        path = self.root / place.path
        return Location(self.files.address(path), self.files.range_of(path, place))

    def words_of(self, claim: Claim) -> Iterator[Location]:
        """Where the words of a claim stand in its article, if they are found there."""
        if claim.span and claim.document.path:
            path = self.root / claim.document.path
            yield Location(self.files.address(path), self.files.range_of_span(path, claim.span))

    @property
    def source(self) -> Source | None:
        """The source whose claim file it is; ``None`` for an article."""
        sources = (*self.archive.sources, *self.archive.references)
        return next((one for one in sources if one.document.place.path == self.path), None)

    @property
    def claims(self) -> Iterator[Claim]:
        """The claims that the article makes; those of a claim file are its source's."""
        sources = (*self.result.sources, *self.result.references)
        return (
            claim
            for source in sources
            for claim in source.claims
            if self.path in (source.document.path, source.document.place.path)
        )

    @property
    def is_article(self) -> bool:
        """Whether it is a text that claims are made of, and no claim file."""
        return self.is_drafted or self.source is None

    @property
    def findings(self) -> Iterator[Finding]:
        """The findings that point into it, or accuse a claim of its own."""
        for finding in self.result.open_findings:
            is_here = finding.place.path == self.path
            if is_here or any(True for _ in self.accused(finding)):
                yield finding

    def accused(self, finding: Finding) -> Iterator[Claim]:
        """The claims of the file that a finding is of: at fault, or perhaps.

        Those that stand in an article, where it is one.
        """
        for claim in dict.fromkeys(finding.claims):
            if claim not in finding.witnesses and not claim.is_reference and self._has(claim):
                yield claim

    def _has(self, claim: Claim) -> bool:
        if self.is_article:
            return claim.document.path == self.path and claim.span is not None
        return claim.document.place.path == self.path

    def claim_at(self, line: int) -> Claim | None:
        """The claim of a claim file that a line, counted from 0, stands in."""
        claims = self.source.claims if self.source else ()
        own = (one for one in claims if one.place.path == self.path)  # and not in a table
        return max(
            (one for one in own if one.place.line <= line + 1),
            key=lambda one: one.place,
            default=None,
        )

    def claims_at(self, offset: int) -> list[Claim]:
        """The claims of an article whose words an offset stands in, the narrowest first."""
        spans = ((claim.span, claim) for claim in self.claims if claim.document.path == self.path)
        found = [
            (span, claim) for span, claim in spans if span and span.start <= offset <= span.end
        ]
        return [claim for span, claim in sorted(found, key=lambda one: one[0].end - one[0].start)]
