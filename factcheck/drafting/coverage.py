"""What can be checked in the text of a source, and how much of it its claims state.

As coverage.py tells which lines of a program no test has run, this tells which words nobody has
claimed, and which of the claimed ones nothing has been set against.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain

from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.model import Claim, Result, Source, Standing
from factcheck.model.result import Coverage, Spot
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.people.people import NAME
from factcheck.reading.people.quotations import QUOTATION
from factcheck.reading.text import DATE, read
from factcheck.reading.unexplained_figures import UNEXPLAINED_YEAR
from factcheck.text import Span
from factcheck.words import table

_VALUES = {
    "figure": ("quantity", "share", "statistic", "mean"),
    "date": ("date", "as_of"),
    "name": ("name", "by"),
    "quotation": ("quotation",),
    "superlative": (),
}
"""What a claim states each kind under; a claim that carries no value states whatever it quotes."""
_COMPARED = frozenset({Verdict.AGREES, Verdict.ROUNDING, Verdict.CONFLICTS, Verdict.VERIFIED})


def coverage_of(result: Result) -> tuple[Coverage, ...]:
    """The coverage of every source of a result that has text and claim file, in reports' order."""
    whole = result.in_memory
    standings: dict[str, list[Standing]] = {}
    for standing in whole.standings:
        standings.setdefault(standing.claim.document.id, []).append(standing)
    return tuple(
        covered(source, standings.get(source.id, ()))
        for source in whole.sources
        if source.document.text and not source.rules
    )


def covered(source: Source, standings: Iterable[Standing]) -> Coverage:
    """The coverage of one source, by what became of its claims."""
    document, stated = source.document, _Stated(source)
    compared = {one.claim for one in standings if one.verdict in _COMPARED}
    breaks = [at for at, sign in enumerate(document.text) if sign == "\n"]
    spots = []
    for kind, span in _checkable(source):
        words = " ".join(document.text[span.start : span.end].split())
        claims = stated.by_name(words) if kind == "name" else stated.at(kind, span)
        is_compared = not compared.isdisjoint(claims)
        line = bisect_right(breaks, span.start) + 1
        spots.append(Spot(kind, span, line, words, bool(claims), is_compared))
    return Coverage(source.id, document.path, tuple(spots))


def _checkable(source: Source) -> list[tuple[str, Span]]:
    """What can be checked, without what the claim file sets aside and figures inside quotations."""
    document = source.document
    mentions = read(document.text, document.published, document.locale)
    found = [
        *map(_kind_and_span, _to_cover(mentions)),
        *(
            ("superlative", Span(*one.span("word")))
            for one in _superlatives().finditer(document.text)
        ),
    ]
    aside = [one.span for one in source.unclaimed]
    kept = {one for one in found if not any(one[1].overlaps(span) for span in aside)}
    return sorted(kept, key=lambda one: (one[1].start, -one[1].end, one[0]))


def _to_cover(mentions: Iterable[Mention]) -> Iterator[Mention]:
    for one in mentions:
        is_apart = one.kind == QUOTATION and one.value.use != QUOTATION
        if not is_apart and not (one.kind == NAME and not one.value.name):
            yield one


def _kind_and_span(mention: Mention) -> tuple[str, Span]:
    if mention.kind == NAME:
        return "name", Span(mention.value.start, mention.value.end)
    return _KINDS.get(mention.kind, "figure"), Span(mention.start, mention.end)


_KINDS: Mapping[str, str] = {DATE: "date", UNEXPLAINED_YEAR: "date", QUOTATION: "quotation"}


class _Stated:
    """The claims of a source by where they stand, and by whom they name."""

    def __init__(self, source: Source) -> None:
        self._at: dict[int, list[tuple[Claim, Span]]] = defaultdict(list)
        self._naming: dict[frozenset[str], list[Claim]] = defaultdict(list)
        for claim in source.claims:
            if span := claim.span:
                for stretch in _stretches(span):
                    self._at[stretch].append((claim, span))
            for key in filter(claim.written.__contains__, _VALUES["name"]):
                self._naming[_words(claim.words(key))].append(claim)

    def at(self, kind: str, span: Span) -> list[Claim]:
        """The claims that quote a place, and state what is there."""
        near = dict.fromkeys(one for at in _stretches(span) for one in self._at.get(at, ()))
        return [one for one, at in near if at.overlaps(span) and _states(one, kind)]

    def by_name(self, words: str) -> list[Claim]:
        """The claims that name somebody, wherever: once is enough."""
        name = _words(words)
        found = (claims for full, claims in self._naming.items() if name <= full)
        return list(chain.from_iterable(found))


def _stretches(span: Span) -> range:
    """The stretches of a text that a span touches, by their numbers."""
    return range(span.start // _STRETCH, span.end // _STRETCH + 1)


_STRETCH = 256  # characters


def _states(claim: Claim, kind: str) -> bool:
    is_any = not claim.kind or kind == "superlative"
    return is_any or any(key in claim.written for key in _VALUES[kind])


def _words(text: str) -> frozenset[str]:
    return frozenset(re.sub("[’']s?$", "", word).casefold() for word in text.split())


@cache
def _superlatives() -> re.Pattern[str]:
    words = "|".join(word for word in table("superlatives") if word not in ("most", "least"))
    return re.compile(
        r"\b(?:the|its|their|his|her|[\w.]+[’']s)\s+(?:[\w-]+\s)?"
        rf"(?P<word>(?:{words}|(?:most|least)\s[a-z]+))\b",
        re.IGNORECASE,
    )


def only_new(
    coverage: Iterable[Coverage], old: Iterable[tuple[str, str, str]]
) -> Iterator[Coverage]:
    """The coverage without what was there before: spots by source, kind and words, each once."""
    left = Counter(old)
    for one in coverage:
        new = []
        for spot in one.spots:
            left[one.source, spot.kind, spot.words] -= 1
            if left[one.source, spot.kind, spot.words] < 0:
                new.append(spot)
        yield replace(one, spots=tuple(new))
