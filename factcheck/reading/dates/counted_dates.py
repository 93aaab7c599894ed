"""Dates counted from another day: "two days ago", "three weeks later", "a week before Easter"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import wraps

from msgspec.structs import replace

from factcheck.dates.counting import (
    LONG_UNITS,
    Length,
    bounded_count,
    counted,
    counted_from,
    season_reading,
    shifted,
    shifted_by,
    unit_around,
)
from factcheck.dates.days import (
    NotReadError,
    around,
    both_ends,
    days_from,
    month_of,
    months_from,
)
from factcheck.dates.period import MONTHS, WEEKDAYS, Period, spoken
from factcheck.dates.reading import Reading, reading_of
from factcheck.reading.dates.date_context import PUBLISHED, DateContext, of_each
from factcheck.reading.dates.spans_of_time import (
    MOST_UNITS,
    length_of,
    one_of,
    read_past_span,
    with_the,
    within,
)
from factcheck.reading.grammar.rows import Found, Read

_BEFORE = frozenset(
    ["before", "earlier than", "prior to", "ahead of", "preceding", "leading up to", "previous",
     "prior", "earlier"]
)  # fmt: skip
_AFTER = frozenset(["after", "following", "since"])


# -- from publication


def read_ago(found: Found, context: DateContext) -> list[Reading]:
    """As in "two days ago", "a year ago": back from publication, as exactly as people count.

    "More than" has no earliest day, "less than" lasts until publication.
    """
    length = length_of(found)
    if "bound" in found:
        length = replace(length, bound=found["bound"])
    if length.unit == "year" and _counts_from_quarter(context):
        return _from_origin(length, context, -1)
    return _ago(length, context)


def _ago(length: Length, context: DateContext) -> list[Reading]:
    how = f"{length.said} before {PUBLISHED}"
    plain = counted(context.day, length, -1, how)
    reading = bounded_count(plain, length, -1, context.today)
    if length.is_one and length.unit == "year" and reading.period == reading.named:
        return [reading, quarter_a_year_before(context)]
    return [reading]


def quarter_a_year_before(context: DateContext) -> Reading:
    """What "a year ago" is in a company's report: the quarter a year before the last one over."""
    quarter = unit_around(context.day, "quarter", -5)
    how = f"a year before the last quarter that was over on {PUBLISHED}"
    return replace(reading_of(quarter, "quarter", how), is_vague=True, is_alternative=True)


def _counts_from_quarter(context: DateContext) -> bool:
    """Whether it counts from a quarter: companies compare one with that of "a year ago"."""
    readings = context.origin.readings if context.origin else ()
    return bool(readings) and all(reading.granularity == "quarter" for reading in readings)


def read_hence(found: Found, context: DateContext) -> list[Reading]:
    """As in "two weeks from now", "in three days"."""
    length: Length = found["length"]
    plain = counted(context.day, length, 1, f"{length.said} after {PUBLISHED}")
    return [bounded_count(plain, length, 1, context.today)]


def read_in_time(found: Found, context: DateContext) -> list[Reading]:
    """As in "in two years' time": ahead of publication, or, told of the past, of another date."""
    is_told_of = context.tense == "past" or context.has_origin
    return read_later(found, context) if is_told_of else read_hence(found, context)


def read_in(found: Found, context: DateContext) -> list[Reading]:
    """As in "in two weeks": ahead; or "the first time in two weeks", which looks back."""
    ahead = read_hence(found, context)
    if context.tense == "future":
        return ahead
    past = read_past_span(found, context)
    if context.tense == "past":
        return past
    return [*past, *(replace(reading, is_alternative=True) for reading in ahead)]


def read_between_lengths(found: Found, context: DateContext) -> list[Reading]:
    """As in "six months to a year ago", "between three and six months ago"."""
    near, last = found["first"], found["length"]
    near = near if isinstance(near, Length) else Length(((near, last.unit),), said=last.unit)
    read = {"ago": read_ago, "back": read_ago, "earlier": read_earlier, "before": read_earlier,
            "later": read_later, "from now": read_hence}[found["way"]]  # fmt: skip
    ends = [read({"length": length}, context)[0] for length in (near, last)]
    period = ends[0].period.hull(ends[1].period)
    how = f"{near.said} to {last.said} {found['way']}"
    return [replace(reading_of(period, "span", how), is_vague=True)]


