"""Spans up to now or from now on, and words for no day in particular."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil

from msgspec.structs import replace

from factcheck.dates.context import PUBLISHED, Context
from factcheck.dates.counted_from import told_beside
from factcheck.dates.counting import shifted
from factcheck.dates.days import NotReadError, RefusedError, around, days_from
from factcheck.dates.patterns import Count, Found, Phrase, count_in, phrases, unit_in
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Reading
from factcheck.dates.units import unit_around
from factcheck.dates.words import MONTH_WORDS, WEEKDAY_WORDS

_MARGINS = {"week": 3, "fortnight": 7, "month": 15, "quarter": 45, "year": 90, "decade": 730,
            "century": 7300}  # fmt: skip
_ROUGH_LOW, _ROUGH_HIGH = Fraction(1), Fraction(11)  # "in recent weeks": from one to eleven


def read_past_span(found: Found, context: Context) -> list[Reading]:
    """As in "over the past six months": up to publication, its start not to the day."""
    count, unit = _count(found), unit_in(found)
    day = context.day
    start = _far(day, -count.high, unit)
    if unit in ("month", "quarter", "year"):
        start = min(start, unit_around(shifted(day, -count.high, unit), unit).earliest or start)
    how = f"the {_said(found)} up to {PUBLISHED}"
    named = unit_around(day, unit, -1) if _is_calendar(found, unit) else None
    return [Reading(start, day, _granularity(count, unit), how, is_vague=True, nominal=named)]


def read_coming_span(found: Found, context: Context) -> list[Reading]:
    """As in "in the coming weeks": from publication on, its end not to the day.

    Told in the past, or with a date to count from, it begins with that date: "over the next
    year the toll doubled".
    """
    count, unit = _count(found), unit_in(found)
    if context.tense == "past" or (context.origin and context.origin.readings):
        return [_coming_from(origin, found) for origin in context.origins]
    how = f"the {_said(found)} from {PUBLISHED} on"
    end = _far(context.day, count.high, unit)
    named = unit_around(context.day, unit, 1) if _is_calendar(found, unit) else None
    if named is not None and named.latest is not None:
        end = max(end, named.latest)
    return [Reading(context.day, end, _granularity(count, unit), how, is_vague=True, nominal=named)]


def _coming_from(origin: Reading, found: Found) -> Reading:
    """What comes after a date: "the next month" is thirty days on, or the next of the calendar."""
    unit = unit_in(found)
    reading = _within(origin, _count(found), unit, f"the {_said(found)}")
    if reading.latest is None or origin.latest is None or not _is_calendar(found, unit):
        return reading
    whole = unit_around(origin.latest, unit, 1)
    return replace(reading, latest=max(reading.latest, whole.latest or reading.latest))


def _count(found: Found) -> Count:
    if "n" in found:
        return count_in(found)
    if found["unit"].endswith("s"):
        return Count(_ROUGH_LOW, _ROUGH_HIGH, is_rough=True)
    return Count(Fraction(1), Fraction(1), is_rough=False)


def _said(found: Found) -> str:
    return f"{found['n']} {found['unit']}" if "n" in found else found["unit"]


def _is_calendar(found: Found, unit: str) -> bool:
    """Whether "the last year", "the coming year" may name a calendar year."""
    is_named = "n" not in found and found.get("which", "past") != "past"
    return is_named and unit in _MARGINS and unit != "fortnight"


def _granularity(count: Count, unit: str) -> str:
    is_one = count.low == count.high == 1 and unit in ("week", "month", "quarter", "year", "decade")
    return unit if is_one else "span"


def _far(day: date, count: Fraction, unit: str) -> date:
    """The far end of a span, with the margin that people allow at it."""
    end = shifted(day, count, unit)
    if unit in ("hour", "minute"):
        parts = 24 if unit == "hour" else 1440
        end = days_from(day, ceil(abs(count) / parts) * (-1 if count < 0 else 1))
    edges = around(end, _MARGINS.get(unit, 1))
    return (edges.earliest if count < 0 else edges.latest) or end


def read_within(found: Found, context: Context) -> list[Reading]:
    """As in "within 24 hours": from the date it counts from; else beside publication."""
    count, unit = _count(found), unit_in(found)
    how = f"within {_said(found)}"
    if context.origin is not None and context.origin.readings:
        return [_within(origin, count, unit, how) for origin in context.origins]
    day = context.day
    before, after = _far(day, -count.high, unit), _far(day, count.high, unit)
    first = day if context.tense == "future" else before
    last = day if context.tense == "past" else after
    return [Reading(first, last, "span", f"{how} of {PUBLISHED}", is_vague=True)]


@told_beside
def read_within_of(found: Found, context: Context) -> list[Reading]:
    """As in "within two days of the attack", after it: the date that is named or counted from."""
    try:
        starts = context.read_or_origins(found["phrase"])
    except NotReadError:
        if {*MONTH_WORDS, *WEEKDAY_WORDS} & set(found["phrase"].split()):
            raise  # among other words: "within hours of the Tuesday vote"
        raise RefusedError(f"the date of '{found['phrase']}' is not known") from None
    count, unit = _count(found), unit_in(found)
    return [_within(start, count, unit, f"within {_said(found)}") for start in starts]


def _within(origin: Reading, count: Count, unit: str, how: str) -> Reading:
    last = None if origin.latest is None else _far(origin.latest, count.high, unit)
    how = f"{how} after {spoken(origin.period)}"
    return Reading(origin.earliest, last, "span", how, is_vague=True)


def read_rest(found: Found, context: Context) -> list[Reading]:
    """As in "the rest of the year": from publication to its last day."""
    readings = []
    for reading in context.read(found["phrase"]):
        end = reading.named.latest
        if end is None or end < context.day:
            raise NotReadError("it was over before publication")
        how = f"from {PUBLISHED} to {spoken(Period(end, end))}"
        readings.append(Reading(context.day, end, "span", how, nominal=reading.named))
    return readings


def read_so_far(found: Found, context: Context) -> list[Reading]:
    """As in "so far this year", "the year to date": from its first day to publication."""
    readings = []
    for reading in context.read(found["phrase"]):
        start = reading.named.earliest
        if start is None or start > context.day:
            raise NotReadError("it begins after publication")
        how = f"from {spoken(Period(start, start))} to {PUBLISHED}"
        readings.append(Reading(start, context.day, "span", how, nominal=reading.named))
    return readings


_PAST_WORDS = (
    "recently|lately|previously|formerly|in the past|the past|in recent times|once|ever|"
    "to date|so far|thus far|until now|up to now|up until now|till now|until recently|already|"
    "long ago|"
    "some time ago|a while ago|a long time ago|not long ago|not so long ago|not that long ago|"
    "earlier|some time back|historically|"
    "at one time|in the recent past|the recent past|just recently|more recently|most recently|"
    "very recently|before now|a short time ago|once before|moments ago|a moment ago|the other day|"
    "just now|in times past"
)
_PRESENT_WORDS = (
    "now|currently|at present|presently|at the moment|nowadays|these days|the present|right now|"
    "at this time|at this point|at this stage|for now|for the moment|as of now|today and now|"
    "the current time|this time|present|for the time being|at the current time|by now|"
    "the present time|the moment|this moment|just at present|current"
)
_FUTURE_WORDS = (
    "soon|in the future|the future|in the near future|the near future|eventually|"
    "in due course|before long|from now on|the foreseeable future|sooner or later|later on|"
    "in the foreseeable future|in the long term|in the short term|in the long run|"
    "the coming period|future|down the road|any day now|one day|some day|someday|as yet to come"
)
_NOW = 31  # days on either side: "now" is a time, not a day


def read_some_past(found: Found, context: Context) -> list[Reading]:
    """As in "recently", "previously", "to date": publication or before it."""
    how = f"no later than {PUBLISHED}"
    return [Reading(None, context.day, "span", how, is_vague=True)]


def read_present(found: Found, context: Context) -> list[Reading]:
    """As in "now", "currently": the weeks around publication."""
    whole = around(context.day, _NOW)
    today = context.today
    how = f"the time of {PUBLISHED}"
    return [Reading(whole.earliest, whole.latest, "span", how, is_vague=True, nominal=today)]


def read_some_future(found: Found, context: Context) -> list[Reading]:
    """As in "soon", "in the future": publication or after it."""
    how = f"no earlier than {PUBLISHED}"
    return [Reading(context.day, None, "span", how, is_vague=True)]


def read_units_ago(found: Found, context: Context) -> list[Reading]:
    """As in "months ago", "decades ago": some time back, at the latest one such unit."""
    unit = unit_in(found)
    latest = shifted(context.day, Fraction(-1), unit)
    how = f"at least a {unit} before {PUBLISHED}"
    return [Reading(None, around(latest, 1).latest, "span", how, is_vague=True)]


def refuse_repeated(found: Found, context: Context) -> list[Reading]:
    """Raise ``RefusedError``: "every Tuesday" is no single date."""
    raise RefusedError("it names a time that comes again and again, not one date")


def refuse_length(found: Found, context: Context) -> list[Reading]:
    """Raise ``RefusedError``: "six months" is no date."""
    raise RefusedError("it is a length of time, not a date")


_SPAN_UNIT = (
    "<unit:days|weeks|months|quarters|years|decades|centuries|hours|minutes|day|week|month|"
    "quarter|year|decade|century|fortnight|hour>"
)
_ONE_UNIT = "<unit:week|fortnight|month|quarter|year|decade|century>"
_MANY_UNITS = "<unit:hours|days|weeks|months|quarters|years|decades|centuries>"

VAGUE: tuple[Phrase, ...] = (
    *phrases(
        refuse_repeated,
        "(every|each) <rest:.+>",
        "(daily|weekly|monthly|quarterly|annually|yearly|hourly)",
        "[<n>] times (a|per|each|every) <rest:.+>",
        "(one|some) time (per|each|every) <rest:.+>",
        "(a|an|per|once a|once in a|twice a|once every) (day|week|month|year|hour|decade|century|"
        "generation|lifetime)",
        "(year|month|week|day|quarter) (to|over|by|after) (year|month|week|day|quarter)",
        "[on] (mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekends|weekdays)",
        "[on] <weekday> (mornings|afternoons|evenings|nights)",
    ),
    *phrases(
        refuse_length,
        f"[for|lasting] [<hedge>] [<least>] <n> {_SPAN_UNIT}",
        "[for] (minutes|hours|days|weeks|months|quarters|years|decades|centuries)",
    ),
    *phrases(
        read_past_span,
        "[over|in|during|for|within|throughout|through|across] [the|these|this]"
        " (past|last|previous|preceding|latest|recent|prior|trailing|most recent)"
        f" [<hedge>] [<least>] <n> {_SPAN_UNIT}",
        f"(over|in|during|for|within|throughout) [the] <which:past|last> {_ONE_UNIT}",
        f"[over|in|during] this past {_ONE_UNIT}",
        "[over|in|during|for|within] [the] (past|last) <unit:day|hour>",
        f"the <which:past|last> {_ONE_UNIT}",
        f"past {_ONE_UNIT}",
        "[over|in|during|for|within] [the|these|more] (recent|past|last|latest)"
        f" {_MANY_UNITS}",
        f"[over|in|during] <n> {_MANY_UNITS} to date",
    ),
    *phrases(
        read_coming_span,
        "[over|in|during|for|within|throughout] [the|these]"
        f" (next|coming|following|upcoming|ensuing) [<hedge>] [<least>] <n> {_SPAN_UNIT}",
        f"[over|in|during|for|within] [the|these] (coming|next|upcoming|following) {_MANY_UNITS}",
        f"[over|in|during|for|within] the <which:coming|next> {_ONE_UNIT}",
    ),
    *phrases(
        read_coming_span,
        f"[over|in|during] [the] {_MANY_UNITS} (ahead|to come|immediately ahead)",
        f"[over|in|during] the <which:coming|next> {_ONE_UNIT} (ahead|to come)",
        f"[over|in|during] the {_ONE_UNIT} (ahead|to come)",
    ),
    *phrases(
        read_within_of,
        f"(within|inside|in less than) [<hedge>] [<n>] {_SPAN_UNIT} (of|after|from) <phrase>",
    ),
    *phrases(read_within, f"(within|inside|in less than|in under) [<hedge>] [<n>] {_SPAN_UNIT}"),
    *phrases(read_rest, "[the] (rest|remainder|balance) of <phrase>"),
    *phrases(
        read_so_far,
        "so far (in|during|for|on|of) <phrase>", "so far <phrase>", "<phrase> so far",
        "<phrase> to date", "thus far [in] <phrase>", "to date [in] <phrase>",
    ),
    *phrases(read_some_past, "(in|the) recent past", f"({_PAST_WORDS})"),
    *phrases(
        read_present,
        f"({_PRESENT_WORDS})",
        "this [crucial|critical|very|difficult|delicate] (moment|juncture)",
    ),
    *phrases(
        read_some_future, f"({_FUTURE_WORDS})", f"[in] future {_MANY_UNITS}", "as soon as possible"
    ),
    *phrases(
        read_units_ago,
        "[many|some|long|just|only] <unit:minutes|hours|days|weeks|months|years|decades|centuries>"
        " (ago|earlier|before)",
    ),
)  # fmt: skip
