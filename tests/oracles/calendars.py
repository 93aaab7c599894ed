"""Days, and lengths of time told in English: "nearly three years", "a week or so"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from msgspec import Struct

from tests.oracles.phrasing import spelled

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SHORT = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
    "Dec.",
)  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SIZES = {
    "day": Fraction(1),
    "week": Fraction(7),
    "month": Fraction("30.44"),
    "year": Fraction("365.25"),
    "decade": Fraction("3652.5"),
}
_MOST = {"day": 130, "week": 104, "month": 48, "year": 130, "decade": 12}
_FORMATS = (
    "{d} {month} {y}", "{month} {d}, {y}", "{short} {d}, {y}", "{y:04}-{m:02}-{d:02}",
    "the {d}{th} of {month} {y}", "{month} {d}{th}, {y}",
)  # fmt: skip
_WITH_WEEKDAY = (
    "{weekday}, {month} {d}, {y}", "{weekday} {d} {month} {y}", "{weekday}, {d} {month} {y}",
    "{weekday}, {short} {d}, {y}", "{weekday} the {d}{th} of {month} {y}",
    "on {weekday}, {month} {d}{th}, {y}", "{d} {month} {y}, a {weekday}",
    "{cut}, {d} {month} {y}", "{weekday} ({d} {month} {y})",
)  # fmt: skip
_WITHOUT_YEAR = (
    "{weekday}, {month} {d}", "{weekday} {d} {month}", "on {weekday}, {short} {d}",
    "{weekday}, {month} {d}{th}",
)  # fmt: skip


class Span(Struct, frozen=True):
    """Words for a length of time, and the least and most days that they may mean."""

    words: str
    kind: str
    low: Fraction
    high: Fraction | None

    def has_no(self, days: int) -> bool:
        """Whether so many days are surely not meant, a day of another zone aside."""
        return self.has_none(days, days)

    def has_none(self, least: int, most: int) -> bool:
        """Whether no number of days between two is meant."""
        is_short = most + 2 + Fraction(most, 100) < self.low
        return is_short or (self.high is not None and least - 2 - Fraction(least, 100) > self.high)


def any_day(chance: Random, first: int = 1925, last: int = 2025) -> date:
    """A day of some years."""
    return date(first, 1, 1) + timedelta(chance.randrange(365 * (last - first)))


def later(day: date, months: int) -> date:
    """So many months on; the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    end = date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(1)
    return date(year, month + 1, min(day.day, end.day))


def full_years(start: date, end: date) -> int:
    """The birthdays from one day to another."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def written(chance: Random, day: date, formats: Sequence[str] = _FORMATS) -> str:
    """A day in words."""
    return _formed(chance.choice(formats), day, WEEKDAYS[day.weekday()])


def with_weekday(chance: Random, day: date, weekday: int, *, has_year: bool) -> str:
    """A day in words with a weekday, its own or not."""
    formats = _WITH_WEEKDAY if has_year else _WITHOUT_YEAR
    return _formed(chance.choice(formats), day, WEEKDAYS[weekday])


def _formed(form: str, day: date, weekday: str) -> str:
    cut = weekday[:4] if weekday[0] == "T" and weekday[1] == "u" else weekday[:3]
    return form.format(
        d=day.day, m=day.month, y=day.year, month=MONTHS[day.month - 1], short=SHORT[day.month - 1],
        weekday=weekday, cut=cut, th=ordinal_end(day.day),
    )  # fmt: skip


def ordinal_end(number: int) -> str:
    """The letters of an ordinal: st, nd, rd, th."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


# Lengths of time. A phrase holds {n}, the count, and {u}, its unit

_HEDGES = {
    "plain": ("{n} {u}",),
    "about": (
        "about {n} {u}", "around {n} {u}", "roughly {n} {u}", "some {n} {u}", "{n} {u} or so",
        "approximately {n} {u}", "{n} or so {u}",
    ),
    "nearly": ("nearly {n} {u}", "almost {n} {u}", "just under {n} {u}", "a little under {n} {u}",
               "close to {n} {u}", "not quite {n} {u}"),
    "just over": ("just over {n} {u}", "a little over {n} {u}", "slightly more than {n} {u}",
                  "a little more than {n} {u}"),
    "over": ("more than {n} {u}", "over {n} {u}", "longer than {n} {u}", "upwards of {n} {u}"),
    "at least": ("at least {n} {u}", "no less than {n} {u}", "not less than {n} {u}",
                 "no fewer than {n} {u}", "{n} {u} or more", "a minimum of {n} {u}"),
    "under": ("less than {n} {u}", "fewer than {n} {u}", "under {n} {u}"),
    "at most": ("at most {n} {u}", "no more than {n} {u}", "not more than {n} {u}",
                "up to {n} {u}", "a maximum of {n} {u}", "{n} {u} or less",
                "no longer than {n} {u}"),
}  # fmt: skip
_LASTING = frozenset(("longer than {n} {u}", "no longer than {n} {u}", "a maximum of {n} {u}",
                      "a minimum of {n} {u}"))  # fmt: skip