def read_month_in(found: Found, context: DateContext) -> list[Reading]:
    """As in "March in a year": that month of the year so far ahead."""
    length: Length = found["length"]
    day = shifted_by(context.day, length, 1)
    if length.unit != "year":
        raise NotReadError("a month is counted in years")
    month = month_of(day.year, found["month"])
    return [reading_of(month, "month", f"that month {length.said} after {PUBLISHED}")]


def read_that_ago(found: Found, context: DateContext) -> list[Reading]:
    """As in "a year ago today", "two years ago this month", "a week ago Friday".

    Of weekdays and months, those on either side of the day that is counted to.
    """
    length: Length = found["length"]
    day, this = shifted_by(context.day, length, -1), found["this"]
    if this != "day" and length.unit != "year":
        raise NotReadError("it is counted in years")
    away = (context.day.weekday() - day.weekday() + 3) % 7 - 3  # to the weekday of publication
    days = {day, days_from(day, away)} if this == "week" else {day}
    how = f"{'' if this == 'day' else f'the {this} of '}{length.said} before {PUBLISHED}"
    return [reading_of(unit_around(one, this), this, how) for one in sorted(days)]


def read_weekday_ago(found: Found, context: DateContext) -> list[Reading]:
    """As in "a week ago Friday": the Fridays on either side of the day a week before."""
    weekday, length = found["weekday"], found["length"]
    day = shifted_by(context.day, length, -1)
    before = days_from(day, -((day.weekday() - weekday) % 7))
    how = f"a {WEEKDAYS[weekday]} beside {length.said} before {PUBLISHED}"
    days = [before] if before == day else [before, days_from(before, 7)]
    return [Reading(day, day, "day", how) for day in days]


def read_month_ago(found: Found, context: DateContext) -> list[Reading]:
    """As in "a year ago October": the Octobers on either side of the day a year before."""
    length, month = found["length"], found["month"]
    day = shifted_by(context.day, length, -1)
    year = day.year if month <= day.month else day.year - 1
    how = f"a {MONTHS[month - 1]} beside {length.said} before {PUBLISHED}"
    periods = [month_of(year, month), month_of(year + 1, month)]
    kept = periods[:1] if day in periods[0] else periods
    return [reading_of(period, "month", how) for period in kept]


def read_units_ago(found: Found, context: DateContext) -> list[Reading]:
    """As in "months ago", "decades ago": some time back, at the latest one such unit."""
    latest = around(shifted(context.day, -1, found["unit"]), 1).latest
    how = f"at least a {found['unit']} before {PUBLISHED}"
    return [Reading(None, latest, "span", how, is_vague=True)]


# -- from another claim's date


def read_later(found: Found, context: DateContext) -> list[Reading]:
    """As in "three weeks later": forth from another claim's date."""
    return _from_origin(length_of(found), context, 1)


def read_earlier(found: Found, context: DateContext) -> list[Reading]:
    """As in "two days earlier"; "a year earlier" may be a quarter, in a company's report."""
    length = length_of(found)
    readings = before_that(length, context)
    is_plain = not (length.bound or length.count.is_rough)
    if length.is_one and length.unit == "year" and is_plain and context.origin is None:
        readings.append(quarter_a_year_before(context))
    return readings


def before_that(length: Length, context: DateContext) -> list[Reading]:
    """Back from another claim's date, or from one not known by publication.

    Without that date only the latest days are known: what came a year earlier came at least
    a year before publication; what came less than a year earlier came before it, too.
    """
    if context.has_origin:
        return _from_origin(length, context, -1)
    how = f"{length.said} before {PUBLISHED}, or before that"
    reading, *_ = _ago(length, context)
    return [replace(reading, earliest=None, how=how, is_vague=True, nominal=reading.named)]


def _from_origin(length: Length, context: DateContext, sign: int) -> list[Reading]:
    place = "before" if sign < 0 else "after"
    return [_count(origin, length, sign, place, origin.period) for origin in context.origins]


