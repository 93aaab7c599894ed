"""The claims of dates: their words, and on which side of publication they lie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache, lru_cache
from typing import TypeAlias

from factcheck.dates import Date, Period
from factcheck.drafting.claim import DraftedClaim
from factcheck.reading.dates.date import read_date
from factcheck.reading.dates.sure_tenses import is_surely_past
from factcheck.reading.dates.tensed_verbs import FUTURE, OPEN, PAST, begins_noun, clause_of
from factcheck.reading.dates.tenses import tense_at
from factcheck.reading.grammar.calendar_words import months, unit_words, weekdays
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.grammar.number_words import cardinals, ordinals
from factcheck.reading.grammar.tokens import tokenize
from factcheck.text import YEAR, Span, sentence_around
from factcheck.words import any_of, choices, grammar, rows, words_in

SPECIMEN_DAY = "2024-01-17"  # only so that relative words can be read at all
_REACH = 30  # characters before words in which the one before them stands


def claims_of_date(mention: Mention, text: str, day: str) -> Iterator[DraftedClaim]:
    """The claim of a date; none of one that counts from something else: "for five days after".

    Nor of a quarter where a firm's year is told, which begins on another day than the calendar's.
    """
    words = _without_verb(mention, text)
    if _is_any_time(words.casefold().split()) or _is_of_now(mention, text):
        return
    start, end, told = mention.end - len(words), _end_of_named(mention, text, day), mention.text
    if end == mention.end and _is_of_year(mention) and has_own_year(text):
        return
    if end > mention.end:
        words = text[start:end]
        told = told if _is_quarter(mention) else words
    if "next" in words.casefold().split() and tense_at(text, mention.start, mention.end) != FUTURE:
        return  # "he lost his seat the next year"
    fields, missing = {"date": words}, {}
    behind, ahead = (read_date(told, day, tense) for tense in (PAST, FUTURE))
    if not (behind.readings or ahead.readings or behind.impossible):
        return
    if _periods(behind) != _periods(ahead):
        tense = _tense(mention, text, (read_date(day), behind, ahead))
        if tense not in ("", OPEN):
            fields["tense"] = tense
        elif tense == OPEN or not _is_nearest(read_date(told, day), day):
            missing["tense"] = ""
    yield DraftedClaim(Span(start, end), "date", fields, missing)


def _is_of_now(mention: Mention, text: str) -> bool:
    """Whether words only tell whose a thing is: "this year's fair", which has no day."""
    is_this = re.fullmatch(r"(?:in |on )?this [a-z]+", mention.text, re.IGNORECASE) is not None
    return is_this and re.match(r"['’]s\b", text[mention.end : mention.end + 3]) is not None


def _is_of_year(mention: Mention) -> bool:
    """Whether a date is a quarter, a half or some months of a year that is not told."""
    is_first = _FIRST_MONTHS.search(mention.text) is not None
    return (is_first or _is_quarter(mention)) and not _YEAR_TOLD.search(mention.text)


_YEAR_TOLD = re.compile(r"\d\d(?!\w)")  # "3rd qtr 1987", but not "3rd qtr"
_FIRST_MONTHS = re.compile(r"\b(?:half|first .+ (?:months|quarters))$", re.IGNORECASE)


def _end_of_named(mention: Mention, text: str, day: str) -> int:
    """Where a date ends with the words that tell which it is.

    As in "third-quarter results", for a firm's year may begin on another day than the calendar's,
    and in "the Sept. 11 attacks", which everybody knows.
    """
    is_quarter, end = _is_quarter(mention), mention.end
    is_of_accounts = is_quarter or mention.text.casefold().endswith("current year")
    telling = words_in("tenses", "accounts") if is_of_accounts else _words_of_known_days()
    while (behind := _WORD.match(text, end)) and behind[0].strip().casefold() in telling:
        end = behind.end()
    if end == mention.end or not mention.text[-1].isalnum():
        return mention.end
    periods = _periods(read_date(text[mention.start : end], day))
    is_told = bool(periods) if is_of_accounts else [one.is_day for one in periods] == [True]
    return end if is_told else mention.end


def _is_quarter(mention: Mention) -> bool:
    """Whether a date is a quarter of the calendar's year, and no year is told."""
    return (
        mention.text[-1].isalpha()
        and bool(mention.value.readings)
        and all(one.granularity == "quarter" and not one.is_vague for one in mention.value.readings)
    )


