"""Ranges, open ends and parts: "between March and May", "by 5 January", "early 2024"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from factcheck.dates.context import Context
from factcheck.dates.days import NotReadError, around, days_from, week_of
from factcheck.dates.patterns import SLOTS, Found, Phrase, phrases
from factcheck.dates.period import MONTHS, Period, spoken
from factcheck.dates.reading import Reading


def _between(first: Reading, last: Reading) -> Reading:
    period = _ordered(first, last)
    how = f"from {spoken(first.period)} to {spoken(last.period)}"
    is_vague = first.is_vague or last.is_vague
    return Reading(period.earliest, period.latest, "span", how, is_vague=is_vague)


def _ordered(first: Reading, last: Reading) -> Period:
    if last.period.days_before(first.period):
        raise NotReadError(f"{spoken(last.period)} comes before {spoken(first.period)}")
    return Period(first.earliest, last.latest)


def until_last_moment(reading: Reading, how: str) -> Reading:
    """On or before: up to the last day that the reading allows."""
    return Reading(None, reading.latest, reading.granularity, how, is_vague=reading.is_vague)


def read_until(found: Found, context: Context) -> list[Reading]:
    """As in "by 5 January", "no later than", "until": up to that day, it included."""
    return [
        until_last_moment(reading, f"on or before {_end(reading.latest)}")
        for reading in context.read(found["phrase"])
    ]


def _end(day: date | None) -> str:
    if day is None:
        raise NotReadError("the day that ends it is not known")
    return spoken(Period(day, day))


def read_before(found: Found, context: Context) -> list[Reading]:
    """As in "before 5 January": up to the day before; up to the end of what is vague."""
    readings = []
    for reading in context.read(found["phrase"]):
        start = _end(reading.earliest)
        last = reading.latest if reading.is_vague else days_from(reading.earliest or date.max, -1)
        how = f"before {start}"
        readings.append(Reading(None, last, reading.granularity, how, is_vague=reading.is_vague))
    return readings


def read_since(found: Found, context: Context) -> list[Reading]:
    """As in "since 5 January", "from": from that day on, up to publication where known."""
    readings = []
    for reading in context.read(found["phrase"]):
        how = f"on or after {_end(reading.earliest)}"
        latest = context.published if found["from"].endswith("since") else None
        if latest is not None and latest < (reading.earliest or latest):
            latest = None
        readings.append(
            Reading(
                reading.earliest, latest, reading.granularity, how, is_vague=reading.is_vague,
                nominal=reading.named,
            )
        )  # fmt: skip
    return readings


def read_after(found: Found, context: Context) -> list[Reading]:
    """As in "after 5 January": from the day itself on, since later that day is after it too."""
    return [
        Reading(
            reading.latest if reading.granularity != "day" else reading.earliest,
            None,
            reading.granularity,
            f"after {_end(reading.latest)}",
            is_vague=reading.is_vague,
        )
        for reading in context.read(found["phrase"])
    ]


def read_report(found: Found, context: Context) -> list[Reading]:
    """As in "reported on 5 January": the event was on that day or before it."""
    return [
        replace(
            until_last_moment(
                reading, f"reported on {_end(reading.latest)}: the event was then or before"
            ),
            is_report=True,
        )
        for reading in context.read(found["phrase"])
    ]


_PARTS = {
    "early": (0, 0.4), "earlier": (0, 0.6), "the beginning of": (0, 0.25),
    "the start of": (0, 0.25), "the outset of": (0, 0.25), "the opening of": (0, 0.25),
    "mid": (0.25, 0.75), "the middle of": (0.25, 0.75), "middle": (0.25, 0.75),
    "late": (0.6, 1), "later": (0.4, 1), "the end of": (0.7, 1), "end": (0.7, 1),
    "the close of": (0.7, 1), "the latter part of": (0.4, 1), "beginning of": (0, 0.25),
    "the early part of": (0, 0.4), "the first part of": (0, 0.5), "start of": (0, 0.25),
    "end of": (0.7, 1), "middle of": (0.25, 0.75),
    "the later part of": (0.4, 1), "the last part of": (0.5, 1), "very early": (0, 0.25),
    "very late": (0.75, 1), "the early days of": (0, 0.3), "the late": (0.6, 1),
    "the early": (0, 0.4), "the mid": (0.25, 0.75), "the closing days of": (0.7, 1),
    "the last days of": (0.7, 1), "the final days of": (0.7, 1), "the waning days of": (0.7, 1),
    "the first days of": (0, 0.3), "late in": (0.6, 1), "early in": (0, 0.4),
    "later in": (0.4, 1), "earlier in": (0, 0.6), "the first half of": (0, 0.5),
    "the second half of": (0.5, 1), "the latter half of": (0.5, 1), "toward the end of": (0.6, 1),
}  # fmt: skip


def read_part(found: Found, context: Context) -> list[Reading]:
    """As in "early 2024", "mid-January", "the end of the year", "earlier this month".

    The part allows a tenth of the whole more than its name, since such words are loose.
    """
    part = found["part"]
    readings = []
    for reading in context.read(found["phrase"]):
        if reading.granularity == "day":
            readings.append(reading)
        else:
            readings.append(_cut(reading, part, context))
    return readings


def _cut(reading: Reading, part: str, context: Context) -> Reading:
    named = reading.named
    if named.earliest is None or named.latest is None:
        raise NotReadError(f"'{part}' needs a period with two ends")
    low, high = _PARTS[part]
    length = (named.latest - named.earliest).days
    first = days_from(named.earliest, int(length * max(0, low - 0.1)))
    last = days_from(named.earliest, -(-int(length * min(1, high + 0.1)) // 1))
    first, last = _sided(part, first, last, named, context)
    how = f"'{part}' in {spoken(named)}"
    return Reading(first, last, reading.granularity, how, is_vague=True, nominal=named)


def _sided(
    part: str, first: date, last: date, named: Period, context: Context
) -> tuple[date, date]:
    """As in "earlier" ends with publication and "later" begins with it, where it lies inside."""
    day = context.published
    if day is None or day not in named or part not in ("earlier", "later"):
        return first, last
    start, end = named.earliest or day, named.latest or day
    return (start, day) if part == "earlier" else (day, end)


def read_about(found: Found, context: Context) -> list[Reading]:
    """As in "about 5 January", "around Christmas": the days near it too."""
    readings = []
    for reading in context.read(found["phrase"]):
        first, last = reading.earliest, reading.latest
        if first is None or last is None:
            raise NotReadError("'about' needs a date with two ends")
        margin = max(3, (last - first).days // 2)
        whole = around(first, margin).hull(around(last, margin))
        how = f"about {spoken(reading.period)}"
        readings.append(
            Reading(
                whole.earliest, whole.latest, reading.granularity, how, is_vague=True,
                nominal=reading.named,
            )
        )  # fmt: skip
    return readings


def read_week_of(found: Found, context: Context) -> list[Reading]:
    """As in "the week of January 8": the week that holds it, or the seven days from it."""
    readings = []
    for reading in context.read(found["phrase"]):
        if not reading.period.is_day or reading.earliest is None:
            raise NotReadError("'the week of' needs a day")
        day = reading.earliest
        named = week_of(day)
        whole = named.hull(week_of(day, first=6)).hull(Period(day, days_from(day, 6)))
        how = f"the week of {spoken(reading.period)}, counted from Sunday, Monday or that day"
        readings.append(Reading(whole.earliest, whole.latest, "week", how, nominal=named))
    return readings


def read_between(found: Found, context: Context) -> list[Reading]:
    """As in "between March and May", "from 3 to 5 June": a year written once belongs to both."""
    readings = []
    for last in context.read(found["last"]):
        firsts = _beginnings(found["first"], found["last"], last, context)
        readings.append(_between(firsts[-1], last))
    return readings


def _beginnings(first: str, last: str, end: Reading, context: Context) -> tuple[Reading, ...]:
    """The start of a range; without a year of its own it is the nearest before the end."""
    if not _WITHOUT_YEAR.fullmatch(first + " ") or end.earliest is None:
        return completed(first, last, context)
    if not first.isdigit():
        return context.read_from(first, end.earliest)
    month, year = MONTHS[end.earliest.month - 1].lower(), end.earliest.year
    return context.read(f"{first} {month} {year}")


def completed(first: str, last: str, context: Context) -> tuple[Reading, ...]:
    """A date that shares its last words with the date after it: "4 or 9 January 2024"."""
    words = last.split()
    for count in (2, 1, 0):
        shared = words[len(words) - count :]
        try:
            return context.read(" ".join([first, *shared]))
        except NotReadError as error:
            refused = error
    raise refused


def read_either(found: Found, context: Context) -> list[Reading]:
    """As in "4 January or 9 January 2024": alternatives, which stay apart."""
    firsts = completed(found["first"], found["last"], context)
    return [*firsts, *context.read(found["last"])]


def read_both(found: Found, context: Context) -> list[Reading]:
    """As in "Monday and Tuesday": from the one to the other."""
    return [replace(reading, is_vague=True) for reading in read_between(found, context)]


def read_months_quarter(found: Found, context: Context) -> list[Reading]:
    """As in "the April-June quarter"."""
    return read_between(found, context)


_WITHOUT_YEAR = re.compile(
    rf"(?:(?:{SLOTS['weekday']}) )?(?:(?:{SLOTS['month']}) )?(?:(?:{SLOTS['day']}) )?"
    rf"(?:(?:{SLOTS['month']}) )?"
)
_PART = "<part:" + "|".join(sorted(_PARTS, key=len, reverse=True)) + ">"

RANGES: tuple[Phrase, ...] = (
    *phrases(read_part, f"[in|at] {_PART} [in|of] <phrase>"),
    *phrases(
        read_between,
        "between <first:.+?> and <last:.+>",
        "(from|starting|beginning) <first:.+?> (to|through|until|till|thru) <last:.+>",
        "<first:.+?> (to|through|until|till|thru) <last:.+>",
    ),
    *phrases(
        read_report,
        "[first|as|was|were|been|it was] (reported|announced|published|disclosed|revealed|released)"
        " [on|in|last|late] <phrase>",
        "[a|the] (report|statement|announcement|dispatch) (of|dated|from|on) <phrase>",
    ),
    *phrases(
        read_until,
        "[at the latest|on or|up] [to] (by|until|till|before or on|no later than|not later than|"
        "on or before|not after|through|as late as|prior to or on|by no later than) <phrase>",
        "<phrase> (or earlier|or before|at the latest)",
    ),
    *phrases(
        read_before,
        "[some time|sometime|shortly|just] (before|prior to|ahead of|earlier than) <phrase>",
    ),
    *phrases(
        read_since,
        "<from:since|ever since|from|starting|starting on|starting in|beginning|beginning in|"
        "beginning on|as of|effective|as from|on or after|no earlier than|not before|"
        "not earlier than|as early as|as soon as|dating from|dating back to|back to> <phrase>",
        "<phrase> <from:onward|onwards|or later|or after|and after|forward|and later>",
    ),
    *phrases(
        read_after,
        "[some time|sometime|shortly|just|soon] (after|following|later than|past) <phrase>",
    ),
    *phrases(read_week_of, "[the] week [of|beginning|starting|that began|commencing] <phrase>"),
    *phrases(read_either, "[either] <first:.+> or <last:.+>"),
    *phrases(
        read_about,
        "(about|around|circa|approximately|on or about|on or around|roughly|c|ca) <phrase>",
    ),
    *phrases(read_both, "<first:.+?> and <last:.+>"),
    *phrases(
        read_months_quarter, "[the] <first=month> to <last=month> (quarter|period|half|season)"
    ),
)
