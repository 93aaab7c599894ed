"""Times of day: "1:35 p.m. EST on Tuesday", "Monday night"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.dates.context import PUBLISHED, Context
from factcheck.dates.days import ImpossibleError, NotReadError, days_from
from factcheck.dates.patterns import Found, Phrase, phrases
from factcheck.dates.period import Period
from factcheck.dates.reading import Clock, Reading
from factcheck.dates.words import NUMBERS

_OFFSETS = {
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480,
    "pdt": -420, "gmt": 0, "utc": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120,
    "eest": 180, "msk": 180, "moscow time": 180, "jst": 540, "kst": 540, "hkt": 480,
}  # fmt: skip
_NAMED_HOURS = {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0)}
_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?(?::\d\d)?(?: ?([ap])m)?")


def clock_of(time: str, zone: str = "") -> Clock:
    """A time of day; raises ``ImpossibleError`` for one that no clock shows."""
    hour, minute = _NAMED_HOURS.get(time, (NUMBERS.get(time.removesuffix(" o'clock"), 0), 0))
    if found := _TIME.fullmatch(time.removesuffix(" o'clock")):
        hour, minute = int(found[1]), int(found[2] or 0)
        if found[3] and not 1 <= hour <= 12:
            raise ImpossibleError(f"no clock shows {time}")
        if found[3]:
            hour = hour % 12 + (12 if found[3] == "p" else 0)
    if hour > 23 or minute > 59:
        raise ImpossibleError(f"no clock shows {time}")
    return Clock(hour, minute, zone.upper() if len(zone) < 5 else zone, _OFFSETS.get(zone))


def read_timed(found: Found, context: Context) -> list[Reading]:
    """As in "1:35 p.m. EST Tuesday": the day, with the time on it."""
    clock = clock_of(found["time"], found.get("zone", ""))
    readings = context.read(found["phrase"])
    if any(reading.granularity != "day" for reading in readings):
        raise NotReadError("a time of day needs a day")
    return [replace(reading, clock=clock) for reading in readings]


def read_time(found: Found, context: Context) -> list[Reading]:
    """As in "at 1:35 p.m.": on the day of publication or the day before."""
    clock = clock_of(found["time"], found.get("zone", ""))
    day, today = context.day, context.today
    how = f"{found['time']} on {PUBLISHED} or the day before"
    return [Reading(days_from(day, -1), day, "day", how, is_vague=True, nominal=today, clock=clock)]


def read_part_of_day(found: Found, context: Context) -> list[Reading]:
    """As in "Monday night", "the morning of January 5": that day."""
    readings = context.read(found["phrase"])
    if any(reading.granularity != "day" for reading in readings):
        raise NotReadError(f"'{found['part']}' needs a day")
    return list(readings)


def read_between_times(found: Found, context: Context) -> list[Reading]:
    """As in "between 9:30 and 11 a.m. on Thursday": that day."""
    return read_part_of_day({"part": "a time of day", "phrase": found["phrase"]}, context)


def read_night_of_two_days(found: Found, context: Context) -> list[Reading]:
    """As in "the night of Jan. 3-4", "the night of Monday to Tuesday": both days."""
    readings = context.read(f"{found['first']} to {found['last']}")
    for reading in readings:
        first, last = reading.earliest, reading.latest
        if first is None or last is None or (last - first).days != 1:
            raise NotReadError("a night belongs to two days")
    return list(readings)


def read_overnight(found: Found, context: Context) -> list[Reading]:
    """As in "overnight Tuesday": that night or the one before, from one day into the next."""
    readings = read_part_of_day({"part": "overnight", "phrase": found["phrase"]}, context)
    return [_overnight(reading, found) for reading in readings]


def _overnight(reading: Reading, found: Found) -> Reading:
    first, last = reading.earliest, reading.latest
    if first is None or last is None:
        raise NotReadError("'overnight' needs a day")
    period = Period(days_from(first, -1), last if "into" in found else days_from(last, 1))
    how = f"overnight, {reading.how}"
    named = None if "into" in found else reading.named
    return Reading(period.earliest, period.latest, "span", how, is_vague=True, nominal=named)


def read_weekday_part(found: Found, context: Context) -> list[Reading]:
    """As in "Saturday evening, March 5, 1988", "Monday night last week": the day of both."""
    return list(context.read(f"{found['weekday']} {found['phrase']}"))


def read_nights_ago(found: Found, context: Context) -> list[Reading]:
    """As in "two nights ago": as many days."""
    return list(context.read(f"{found['n']} days {found['way']}"))


def read_night_before(found: Found, context: Context) -> list[Reading]:
    """As in "the night before", beside another claim's date: the day before it."""
    return list(context.read("the day before"))