def _count(start: Reading, length: Length, sign: int, place: str, named: Period) -> Reading:
    plain = counted_from(start, length, sign, f"{length.said} {place} {named}")
    return bounded_count(plain, length, sign, start.named)


def read_neighbour(found: Found, context: DateContext) -> list[Reading]:
    """As in "the day before", "the next day", "the previous year", beside another claim's date."""
    unit, side = found["unit"], found["side"]
    sign = -1 if side in _BEFORE else 1
    is_loose = side in _PREVIOUS or unit != "day"
    if sign < 0 and is_loose and not context.origin:
        before = before_that(one_of(unit), context)
        return [_with_calendar(one, context.day) for one in before] if unit == "decade" else before
    return [_count(one, one_of(unit), sign, _place(sign), one.period) for one in context.origins]


def _with_calendar(previous: Reading, day: date) -> Reading:
    """The previous decade, which may be the calendar's as well: in 2024 the 2010s."""
    latest = unit_around(day, "decade", -1).latest
    return replace(previous, latest=max(filter(None, (previous.latest, latest))))


_PREVIOUS = frozenset(["previous", "preceding", "prior"])


def _place(sign: int) -> str:
    return "before" if sign < 0 else "after"


def read_weekday_neighbour(found: Found, context: DateContext) -> list[Reading]:
    """As in "the following Tuesday", beside another claim's date: the nearest on that side.

    Without that date "the previous Tuesday" is known from above: it came before publication.
    """
    weekday, side = found["weekday"], found["side"]
    if side in _PREVIOUS and not context.origin:
        latest = days_from(context.day, -((context.day.weekday() - weekday) % 7 or 7))
        how = f"a {WEEKDAYS[weekday]} before {PUBLISHED}, or before that"
        return [Reading(None, latest, "day", how, is_vague=True, nominal=Period(latest, latest))]
    side = "before" if side in _PREVIOUS else "after"
    return [_weekday_by(origin, weekday, side) for origin in context.origins]


@of_each
def read_shortly(origin: Reading, found: Found, context: DateContext) -> Reading:
    """As in "shortly after", "weeks before": some days from the day that it counts from."""
    word, side = found["soon"].split()[0], found["side"]
    before, after = (_SOON.get(word, 7), 0) if side == "before" else (0, _SOON.get(word, 7))
    earliest = origin.earliest and around(origin.earliest, before).earliest
    latest = origin.latest and around(origin.latest, after).latest
    return Reading(earliest, latest, "span", f"{word} {side} {origin.period}", is_vague=True)


_SOON = {"shortly": 14, "soon": 31, "not": 31, "days": 31, "weeks": 92}  # else a week
"""The most days that a word is stretched to: beyond is an error."""


@of_each
def read_afterwards(origin: Reading, found: Found, context: DateContext) -> Reading:
    """As in "later", "afterwards", "since then": from the day that it counts from on."""
    return Reading(origin.earliest, None, "span", f"after {origin.period}", is_vague=True)


@of_each
def read_same_unit(origin: Reading, found: Found, context: DateContext) -> Reading:
    """As in "the same day": the calendar unit of another claim's date."""
    unit = found.get("unit", "day")
    first, last = both_ends(Period(origin.earliest, origin.latest), _NO_END)
    whole = unit_around(first, unit).hull(unit_around(last, unit))
    return replace(
        reading_of(whole, unit, f"the {unit} of {origin.period}"), is_vague=origin.is_vague
    )


_NO_END = "the date it counts from has no known end"


@of_each
def read_then(origin: Reading, found: Found, context: DateContext) -> Reading:
    """As in "then", "at that time": about the time of another claim's date."""
    return replace(origin, is_vague=True, how=f"about {spoken(origin.period)}")


