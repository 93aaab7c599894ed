"""The claims of dates that count from one told just before: "Three weeks later", "that year"."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType

from msgspec.structs import replace

from factcheck.dates import Date, Reading
from factcheck.drafting.claim import DraftedClaim
from factcheck.reading.dates.date import find_counted_dates, read_date
from factcheck.reading.dates.dates_in_text import AT, NEAR_DAYS, words_around
from factcheck.reading.dates.dates_retold import names_no_year
from factcheck.reading.dates.tensed_verbs import FUTURE, OPEN, PAST
from factcheck.reading.dates.tenses import tense_at
from factcheck.reading.grammar.calendar_words import months, unit_words, weekdays
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.saying import says
from factcheck.reading.grammar.tokens import tokenize
from factcheck.text import YEAR, Span, sentence_around
from factcheck.words import grammar, words_in


def with_years_told(text: str, claims: Iterable[DraftedClaim], day: str) -> Iterator[DraftedClaim]:
    """The claims in order, dates of the past without their year ``from`` the one that tells it.

    Where a clause begins with a time of a year that is over, one that begins with a month goes on
    from there: "In 1998 cracks were found. In May the line was closed". So it does in a paragraph,
    until another date is told, or somebody else speaks. Farther on, until a day by publication is
    told, and behind the last year, it may be of the year of publication: a person has to say.
    """
    ordered = sorted(claims, key=lambda one: (one.span, one.kind))
    this = [one.period.first.year for one in read_date(day).readings]
    passage = _Passage(text, day, ordered, this[0]) if this else None
    for one in ordered:
        yield passage.with_year(one) if passage and one.kind == "date" else one


class _Passage:
    """What the dates of a text so far tell of the year that the next one is of.

    ``leading`` is what a clause begins with, of a year that is over, ``is_sure`` whether the next
    is from there, and ``is_retold`` whether the passage is of long ago: to the end of the
    sentence that it is ``told_in``, where that does not begin with it. ``lately`` is a month of
    last year, where it was told right before.
    """

    def __init__(self, text: str, day: str, claims: Iterable[DraftedClaim], this_year: int) -> None:
        self.text, self.day, self.this_year = text, day, this_year
        self.lately: Span | None = None
        self.counted: dict[Span, Date] = {}
        self.dated = {one.span: one for one in claims if one.kind == "date"}
        self.quoted = [one.span for one in claims if one.kind == "quotation"]
        self.leading: Span | None = None
        self.told_in: Span | None = None
        self.is_sure = self.is_retold = False

    def with_year(self, one: DraftedClaim) -> DraftedClaim:
        """A date from the one that tells its year, or with what a person has to say of it."""
        words = one.fields["date"]
        if _is_compared(words):
            return self._compared(one)
        if self._goes_on(one):
            fields, told = {**one.fields, "tense": PAST}, self.leading
            self.leading = one.span
            if told and self.is_sure:
                return replace(one, fields=fields, forms={"from": (told,)}, missing={})
            return replace(one, fields=fields, missing={"from": _MAY_TELL_YEAR})
        year = self._year_told(one)
        if self._is_of_last_year(one):
            self.lately = one.span
            return replace(one, missing={"from": _MAY_TELL_YEAR})
        is_lately = year == self.this_year - 1 and not months().keys().isdisjoint(_norms(words))
        if one.forms.get("from") != (self.lately,):
            self.lately = one.span if is_lately else None
        if self.told_in and one.span.start >= self.told_in.end:
            self.told_in, self.is_retold = None, False
        if self.is_retold and not (year or one.forms) and _is_retold(*self._at(one)):
            self.leading = None
            fields = {key: words for key, words in one.fields.items() if key != "tense"}
            return replace(one, fields=fields, missing={"from": _MAY_TELL_YEAR})
        self._keep(one, year)
        return one

    def _at(self, one: DraftedClaim) -> tuple[str, Span, Sequence[Span]]:
        return self.text, one.span, self.quoted

    def _compared(self, one: DraftedClaim) -> DraftedClaim:
        origin = _origin(self.text, one.span, list(self.dated), self.quoted)
        is_near = origin and self._is_as_told(one.fields["date"], origin)
        return replace(one, forms={"from": (origin,)}) if origin and is_near else one

    def _is_as_told(self, words: str, origin: Span) -> bool:
        """Whether a day is told for "the previous day", or for "a year earlier" a longer time."""
        fields = self.dated[origin].fields
        if unit_words().get(words.split()[-1].casefold()) != "day":
            return _is_lately(fields, self.day)
        readings = read_date(fields["date"], self.day, fields.get("tense")).readings
        return len(readings) == 1 and readings[0].named.is_day

    def _goes_on(self, one: DraftedClaim) -> bool:
        """Whether a clause begins with a month of the year with which one before it began."""
        is_own = names_no_year(one.fields["date"]) and not one.forms
        is_led = self.leading is not None and is_own and _begins_clause(self.text, one.span)
        return bool(is_led and self.leading and _goes_on_from(self.leading, *self._at(one)))

    def _is_of_last_year(self, one: DraftedClaim) -> bool:
        """Whether a month may go on from one of last year: "in February 2017. In May he left"."""
        words, last = one.fields["date"], self.lately
        if last is None or one.forms or one.missing or not names_no_year(words):
            return False
        before, own = (_month(_norms(told)) for told in (self.dated[last].fields["date"], words))
        is_led = names_no_year(self.dated[last].fields["date"]) or _begins_clause(
            self.text, one.span
        )
        return before <= own and is_led and _goes_on_from(last, *self._at(one))

    def _year_told(self, one: DraftedClaim) -> int | None:
        """The year that a date tells, itself or by the one that it counts from."""
        origin = one.forms.get("from", (None,))[0]
        known = self.counted.get(origin) if origin else None
        if origin is None:
            self.counted[one.span] = read_date(one.fields["date"], self.day)
            return _year_told(one.fields["date"], self.day)
        told = self.counted[one.span] = read_date(one.fields["date"], self.day, None, known)
        return _year_of(told)

    def _keep(self, one: DraftedClaim, year: int | None) -> None:
        """Remember what a date tells that is of no other's year."""
        words, is_over = one.fields["date"], year is not None and year < self.this_year
        is_long_over = year is None or year < self.this_year - 1
        is_leading = _begins_clause(self.text, one.span) or (
            year is not None and _is_in_first_clause(self.text, one.span)
        )
        if "from" in one.forms or (is_over and is_leading):
            self.leading, self.is_sure = one.span if is_leading else None, is_long_over
            self.told_in = None
            self.is_retold = self.is_sure and ("from" in one.forms or is_leading or self.is_retold)
        elif is_over and is_long_over and not self.is_retold and _is_main(self.text, one.span):
            self.leading, self.is_retold = None, True
            self.told_in = sentence_around(self.text, one.span)
        elif words.split()[0].casefold() not in words_around()["since"]:
            self.leading = None
            is_of_then = re.search(YEAR, words) and is_long_over
            self.is_retold &= bool(is_of_then or _holder(one.span, self.quoted))