@cache
def _words_of_known_days() -> frozenset[str]:
    return frozenset(word for _, _, words in rows("known_days") for word in choices(words))


_WORD = re.compile(r" [\w-]+")


def _is_nearest(date: Date, day: str) -> bool:
    """Whether a month or a longer time is one alone without a tense: that by publication."""
    periods = _periods(date) if day != SPECIMEN_DAY else []
    return len(periods) == 1 and periods[0].earliest is not None and not _is_short(periods[0])


def _is_short(period: Period) -> bool:
    """Whether days come again soon, as those of a week do."""
    return not period.is_open and period.last - period.first < timedelta(days=7)


def _is_any_time(words: Sequence[str]) -> bool:
    """Whether words are a length of time, or name none: "for a day", "during the month"."""
    classes = ("preposition", "of time")[: 1 + (words[-1] in ("month", "quarter"))]
    is_bare = grammar(*classes).issuperset(words[:-2]) and words[-2:-1] == ["the"]
    is_length = words[0] in grammar("article") - {"the"} or (is_bare and words[-1] != "weekend")
    is_length = is_length and ordinals().keys().isdisjoint(words)  # but "a first quarter" is told
    is_end = words[-1].endswith(("-of-year", "-of-month"))
    return (words[-1] in unit_words() and is_length) or is_end


def _without_verb(mention: Mention, text: str) -> str:
    """The words of a date without what is a verb or a noun before it: "will start this spring"."""
    before = re.search(r"(\w*)\W*$", text[max(mention.start - _REACH, 0) : mention.start])
    words = mention.text.removeprefix("back ")  # "she was back on Monday"
    words = _IN_AT_ONCE.sub("", words)
    is_placed = before and before[1].casefold() in grammar("preposition") - {"to"}
    started = None if is_placed else _STARTED.match(words)
    return words[started.end() :] if started else words


_IN_AT_ONCE = re.compile(r"in (?=yesterday\b|today\b|last\b|for\b)")  # "she went in yesterday"
_STARTED = re.compile(r"(?:an? )?(?:start|end|beginning) (?!of\b)", re.IGNORECASE)


def _periods(date: Date) -> list[Period]:
    return [reading.period for reading in date.readings]


_Told: TypeAlias = tuple[Date, Date, Date]
"""The day of publication, then a date as one of the past and as one ahead."""


def _tense(mention: Mention, text: str, told: _Told) -> str:
    """What the words around a date tell of its tense, or that it is open; empty where nothing."""
    tense = tense_at(text, mention.start, mention.end)
    norms = [token.norm for token in tokenize(mention.text)]
    if not told[1 if tense == PAST else 2].readings:
        return ""
    if tense == PAST and is_surely_past(text, mention.start, mention.end):
        return tense
    on, behind = ([Period(None, None), *_periods(date)][-1] for date in told[:2])
    ahead = [*_periods(told[2]), Period(None, None)][0]
    over, begun = behind.latest or behind.earliest, ahead.earliest or ahead.latest
    if on.earliest is None or over is None or begun is None:
        return tense
    since, until = on.earliest - over, begun - on.earliest
    is_to_do = tense == PAST and _is_to_do(text, mention.start)
    nearer = _of_nearer(tense, norms, told, (since, until), is_to_do=is_to_do)
    if nearer not in ("", OPEN) or told[0].words == SPECIMEN_DAY:
        return nearer
    if told[1].weekday_conflict != told[2].weekday_conflict:  # of one of the two alone
        return FUTURE if told[1].weekday_conflict else PAST
    is_told = _is_told_of(tense, norms) and not is_to_do
    if is_told or _tells_other_year(text, mention, on.earliest.year):
        return nearer
    near = _of_near_year(since, until)
    is_ahead = is_to_do or tense != PAST or _is_what_is_set(text, mention.start)
    is_against = not is_ahead if near == FUTURE else _may_come(text, mention.start)
    return nearer if is_against else near or nearer