def read_that_month(found: Found, context: DateContext) -> list[Reading]:
    """As in "that September", "that summer", beside another claim's date: in its year, or the next.

    Of one that comes earlier in the year than that date, both years are possible; a winter may
    have begun in the year before, beside a day in spring or summer.
    """
    month, readings = found.get("month") or found["season"], []
    for origin in context.origins:
        first, last = both_ends(origin.named, _NO_END)
        if first.year != last.year:
            raise NotReadError("a month is counted from a day of one year")
        is_winter = "season" in found and month == _WINTER
        before = is_winter and (first.month < _AUTUMN or last.month - first.month > 1)
        for year in range(first.year - before, first.year + 1 + (month < first.month)):
            how = f"the one beside {spoken(origin.named)}"
            if "month" in found:
                how = f"{MONTHS[month - 1]} beside {spoken(origin.named)}"
                readings.append(reading_of(month_of(year, month), "month", how))
            else:
                readings.append(season_reading(year, month, how))
    return readings


_AUTUMN, _WINTER = 9, 12  # the months in which they begin


def read_units_beside_that(found: Found, context: DateContext) -> Sequence[Reading]:
    """As in "years later", "weeks earlier", beside another claim's date: one such unit at least."""
    unit, sign = found["unit"], -1 if found["way"] in _BEFORE else 1
    if sign > 0 and unit not in LONG_UNITS:
        raise NotReadError("it begins on the day itself")
    if sign < 0 and not context.has_origin:
        raise NotReadError("it counts from publication")
    return [_units_from(origin, unit, sign) for origin in context.origins]


def _units_from(origin: Reading, unit: str, sign: int) -> Reading:
    near = origin.earliest if sign > 0 else origin.latest
    if near is None:
        raise NotReadError(_NO_END)
    margin = {"day": 0, "week": 3}.get(unit, 15)
    edge = around(shifted(near, sign, unit), margin)
    ends = (edge.earliest, None) if sign > 0 else (None, edge.latest)
    how = f"at least a {unit} {_place(sign)} {origin.period}"
    return Reading(ends[0], ends[1], "span", how, is_vague=True)


# -- from a date that stands beside


def told_beside(read: Read) -> Read:
    """What a phrase with a date in it gives, which the tense tells of, and not of that date.

    Told on 24 December, "two days before Christmas" are over, though the feast is to come; of a
    deadline "90 days after June 1" June is over. So the date on the other side counts where it
    is nearer and leads to a day on the tense's side. "Since" always counts from a day that is over.
    """

    @wraps(read)
    def told(found: Found, context: DateContext) -> Sequence[Reading]:
        if context.tense not in ("past", "future") or context.published is None:
            return read(found, context)
        if found.get("side") == "since":
            return read(found, replace(context, tense="past"))
        other = replace(context, tense="future" if context.tense == "past" else "past")
        try:
            is_nearer = _distance(found, other) < _distance(found, context)
            nearer = read(found, other) if is_nearer else []
        except NotReadError:
            return read(found, context)
        are_told = nearer and all(_is_told(one, context) for one in nearer)
        return nearer if are_told else read(found, context)

    return told


def _distance(found: Found, context: DateContext) -> int:
    """How many days lie between publication and the date that is counted from."""
    today = context.today
    return min(one.named.days_apart(today) for one in context.read(found["date"]))


def _is_told(reading: Reading, context: DateContext) -> bool:
    """Whether it begins by publication, told in the past; ends no earlier, told as to come."""
    if context.tense == "past":
        return reading.named.first <= context.day
    return context.day <= reading.named.last


def read_beside(found: Found, context: DateContext) -> Sequence[Reading]:
    """As in "two days before Christmas", "a week from Friday", "the day after the 5th"."""
    told = told_beside(_beside)
    is_bare = not any(norm[:1].isdigit() for norm in found["date"].norms)
    if found["side"] != "from" or (context.tense and not is_bare):
        return told(found, context)
    ahead = _beside(found, replace(context, tense="future"))
    return ahead if is_bare else list(dict.fromkeys([*told(found, context), *ahead]))


@of_each
def _beside(start: Reading, found: Found, context: DateContext) -> Reading:
    length, sign = _signed(found)
    if found["side"] == "from" and not start.named.is_day:
        raise NotReadError("a count from a date needs a day")
    return _count(start, length, sign, found["side"], start.period)


def _signed(found: Found) -> tuple[Length, int]:
    return length_of(found), -1 if found["side"] in _BEFORE else 1


