"""What no claim covers: numbers, dates, names and quotations that nobody has claimed.

A hint for the eye, so plain patterns serve; nothing is checked by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from factcheck.text import Part, Span, divide

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\."
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_BLANK = r"(?:[ \t]+|\n)"
_CAPITAL = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÞŁŚŠŽ][\w’'-]*)"
_FORMS = {
    "quotation": re.compile('“[^”\n]{2,}”|"[^"\n]{2,}"'),
    "date": re.compile(
        rf"\b(?:(?:{_MONTHS})(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?\s+\d{{4}})?|(?:{_DAYS})|"
        r"(?:last|next|this|earlier this)\s+(?:week|month|year)|yesterday|today|tomorrow)\b"
    ),
    "number": re.compile(r"(?<![\w-])[$€£]?\d(?:[\d.,]*\d)?%?"),
    "name": re.compile(
        rf"\b{_CAPITAL}(?:{_BLANK}(?:(?:of|de|van|von|al|bin){_BLANK})?{_CAPITAL})*"
    ),
}
_OPENING = re.compile(r"(?:^|[.!?:]\s|[\n“\"(])\s*$")
_PLAIN_START = re.compile(
    "(?i:an?|and|as|at|but|by|claims|despite|during|for|from|her?|his|however|i|if|in|its?|no|not|"
    "on|one|or|she|since|so|some|that|the|their|there|these|they|this|those|to|under|we|what|"
    "when|where|which|while|who|with|you)"
)


class Gap(Struct, frozen=True, order=True):
    """Words that no claim covers, and what they look like."""

    span: Span
    kind: str


def uncovered(
    text: str, covered: Iterable[Span], caption: str = "", known: str = ""
) -> tuple[Gap, ...]:
    """The gaps of a text in order, none inside another.

    A name all of whose words are among the ``known`` ones has been claimed elsewhere.
    """
    claimed = _words(known)
    taken = bytearray(len(text))
    for span in covered:
        taken[span.start : span.end] = b"\1" * (span.end - span.start)
    gaps: list[Gap] = []
    for gap in _candidates(text, caption):
        start, end = gap.span.start, gap.span.end
        is_known = gap.kind == "name" and _words(text[start:end]) <= claimed
        if not any(taken[start:end]) and not is_known:
            taken[start:end] = b"\1" * (end - start)
            gaps.append(gap)
    return tuple(sorted(gaps))


def _words(text: str) -> frozenset[str]:
    """The words of a text without their endings: ``Russia’s`` and ``Russian`` are ``russia``."""
    found = re.findall(r"[^\W\d_]+(?:\.[A-Za-z])*", re.sub("[’']s\\b", "", text))
    return frozenset(re.sub("n$", "", word.casefold()) for word in found)


@lru_cache(maxsize=16)
def _candidates(text: str, caption: str) -> tuple[Gap, ...]:
    """Longest meanings first: a quotation before the date in it, a date before its number."""
    headline = next((end for part, _, end in divide(text, caption) if part is Part.HEADLINE), 0)
    found = [
        Gap(span, kind)
        for kind, form in _FORMS.items()
        for span in (Span(*match.span()) for match in form.finditer(text))
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
    if not _PLAIN_START.fullmatch(words[0]):
        return gap
    start = text.index(words[1], gap.span.start + len(words[0]))
    return Gap(Span(start, gap.span.end), "name")