def _is_what_is_set(text: str, start: int) -> bool:
    """Whether a day is what a verb right before it is done with, or something is called for.

    As in "they have earmarked May 3", "it has called a strike for May 3".
    """
    before = tokenize(text[max(start - _REACH, 0) : start])[-1:]
    return any(one.norm.endswith("ed") or one.norm == "for" for one in before)


def _may_come(text: str, start: int) -> bool:
    """Whether words before a date in its sentence tell of what may yet come: "it could rise in"."""
    told = tokenize(text[sentence_around(text, Span(start, start)).start : start])
    return not words_in("tenses", "modal", "modal of now").isdisjoint(one.norm for one in told)


def _is_told_of(tense: str, norms: Sequence[str]) -> bool:
    """Whether what the words around a date tell of is its own, and no plan beside it.

    "It sold the mill on May 3" was on that day, and "they have earmarked May 3" may be ahead.
    """
    if tense != PAST:
        return tense == FUTURE and (weekdays().keys() | {"effective"}).isdisjoint(norms)
    leading = grammar("preposition", "of time") | words_in("tenses", "limit", "until")
    has_month = not months().keys().isdisjoint(norms)
    is_over = not words_in("tenses", "over by then").isdisjoint(norms)
    return norms[0] in leading or is_over or not has_month


def _is_to_do(text: str, start: int) -> bool:
    """Whether an infinitive stands in the clause before a date: "refused to sail on May 3"."""
    around = sentence_around(text, Span(start, start))
    clause = clause_of(tokenize(text[around.start : start])[::-1])
    return any(
        one.norm == "to"
        and not begins_noun(told)
        and before.norm not in words_in("tenses", "implied")
        for told, one, before in zip(clause, clause[1:], clause[2:], strict=False)
    )


def _of_near_year(since: timedelta, until: timedelta) -> str:
    """The side of a day or month without a year whose fellow on the other lies far off.

    Of one that is most of a year away a text says so: "last April 5", "in April 1988".
    """
    if min(since, until) < timedelta(0) or max(since, until) < _FAR_OFF:
        return ""
    return (PAST if since < until else FUTURE) if min(since, until) <= _LONG_AGO else ""


def _tells_other_year(text: str, mention: Mention, year: int) -> bool:
    """Whether its sentence, or the one before, is of long ago: "In 1945 … On 10 April they met"."""
    around = sentence_around(text, Span(mention.start, mention.end))
    before = sentence_around(text, Span(max(around.start - 2, 0), max(around.start - 1, 0)))
    told = text[before.start : around.end]
    is_told = any(abs(int(one) - year) > 1 for one in re.findall(rf"\b{YEAR}\b", told))
    return is_told or _YEAR_BESIDE.search(told) is not None


_YEAR_BESIDE = re.compile(r"\b(?:last|next) year\b", re.IGNORECASE)


