"""What the dates of a text count from: "Three weeks later", "In May" of a year told before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import partial

from msgspec.structs import replace

from factcheck.dates import Date
from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.clauses_of_dates import (
    BREAK,
    begins_clause,
    goes_on_from,
    has_no_end,
    is_aside,
    is_in_first_clause,
    is_of_somebody_who_says,
    is_when_said,
    lasts_until_now,
    may_be_retold,
    norms_of,
    quotation_of,
)
from factcheck.drafting.years_of_dates import (
    are_in_order,
    is_compared,
    is_known,
    is_lately,
    is_part_of_year,
    month_of_norms,
    periods_of,
    year_of_date,
    year_told,
)
from factcheck.reading.dates.date import read_date
from factcheck.reading.dates.dates_in_text import AT, NEAR_DAYS, words_around
from factcheck.reading.dates.dates_retold import names_no_year
from factcheck.reading.dates.tensed_verbs import FUTURE, PAST
from factcheck.reading.dates.tenses import tense_at
from factcheck.reading.grammar.calendar_words import months, unit_words, weekdays
from factcheck.reading.grammar.tokens import tokenize
from factcheck.text import YEAR, Span, Stretches, sentence_around
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
    passage = _Passage(text, day, ordered, {one.span for one in counted})
    for one in ordered:
        yield passage.with_origin(one) if one.kind == "date" else one


class _Passage:
    """What the dates of a text so far tell of the one that the next counts from.

    ``leading`` is what a clause begins with, of a year that is over, ``is_sure`` whether the next
    is from there, and ``is_retold`` whether the passage is of long ago: to the end of the
    sentence that it is ``told_in``, where that does not begin with it. ``lately`` is a month of
    last year, where it was told right before. ``last`` is the last day or month of those that
    are ``narrated`` one after another, of a year that is over, and ``seen`` the last that may be.
    """

    def __init__(
        self, text: str, day: str, claims: Iterable[DraftedClaim], counting: Set[Span]
    ) -> None:
        self.text, self.day, self.counting = text, day, counting
        self.published = [one.period for one in read_date(day).readings]
        self.this_year = self.published[0].first.year if self.published else 0
        self.lately: Span | None = None
        self.read: dict[Span, Date] = {}
        self.order: list[Span] = []  # of those that are read
        self.dated = {one.span: one for one in claims if one.kind == "date"}
        self.quoted = [one.span for one in claims if one.kind == "quotation"]
        self.aside = Stretches([*self.dated, *self.quoted])
        self.leading: Span | None = None
        self.told_in: Span | None = None
        self.is_sure = self.is_retold = False
        self.last: Span | None = None
        self.seen: Span | None = None
        self.is_adrift = False
        self.narrated = 0

    def with_origin(self, one: DraftedClaim) -> DraftedClaim:
        """A date from the one that it counts from, or with what a person has to say of it."""
        if one.span in self.counting or self._follows(one):
            told = self._counted(one)
        else:
            told = self._with_year(one) if self.this_year else one
        self.dated[one.span] = told
        origin = told.forms.get("from", (None,))[0]
        tense = told.fields.get("tense")
        known = self.read.get(origin) if origin else None
        self.read[one.span] = read_date(told.fields["date"], self.day, tense, known)
        if self.order[-1:] != [one.span]:
            self.order.append(one.span)
        return told

    def _read_in(self, start: int, end: int) -> list[Span]:
        """The dates read so far that stand between two places."""
        first = bisect_left(self.order, Span(start, start))
        return [one for one in self.order[first:] if one.end <= end]

    def _asked(self, one: DraftedClaim) -> DraftedClaim:
        """A phrase that counts from what is not told; so may be what goes on in its paragraph."""
        self.seen = one.span
        self.narrated += self.last is not None
        norms = norms_of(one.fields["date"])
        is_long = "that" in norms or not _LONG.isdisjoint(map(unit_words().get, norms))
        self.is_adrift = is_long and self.last is None and not quotation_of(one.span, self.quoted)
        return replace(one, missing={"from": _COUNTED})

    def _follows(self, one: DraftedClaim) -> bool:
        """Whether a time counts from one that was told: "it rose for the following four years".

        So it does behind a date in its sentence: "he vowed in 2016 to pay it within a year".
        """
        norms = norms_of(one.fields["date"])
        if "following" in norms and self._is_past(one.span):
            return True
        around = sentence_around(self.text, one.span)
        told = self._read_in(around.start, one.span.start)
        alike = [at for at in told if self._is_said_alike(at, one.span)]
        is_counting = norms[0] == "within" or "the next" in " ".join(norms)
        if self._is_of_unit_told(one, alike):
            return True
        return is_counting and bool(alike) and is_known(self.read[alike[-1]])

    def _is_of_unit_told(self, one: DraftedClaim, beside: Sequence[Span]) -> bool:
        """Whether "the year" is one over: "in 2011 it failed, and by the end of the year"."""
        norms = norms_of(one.fields["date"])
        is_unit = norms[-2:-1] == ["the"] and norms[-1] in unit_words() and len(norms) > 2
        before = [self.leading if begins_clause(self.text, one.span) else None, self.last]
        led = [at for at in before if at and not BREAK.search(self.text, at.end, one.span.start)]
        told = [at for at in (*led, *beside) if not is_aside(self.text, at)]
        year = year_of_date(self.read[told[-1]]) if told else None
        return is_unit and self._is_past(one.span) and year is not None and year < self.this_year

    def _is_said_alike(self, span: Span, other: Span) -> bool:
        return quotation_of(span, self.quoted) == quotation_of(other, self.quoted)

    def _counted(self, one: DraftedClaim) -> DraftedClaim:
        """A phrase from the date that it counts from; one that nothing is told of is asked for."""
        origin = self._origin(one.span)
        known = self.read.get(origin) if origin else None
        words = one.fields["date"]
        is_limit = words.split()[0].casefold() in words_in("tenses", "limit") | {"since"}
        told = read_date(words, self.day, None, known) if known else None
        is_told = told and (is_known(told) or (is_limit and told.readings))
        is_then = words.casefold().endswith(" then") and told is not None and told.readings
        if known and told and not self._is_ahead(known) and self._is_against_tense(one.span, told):
            is_told = False  # "he left a year later", told of last week
        if not (origin and told and is_told and (is_then or is_known(known))):
            return self._by_publication(one) or self._asked(one)
        counted = replace(one, forms={"from": (origin,)})
        is_kept = self.this_year and not (is_compared(words) or self._is_asked(origin))
        if is_kept:
            self.read[one.span] = told
            self._keep(counted, year_of_date(told))
        return counted

    def _is_against_tense(self, span: Span, told: Date) -> bool:
        """Whether a day lies on the other side of publication than the words around it tell."""
        is_day = _DAY_OF_MONTH.search(self.text[span.start : span.end]) is not None
        around = sentence_around(self.text, span)
        is_day = is_day or "will" in norms_of(self.text[around.start : around.end])
        is_to_come = is_day and tense_at(self.text, span.start, span.end) == FUTURE
        return (is_to_come and self._is_over(told)) or (
            self._is_past(span) and self._is_ahead(told)
        )

    def _by_publication(self, one: DraftedClaim) -> DraftedClaim | None:
        """The day of a month that nothing is told of, as it lies beside publication."""
        tense = tense_at(self.text, one.span.start, one.span.end)
        around = sentence_around(self.text, one.span)
        is_day = _DAY_OF_MONTH.search(one.fields["date"]) is not None
        if not is_day or self._told_before(around, lambda _: True, is_led=True):
            return None
        if tense not in (PAST, FUTURE):
            return replace(one, missing={"tense": ""})
        return replace(one, fields={**one.fields, "tense": tense})

    def _is_over(self, told: Date) -> bool:
        on, days = self.published[:1], [one.period for one in told.readings]
        return on != [] and all(day.days_before(on[0]) for day in days)

    def _is_ahead(self, told: Date) -> bool:
        on, days = self.published[:1], [one.period for one in told.readings]
        return on != [] and all(on[0].days_before(day) for day in days)

    def _is_asked(self, span: Span) -> bool:
        """Whether a person has to say of a date what it counts from, or of one before it."""
        asked = self.dated[span]
        before = asked.forms.get("from")
        return "from" in asked.missing or bool(before and self._is_asked(before[0]))

    def _with_year(self, one: DraftedClaim) -> DraftedClaim:
        words = one.fields["date"]
        if is_compared(words):
            return self._compared(one)
        if self._goes_on(one):
            fields, told = {**one.fields, "tense": PAST}, self.leading
            self.leading = one.span
            if told and self.is_sure:
                self.last, self.seen, self.narrated = one.span, one.span, self.narrated + 1
                return replace(one, fields=fields, forms={"from": (told,)}, missing={})
            return replace(one, fields=fields, missing={"from": _MAY_TELL_YEAR})
        if narrated := self._of_its_weekday(one) or self._narrated(one):
            return narrated
        self.read[one.span] = read_date(words, self.day, one.fields.get("tense"))
        year = year_told(words, self.day)
        if self._is_adrift(one):
            return replace(one, missing={"from": _MAY_TELL_YEAR})
        if self._is_of_last_year(one):
            self.lately = one.span
            return replace(one, missing={"from": _MAY_TELL_YEAR})
        is_lately = year == self.this_year - 1 and not months().keys().isdisjoint(norms_of(words))
        self.lately = one.span if is_lately else None
        if self.told_in and one.span.start >= self.told_in.end:
            self.told_in, self.is_retold = None, False
        if self.is_retold and not year and may_be_retold(*self._at(one)):
            self.leading = None
            return _without_tense(one)
        self._keep(one, year)
        return one

    def _at(self, one: DraftedClaim) -> tuple[str, Span, Sequence[Span]]:
        return self.text, one.span, self.quoted

    def _is_adrift(self, one: DraftedClaim) -> bool:
        """Whether a paragraph goes on from what counts from a date that is not told."""
        at, span = self.seen, one.span
        is_there = at is not None and BREAK.search(self.text, at.end, span.start) is None
        self.is_adrift = self.is_adrift and is_there
        is_own = self.is_adrift and names_no_year(one.fields["date"])
        return is_own and self._is_past(span) and not quotation_of(span, self.quoted)

    def _of_its_weekday(self, one: DraftedClaim) -> DraftedClaim | None:
        """A day with a weekday that it has in a year told before, and not beside publication."""
        words = one.fields["date"]
        if not names_no_year(words) or weekdays().keys().isdisjoint(norms_of(words)):
            return None
        near = read_date(words, self.day, PAST)
        is_known = len(near.readings) == 1 and not near.weekday_conflict
        if is_known or not self._is_past(one.span):
            return None
        dated = filter(self._has_day, reversed(self.order[-_MOST_LOOKED_BACK:]))
        for origin in dated:
            told = read_date(words, self.day, PAST, self.read[origin])
            if len(told.readings) == 1 and not told.weekday_conflict:
                return self._from(origin, one, told)
        return None

    def _has_day(self, span: Span) -> bool:
        """Whether a date tells a year, and a day or month of it."""
        has_year = re.search(YEAR, self.text[span.start : span.end]) is not None
        return has_year and all(is_part_of_year(one.named) for one in self.read[span].readings)

    def _narrated(self, one: DraftedClaim) -> DraftedClaim | None:
        """A date of what is told day by day, from the last of them; asked for where that is open.

        So it is of last year, until two are told, in somebody's words, in a clause of something
        else, and of a weekday or a week. Where it is the one nearest to publication, it is that.
        """
        last, words = self.last, one.fields["date"]
        if last is None or not self._is_behind(last, one.span) or not self._may_be_of_then(one):
            return None
        told, near = (read_date(words, self.day, PAST, known) for known in (self.read[last], None))
        is_same = periods_of(told) == periods_of(near)
        if is_same and names_no_year(words):
            self.last = self.seen = one.span
            return replace(one, fields={**one.fields, "tense": PAST}, missing={})
        is_sure = self._is_long_over(last) or self.narrated > 1 or len(periods_of(near)) != 1
        is_led = begins_clause(self.text, one.span) or self._is_main(one.span)
        is_read = bool(told.readings) and not (told.weekday_conflict or self._is_ahead(told))
        self.seen = one.span
        if is_same or not (is_sure and is_led and is_read and self._is_past(one.span)):
            return _without_tense(one)
        return self._from(last, one, told)

    def _from(self, origin: Span, one: DraftedClaim, told: Date) -> DraftedClaim:
        """A date of the past from another, as which it is told; the passage goes on from it."""
        fields = {**one.fields, "tense": PAST}
        dated = replace(one, fields=fields, forms={"from": (origin,)}, missing={})
        self.read[one.span] = told
        self._keep(dated, year_of_date(told))
        return dated

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
        is_daily = self.narrated >= _SEVERAL and self._is_narrated_by_day()
        return is_daily and not is_of_somebody_who_says(self.text, one.span)

    def _is_behind(self, last: Span, span: Span) -> bool:
        """Whether a text goes on from one day of the past to another, as what is over."""
        breaks = len(BREAK.findall(self.text, (self.seen or last).end, span.start))
        is_near = breaks == 0 or (breaks == 1 and self.narrated > 1)
        around = sentence_around(self.text, span)
        tense = tense_at(self.text, span.start, span.end)
        is_then = "would" in norms_of(self.text[around.start : around.end])
        is_over = tense in (PAST, "") or is_then or quotation_of(span, self.quoted) is not None
        return is_near and is_over

    def _is_long_over(self, span: Span) -> bool:
        year = year_of_date(self.read[span])
        return year is not None and year < self.this_year - 1

    def _compared(self, one: DraftedClaim) -> DraftedClaim:
        origin = self._balance_day(one.span) or self._origin(one.span)
        if origin is None or not self.read[origin].readings:
            return one
        is_led = begins_clause(self.text, one.span) or origin == self._balance_day(one.span)
        is_told = is_led or self._is_as_told(one.fields["date"], origin)
        self.narrated += is_told and origin == self.last
        return replace(one, forms={"from": (origin,)}) if is_told else one

    def _balance_day(self, span: Span) -> Span | None:
        """The last day "at" which something was counted, in this sentence or the one before."""
        around = sentence_around(self.text, span)
        before = sentence_around(
            self.text, Span(max(around.start - 2, 0), max(around.start - 2, 0))
        )
        told = self._read_in(before.start, span.start)
        at = [one for one in told if self.text[one.start : one.end].casefold().startswith("at ")]
        days = [one for one in at if all(each.named.is_day for each in self.read[one].readings)]
        return days[-1] if days else None

    def _is_as_told(self, words: str, origin: Span) -> bool:
        """Whether a day is told for "the previous day", or for "a year earlier" a longer time."""
        fields = self.dated[origin].fields
        if not _DAYS.isdisjoint(map(unit_words().get, norms_of(words))):
            readings = self.read[origin].readings
            return len(readings) == 1 and readings[0].named.is_day
        return is_lately(fields, self.day)

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
            month_of_norms(norms_of(told)) for told in (self.dated[last].fields["date"], words)
        )
        is_led = names_no_year(self.dated[last].fields["date"]) or begins_clause(
            self.text, one.span
        )
        return before <= own and is_led and goes_on_from(last, *self._at(one))

    def _keep(self, one: DraftedClaim, year: int | None) -> None:
        """Remember what a date tells that is of no other's year."""
        words, is_over = one.fields["date"], year is not None and year < self.this_year
        is_long_over = year is None or year < self.this_year - 1
        is_leading = begins_clause(self.text, one.span) or (
            year is not None and is_in_first_clause(self.text, one.span)
        )
        is_main = "from" in one.forms or is_leading or self._is_main(one.span)
        if year is not None or "from" not in one.forms:  # else it lasts into another year
            self._keep_last(one, is_over=is_over)
        if one.forms.get("from") != (self.lately,):
            self.lately = self.lately if "from" not in one.forms else None
        if "from" in one.forms or (is_over and is_leading):
            self.leading, self.is_sure = one.span if is_leading else None, is_long_over
            self.told_in = None
            self.is_retold = self.is_sure and ("from" in one.forms or is_leading or self.is_retold)
        elif is_over and is_long_over and not self.is_retold and is_main:
            self.leading, self.is_retold = None, True
            self.told_in = sentence_around(self.text, one.span)
        elif words.split()[0].casefold() not in words_around()["since"]:
            self.leading = None
            is_of_then = re.search(YEAR, words) and is_long_over
            self.is_retold &= bool(is_of_then or quotation_of(one.span, self.quoted))

    def _keep_last(self, one: DraftedClaim, *, is_over: bool) -> None:
        """Remember a part of a year that is narrated; a day of publication ends that."""
        if quotation_of(one.span, self.quoted) or has_no_end(self.text, one.span):
            return
        if not is_over:
            if not is_of_somebody_who_says(self.text, one.span):
                self.last, self.narrated = None, 0
            return
        named = [each.named for each in self.read[one.span].readings]
        is_told = self._is_of_clause(one.span) and all(map(is_part_of_year, named))
        is_told = is_told and "born" not in self._words_before(one.span)[-1:]
        if is_told:
            self.last, self.seen, self.narrated = one.span, one.span, self.narrated + 1
        elif self.last and year_of_date(self.read[self.last]) == year_of_date(self.read[one.span]):
            self.narrated += 1
        else:
            self.last = None

    def _words_before(self, span: Span) -> list[str]:
        """The words of a sentence before a date, without other dates and what is quoted."""
        around = sentence_around(self.text, span)
        before = tokenize(self.text[around.start : span.start])
        spans = [(one.norm, around.start + one.start, around.start + one.end) for one in before]
        return [norm for norm, start, end in spans if not self.aside.overlap(Span(start, end))]

    def _is_main(self, span: Span) -> bool:
        """Whether words tell when what a sentence is of was, and no clause of somebody in it.

        As in "He led in 2009, but crashed in August", not "Holm, who led in 2009, crashed in
        August".
        """
        is_when = tokenize(self.text[span.start : span.end])[0].norm in AT
        leading = grammar("subordinator").isdisjoint(self._words_before(span))
        return is_when and leading and self._is_of_clause(span) and self._is_past(span)

    def _is_of_clause(self, span: Span) -> bool:
        """Whether words stand in no relative clause, and in no aside."""
        is_free = grammar("relative").isdisjoint(self._words_before(span))
        return is_free and not is_aside(self.text, span)

    def _is_past(self, span: Span) -> bool:
        return tense_at(self.text, span.start, span.end) == PAST

    def _origin(self, span: Span) -> Span | None:
        """Which date a phrase counts from; none where it is not plain."""
        around, may_lead = sentence_around(self.text, span), partial(self._may_lead, to=span)
        within = [*filter(may_lead, self._read_in(around.start, span.start))]
        if not within:
            within = self._told_before(around, may_lead, is_led=self._looks_back(span))
            if not are_in_order(within, self.read):
                return None
        aside = self.text[around.start : within[-1].start].rpartition(", ")[2].split()[:1]
        if self.text[within[-1].end :][:1] == "," and not grammar("relative").isdisjoint(aside):
            return None  # "Holm, who was born in 1957, retired the next year"
        return within[-1]

    def _may_lead(self, one: Span, to: Span) -> bool:
        """Whether something may count from a date: in the same words, not from when it is said."""
        is_open = "tense" in self.dated[one].missing
        return self._is_said_alike(one, to) and not (is_open or is_when_said(self.text, one))

    def _looks_back(self, span: Span) -> bool:
        """Whether words open a clause, or tell by "that" or "following" of a time told before."""
        norms = norms_of(self.text[span.start : span.end])
        telling = words_around()["told before"] - words_around()["counted back"]
        is_daily = (
            self.last is not None and BREAK.search(self.text, self.last.end, span.start) is None
        )
        is_led = begins_clause(self.text, span) or (is_daily and self._is_narrated_by_day())
        return bool(is_led) or not (telling - {"later"}).isdisjoint(norms)

    def _is_narrated_by_day(self) -> bool:
        days = self.read[self.last].readings if self.last else ()
        return bool(days) and all(one.named.is_day for one in days)

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
            within = [*filter(may_lead, self._read_in(place.start, end))]
            if within and is_across and back and within[-1] != self.last:
                break
            if within or end == 0:
                return [one for one in within if not has_no_end(self.text, one)] or within
        return []


def _without_tense(one: DraftedClaim) -> DraftedClaim:
    """A date of which a person has to say from which year it is, and so on which side it lies."""
    fields = {key: words for key, words in one.fields.items() if key != "tense"}
    return replace(one, fields=fields, missing={"from": _MAY_TELL_YEAR})


_DAY_OF_MONTH = re.compile(r"the \d+[a-z]{2}$")
_SENTENCES_BACK = 3
_MOST_LOOKED_BACK = 50  # dates, of which one may have the year of a weekday
_SEVERAL = 3  # days told one after another, of which a weekday may be another
_BY_PUBLICATION = frozenset([*NEAR_DAYS, "last", "this", "ago"])
_DAYS, _LONG = frozenset(["day", "week"]), frozenset(["month", "year", "decade"])
_COUNTED = "the claim of the date that it counts from"


_MAY_TELL_YEAR = "the claim that tells its year, if that is meant"