def _is_compared(words: str) -> bool:
    """Whether words name a time with which one told before is compared: "a year earlier"."""
    norms = [token.norm for token in tokenize(words)]
    is_back = not words_around()["counted back"].isdisjoint((norms[-1], *norms[-2:-1]))
    return is_back and norms[-1] in unit_words().keys() | words_around()["counted back"]


def _is_lately(fields: Mapping[str, str], day: str) -> bool:
    """Whether a date is a month or longer, and as near as what is compared in news: no founding."""
    readings = read_date(fields["date"], day, fields.get("tense")).readings
    on = [one.period for one in read_date(day).readings]
    return bool(readings) and all(
        one.named.earliest
        and one.named.latest
        and one.named.latest - one.named.earliest > _A_FEW_WEEKS
        and one.named.days_apart(on[0]) < _LATELY
        for one in readings
    )


_A_FEW_WEEKS, _LATELY = timedelta(days=26), 1100  # days: three years


def _goes_on_from(last: Span, text: str, span: Span, quoted: Sequence[Span]) -> bool:
    """Whether a paragraph goes on from one date to another of the past, in the same words."""
    is_one = _holder(span, quoted) == _holder(last, quoted)
    is_near = is_one and _BREAK.search(text, last.end, span.start) is None
    return is_near and tense_at(text, span.start, span.end) == PAST


