"""Which date told before another counts from: "Three weeks later", "a year earlier"."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.clauses_of_dates import (
    BREAK,
    begins_clause,
    has_no_end,
    is_when_said,
    norms_of,
)
from factcheck.drafting.dates_read import DatesRead
from factcheck.drafting.days_in_turn import DaysInTurn
from factcheck.drafting.years_of_dates import are_in_order, is_day_of_month, is_lately
from factcheck.reading.dates.dates_in_text import words_around
from factcheck.reading.dates.tensed_verbs import FUTURE, PAST
from factcheck.reading.dates.tenses import tense_at
from factcheck.reading.grammar.calendar_words import unit_words, weekdays
from factcheck.text import Span, sentence_around
from factcheck.words import grammar


class Origins:
    """The dates from which others of a text may count."""

    def __init__(self, dates: DatesRead, turn: DaysInTurn) -> None:
        self.text, self.dates, self.turn = dates.text, dates, turn

    def origin_of(self, span: Span) -> Span | None:
        """Which date a phrase counts from; none where it is not plain."""
        around, may_lead = sentence_around(self.text, span), partial(self._may_lead, to=span)
        within = [*filter(may_lead, self.dates.read_between(around.start, span.start))]
        if not within:
            within = self._told_before(around, may_lead, is_led=self._looks_back(span))
            if not are_in_order(within, self.dates.read):
                return None
        aside = self.text[around.start : within[-1].start].rpartition(", ")[2].split()[:1]
        is_then = norms_of(self.text[span.start : span.end])[-1] == "then"
        is_aside = self.text[within[-1].end :][:1] == "," and not is_then
        if is_aside and not grammar("relative").isdisjoint(aside):
            return None  # "Holm, who was born in 1957, retired the next year"
        return within[-1]

    def _may_lead(self, one: Span, to: Span) -> bool:
        """Whether something may count from a date: in the same words, not from when it is said.

        Nor is "that year" the one of a weekday.
        """
        is_of_year = norms_of(self.text[to.start : to.end])[-2:] == ["that", "year"]
        words = norms_of(self.dates.dated[one].fields["date"])
        is_open = "tense" in self.dates.dated[one].missing
        is_open |= is_of_year and words[-1] in weekdays()
        return self.dates.are_said_alike(one, to) and not (is_open or is_when_said(self.text, one))

    def _looks_back(self, span: Span) -> bool:
        """Whether words open a clause, or tell by "that" or "following" of a time told before."""
        norms = norms_of(self.text[span.start : span.end])
        telling = words_around()["told before"] - words_around()["counted back"]
        is_daily = (
            self.turn.last is not None
            and BREAK.search(self.text, self.turn.last.end, span.start) is None
        )
        is_led = begins_clause(self.text, span) or (is_daily and self.turn.is_narrated_by_day())
        return bool(is_led) or not (telling - {"later"}).isdisjoint(norms)

    def _told_before(
        self, around: Span, may_lead: Callable[[Span], bool], *, is_led: bool
    ) -> list[Span]:
        """The dates of the sentence before; of those before it in the paragraph, if it is led."""
        place, is_across = around, False
        for back in range(_SENTENCES_BACK if is_led else 1):
            end = len(self.text[: place.start].rstrip())
            is_break = BREAK.search(self.text, end, place.start) is not None
            if is_break and back:
                break
            is_across |= is_break
            place = sentence_around(self.text, Span(max(end - 1, 0), max(end - 1, 0)))
            within = [*filter(may_lead, self.dates.read_between(place.start, end))]
            if within and is_across and back and within[-1] != self.turn.last:
                break
            if within or end == 0:
                return [one for one in within if not has_no_end(self.text, one)] or within
        return []

    def balance_day(self, span: Span) -> Span | None:
        """The last day "at" which something was counted, in this sentence or the one before."""
        around = sentence_around(self.text, span)
        before = sentence_around(
            self.text, Span(max(around.start - 2, 0), max(around.start - 2, 0))
        )
        told = self.dates.read_between(before.start, span.start)
        at = [one for one in told if self.text[one.start : one.end].casefold().startswith("at ")]
        days = [
            one for one in at if all(each.named.is_day for each in self.dates.read[one].readings)
        ]
        return days[-1] if days else None

    def is_as_told(self, words: str, origin: Span) -> bool:
        """Whether a day is told for "the previous day", or for "a year earlier" a longer time."""
        fields = self.dates.dated[origin].fields
        if not _DAYS.isdisjoint(map(unit_words().get, norms_of(words))):
            readings = self.dates.read[origin].readings
            return len(readings) == 1 and readings[0].named.is_day
        return is_lately(fields, self.dates.day)

    def by_publication(self, one: DraftedClaim) -> DraftedClaim | None:
        """The day of a month that nothing is told of, as it lies beside publication."""
        tense = tense_at(self.text, one.span.start, one.span.end)
        around = sentence_around(self.text, one.span)
        is_day = is_day_of_month(one.fields["date"])
        if not is_day or self._told_before(around, lambda _: True, is_led=True):
            return None
        if tense not in (PAST, FUTURE):
            return replace(one, missing={"tense": ""})
        return replace(one, fields={**one.fields, "tense": tense})


_SENTENCES_BACK = 3
_DAYS = frozenset(["day", "week"])
