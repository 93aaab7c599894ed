"""What in a text looks mistyped: words that no claim is drafted of, but for a check to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.dated_words import (
    find_days_too_late,
    find_full_dates,
    find_reversed_periods,
    tense_surely_told,
)
from factcheck.drafting.name_spellings import (
    find_given_names,
    find_misspelled,
    find_other_titles,
    find_spellings,
    find_two_offices,
)
from factcheck.drafting.odd_figures import (
    find_ages,
    find_reversed_years,
    find_shares_above_whole,
    find_twice_restated,
)
from factcheck.drafting.repeated import find_repeated
from factcheck.reading.engine import Mention
from factcheck.reading.malformed import find_malformed
from factcheck.reading.people import NAME
from factcheck.reading.prose import Prose
from factcheck.reading.scores import find_scores
from factcheck.reading.tokens import HIDDEN
from factcheck.text import Span

SLIP = "slip"


def find_slips(prose: Prose, mentions: Sequence[Mention]) -> Iterator[DraftedClaim]:
    """Claims of the words that may be mistyped, both sides where two places of the text differ."""
    people = [mention for mention in mentions if mention.kind == NAME]
    for find in (find_full_dates, find_days_too_late, find_reversed_periods):
        for span in find(prose.text):
            tense = tense_surely_told(prose.text, span)
            dated = {"date": _words(prose, span), "tense": tense}
            yield _slip(span, (), **{key: words for key, words in dated.items() if words})
    yield from _figures(prose, mentions, people)
    for repeated in find_repeated(prose, mentions):
        for one in (repeated.above, repeated.below):
            about = (repeated.above.text, repeated.told_of)
            yield _slip(Span(*one.span), about, quantity=one.text)
    yield from _names(prose, people)


def _figures(
    prose: Prose, mentions: Sequence[Mention], people: Sequence[Mention]
) -> Iterator[DraftedClaim]:
    hidden = (Span(node.start, node.end) for node in prose.line if node.kind == HIDDEN)
    odd = (find_malformed, find_reversed_years, find_scores)
    for span in (*(span for find in odd for span in find(prose.text)), *hidden):
        yield _slip(span, quantity=_words(prose, span))
    for span in find_ages(prose.text, people):
        yield _slip(span, quantity=_words(prose, span).rpartition(", ")[2])
    for span in find_shares_above_whole(prose.text):
        yield _slip(span, share=_words(prose, span))
    for span, stated, restated in find_twice_restated(prose.text, mentions):
        yield _slip(span, quantity=stated, restated=restated)


def _names(prose: Prose, people: Sequence[Mention]) -> Iterator[DraftedClaim]:
    misspelled = tuple(find_misspelled(prose, people))
    for spelling in (
        *find_spellings(prose),
        *find_given_names(prose, people),
        *find_other_titles(prose, people),
    ):
        if not any(spelling.span.overlaps(one.span) for one in misspelled):
            yield _slip(spelling.span, (spelling.person,), name=spelling.words)
    for person in find_two_offices(people):
        named, about = person.value, (person.value.name,)
        yield _slip(Span(person.start, person.end), about, name=named.name, role=named.role)
    for one in misspelled:
        yield _slip(one.span, name=one.words)


def _words(prose: Prose, span: Span) -> str:
    return prose.text[span.start : span.end]


def _slip(span: Span, about: tuple[str, ...] = (), **fields: str) -> DraftedClaim:
    return DraftedClaim(span, SLIP, fields, about=about)