def length(chance: Random, days: int, *, is_distance: bool = False) -> Span | None:
    """So many days told truly as a length of time; ``None`` where the draw suits none.

    ``is_distance``: what is told is how far a day lies off, not how long something lasts.
    """
    units = [unit for unit, size in SIZES.items() if Fraction(9, 10) <= days / size <= _MOST[unit]]
    if not units:
        return None
    unit = chance.choice(units)
    named = _named(chance, Fraction(days) / SIZES[unit], unit, is_distance)
    if named and chance.random() < 0.5:
        return named
    made = chance.choice((_counted, _counted, _counted, _counted, _halved, _rough))
    return made(chance, Fraction(days) / SIZES[unit], unit, is_distance)


def _counted(chance: Random, x: Fraction, unit: str, is_distance: bool) -> Span | None:
    hedge = chance.choice([hedge for hedge in _HEDGES for _ in range(2 if hedge == "plain" else 1)])
    count = _count_for(chance, x, hedge, unit)
    if not count or count < 1:
        return None
    phrases = [p for p in _HEDGES[hedge] if not (is_distance and p in _LASTING)]
    if count == 1:
        phrases = [p for p in phrases if "{n} or so" not in p and "some" not in p]
    phrase = chance.choice(phrases)
    if "fewer" in phrase and count == 1:
        return None
    words = phrase.format(n=_number(chance, count, unit), u=unit + ("s" if count != 1 else ""))
    low, high = _widest(hedge, count, unit)
    kind = phrase.format(n="N", u="units")
    return _span(words, kind, unit, low, high)


def _number(chance: Random, count: int, unit: str) -> str:
    """A count as written: "a" or "one", in words, in digits."""
    if count == 1:
        return chance.choice(("a", "a", "one"))
    if count < 13 or chance.random() < 0.25:
        return chance.choice((spelled(count), spelled(count), str(count)))
    return f"{count:,}"


def _count_for(chance: Random, x: Fraction, hedge: str, unit: str) -> int | None:
    """The count that a hedge tells a length by, where it is true."""
    near, below = round(x), int(x)
    above = below + 1
    off = Fraction(0) if unit == "day" else Fraction(1, 10) if near == 1 else Fraction(1, 5)
    match hedge:
        case "plain":
            return near if abs(x - near) <= off else None
        case "about":
            loose = Fraction(3, 20) if near == 1 else max(Fraction(1, 4), x / 20)
            return near if abs(x - near) <= loose else None
        case "nearly":
            return above if above - x <= Fraction(1, 4) and above > 1 else None
        case "just over":
            return below if 0 < x - below <= Fraction(1, 5) else None
        case "over":
            return (below if x > below else below - 1) - chance.choice((0, 0, int(x / 10)))
        case "at least":
            return below - chance.choice((0, 0, int(x / 10)))
    least = below if x == below and hedge == "at most" else above
    return least + chance.choice((0, 0, int(x / 10)))


def _widest(hedge: str, count: int, unit: str) -> tuple[Fraction, Fraction | None]:
    """The fewest and most units that a hedged count may mean."""
    reach = Fraction(1) if unit == "day" else Fraction(3, 4) if count > 1 else Fraction(3, 5)
    reach = max(reach, Fraction(count, 8)) if count % 10 == 0 else reach
    loose = max(Fraction(1), Fraction(count, 4))
    match hedge:
        case "about":
            return count - loose, count + loose
        case "nearly":
            return count - loose, count + Fraction(1, 5)
        case "just over":
            return count - Fraction(1, 5), count + loose
        case "over":
            return count - Fraction(1, 5), None
        case "at least":
            return count - reach, None
        case "under":
            return Fraction(0), count + Fraction(1, 5)
        case "at most":
            return Fraction(0), count + reach
    return count - reach, count + reach


def _span(words: str, kind: str, unit: str, low: Fraction, high: Fraction | None) -> Span:
    size = SIZES[unit]
    return Span(words, kind, max(low, Fraction(0)) * size, None if high is None else high * size)