def read_part_of_that_day(found: Found, context: Context) -> list[Reading]:
    """As in "that night", "the next morning": that day, the next day."""
    return list(context.read(f"{found['which']} day"))


_HOUR = "\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SLOT = (
    f"<time:\\d{{1,2}}[:.]\\d\\d(?::\\d\\d)?(?: ?[ap]m)?|\\d{{1,2}} ?[ap]m|(?:{_HOUR}) o'clock|"
    "\\d{4}(?= (?:gmt|utc|est|edt|hours))|noon|midnight|midday>"
)
_ZONE = (
    "[<zone:" + "|".join(_OFFSETS) + "|ist|local time|et|ct|mt|pt|hours|eastern time|central time|"
    "pacific time|eastern standard time|eastern daylight time|london time|seoul time>]"
)
_PART = "<part:morning|afternoon|evening|night|midday|noon|lunchtime|dawn|dusk>"
_LIGHT = "dawn|daybreak|sunrise|first light|sunset|dusk|dark|nightfall"
_TWO_TIMES = (
    "(?:\\d{1,2}(?:[:.]\\d\\d)?(?: ?[ap]m)?|noon|midnight) (?:and|to|until|till|through) "
    "(?:\\d{1,2}[:.]\\d\\d(?: ?[ap]m)?|\\d{1,2} ?[ap]m|noon|midnight)"
)

_SPOKEN = (  # in which half of the day it was may not be told
    "(?:a )?(?:quarter|half|ten|twenty|five|10|20|5) (?:minutes )?(?:past|to|after|before) "
    f"(?:{_HOUR}|noon|midnight)"
)

CLOCK: tuple[Phrase, ...] = (
    *phrases(
        read_part_of_day,
        f"[at|about|around] <part:{_SPOKEN}> [on] <phrase>",
        f"<phrase:.+?> (at|about|around) <part:{_SPOKEN}>",
        f"[at|about|around] <part:{_HOUR}> [o'clock] in the (morning|afternoon|evening) [on]"
        " <phrase>",
        f"<phrase:.+?> at <part:{_HOUR}>",
        f"[at] <part:{_HOUR}> <phrase:tonight|tomorrow (?:morning|night|evening)>",
    ),
    *phrases(
        read_between_times,
        f"[between|from] <times:{_TWO_TIMES}> {_ZONE} [on] <phrase>",
        f"<phrase:.+?> [between|from] <times:{_TWO_TIMES}> {_ZONE}",
    ),
    *phrases(
        read_part_of_day,
        f"[shortly|just|well|soon|hours] <part:before|after|at> ({_LIGHT}) [on] <phrase>",
        "[the|in the] <part:pre dawn|predawn|hours before dawn> [hours] [of|on] <phrase>",
    ),
    *phrases(
        read_night_of_two_days,
        "[on|in] [the] (night|overnight) (of|between|from) [the] <first:.+?> (to|and|through)"
        " <last:.+>",
    ),
    *phrases(
        read_overnight,
        "overnight <into:into> <phrase>",
        "overnight [on] <phrase>",
        "<phrase:.+?> overnight",
    ),
    *phrases(
        read_timed,
        f"[at|about|around] {_SLOT} {_ZONE} [on|of] <phrase>",
        f"<phrase:.+?> [at|about|around] {_SLOT} {_ZONE}",
    ),
    *phrases(read_time, f"[at|about|around|by] {_SLOT} {_ZONE}"),
    *phrases(
        read_weekday_part,
        "[on|the] <weekday> [late|early|mid] (morning|afternoon|evening|night) [of|on] <phrase>",
    ),
    *phrases(read_nights_ago, "<n> (nights|mornings|evenings) <way:ago|earlier|later|before>"),
    *phrases(read_night_before, "[the] (night|evening|morning|afternoon) before"),
    *phrases(
        read_part_of_that_day,
        "<which:that|the same|the next|the following|the previous> [very] "
        "<part:morning|afternoon|evening|night>",
    ),
    *phrases(
        read_part_of_day,
        f"[late|early|late in the|mid] <phrase> {_PART}",
        f"[the|in the|on the] [late|early] {_PART} (of|on) <phrase>",
        f"[in the|in|at] [late|early|mid] {_PART} <phrase>",
        f"<phrase:.+?> [in the|in|at] [late|early|mid] {_PART}",
        "<part:late|early|later|earlier> in the day <phrase>",
        "<phrase:.+?> <part:late|early> in the day",
        "[the|in the] <part:early hours|early morning hours|morning hours|small hours|wee hours|"
        "late hours>"
        " of <phrase>",
        "<phrase:.+?> [in] [the] <part:early|small|wee> hours [of the morning]",
    ),
)
