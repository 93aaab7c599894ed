"""What is told day by day: of which year a date is that tells none."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.clauses_of_dates import (
    BREAK,
    begins_clause,
    has_no_end,
    is_of_somebody_who_says,
    lasts_until_now,
    norms_of,
)
from factcheck.drafting.dates_read import DatesRead
from factcheck.drafting.years_of_dates import is_part_of_year, periods_of, year_of_date
from factcheck.reading.dates.date import read_date
from factcheck.reading.dates.dates_in_text import NEAR_DAYS
from factcheck.reading.dates.dates_retold import names_no_year
from factcheck.reading.dates.tensed_verbs import PAST
from factcheck.reading.dates.tenses import tense_at
from factcheck.reading.grammar.calendar_words import weekdays
from factcheck.text import Span, sentence_around

MAY_TELL_YEAR = "the claim that tells its year, if that is meant"


class DaysInTurn:
    """The days and months that a text tells one after another, of a year that is over.

    ``last`` is the last of those that are ``narrated``, and ``seen`` the last that may be.
    """

    def __init__(self, dates: DatesRead) -> None:
        self.text, self.dates = dates.text, dates
        self.last: Span | None = None
        self.seen: Span | None = None
        self.is_adrift = False
        self.narrated = 0

    def go_on(self, span: Span) -> None:
        """Tell one more of them."""
        self.last, self.seen, self.narrated = span, span, self.narrated + 1

    def leave_open(self, span: Span, *, is_long: bool) -> None:
        """Tell what counts from a date that is not told; a paragraph may go on from a long time."""
        self.seen = span
        self.narrated += self.last is not None
        self.is_adrift = is_long and self.last is None and not self.dates.is_quoted(span)

    def is_adrift_at(self, one: DraftedClaim) -> bool:
        """Whether a paragraph goes on from what counts from a date that is not told."""
        at, span = self.seen, one.span
        is_there = at is not None and BREAK.search(self.text, at.end, span.start) is None
        self.is_adrift = self.is_adrift and is_there
        is_own = self.is_adrift and names_no_year(one.fields["date"])
        return is_own and self.dates.is_past(span) and not self.dates.is_quoted(span)

    def in_turn(self, one: DraftedClaim) -> DraftedClaim | None:
        """A date of what is told day by day, from the last of them; asked for where that is open.

        So it is of last year, until two are told, in somebody's words, in a clause of something
        else, and of a weekday or a week. Where it is the one nearest to publication, it is that.
        """
        last, words = self.last, one.fields["date"]
        if last is None or not self._is_behind(last, one.span) or not self._may_be_of_then(one):
            return None
        told, near = (
            read_date(words, self.dates.day, PAST, known) for known in (self.dates.read[last], None)
        )
        is_same = periods_of(told) == periods_of(near)
        if is_same and names_no_year(words):
            self.last = self.seen = one.span
            return replace(one, fields={**one.fields, "tense": PAST}, missing={})
        is_sure = self._is_long_over(last) or self.narrated > 1 or len(periods_of(near)) != 1
        is_led = begins_clause(self.text, one.span) or self.dates.is_main(one.span)
        is_read = bool(told.readings) and not (told.weekday_conflict or self.dates.is_ahead(told))
        self.seen = one.span
        if is_same or not (is_sure and is_led and is_read and self.dates.is_past(one.span)):
            return without_tense(one)
        return of_past(one, last)

    def _is_behind(self, last: Span, span: Span) -> bool:
        """Whether a text goes on from one day of the past to another, as what is over."""
        breaks = len(BREAK.findall(self.text, (self.seen or last).end, span.start))
        is_near = breaks == 0 or (breaks == 1 and self.narrated > 1)
        around = sentence_around(self.text, span)
        tense = tense_at(self.text, span.start, span.end)
        is_then = "would" in norms_of(self.text[around.start : around.end])
        is_over = tense in (PAST, "") or is_then or self.dates.is_quoted(span)
        return is_near and is_over

    def _may_be_of_then(self, one: DraftedClaim) -> bool:
        """Whether a date may be of what is told day by day, and not told from publication.

        A weekday alone is, where several days were told, and nobody speaks on it.
        """
        norms = frozenset(norms_of(one.fields["date"]))
        if has_no_end(self.text, one.span) and lasts_until_now(self.text, one.span):
            return False
        if re.search(r"\d{4}|\d0s", one.fields["date"]) or not norms.isdisjoint(_BY_PUBLICATION):
            return False
        if weekdays().keys().isdisjoint(norms) or not {"the"}.isdisjoint(norms):
            return True
        is_daily = self.narrated >= _SEVERAL and self.is_narrated_by_day()
        return is_daily and not is_of_somebody_who_says(self.text, one.span)

    def _is_long_over(self, span: Span) -> bool:
        year = year_of_date(self.dates.read[span])
        return year is not None and year < self.dates.this_year - 1

    def keep(self, one: DraftedClaim, *, is_over: bool) -> None:
        """Remember a part of a year that is narrated; a day of publication ends that."""
        if self.dates.is_quoted(one.span) or has_no_end(self.text, one.span):
            return
        if not is_over:
            if not is_of_somebody_who_says(self.text, one.span):
                self.last, self.narrated = None, 0
            return
        named = [each.named for each in self.dates.read[one.span].readings]
        is_told = self.dates.is_of_clause(one.span) and all(map(is_part_of_year, named))
        is_told = is_told and "born" not in self.dates.words_before(one.span)[-1:]
        if is_told:
            self.go_on(one.span)
        elif self.last and year_of_date(self.dates.read[self.last]) == year_of_date(
            self.dates.read[one.span]
        ):
            self.narrated += 1
        else:
            self.last = None

    def is_narrated_by_day(self) -> bool:
        """Whether the last of them is a day."""
        days = self.dates.read[self.last].readings if self.last else ()
        return bool(days) and all(one.named.is_day for one in days)


def of_past(one: DraftedClaim, origin: Span) -> DraftedClaim:
    """A date of the past, from another."""
    fields = {**one.fields, "tense": PAST}
    return replace(one, fields=fields, forms={"from": (origin,)}, missing={})


def without_tense(one: DraftedClaim) -> DraftedClaim:
    """A date of which a person has to say from which year it is, and so on which side it lies."""
    fields = {key: words for key, words in one.fields.items() if key != "tense"}
    return replace(one, fields=fields, missing={"from": MAY_TELL_YEAR})


_SEVERAL = 3  # days told one after another, of which a weekday may be another
_BY_PUBLICATION = frozenset([*NEAR_DAYS, "last", "this", "ago"])