def _halved(chance: Random, x: Fraction, unit: str, is_distance: bool) -> Span | None:
    """As in "two and a half years", "a year and a half"."""
    whole = int(x)
    if abs(x - whole - Fraction(1, 2)) > Fraction(1, 10) or unit == "day" or not 0 < whole < 13:
        return None
    if whole == 1:
        phrase = chance.choice(("a {u} and a half", "one and a half {u}s"))
    else:
        phrase = chance.choice(
            (f"{spelled(whole)} and a half {{u}}s", f"{whole}½ {{u}}s", f"{whole}.5 {{u}}s")
        )
    half = whole + Fraction(1, 2)
    kind = phrase.replace("{u}", "unit").replace(spelled(whole), "N").replace(str(whole), "N", 1)
    return _span(phrase.format(u=unit), kind, unit, half - Fraction(3, 4), half + Fraction(3, 4))


def _rough(chance: Random, x: Fraction, unit: str, is_distance: bool) -> Span | None:
    """As in "a few days", "several weeks", "two to three years"."""
    size = float(x)
    rough = [
        (phrase, low, high)
        for phrase, first, last, low, high in (
            ("a couple of {}s", 1.9, 2.2, 1, 4), ("a few {}s", 2.9, 5, 1, 12),
            ("several {}s", 3, 8, 1.5, 20),
        )
        if first <= size <= last
    ]  # fmt: skip
    below = int(x)
    if 2 <= below < 12 and unit != "day":
        ends = spelled(below), spelled(below + 1)
        phrase = chance.choice(("{} to {} ", "{} or {} ", "between {} and {} ")).format(*ends)
        rough.append((phrase + "{}s", below - 1, below + 2))
    if not rough:
        return None
    phrase, low, high = chance.choice(rough)
    kind = phrase.format("unit").replace(spelled(below), "N").replace(spelled(below + 1), "N")
    return _span(phrase.format(unit), kind, unit, Fraction(low), Fraction(high))


_NAMES = (
    ("a fortnight", 14, 14, 10, 18), ("half a year", 178, 189, 130, 240),
    ("six months", 178, 187, 150, 215), ("18 months", 538, 558, 490, 610),
    ("a year and a half", 530, 565, 450, 640), ("half a decade", 1780, 1870, 1450, 2250),
    ("half a century", 18_100, 18_420, 16_000, 21_000),
    ("a century", 36_300, 36_700, 33_000, 40_500),
    ("a quarter of a century", 9050, 9210, 8000, 10_300), ("a dozen years", 4330, 4440, 3800, 5000),
    ("three quarters of a year", 270, 278, 220, 330),
)  # fmt: skip


def named_days(chance: Random) -> int:
    """So many days as a length of time with a name of its own has."""
    _, least, most, *_ = chance.choice(_NAMES)
    return chance.randint(least, most)


def _named(chance: Random, x: Fraction, unit: str, is_distance: bool) -> Span | None:
    days = x * SIZES[unit]
    named = [row for row in _NAMES if row[1] <= days <= row[2]]
    if not named:
        return None
    words, _, _, low, high = chance.choice(named)
    return Span(words, words, Fraction(low), Fraction(high))


def compound(chance: Random, start: date, end: date) -> Span | None:
    """A length between two days in two units: "one year and three months"."""
    months = (end.year - start.year) * 12 + end.month - start.month
    months -= end.day < start.day
    rest = (end - later(start, months)).days
    years, months_left = divmod(months, 12)
    if years and months_left and rest <= 5:
        return _two(chance, (years, "year"), (months_left, "month"), (end - start).days, 40)
    weeks, days = divmod((end - start).days, 7)
    if 1 <= weeks <= 12 and days:
        return _two(chance, (weeks, "week"), (days, "day"), (end - start).days, 2)
    if rest and 0 < months <= 24:
        return _two(chance, (months, "month"), (rest, "day"), (end - start).days, 4)
    return None


def _two(
    chance: Random, first: tuple[int, str], second: tuple[int, str], days: int, reach: int
) -> Span:
    is_spelled = chance.random() < 0.6
    joint = chance.choice((" and ", " and ", " ", ", "))
    told = [
        f"{spelled(n) if is_spelled else n} {unit}{'s' if n != 1 else ''}"
        for n, unit in (first, second)
    ]
    kind = f"N {first[1]}s{joint}N {second[1]}s"
    return Span(joint.join(told), kind, Fraction(days - reach), Fraction(days + reach))
