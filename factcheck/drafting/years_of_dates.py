"""What dates that were read allow: of which year they are, and which of them is before which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from factcheck.dates import Date, Period, Reading
from factcheck.drafting.clauses_of_dates import norms_of
from factcheck.reading.dates.date import read_date
from factcheck.reading.dates.dates_in_text import words_around
from factcheck.reading.grammar.calendar_words import months, plural_units, unit_words
from factcheck.text import YEAR, Span


def is_compared(words: str) -> bool:
    """Whether words name a time with which one told before is compared: "a year earlier".

    As in "the previous year", "the previous 12 months".
    """
    norms = norms_of(words)
    is_back = not words_around()["counted back"].isdisjoint(norms[-3:])
    is_unit = norms[-1] in unit_words().keys() | plural_units().keys()
    return is_back and (is_unit or norms[-1] in words_around()["counted back"])


def is_lately(fields: Mapping[str, str], day: str) -> bool:
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


def periods_of(told: Date) -> list[Period]:
    """What the readings of a date allow."""
    return [reading.period for reading in told.readings]


def month_of_norms(norms: Sequence[str]) -> int:
    """The first month that words name."""
    return next((months()[norm] for norm in norms if norm in months()), 0)


def is_day_of_month(words: str) -> bool:
    """Whether words end with a day of a month that others tell: "on the 14th"."""
    return _DAY_OF_MONTH.search(words) is not None


_DAY_OF_MONTH = re.compile(r"the \d+[a-z]{2}$")


def is_part_of_year(named: Period) -> bool:
    """Whether a period is a day, a month or a season."""
    return bool(named.earliest and named.latest and named.latest - named.earliest <= _A_SEASON)


def year_told(words: str, day: str) -> int | None:
    """The year that a date tells; none of one that has no end, or lies in several."""
    return year_of_date(read_date(words, day)) if re.search(YEAR, words) else None


def year_of_date(told: Date) -> int | None:
    """The year in which all readings of a date lie."""
    ends = [(one.named.earliest or one.named.latest, one.named.latest) for one in told.readings]
    years = {end.year if end else None for both in ends for end in both}
    return years.pop() if len(years) == 1 else None


def is_known(told: Date | None) -> bool:
    """Whether a date has readings, and each a beginning and an end: "not until 1879" was in it."""
    readings = told.readings if told else ()
    is_in_it = told is not None and told.words.casefold().startswith("not until")
    periods = [one.named if is_in_it else one for one in readings]
    return bool(periods) and all(one.earliest and one.latest for one in periods)


def are_in_order(told: Sequence[Span], dates: Mapping[Span, Date]) -> bool:
    """Whether there is one date alone, or each of several is surely before the next."""
    readings = [dates[one].readings for one in told if dates[one].readings]
    if len(readings) < 2:
        return len(readings) == 1
    return all(
        one and other and max(map(_last, one)) < min(map(_last, other))
        for one, other in pairwise(readings)
    )


def _last(reading: Reading) -> date:
    return reading.latest or date.max


_A_FEW_WEEKS, _LATELY = timedelta(days=26), 1100  # days: three years
_A_SEASON = timedelta(days=92)
