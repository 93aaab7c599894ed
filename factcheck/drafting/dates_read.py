"""The dates of a text that were read so far, and how each stands in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from factcheck.dates import Date
from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.clauses_of_dates import BREAK, is_aside, norms_of, quotation_of
from factcheck.drafting.years_of_dates import is_day_of_month, is_part_of_year
from factcheck.reading.dates.date import read_date
from factcheck.reading.dates.dates_in_text import AT
from factcheck.reading.dates.tensed_verbs import FUTURE, PAST
from factcheck.reading.dates.tenses import tense_at
from factcheck.reading.grammar.tokens import tokenize
from factcheck.text import YEAR, Span, Stretches, sentence_around
from factcheck.words import grammar


class DatesRead:
    """The dates of a text in order, as far as they are read, with what is quoted beside them."""

    def __init__(self, text: str, day: str, claims: Iterable[DraftedClaim]) -> None:
        self.text, self.day = text, day
        self.published = [one.period for one in read_date(day).readings]
        self.this_year = self.published[0].first.year if self.published else 0
        self.read: dict[Span, Date] = {}
        self.order: list[Span] = []  # of those that are read
        self.dated = {one.span: one for one in claims if one.kind == "date"}
        quotations = [one for one in claims if one.kind == "quotation"]
        self.quoted = [one.span for one in quotations]
        self._speakers = {one.span: one.fields.get("by") for one in quotations}
        self.aside = Stretches([*self.dated, *self.quoted])

    def put(self, told: DraftedClaim) -> None:
        """Read a date as it is drafted."""
        self.dated[told.span] = told
        origin = told.forms.get("from", (None,))[0]
        known = self.read.get(origin) if origin else None
        words, tense = told.fields["date"], told.fields.get("tense")
        self.read[told.span] = read_date(words, self.day, tense, known)
        if self.order[-1:] != [told.span]:
            self.order.append(told.span)

    def is_quoted(self, span: Span) -> bool:
        """Whether a date stands in somebody's words."""
        return quotation_of(span, self.quoted) is not None

    def read_between(self, start: int, end: int) -> list[Span]:
        """The dates read so far that stand between two places."""
        first = bisect_left(self.order, Span(start, start))
        return [one for one in self.order[first:] if one.end <= end]

    def words_before(self, span: Span) -> list[str]:
        """The words of a sentence before a date, without other dates and what is quoted."""
        around = sentence_around(self.text, span)
        before = tokenize(self.text[around.start : span.start])
        spans = [(one.norm, around.start + one.start, around.start + one.end) for one in before]
        return [norm for norm, start, end in spans if not self.aside.overlap(Span(start, end))]

    def is_main(self, span: Span) -> bool:
        """Whether words tell when what a sentence is of was, and no clause of somebody in it.

        As in "He led in 2009, but crashed in August", not "Holm, who led in 2009, crashed in
        August".
        """
        is_when = tokenize(self.text[span.start : span.end])[0].norm in AT
        leading = grammar("subordinator").isdisjoint(self.words_before(span))
        return is_when and leading and self.is_of_clause(span) and self.is_past(span)

    def is_of_clause(self, span: Span) -> bool:
        """Whether words stand in no relative clause, and in no aside."""
        is_free = grammar("relative").isdisjoint(self.words_before(span))
        return is_free and not is_aside(self.text, span)

    def is_past(self, span: Span) -> bool:
        """Whether the words around a date tell of what is over."""
        return tense_at(self.text, span.start, span.end) == PAST

    def are_said_alike(self, span: Span, other: Span) -> bool:
        """Whether two dates stand in somebody's words of one paragraph, or both in nobody's."""
        said = [quotation_of(one, self.quoted) for one in (span, other)]
        who = [self._speakers.get(one) if one else None for one in said]
        is_one = who[0] is not None and who[0] == who[1]
        first, last = sorted((span, other))
        return said[0] == said[1] or (is_one and not BREAK.search(self.text, first.end, last.start))

    def is_over(self, told: Date) -> bool:
        """Whether a date lies before publication."""
        on, days = self.published[:1], [one.period for one in told.readings]
        return on != [] and all(day.days_before(on[0]) for day in days)

    def is_ahead(self, told: Date) -> bool:
        """Whether a date lies behind publication."""
        on, days = self.published[:1], [one.period for one in told.readings]
        return on != [] and all(on[0].days_before(day) for day in days)

    def is_asked(self, span: Span) -> bool:
        """Whether a person has to say of a date what it counts from, or of one before it."""
        asked = self.dated[span]
        before = asked.forms.get("from")
        return "from" in asked.missing or bool(before and self.is_asked(before[0]))

    def is_against_tense(self, span: Span, told: Date) -> bool:
        """Whether a day lies on the other side of publication than the words around it tell."""
        around = sentence_around(self.text, span)
        is_day = is_day_of_month(self.text[span.start : span.end])
        is_day = is_day or "will" in norms_of(self.text[around.start : around.end])
        is_to_come = is_day and tense_at(self.text, span.start, span.end) == FUTURE
        return (is_to_come and self.is_over(told)) or (self.is_past(span) and self.is_ahead(told))

    def has_day(self, span: Span) -> bool:
        """Whether a date tells a year, and a day or month of it."""
        has_year = re.search(YEAR, self.text[span.start : span.end]) is not None
        return has_year and all(is_part_of_year(one.named) for one in self.read[span].readings)
