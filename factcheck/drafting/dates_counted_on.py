"""What the dates of a text count from: "Three weeks later", "In May" of a year told before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from msgspec.structs import replace

from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.clauses_of_dates import (
    BREAK,
    begins_clause,
    goes_on_from,
    is_aside,
    is_before_what_follows,
    is_in_first_clause,
    may_be_retold,
    norms_of,
    tells_what_had_been,
)
from factcheck.drafting.dates_read import DatesRead
from factcheck.drafting.days_in_turn import MAY_TELL_YEAR, DaysInTurn, of_past, without_tense
from factcheck.drafting.origins_of_dates import Origins
from factcheck.drafting.years_of_dates import (
    is_compared,
    is_known,
    month_of_norms,
    year_of_date,
    year_told,
)
from factcheck.reading.dates.date import read_date
from factcheck.reading.dates.dates_in_text import words_around
from factcheck.reading.dates.dates_retold import names_no_year
from factcheck.reading.dates.tensed_verbs import PAST
from factcheck.reading.grammar.calendar_words import months, unit_words, weekdays
from factcheck.text import YEAR, Span, sentence_around
from factcheck.words import grammar, words_in


def with_dates_told(
    text: str, claims: Iterable[DraftedClaim], counting: Iterable[DraftedClaim], day: str
) -> Iterator[DraftedClaim]:
    """The claims in order, with what dates count from where the text tells it.

    ``counting`` are phrases that count from a date told before; each is ``from`` the nearest, if
    that is plain. So are dates of the past without their year from the one that tells it. Where a
    clause begins with a time of a year that is over, one that begins with a month goes on from
    there: "In 1998 cracks were found. In May the line was closed". So does a day of what is told
    day by day: "It began on 3 May 1998, and on 7 June it was over". So it does in a paragraph,
    until another date is told, or somebody else speaks. Farther on, until a day by publication is
    told, and behind the last year, it may be of the year of publication: a person has to say.
    """
    counted = list(counting)
    ordered = sorted([*claims, *counted], key=lambda one: (one.span, one.kind))
    passage = _Passage(DatesRead(text, day, ordered), {one.span for one in counted})
    for one in ordered:
        yield passage.with_origin(one) if one.kind == "date" else one


class _Passage:
    """What the dates of a text so far tell of the one that the next counts from.

    ``leading`` is what a clause begins with, of a year that is over, ``is_sure`` whether the next
    is from there, and ``is_retold`` whether the passage is of long ago: to the end of the
    sentence that it is ``told_in``, where that does not begin with it. ``lately`` is a month of
    last year, where it was told right before.
    """

    def __init__(self, dates: DatesRead, counting: Set[Span]) -> None:
        self.text, self.dates, self.counting = dates.text, dates, counting
        self.turn = DaysInTurn(dates)
        self.origins = Origins(dates, self.turn)
        self.leading: Span | None = None
        self.told_in: Span | None = None
        self.is_sure = self.is_retold = False
        self.lately: Span | None = None

    def with_origin(self, one: DraftedClaim) -> DraftedClaim:
        """A date from the one that it counts from, or with what a person has to say of it."""
        if one.span in self.counting or self._follows(one):
            told = self._counted(one)
        else:
            told = self._with_year(one) if self.dates.this_year else one
        self.dates.put(told)
        return told

    def _asked(self, one: DraftedClaim) -> DraftedClaim:
        """A phrase that counts from what is not told; so may be what goes on in its paragraph."""
        norms = norms_of(one.fields["date"])
        is_long = "that" in norms or not _LONG.isdisjoint(map(unit_words().get, norms))
        self.turn.leave_open(one.span, is_long=is_long)
        return replace(one, missing={"from": _COUNTED})

    def _follows(self, one: DraftedClaim) -> bool:
        """Whether a time counts from one that was told: "it rose for the following four years".

        So it does behind a date in its sentence: "he vowed in 2016 to pay it within a year".
        """
        norms = norms_of(one.fields["date"])
        if "following" in norms and self.dates.is_past(one.span):
            return True
        around = sentence_around(self.text, one.span)
        told = self.dates.read_between(around.start, one.span.start)
        alike = [at for at in told if self.dates.are_said_alike(at, one.span)]
        is_counting = norms[0] == "within" or "the next" in " ".join(norms)
        if self._is_of_unit_told(one, alike):
            return True
        return is_counting and bool(alike) and is_known(self.dates.read[alike[-1]])

    def _is_of_unit_told(self, one: DraftedClaim, beside: Sequence[Span]) -> bool:
        """Whether "the year" is one over: "in 2011 it failed, and by the end of the year"."""
        norms = norms_of(one.fields["date"])
        is_unit = norms[-2:-1] == ["the"] and norms[-1] in unit_words() and len(norms) > 2
        before = [self.leading if begins_clause(self.text, one.span) else None, self.turn.last]
        led = [at for at in before if at and not BREAK.search(self.text, at.end, one.span.start)]
        told = [at for at in (*led, *beside) if not is_aside(self.text, at)]
        year = year_of_date(self.dates.read[told[-1]]) if told else None
        return (
            is_unit
            and self.dates.is_past(one.span)
            and year is not None
            and year < self.dates.this_year
        )

    def _counted(self, one: DraftedClaim) -> DraftedClaim:
        """A phrase from the date that it counts from; one that nothing is told of is asked for."""
        origin = self.origins.origin_of(one.span)
        known = self.dates.read.get(origin) if origin else None
        words = one.fields["date"]
        is_limit = words.split()[0].casefold() in words_in("tenses", "limit") | {"since"}
        told = read_date(words, self.dates.day, None, known) if known else None
        is_told = told and (is_known(told) or (is_limit and told.readings))
        is_then = words.casefold().endswith(" then")
        if not (origin and known and told and is_told and (is_then or is_known(known))):
            return self.origins.by_publication(one) or self._asked(one)
        if not self.dates.is_ahead(known) and self.dates.is_against_tense(one.span, told):
            return self.origins.by_publication(one) or self._asked(one)  # "he left a year later"
        counted = replace(one, forms={"from": (origin,)})
        is_kept = self.dates.this_year and not (is_compared(words) or self.dates.is_asked(origin))
        if is_kept:
            self.dates.read[one.span] = told
            self._keep(counted, year_of_date(told))
        return counted

    def _with_year(self, one: DraftedClaim) -> DraftedClaim:
        words = one.fields["date"]
        if is_compared(words):
            return self._compared(one)
        if self._goes_on(one):
            fields, told = {**one.fields, "tense": PAST}, self.leading
            self.leading = one.span
            if told and self.is_sure:
                self.turn.go_on(one.span)
                return replace(one, fields=fields, forms={"from": (told,)}, missing={})
            return replace(one, fields=fields, missing={"from": MAY_TELL_YEAR})
        if narrated := self._of_its_weekday(one) or self.turn.in_turn(one):
            return self._kept(narrated)
        self.dates.read[one.span] = read_date(words, self.dates.day, one.fields.get("tense"))
        year = year_told(words, self.dates.day)
        if self.turn.is_adrift_at(one):
            return replace(one, missing={"from": MAY_TELL_YEAR})
        if self._is_of_last_year(one):
            self.lately = one.span
            return replace(one, missing={"from": MAY_TELL_YEAR})
        is_lately = year == self.dates.this_year - 1 and not months().keys().isdisjoint(
            norms_of(words)
        )
        self.lately = one.span if is_lately else None
        if self.told_in and one.span.start >= self.told_in.end:
            self.told_in, self.is_retold = None, False
        if self.is_retold and not year and may_be_retold(*self._at(one)):
            self.leading = None
            return without_tense(one)
        self._keep(one, year)
        return one

    def _at(self, one: DraftedClaim) -> tuple[str, Span, Sequence[Span]]:
        return self.text, one.span, self.dates.quoted

    def _of_its_weekday(self, one: DraftedClaim) -> DraftedClaim | None:
        """A day with a weekday that it has in a year told before, and not beside publication."""
        words = one.fields["date"]
        if not names_no_year(words) or weekdays().keys().isdisjoint(norms_of(words)):
            return None
        near = read_date(words, self.dates.day, PAST)
        is_known = len(near.readings) == 1 and not near.weekday_conflict
        if is_known or not self.dates.is_past(one.span):
            return None
        dated = filter(self.dates.has_day, reversed(self.dates.order[-_MOST_LOOKED_BACK:]))
        for origin in dated:
            told = read_date(words, self.dates.day, PAST, self.dates.read[origin])
            if len(told.readings) == 1 and not told.weekday_conflict:
                return of_past(one, origin)
        return None

    def _kept(self, one: DraftedClaim) -> DraftedClaim:
        """A date that is told from another; the passage goes on from it."""
        if "from" in one.forms:
            self.dates.put(one)
            self._keep(one, year_of_date(self.dates.read[one.span]))
        return one

    def _compared(self, one: DraftedClaim) -> DraftedClaim:
        if is_before_what_follows(self.text, one.span):
            return self._asked(one)
        balance = self.origins.balance_day(one.span)
        origin = balance or self.origins.origin_of(one.span)
        is_told = origin is not None and bool(self.dates.read[origin].readings)
        words, had_been = one.fields["date"], tells_what_had_been(self.text, one.span)
        is_led = balance is not None or had_been or begins_clause(self.text, one.span)
        if origin and is_told and (is_led or self.origins.is_as_told(words, origin)):
            self.turn.narrated += origin == self.turn.last
            return replace(one, forms={"from": (origin,)})
        is_open = had_been or (is_told and grammar("article").isdisjoint(norms_of(words)[:1]))
        return self._asked(one) if is_open or _THE_ONE_BEFORE.match(words) else one

    def _goes_on(self, one: DraftedClaim) -> bool:
        """Whether a clause begins with a month of the year with which one before it began."""
        is_own = names_no_year(one.fields["date"])
        is_led = self.leading is not None and is_own and begins_clause(self.text, one.span)
        return bool(is_led and self.leading and goes_on_from(self.leading, *self._at(one)))

    def _is_of_last_year(self, one: DraftedClaim) -> bool:
        """Whether a month may go on from one of last year: "in February 2017. In May he left"."""
        words, last = one.fields["date"], self.lately
        if last is None or one.missing or not names_no_year(words):
            return False
        before, own = (
            month_of_norms(norms_of(told))
            for told in (self.dates.dated[last].fields["date"], words)
        )
        is_led = names_no_year(self.dates.dated[last].fields["date"]) or begins_clause(
            self.text, one.span
        )
        return before <= own and is_led and goes_on_from(last, *self._at(one))

    def _keep(self, one: DraftedClaim, year: int | None) -> None:
        """Remember what a date tells that is of no other's year."""
        words, is_over = one.fields["date"], year is not None and year < self.dates.this_year
        is_long_over = year is None or year < self.dates.this_year - 1
        is_leading = begins_clause(self.text, one.span) or (
            year is not None and is_in_first_clause(self.text, one.span)
        )
        is_main = "from" in one.forms or is_leading or self.dates.is_main(one.span)
        if year is not None or "from" not in one.forms:  # else it lasts into another year
            self.turn.keep(one, is_over=is_over)
        if one.forms.get("from") != (self.lately,):
            self.lately = self.lately if "from" not in one.forms else None
        if "from" in one.forms or (is_over and is_leading):
            self.leading, self.is_sure = one.span if is_leading else None, is_long_over
            self.told_in = self._paragraph_of_what_had_been(one.span)
            self.is_retold = self.is_sure and ("from" in one.forms or is_leading or self.is_retold)
        elif is_over and is_long_over and not self.is_retold and is_main:
            self.leading, self.is_retold = None, True
            self.told_in = sentence_around(self.text, one.span)
        elif words.split()[0].casefold() not in words_around()["since"]:
            self.leading = None
            is_of_then = re.search(YEAR, words) and is_long_over
            self.is_retold &= bool(is_of_then or self.dates.is_quoted(one.span))

    def _paragraph_of_what_had_been(self, span: Span) -> Span | None:
        """How far what a text looks back at may go on: "In 2016 it had earned 3m"."""
        if "had" not in norms_of(self.text[span.end : span.end + _NEAR])[:_MOST_SUBJECT]:
            return None
        last = BREAK.search(self.text, span.end)
        return Span(span.start, last.start() if last else len(self.text))


_NEAR, _MOST_SUBJECT = 60, 5  # characters, and words of a subject and its verb
_THE_ONE_BEFORE = re.compile(r"the \w+ before$", re.IGNORECASE)
_MOST_LOOKED_BACK = 50  # dates, of which one may have the year of a weekday
_LONG = frozenset(["month", "year", "decade"])
_COUNTED = "the claim of the date that it counts from"