def _is_retold(text: str, span: Span, quoted: Sequence[Span]) -> bool:
    """Whether a date is told as past, or as ahead of what was: "it would not flow until March".

    Of a year told, or by the day of publication, it is none.
    """
    own = {token.norm for token in tokenize(text[span.start : span.end])}
    by_publication = words_around()["which"] | NEAR_DAYS | weekdays().keys()
    if not own.isdisjoint(by_publication) or re.search(r"\d{4}|\d0s", text[span.start : span.end]):
        return False
    around = sentence_around(text, span)
    told = tense_at(text, span.start, span.end)
    norms = {token.norm for token in tokenize(text[around.start : around.end])}
    is_over = told == PAST or (told == FUTURE and "would" in norms) or told in ("", OPEN)
    return is_over and not _holder(span, quoted)


_MAY_TELL_YEAR = "the claim that tells its year, if that is meant"
_BREAK = re.compile(r"\n\s*\n")


def _begins_clause(text: str, span: Span) -> bool:
    """Whether words open a sentence, or what a semicolon or "and" behind a comma sets beside it."""
    around = sentence_around(text, span)
    before = [token.norm for token in tokenize(text[around.start : span.start])[-2:]]
    joining = before[-1:] if before and before[-1] in grammar("coordinator") else []
    return before[: len(before) - len(joining)][-1:] in ([], [";"], [","] if joining else [";"])


def _is_in_first_clause(text: str, span: Span) -> bool:
    """Whether words stand in a clause that tells when: "When he saw it, in May 1871, he wrote"."""
    around = sentence_around(text, span)
    first = [token.norm for token in tokenize(text[around.start : span.start])[:1]]
    return first != [] and first[0] in grammar("subordinator")


def _is_main(text: str, span: Span) -> bool:
    """Whether words tell when what a sentence is of was, and no clause of somebody in it.

    As in "He led in 2009, but crashed in August", not "Holm, who led in 2009, crashed in August".
    """
    around = sentence_around(text, span)
    before = {token.norm for token in tokenize(text[around.start : span.start])}
    aside = _AFTER_COMMA.search(text, around.start, span.start)
    if aside and aside["first"].endswith("ed") and text[span.end :][:1] == ",":
        return False  # "the works, closed in December 2012, were sold in May"
    is_when = tokenize(text[span.start : span.end])[0].norm in AT
    is_told = is_when and tense_at(text, span.start, span.end) == PAST
    return is_told and grammar("relative", "subordinator").isdisjoint(before)


def _norms(words: str) -> list[str]:
    return [token.norm for token in tokenize(words)]


def _month(norms: Sequence[str]) -> int:
    """The first month that words name."""
    return next((months()[norm] for norm in norms if norm in months()), 0)


_AFTER_COMMA = re.compile(r", (?P<first>[a-z]+)[^,]*$")


def _year_told(words: str, day: str) -> int | None:
    """The year that a date tells; none of one that has no end, or lies in several."""
    return _year_of(read_date(words, day)) if re.search(YEAR, words) else None


def _year_of(told: Date) -> int | None:
    """The year in which all readings of a date lie."""
    ends = [(one.period.earliest or one.period.latest, one.period.latest) for one in told.readings]
    years = {end.year if end else None for both in ends for end in both}
    return years.pop() if len(years) == 1 else None


