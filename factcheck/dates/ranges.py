"""Ranges and open ends: "between March and May", "by 5 January", "since 2022"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from msgspec.structs import replace

from factcheck.dates.context import Context
from factcheck.dates.days import NotReadError, around, days_from
from factcheck.dates.patterns import SLOTS, Found, Phrase, phrases
from factcheck.dates.period import MONTHS, Period, spoken
from factcheck.dates.reading import Clock, Reading


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
        for reading in _bounding(found, context)
    ]


def _end(day: date | None) -> str:
    if day is None:
        raise NotReadError("the day that ends it is not known")
    return spoken(Period(day, day))


def _bounding(found: Found, context: Context) -> list[Reading]:
    """What bounds from above; without a tense, "by Monday" may be the Monday to come."""
    readings = list(context.read_or_origins(found["phrase"]))
    if context.tense is None and context.published is not None:
        week = around(context.published, 7)
        ahead = context.read_in_tense(found["phrase"], "future")
        readings += [reading for reading in ahead if week.holds(reading.period)]
    return readings


def read_before(found: Found, context: Context) -> list[Reading]:
    """As in "before 5 January": up to the day before; up to the end of what is vague."""
    readings = []
    for reading in _bounding(found, context):
        start = _end(reading.earliest)
        if found.get("soon") and reading.clock is not None:
            readings.append(_just_before(reading, reading.clock))
            continue
        is_within = reading.is_vague or reading.clock is not None
        last = reading.latest if is_within else days_from(reading.earliest or date.max, -1)
        how = f"before {start}"
        readings.append(Reading(None, last, reading.granularity, how, is_vague=reading.is_vague))
    return readings


def _just_before(reading: Reading, clock: Clock) -> Reading:
    """That day; where it is midnight, which belongs to two days, also the day before."""
    how = f"just before a time on {_end(reading.latest)}"
    first = reading.earliest
    if first and not (clock.hour or clock.minute):
        named, first = reading.nominal or reading.period, days_from(first, -1)
        return replace(reading, earliest=first, clock=None, how=how, nominal=named)
    return replace(reading, clock=None, how=how)


def read_since(found: Found, context: Context) -> list[Reading]:
    """As in "since 5 January", "from": from that day on, up to publication where known."""
    readings = []
    is_since = found["from"].endswith("since")
    tense = context.tense or ("past" if is_since else None)
    for reading in context.read_in_tense(found["phrase"], tense):
        how = f"on or after {_end(reading.earliest)}"
        latest = context.published if is_since else None
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
    readings = context.read_or_origins(found["phrase"])
    return [_after(reading, found.get("soon", "")) for reading in readings]


def _after(reading: Reading, soon: str) -> Reading:
    """From a day on, or, where it is soon after, for two weeks; that day, after a time on it."""
    if reading.clock is not None:
        return replace(reading, clock=None, how=f"after a time on {_end(reading.latest)}")
    first = reading.earliest if reading.granularity == "day" else reading.latest
    last = around(reading.latest, 14).latest if soon and reading.latest else None
    how = f"{soon} after {_end(reading.latest)}".strip()
    is_vague = reading.is_vague or bool(soon)
    return Reading(first, last, reading.granularity, how, is_vague=is_vague)


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


def read_between(found: Found, context: Context) -> list[Reading]:
    """As in "between March and May", "from 3 to 5 June": a year written once belongs to both."""
    if found["first"] in _NOW:
        return _from_now(found["last"], context)
    if found["first"].split()[0] in _BEFORE_PERIODS:
        raise NotReadError("it names no date that can be read")
    readings = []
    context = _sided(found["first"], context)
    end = _with_month(found["first"], found["last"])
    for last in _endings(found["first"], end, context):
        firsts = _beginnings(found["first"], end, last, context)
        readings.append(_between(firsts[-1], last))
    return readings


def _sided(first: str, context: Context) -> Context:
    """The side that the first of two dates names for both: "last Thursday and Friday"."""
    tense = {"last": "past", "next": "future"}.get(first.split()[0])
    return replace(context, tense=tense) if tense else context


def _with_month(first: str, last: str) -> str:
    """The end of a range with the month that its beginning names: "from May 16 to 24"."""
    named = re.match(rf"((?:{SLOTS['month']}) )(\d+)", first)
    bare = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?(?: [12]\d{3})?", last)
    return named[1] + last if named and bare and int(named[2]) < int(bare[1]) else last


def _from_now(last: str, context: Context) -> list[Reading]:
    """As in "between now and June": from publication to the June to come."""
    today = Reading(context.day, context.day, "day", "the day of publication")
    return [_between(today, end) for end in context.read_in_tense(last, "future")]


def _endings(first: str, last: str, context: Context) -> tuple[Reading, ...]:
    """The end of a range; without a year of its own it is the first after the beginning."""
    year = re.search(r"\b[12]\d{3}$", first)
    if year is None or last.isdigit() or not _without_year().fullmatch(last + " "):
        return context.read(last)
    ends = context.read(f"{last} {year[0]}")
    if ends[0].period.days_before(context.read(first)[-1].period):
        return context.read(f"{last} {int(year[0]) + 1:04}")
    return ends


def _beginnings(first: str, last: str, end: Reading, context: Context) -> tuple[Reading, ...]:
    """The start of a range; without a year of its own it is the nearest before the end."""
    if not _without_year().fullmatch(first + " ") or end.earliest is None:
        return completed(first, last, context)
    if not first.isdigit():
        return context.read_from(first, end.earliest)
    month, year = MONTHS[end.earliest.month - 1].lower(), end.earliest.year
    return context.read(f"{first} {month} {year}")


def completed(first: str, last: str, context: Context) -> tuple[Reading, ...]:
    """A date that shares its last words with the date after it: "4 or 9 January 2024"."""
    words = last.split()
    has_year = bool(re.fullmatch(r"\d{4}", words[-1]))
    for count in (2, 1, 0) if has_year else (0, 1, 2):
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


def read_quarters(found: Found, context: Context) -> list[Reading]:
    """As in "the second and third quarters of 1989"."""
    year = f" {found['year']}" if "year" in found else ""
    ends = {name: f"{found[name]} quarter{year}" for name in ("first", "last")}
    return read_between(ends, context)


def read_same_as(found: Found, context: Context) -> list[Reading]:
    """As in "as recently as August": that time itself."""
    return list(context.read(found["phrase"]))


_NOW = {"now", "today", "the present"}
_BEFORE_PERIODS = {"for", "in", "during", "over", "on", "at", "of", "throughout"}


@cache
def _without_year() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{SLOTS['weekday']}) )?(?:(?:{SLOTS['month']}) )?(?:(?:{SLOTS['day']}) )?"
        rf"(?:(?:{SLOTS['month']}) )?"
    )


RANGES: tuple[Phrase, ...] = (
    *phrases(
        read_between,
        "between <first:.+?> and <last:.+>",
        "(from|starting|beginning) <first:.+?> (to|through|until|till|thru) <last:.+>",
        "<first:.+?> (to|through|until|till|thru) <last:.+>",
        "[overnight] [from] <first:.+?> into <last:.+>",
    ),
    *phrases(
        read_report,
        "[first|as|was|were|been|it was] (reported|announced|published|disclosed|revealed|released)"
        " [on|in|last|late] <phrase>",
        "[a|the] (report|statement|announcement|dispatch) (of|dated|from|on) <phrase>",
    ),
    *phrases(
        read_until,
        "[at least|up] (by|until|till|no later than|not later than|on or before|not after|"
        "through|by no later than|up to) [at least] <phrase>",
        "<phrase> (or earlier|or before|at the latest)",
        "by [the] (close of business|close of trading|market close|end of business|close|sunset|"
        "sundown|nightfall|dusk|dawn|daybreak|sunrise|midnight) [on] <phrase>",
    ),
    *phrases(
        read_before,
        "[some time|sometime|<soon:shortly|just>] (before|prior to|ahead of|earlier than) <phrase>",
    ),
    *phrases(
        read_since,
        "[at least] <from:since|ever since|from|starting|starting on|starting in|starting with|"
        "beginning|beginning in|beginning with|beginning on|as of|effective|as from|on or after|"
        "no earlier than|not before|not earlier than|as early as|as soon as|dating from|"
        "dating back to|back to> [at least] <phrase>",
        "<phrase> <from:onward|onwards|or later|or after|and after|forward|and later>",
    ),
    *phrases(
        read_after,
        "[some time|sometime|<soon:shortly|just|soon>] (after|following|later than|past) <phrase>",
    ),
    *phrases(
        read_same_as,
        "as (recently|late|long ago|far back|early) as [in] <phrase>",
        "[at|around] [about] (this|the same|same) time"
        " <phrase:(?:next|last) .+|tomorrow|yesterday>",
        "[at] (all|most|much|part|the whole|the bulk|the better part) of <phrase>",
        "(throughout|all through|all during|into|well into|far into|deep into) <phrase>",
    ),
    *phrases(
        read_quarters,
        "[the] <first:first|second|third> and <last:second|third|fourth> quarters",
        "[the] <first:first|second|third> and <last:second|third|fourth> quarters [of] <year>",
    ),
    *phrases(read_either, "[either] <first:.+> or <last:.+>"),
    *phrases(read_both, "<first:.+?> and <last:.+>"),
    *phrases(
        read_months_quarter, "[the] <first=month> to <last=month> (quarter|period|half|season)"
    ),
)
