"""Which of several like periods is meant, seen from the day of publication.

``tense`` is "past", "present", "future" or ``None``: the side of publication that is told of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from factcheck.dates.days import NotReadError
from factcheck.dates.period import Period

_HALF_A_YEAR = 183  # days: what is further away is not "this" one
HARDLY = 0.2  # of a part is over: what is told of it may be told of the last one


def nearest(day: date, tense: str | None, candidates: Iterable[Period]) -> list[Period]:
    """The candidates that a tense allows, from those in order around publication.

    The one that holds the day of publication always wins. The past takes the last before it,
    the future the first after it, the present either. Without a tense it is the last before,
    beside the first after where that one is nearer: news mostly tells what was.
    """
    within, before, after = list[Period](), list[Period](), list[Period]()
    for period in candidates:
        first, last = period.earliest, period.latest
        if last is not None and last < day:
            before = [period]
        elif first is None or first <= day:
            within.append(period)
        elif not after:
            after = [period]
    if within:
        return within
    if tense in ("past", "future"):
        return before if tense == "past" else after
    if tense == "present" or not before:
        return before + after
    today = Period(day, day)
    is_nearer = after and after[0].days_apart(today) < before[0].days_apart(today)
    return before + after if is_nearer else before


def this_one(day: date, tense: str | None, candidates: Iterable[Period]) -> list[Period]:
    """The one that "this" names: "this winter", told in January, is the one that began last year.

    Of candidates in order, that of publication; else the nearest on the tense's side, at most half
    a year away. Without a tense it is the nearest, or that of the same year.
    """
    today, periods = Period(day, day), list(candidates)
    near = [period for period in periods if period.days_apart(today) <= _HALF_A_YEAR]
    same_year = [one for one in periods if one.first.year == day.year]
    for chosen in (nearest(day, tense, near), nearest(day, tense, same_year)):
        if chosen and (tense in ("past", "future") or day in chosen[0]):
            return chosen
    nearby = min(periods, key=today.days_apart, default=today)
    return [one for one in periods if one == nearby or one in same_year]


def nearest_told(day: date, tense: str | None, candidates: Iterable[Period]) -> list[Period]:
    """The nearest, and the last before it too, where it has hardly begun: results come later."""
    periods = list(candidates)
    chosen = nearest(day, tense, periods)
    begun = min((share_over(period, day) for period in chosen), default=1.0)
    if tense == "future" or not 0 < begun < HARDLY:
        return chosen
    earlier = [period for period in periods if period.days_before(chosen[0])]
    return [*earlier[-1:], *chosen]


def share_over(period: Period, day: date) -> float:
    """How much of a period is over on a day: from 0, where it has not begun, to 1."""
    first, last = period.first, period.last
    return min(1.0, max(0, (day - first).days + 1) / ((last - first).days + 1))


def tried(makes: Iterable[Callable[[], Period]]) -> list[Period]:
    """The periods that the calendar has, of those that are tried."""
    made = []
    for make in makes:
        try:
            made.append(make())
        except NotReadError:
            continue
    return made