@told_beside
@of_each
def read_span_beside(start: Reading, found: Found, context: DateContext) -> Reading:
    """As in "in the three weeks before the vote", "the week after Christmas": all of them."""
    (length, sign), side = _signed(found), found["side"]
    how = f"{with_the(length)} {side} {spoken(start.named)}"
    away = counted_from(start, length, sign, how)
    first, last = (away.earliest, start.latest) if sign < 0 else (start.earliest, away.latest)
    if side == "since" and context.published is not None:
        last = max(context.day, start.period.last)
    return Reading(first, last, "span", how, is_vague=True)


@told_beside
@of_each
def read_units_beside(start: Reading, found: Found, context: DateContext) -> Reading:
    """As in "in the days after Jan. 6", "hours before the vote": up to eleven of them."""
    unit, side = found["unit"], found["side"]
    first, last = start.named.first, start.named.last
    if side == "since" and context.published is not None:
        last = context.day
    elif side in _AFTER:
        last = _some_units(last, unit, 1)
    else:
        first = _some_units(first, unit, -1)
    return Reading(first, last, "span", f"{unit}s {side} {spoken(start.named)}", is_vague=True)


def _some_units(day: date, unit: str, sign: int) -> date:
    if unit in ("hour", "minute"):
        return days_from(day, sign)
    return shifted(day, sign * MOST_UNITS, unit)


@told_beside
@of_each
def read_eve(start: Reading, found: Found, context: DateContext) -> Reading:
    """As in "on the eve of Tuesday's vote": the day before it, or some days before."""
    eve, how = days_from(start.named.first, -1), f"the eve of {spoken(start.named)}"
    first, named = days_from(eve, -6), Period(eve, eve)
    return Reading(first, eve, "day", how, is_vague=True, nominal=named)


@of_each
def read_days_from(start: Reading, found: Found, context: DateContext) -> Reading:
    """As in "for two days from Tuesday", "2 weeks starting May 20": beginning with that day."""
    length, first = found["length"], start.period.first
    if not start.named.is_day:
        raise NotReadError("a count from a date needs a day")
    last = max(first, days_from(shifted_by(first, length, 1), -1))
    how = f"{length.said} from {spoken(start.period)} on"
    return Reading(first, last, "span", how, is_vague=True)


@told_beside
@of_each
def read_weekday_beside(start: Reading, found: Found, context: DateContext) -> Reading:
    """As in "the Friday before Christmas": the nearest such weekday on that side."""
    return _weekday_by(start, found["weekday"], found["side"])


def _weekday_by(reading: Reading, weekday: int, side: str) -> Reading:
    """The nearest such weekday before or after a date that is no longer than a week."""
    first, last = both_ends(reading.named, "a weekday is counted from a day", most=7)
    back, forth = (first.weekday() - weekday) % 7 or 7, (weekday - last.weekday()) % 7 or 7
    day = days_from(first, -back) if side == "before" else days_from(last, forth)
    return Reading(day, day, "day", f"the {WEEKDAYS[weekday]} {side} {spoken(reading.named)}")


def read_year_before(found: Found, context: DateContext) -> list[Reading]:
    """As in "the year-ago third quarter": the same period a year before the nearest one."""
    readings = []
    for reading in context.read_in_tense(found["date"], "past"):
        first, last = both_ends(reading.named, "the period a year later has no two ends")
        end = days_from(months_from(days_from(last, 1), -12), -1)
        how = f"a year before {spoken(reading.named)}"
        readings.append(Reading(months_from(first, -12), end, reading.granularity, how))
    return readings


@of_each
def read_into(whole: Reading, found: Found, context: DateContext) -> Reading:
    """As in "ten days into June", "a week into the new year": so many after its first day."""
    length, start = found["length"], whole.named.first
    how = f"{length.said} into {spoken(whole.named)}"
    return counted_from(Reading(start, start, "day", how), length, 1, how)


@told_beside
@of_each
def read_within_of(start: Reading, found: Found, context: DateContext) -> Reading:
    """As in "within two days of the attack", after it: the date that is named or counted from."""
    return within(start, length_of(found))