def _of_nearer(
    tense: str,
    norms: Sequence[str],
    told: _Told,
    apart: tuple[timedelta, timedelta],
    *,
    is_to_do: bool,
) -> str:
    """A tense where the date that it tells of lies no farther off than one may that has no year.

    ``apart`` tells how far publication is from the one behind and the one ahead. Of a
    past told by a verb apart, "promised to return by April 5", a day is left open that would lie
    months behind, and nearer ahead; until such a day something is still to be. One to come that
    has just passed is as open; of a quarter, or "January orders", it is the one just over.
    """
    since, until = apart
    behind, is_known = told[1].readings[-1].period, told[0].words != SPECIMEN_DAY
    is_day, is_month = (
        behind.is_day or behind.earliest is None,
        norms[norms[0] == "the"] in months(),
    )
    is_limit = norms[0] in words_in("tenses", "until") and (norms[0], tense) != ("by", PAST)
    if is_known and is_limit and is_day and since > max(until, _LONG_AGO):
        return FUTURE
    if tense == PAST:
        is_near = (is_month or behind.latest is None) and until < _LONG_AGO
        is_near = is_near or is_day or is_to_do or _ends_soon(norms, told)
        is_far = is_near and since > max(until, _LONG_AGO)
        return OPEN if is_far or (norms[0] == "this" and since > min(until, _LONG_AGO)) else tense
    is_set = is_day or behind.is_open or not months().keys().isdisjoint(norms)
    is_quarter = told[2].readings[-1].granularity == "quarter"
    if (is_quarter or is_month) and timedelta(0) <= since < min(until, _LONG_AGO):
        return "" if is_known else tense
    return OPEN if is_known and is_set and until > max(since, _LONG_AHEAD) else tense


def _ends_soon(norms: Sequence[str], told: _Told) -> bool:
    """Whether a period ends on a day soon behind publication: "the week ended April 29"."""
    on, ahead = told[0].readings[-1].earliest, told[2].readings[-1].latest
    is_told = any(map(str.isdecimal, norms)) and not unit_words().keys().isdisjoint(norms)
    return is_told and on is not None and ahead is not None and ahead - on < _LONG_AGO


_LONG_AGO, _FAR_OFF, _LONG_AHEAD = timedelta(days=60), timedelta(days=240), timedelta(days=300)


_A_QUARTER, _A_YEAR = 3, 12  # months
_EARLY = 7  # days of a month in which a quarter of whole weeks may end that is the last month's


@lru_cache(maxsize=2)  # asked of each quarter of a text
def has_own_year(text: str) -> bool:
    """Whether a quarter, year or some months end in a text where the calendar's do not."""
    return any(map(_is_apart, _ended().finditer(text)))


def _is_apart(found: re.Match[str]) -> bool:
    """Whether a stretch ends in another month than one of the calendar's year that is called so."""
    month, day = months()[(found["month"] or found["of"]).casefold()], found["day"] or found["on"]
    last = (month - 2) % _A_YEAR + 1 if int(day) < _EARLY else month
    unit, many = unit_words()[found["unit"].casefold()], _number(found["nth"] or "")
    if unit == "year":
        return last != _A_YEAR
    if unit == "month":  # any three months may be told of, and of trade any five
        is_part = many in range(_A_QUARTER, _A_YEAR, _A_QUARTER)
        return is_part and (last % _A_QUARTER > 0 or many not in (_A_QUARTER, last))
    return many * _A_QUARTER != last if many else last % _A_QUARTER > 0


def _number(words: str) -> int:
    """What a number in figures or words counts; 0 for none."""
    digits = re.match(r"\d+", words)
    named = {**cardinals(), **ordinals()}
    return int(digits[0]) if digits else named.get(words.casefold(), 0)


@cache
def _ended() -> re.Pattern[str]:
    """A stretch of a firm's year with the day on which it ends."""
    month, words = any_of(months()), unit_words().items()
    units = any_of(word for word, unit in words if unit in ("year", "quarter", "month"))
    nth = rf"(?P<nth>\d\d?(?:st|nd|rd|th)?|{any_of(cardinals())}|{any_of(ordinals())})"
    ends = any_of(words_in("tenses", "over by then", "to run") | {"to", "through", "ends"})
    day = rf"(?P<month>{month})\.? (?P<day>\d\d?)\b|(?P<on>\d\d?) (?P<of>{month})\b"
    stretch = rf"\b(?:{nth}[ -](?:fiscal )?)?(?P<unit>{units})\b,?"
    return re.compile(rf"{stretch}(?: (?:{ends}))? (?:on )?(?:{day})", re.IGNORECASE)