def claims_counted_on(
    prose: Prose, claims: Sequence[DraftedClaim], day: str
) -> Iterator[DraftedClaim]:
    """The claims of such dates, each ``from`` the claim of the date that it counts from.

    That is the one nearest before in its sentence, or the last of the sentence before, where those
    there are told in their order; one that a reader has to look for, whose side of publication is
    open, or that has no end, is none. Within a quotation nothing is counted from a date outside,
    nor the other way.
    """
    told = sorted(one.span for one in claims if one.kind == "date")
    quoted = [one.span for one in claims if one.kind == "quotation"]
    dates = {
        one.span: read_date(one.fields["date"], day, one.fields.get("tense"))
        for one in claims
        if one.kind == "date" and "tense" not in one.missing
    }
    limits = words_in("tenses", "limit") | words_around()["since"]
    for mention in find_counted_dates(prose.text, prose.line):
        span = Span(mention.start, mention.end)
        if any(map(span.overlaps, told)) or _is_of_else(prose.text, span):
            continue
        is_ahead = "next" in mention.text and read_date(mention.text, day).readings
        if is_ahead and tense_at(prose.text, span.start, span.end) not in (PAST, ""):
            continue  # "it opens in the next year"
        origin = _origin(prose.text, span, told, quoted, dates)
        known = dates.get(origin) if origin else None
        counted = read_date(mention.text, day, None, known) if known else None
        is_limit = mention.text.split()[0].casefold() in limits
        is_told = counted and (_is_known(counted) or (is_limit and counted.readings))
        if origin and counted and is_told and _is_known(known):
            dates[span] = counted
            insort(told, span)
            yield DraftedClaim(span, "date", {"date": mention.text}, forms={"from": (origin,)})


def _is_known(told: Date | None) -> bool:
    """Whether a date has readings, and each a beginning and an end: "not until 1879" was in it."""
    readings = told.readings if told else ()
    is_in_it = told is not None and told.words.casefold().startswith("not until")
    periods = [one.named if is_in_it else one for one in readings]
    return bool(periods) and all(one.earliest and one.latest for one in periods)


def _is_of_else(text: str, span: Span) -> bool:
    """Whether words beside a phrase tell from when it counts, or that it is none.

    As in "the same year that it opened", "the same weekend last year", "said that day was lost",
    "9 October is 101 days later".
    """
    around = sentence_around(text, span)
    behind = [token.norm for token in tokenize(text[span.end : around.end])[:2]]
    classes = ("subordinator", "relative", "demonstrative")
    is_led = behind[:1] != [] and behind[0] in grammar(*classes) | {"as", "last", "-", "'s"}
    before = [token.norm for token in tokenize(text[around.start : span.start])[-1:]]
    words = text[span.start : span.end]
    is_said = words.startswith("that ") and any(map(says, before))
    is_difference = not grammar("be").isdisjoint(before)
    return is_led or is_said or is_difference or "," in words


def _origin(
    text: str,
    span: Span,
    told: Sequence[Span],
    quoted: Sequence[Span],
    dates: Mapping[Span, Date] = MappingProxyType({}),
) -> Span | None:
    """Which date a phrase counts from; none where it is not plain."""
    around = sentence_around(text, span)
    within = [one for one in told if around.start <= one.start and one.end <= span.start]
    if not within:
        end = len(text[: around.start].rstrip())
        before = sentence_around(text, Span(max(end - 1, 0), max(end - 1, 0)))
        within = [one for one in told if before.start <= one.start and one.end <= end]
        within = [one for one in within if not _has_no_end(text, one)] or within
        if not _are_in_order(within, dates):
            return None
    if text[within[-1].end : span.start].strip() in ("", ","):
        return None  # "on 5 May, a day later", "said on Monday that evening classes"
    aside = text[around.start : within[-1].start].rpartition(", ")[2].split()[:1]
    if text[within[-1].end :][:1] == "," and not grammar("relative").isdisjoint(aside):
        return None  # "Holm, who was born in 1957, retired the next year"
    return within[-1] if _holder(span, quoted) == _holder(within[-1], quoted) else None


def _has_no_end(text: str, span: Span) -> bool:
    """As "since 1871"."""
    return text[span.start : span.end].split()[0].casefold() in words_around()["since"]


def _are_in_order(told: Sequence[Span], dates: Mapping[Span, Date]) -> bool:
    """Whether there is one date alone, or each of several is surely before the next."""
    readings = [dates[one].readings if one in dates else () for one in told]
    if len(told) < 2:
        return len(told) == 1
    return all(
        one and other and max(map(_last, one)) < min(map(_last, other))
        for one, other in pairwise(readings)
    )


def _last(reading: Reading) -> date:
    return reading.latest or date.max


def _holder(span: Span, quoted: Sequence[Span]) -> Span | None:
    held = (one for one in quoted if one.start <= span.start and span.end <= one.end)
    return next(held, None)
