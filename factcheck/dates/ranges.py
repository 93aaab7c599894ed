"""Ranges: "between March and May", "from 3 to 5 June", "4 or 9 January 2024"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from msgspec.structs import replace

from factcheck.dates.bounds import BOUNDS
from factcheck.dates.context import Context, nearest
from factcheck.dates.days import ImpossibleError, NotReadError, RefusedError
from factcheck.dates.patterns import SLOTS, Found, Phrase, phrases
from factcheck.dates.period import MONTHS, Period, spoken
from factcheck.dates.reading import Reading, reading_of
from factcheck.dates.words import WEEKDAY_WORDS


def _between(first: Reading, last: Reading) -> Reading:
    period = _ordered(first, last)
    how = f"from {spoken(first.period)} to {spoken(last.period)}"
    is_vague = first.is_vague or last.is_vague
    conflict = first.weekday_conflict or last.weekday_conflict
    whole = reading_of(period, "span", how)
    return replace(whole, is_vague=is_vague, weekday_conflict=conflict)


def _ordered(first: Reading, last: Reading) -> Period:
    if last.period.days_before(first.period):
        raise NotReadError(f"{spoken(last.period)} comes before {spoken(first.period)}")
    return Period(first.earliest, last.latest)


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
        for first in firsts if found["first"].split()[0] in _SIDES else firsts[-1:]:
            readings.append(_between(*_in_order(found["first"], end, first, last, context)))
    return readings


def _in_order(
    first: str, last: str, start: Reading, end: Reading, context: Context
) -> tuple[Reading, Reading]:
    """The ends of "between Christmas and New Year", each in its own year: the nearest such time."""
    is_sided = first.split()[0] in _SIDES and _without_year().fullmatch(last + " ")
    is_reversed = end.period.days_before(start.period) > 0
    if {first.split()[0], last.split()[0]} & _NEAR:
        return start, end  # "yesterday and Monday"
    if not (is_reversed or is_sided) or re.search(r"\d{4}", f"{first} {last}") or None in (
        start.latest, end.earliest, context.published
    ):  # fmt: skip
        return start, end
    after = replace(context, published=start.latest, tense="future").read(last)[0]
    if is_sided:
        return start, after
    before = context.read_from(first, end.earliest or date.min)[-1]
    if context.tense is None:
        return before, end
    spans = {
        one.period.hull(other.period): (one, other)
        for one, other in ((before, end), (start, after))
        if not other.period.days_before(one.period)
    }
    chosen = nearest(context, spans)
    return spans[chosen[-1]] if chosen else (start, end)


_SIDES = {"last": "past", "next": "future"}


def _sided(first: str, context: Context) -> Context:
    """The side that the first of two dates names for both: "last Thursday and Friday"."""
    tense = _SIDES.get(first.split()[0])
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


_NEAR = {"this", "yesterday", "today", "tomorrow"}
_WHOLE = {*_NEAR, *_SIDES}  # they begin a whole date


def completed(first: str, last: str, context: Context) -> tuple[Reading, ...]:
    """A date that shares its last words with the date after it: "4 or 9 January 2024".

    Raises ``NotReadError`` where no number of shared words makes it a date.
    """
    if first.split()[0] in _WHOLE:
        return context.read(first)
    words = last.split()
    has_year = bool(re.fullmatch(r"\d{4}", words[-1]))
    for count in (2, 1, 0) if has_year else (0, 1, 2):
        shared = words[len(words) - count :]
        try:
            return context.read(" ".join([first, *shared]))
        except NotReadError as error:
            refused = error
    raise refused


def read_between_counts(found: Found, context: Context) -> list[Reading]:
    """As in "six months to a year ago", "between three and six months ago"."""
    near = f"{found['first']} {found.get('near') or found['unit']} {found['way']}"
    firsts, lasts = context.read(near), context.read(f"{found['n']} {found['unit']} {found['way']}")
    period = firsts[0].period.hull(lasts[0].period)
    how = f"{found['first']} to {found['n']} {found['unit']} {found['way']}"
    return [Reading(period.earliest, period.latest, "span", how, is_vague=True)]


_UNITS = "days|weeks|months|years|decades|hours|day|week|month|year|decade|hour"


def read_either(found: Found, context: Context) -> list[Reading]:
    """As in "4 January or 9 January 2024": alternatives, which stay apart."""
    firsts = completed(found["first"], found["last"], context)
    return [*firsts, *context.read(found["last"])]


def read_both(found: Found, context: Context) -> list[Reading]:
    """As in "Monday and Tuesday": from the one to the other; "this morning and yesterday" too.

    Of "Tuesday and Sunday", told on a Wednesday, the Sunday may be the one before the Tuesday.
    """
    try:
        between = read_between(found, context)
    except (ImpossibleError, RefusedError):
        raise
    except NotReadError:
        if found["first"].split()[0] in _BEFORE_PERIODS:
            raise
        between = read_between({"first": found["last"], "last": found["first"]}, context)
    readings = [replace(reading, is_vague=True) for reading in between]
    if {found["first"], found["last"]} <= set(WEEKDAY_WORDS):
        (first, *_), (last, *_) = context.read(found["first"]), context.read(found["last"])
        if last.period.days_before(first.period):
            readings.append(replace(_between(last, first), is_vague=True))
    return readings


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


def read_come(found: Found, context: Context) -> list[Reading]:
    """As in "come January": the one ahead."""
    return list(context.read_in_tense(found["phrase"], "future"))


_NOW = {"now", "today", "the present"}
_BEFORE_PERIODS = {
    "for", "in", "during", "over", "on", "at", "of", "throughout", "since", "until", "before",
    "after",
}  # fmt: skip


@cache
def _without_year() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:{SLOTS['weekday']}) )?(?:(?:{SLOTS['month']}) )?(?:(?:{SLOTS['day']}) )?"
        rf"(?:(?:{SLOTS['month']}) )?"
    )


RANGES: tuple[Phrase, ...] = (
    *phrases(
        read_between_counts,
        f"[between|from] <first=n> [<near:{_UNITS}>] (to|and|or) <n> <unit:{_UNITS}>"
        " <way:ago|back|earlier|later|from now>",
    ),
    *phrases(
        read_same_as,
        "(for|through|throughout|during) (all|most|much|part|the whole|the bulk) of <phrase>",
    ),
    *phrases(
        read_between,
        "between <first:.+?> and <last:.+>",
        "(from|starting|beginning) <first:.+?> (to|through|until|till|thru) <last:.+>",
        "<first:.+?> (to|through|until|till|thru) <last:.+>",
        "[overnight] [from] <first:.+?> into <last:.+>",
    ),
    *BOUNDS,
    *phrases(
        read_same_as,
        "as (recently|late|long ago|far back|early) as [in] <phrase>",
        "[way|as far|all the way] back (in|on|at|during) <phrase>",
    ),
    *phrases(
        read_come,
        "come <phrase:(?:early |late |next |the )?[a-z]+(?: [12]\\d{3})?>",
    ),
    *phrases(
        read_same_as,
        "[at|around] [about] (this|the same|same) time"
        " <phrase:(?:next|last) .+|tomorrow|yesterday|(?:a|one|two) (?:year|years) ago>",
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
