"""Days that have a name: the holidays of English-language news.

Fixed days, counted weekdays (5 U.S. Code § 6103 for the United States' federal holidays), and
days counted from Easter.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from msgspec.structs import replace

from factcheck.dates.context import PUBLISHED, Context, nearest, this_one, tried
from factcheck.dates.days import NotReadError, around, day_of, days_from
from factcheck.dates.patterns import Found, Phrase, phrases
from factcheck.dates.period import Period, spoken
from factcheck.dates.periods import nth_weekday
from factcheck.dates.reading import Reading

_FIXED = {
    "christmas day": (12, 25), "christmas": (12, 25), "xmas": (12, 25),
    "christmas eve": (12, 24), "boxing day": (12, 26), "new year eve": (12, 31),
    "new years eve": (12, 31), "new year day": (1, 1), "new years day": (1, 1),
    "new years": (1, 1), "epiphany": (1, 6), "valentine day": (2, 14),
    "valentines day": (2, 14), "st patrick day": (3, 17), "may day": (5, 1),
    "juneteenth": (6, 19), "independence day": (7, 4), "fourth of july": (7, 4),
    "july fourth": (7, 4), "bastille day": (7, 14), "halloween": (10, 31),
    "all saints day": (11, 1), "veterans day": (11, 11), "armistice day": (11, 11),
    "remembrance day": (11, 11), "groundhog day": (2, 2), "april fool day": (4, 1),
    "april fools day": (4, 1), "earth day": (4, 22), "flag day": (6, 14),
    "canada day": (7, 1), "australia day": (1, 26), "anzac day": (4, 25),
    "guy fawkes night": (11, 5), "international women day": (3, 8), "new year": (1, 1),
    "orthodox christmas": (1, 7), "orthodox christmas eve": (1, 6), "ides of march": (3, 15),
}  # fmt: skip
_COUNTED = {
    "martin luther king day": (1, 0, "third"), "martin luther king jr day": (1, 0, "third"),
    "mlk day": (1, 0, "third"), "presidents day": (2, 0, "third"),
    "washington birthday": (2, 0, "third"), "mother day": (5, 6, "second"),
    "memorial day": (5, 0, "last"), "father day": (6, 6, "third"),
    "labor day": (9, 0, "first"), "columbus day": (10, 0, "second"),
    "indigenous peoples day": (10, 0, "second"), "thanksgiving": (11, 3, "fourth"),
    "thanksgiving day": (11, 3, "fourth"), "mothers day": (5, 6, "second"),
    "fathers day": (6, 6, "third"), "remembrance sunday": (11, 6, "second"),
}  # fmt: skip
_FROM_EASTER = {
    "easter": 0, "easter sunday": 0, "good friday": -2, "easter monday": 1, "ash wednesday": -46,
    "palm sunday": -7, "maundy thursday": -3, "whit monday": 50, "pentecost": 49,
    "ascension day": 39, "mardi gras": -47, "shrove tuesday": -47, "corpus christi": 60,
    "fat tuesday": -47, "holy thursday": -3, "holy saturday": -1, "easter eve": -1,
    "mothering sunday": -21, "whit sunday": 49,
}  # fmt: skip
_ORTHODOX = {"orthodox easter": 0, "orthodox easter sunday": 0, "orthodox good friday": -2}
_LOOSE = {
    "christmas": (1, 2), "xmas": (1, 2), "new years": (2, 2), "new year": (2, 2),
    "easter": (2, 1), "orthodox christmas": (1, 1), "orthodox easter": (2, 1),
}  # fmt: skip


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    By the anonymous Gregorian computus (Meeus, *Astronomical Algorithms*, 1991).
    """
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return day_of(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, a day of the Gregorian calendar.

    By the Julian computus (Meeus, *Astronomical Algorithms*, 1991).
    """
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return days_from(day_of(year, month, day + 1), year // 100 - year // 400 - 2)


def holiday(name: str, year: int) -> Period:
    """The day of a holiday in a year; raises ``NotReadError`` outside the years 1 to 9999."""
    if not 1 <= year <= 9999:
        raise NotReadError("it lies outside the years 1 to 9999")
    if name in _FIXED:
        day = day_of(year, *_FIXED[name])
    elif name in _COUNTED:
        day = nth_weekday(year, *_COUNTED[name])
    elif name in _AFTER:
        day = days_from(nth_weekday(year, *_COUNTED["thanksgiving"]), _AFTER[name])
    elif name in _ORTHODOX:
        day = days_from(orthodox_easter(year), _ORTHODOX[name])
    elif name == "election day":
        day = days_from(nth_weekday(year, 11, 0, "first"), 1)
    else:
        day = days_from(easter(year), _FROM_EASTER[name])
    return Period(day, day)


_AFTER = {"black friday": 1, "cyber monday": 4, "thanksgiving weekend": 2, "thanksgiving eve": -1,
          "giving tuesday": 5}  # fmt: skip


def read_full_holiday(found: Found, context: Context) -> list[Reading]:
    """A holiday with its year: "Thanksgiving 2023"."""
    name = _name(found)
    return [_reading(name, holiday(name, int(found["year"])), "the holiday of that year")]


def read_holiday(found: Found, context: Context) -> list[Reading]:
    """A holiday without its year: the nearest on the tense's side; "last", "next", "this"."""
    name, which = _name(found), found.get("which", "")
    makes: list[Callable[[], Period]] = [
        partial(holiday, name, context.day.year + offset) for offset in range(-2, 3)
    ]
    days = tried(makes)
    today = context.today
    chosen = nearest(context, days)
    if which in ("last", "this past"):
        chosen = [day for day in days if day.days_before(today)][-1:]
    elif which in ("next", "coming"):
        chosen = [day for day in days if today.days_before(day)][:1]
    elif which == "this":
        chosen = this_one(context, days)
    return [_reading(name, day, f"{found['holiday']} nearest to {PUBLISHED}") for day in chosen]


def read_holiday_weekend(found: Found, context: Context) -> list[Reading]:
    """As in "Labor Day weekend": the days beside the holiday, four at most."""
    read = read_full_holiday if "year" in found else read_holiday
    return [
        replace(
            reading, earliest=around(day, 4).earliest, latest=around(day, 4).latest,
            granularity="span", is_vague=True, nominal=reading.named,
        )
        for reading in read(found, context)
        if (day := reading.named.earliest)
    ]  # fmt: skip


def read_holiday_time(found: Found, context: Context) -> list[Reading]:
    """As in "the Christmas holidays", "Easter week": days or weeks around the feast."""
    read = read_full_holiday if "year" in found else read_holiday
    readings = []
    for reading in read(found, context):
        day = reading.named.earliest or context.day
        first, last = around(day, 10).earliest, around(day, 14).latest
        how = f"the time around {spoken(reading.named)}"
        readings.append(Reading(first, last, "span", how, is_vague=True, nominal=reading.named))
    return readings


def _name(found: Found) -> str:
    words = found["holiday"].replace("july 4th", "july fourth")
    words = words.replace("july 4", "july fourth").replace("4th of july", "july fourth")
    return words.replace("saint patrick", "st patrick").replace("saint valentine", "valentine")


def _reading(name: str, day: Period, how: str) -> Reading:
    """A holiday's day; "at Christmas" and the like also allow the days beside it."""
    if name not in _LOOSE or day.earliest is None:
        return Reading(day.earliest, day.latest, "day", how)
    before, after = _LOOSE[name]
    first, last = days_from(day.earliest, -before), days_from(day.earliest, after)
    return Reading(first, last, "day", how, is_vague=True, nominal=day)


_NAMES = sorted(
    [*_FIXED, *_COUNTED, *_FROM_EASTER, *_ORTHODOX, *_AFTER, "election day",
     "saint patrick day", "saint valentine day", "july 4th", "july 4", "4th of july"],
    key=len, reverse=True,
)  # fmt: skip
_SLOT = "<holiday:" + "|".join(name for name in _NAMES if name != "new year") + ">"
_NEW_YEAR = "<holiday:new year>"  # but "the new year" is a year
_WHICH = "<which:last|this past|this|next|coming>"

_TIME = "(holiday|holidays|period|season|break|week|time|celebrations|festivities)"

HOLIDAYS: tuple[Phrase, ...] = (
    *phrases(
        read_full_holiday,
        f"[the] {_SLOT} [of|in] <year>",
        f"[the] <year> {_SLOT}",
        f"{_NEW_YEAR} <year>",
    ),
    *phrases(
        read_holiday_weekend,
        f"[the] [{_WHICH}] {_SLOT} weekend [<year>]",
        f"[the] [{_WHICH}] {_NEW_YEAR} weekend [<year>]",
    ),
    *phrases(
        read_holiday_time,
        f"[the] [{_WHICH}] {_SLOT} {_TIME} [of|in] [<year>]",
        f"[the] [{_WHICH}] {_NEW_YEAR} {_TIME} [of|in] [<year>]",
    ),
    *phrases(read_holiday, f"[the] [{_WHICH}] {_SLOT}", f"[{_WHICH}] {_NEW_YEAR}"),
)
