"""What no claim covers: numbers, dates, names and quotations that nobody has claimed.

A hint for the eye, so plain patterns serve; nothing is checked by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from factcheck.text import Part, Span, divide

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\."
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_FORMS = {
    "quotation": re.compile('“[^”\n]{2,}”|"[^"\n]{2,}"'),
    "date": re.compile(
        rf"\b(?:(?:{_MONTHS})(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?\s+\d{{4}})?|(?:{_DAYS})|"
        r"(?:last|next|this|earlier this)\s+(?:week|month|year)|yesterday|today|tomorrow)\b"
    ),
    "number": re.compile(r"[$€£]?\d[\d.,]*\d%?|[$€£]?\d%?"),
    "name": re.compile(
        r"\b[A-ZÀ-ÞŁŚŠŽ][\w’'-]*(?:\s+(?:(?:of|de|van|von|al|bin)\s+)?[A-Z][\w’'-]*)*"
    ),
}
_OPENING = re.compile(r"(?:^|[.!?:]\s|[\n“\"(])\s*$")
_PLAIN_STARTS = frozenset(
    "A An And As At But By Claims Despite During For From He Her His However I If In It Its No Not "
    "On One Or She Since So Some That The Their There These They This Those To U.S Under We What "
    "When Where Which While Who With You".split()
)


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """Words that no claim covers, and what they look like."""

    span: Span
    kind: str


def uncovered(text: str, covered: Iterable[Span], caption: str = "") -> tuple[Gap, ...]:
    """The gaps of a text in order, none inside another."""
    taken = bytearray(len(text))
    for span in covered:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    gaps: list[Gap] = []
    for gap in _candidates(text, caption):
        start, end = gap.span.start, gap.span.end
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            gaps.append(gap)
    return tuple(sorted(gaps))


@lru_cache(maxsize=16)
def _candidates(text: str, caption: str) -> tuple[Gap, ...]:
    """Longest meanings first: a quotation before the date in it, a date before its number."""
    headline = next((end for part, _, end in divide(text, caption) if part is Part.HEADLINE), 0)
    found = [
        Gap(span, kind)
        for kind, form in _FORMS.items()
        for span in map(lambda match: Span(*match.span()), form.finditer(text))
        if kind != "name" or span.start >= headline
    ]
    return tuple(filter(None, (_trimmed(gap, text) for gap in found)))


def _trimmed(gap: Gap, text: str) -> Gap | None:
    """A name without the plain word that only its place at the start made a capital."""
    if gap.kind != "name" or not _OPENING.search(text[max(0, gap.span.start - 4) : gap.span.start]):
        return gap
    words = text[gap.span.start : gap.span.end].split()
    if len(words) == 1:
        return None
    if words[0] not in _PLAIN_STARTS:
        return gap
    start = text.index(words[1], gap.span.start + len(words[0]))
    return Gap(Span(start, gap.span.end), "name")


def counts(gaps: Iterable[Gap]) -> Iterator[tuple[str, int]]:
    """How many of each kind, in the order of the kinds."""
    kinds = [gap.kind for gap in gaps]
    for kind in _FORMS:
        if kind in kinds:
            yield kind, kinds.count(kind)
