"""A suggestion as a change of words: which words of which claim it replaces."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.errors import Place
from factcheck.model import Claim, Finding, Written
from factcheck.reports.sides import sides_of, value_keys
from factcheck.text import Span

_NUMERAL = re.compile(r"\d[\d.,  ]*\d|\d")


class Correction(Struct, frozen=True):
    """Words of a claim and what would be right in their place; the first is the likeliest."""

    claim: Claim
    key: str
    written: Written
    replacements: tuple[str, ...]

    @property
    def place(self) -> Place:
        """Where the words stand in the claim file."""
        return self.written.place

    @property
    def span(self) -> Span | None:
        """Where the words stand in the article; ``None`` where that is not just one place."""
        whole = self.claim.span
        if whole is None:
            return None
        passage = self.claim.document.text[whole.start : whole.end]
        if passage.count(self.written.text) != 1:
            return None
        start = whole.start + passage.index(self.written.text)
        return Span(start, start + len(self.written.text))


def correction_of(finding: Finding) -> Correction | None:
    """The change that a finding suggests; ``None`` where it suggests none, or not where.

    The words replaced are those that differ from the suggestion in their numerals alone, or
    else those that the finding points at.
    """
    if not finding.suggestions:
        return None
    sides = [side for side in sides_of(finding) if side.written.text not in finding.suggestions]
    rest = _without_numerals(finding.suggestions[0])
    alike = [side for side in sides if _without_numerals(side.written.text) == rest]
    pointed = [side for side in sides if side.written.place == finding.place]
    for side in (*(s for s in pointed if s in alike), *alike, *pointed):
        if side.claim and side.key in value_keys(side.claim) and not side.claim.is_reference:
            return Correction(side.claim, side.key, side.written, finding.suggestions)
    return None


def _without_numerals(words: str) -> str:
    return _NUMERAL.sub("", words).strip().casefold()
