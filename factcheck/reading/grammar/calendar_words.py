"""The words of the calendar on a line: months, weekdays, days, years, decades, units, order.

What stands in the slots of the rows of dates. Words are tables (``words/en/``), numbers are read
by ``numerals`` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from msgspec import Struct

from factcheck.dates.counting import PERIODS
from factcheck.reading.grammar.chart import Chart, phrases
from factcheck.reading.grammar.engine import Line, joined, kind_at, norm_at
from factcheck.reading.grammar.number_words import cardinals, ordinals, past_hyphen, read_ordinal
from factcheck.reading.grammar.numerals import read_number
from factcheck.reading.grammar.phrases import Ends, Names, names_of
from factcheck.reading.grammar.rows import FEW, JOINED, SEVERAL, Slot
from factcheck.reading.grammar.spelled_days import spelled_day, spelled_days
from factcheck.reading.grammar.tokens import CURRENCY_SIGNS, DIGITS, GLUED, PARAGRAPH, WORD
from factcheck.words import choices, rows, words_in

ORDINAL_ENDINGS = frozenset(["st", "nd", "rd", "th"])
ENDING_DECADES = frozenset(["s", "'s"])  # 1990s, 1990's
_SPOKEN_CENTURIES = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}
_PIVOT = 30  # "'88" is 1988, "'24" is 2024: news tells of its own century


def _column(name: str) -> Iterator[tuple[str, str]]:
    """The words of a table's last column, each with what the first says."""
    for first, *_, words in rows(name):
        for word in choices(words):
            yield word, first


@cache
def months() -> Mapping[str, int]:
    """The words for the months, with their numbers."""
    return {word.casefold(): int(number) for word, number in _column("months")}


@cache
def weekdays() -> Mapping[str, int]:
    """The words for the days of the week, Monday being 0."""
    return {word.casefold(): int(number) for word, number in _column("weekdays")}


@cache
def _repeated_weekdays() -> Mapping[str, int]:
    return {f"{word}s": number for word, number in weekdays().items() if word.endswith("day")}


@cache
def seasons() -> Mapping[str, int]:
    """The words for the seasons of the north, with the month in which each begins."""
    return {word: int(month) for word, month in _column("seasons")}


@cache
def _decades() -> Names:
    return names_of((word, int(year)) for word, year in _column("decades"))


@cache
def _units() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The words for one unit of the calendar, and those for several, with the unit."""
    one: dict[str, str] = {}
    many: dict[str, str] = {}
    for unit, singular, plural in rows("calendar_units"):
        one |= dict.fromkeys(map(str.casefold, choices(singular)), unit)
        many |= dict.fromkeys(map(str.casefold, choices(plural)), unit)
    return one, many


@cache
def unit_words() -> Mapping[str, str]:
    """Every word for a unit of the calendar, with the unit."""
    one, many = _units()
    return {**one, **many}


def plural_units() -> Mapping[str, str]:
    """The words for several units of the calendar, with the unit."""
    return _units()[1]


@cache
def order() -> Mapping[str, int]:
    """How many units away from publication the words of order point."""
    return {word: int(offset) for word, offset in _column("order")}


@cache
def _order_names() -> Names:
    return names_of((word, word) for word in order())


@cache
def near_days() -> Mapping[str, tuple[int, int]]:
    """Days named by their distance from publication: the first and the last."""
    return {
        word: (int(first), int(last))
        for first, last, words in rows("near_days")
        for word in choices(words)
    }


@cache
def _near_names() -> Names:
    return names_of((word, word) for word in near_days())


class Share(Struct, frozen=True, gc=False):
    """From where to where in a period, of 1, and from where to where a reader takes it at most."""

    low: Fraction
    high: Fraction
    loosely_low: Fraction
    loosely_high: Fraction


def _share(low: Fraction, high: Fraction, margin: Fraction) -> Share:
    return Share(low, high, max(Fraction(0), low - margin), min(Fraction(1), high + margin))


@cache
def parts() -> Mapping[str, Share]:
    """Loose parts of a period, with the share of it that they name."""
    return {
        word: _share(Fraction(low), Fraction(high), Fraction(margin))
        for low, high, margin, words in rows("parts_of_periods")
        for word in choices(words)
    }


@cache
def _part_names() -> Names:
    return names_of((word, word) for word in parts())


@cache
def _vague_names() -> Names:
    return names_of(_column("vague_times"))


@cache
def _zones() -> Names:
    return names_of(
        (word, (word, int(offset) if offset else None)) for word, offset in _column("time_zones")
    )


@cache
def _accounts() -> Mapping[str, str]:
    """What is told of a period of accounts: "results"."""
    return {word: word for word in words_in("tenses", "accounts")}


def _of_table(words: Callable[[], Mapping[str, Any]], *only: str) -> Slot:
    """A slot for the words of a table, or those with some values."""
    if not only:
        return Slot(table=words)
    return Slot(table=lambda: {word: one for word, one in words().items() if one in only})


def of_names(names: Callable[[], Names]) -> Slot:
    """A slot for names."""

    def ends(chart: Chart, at: int) -> Ends:
        return names().ends(chart.line, at)

    return Slot(ends, lambda: names().first_words)


def _single_units() -> Mapping[str, str]:
    return _units()[0]


# -- numbers of the calendar


def is_glued(line: Line, at: int, norms: Iterable[str]) -> bool:
    """Whether one of some words or signs stands right behind what ends at ``at``."""
    return at < len(line) and line[at].gap == GLUED and line[at].norm in norms


def _digits(line: Line, at: int, most: int) -> str:
    """Plain digits that are a number of their own: no part of a time, a sum or a fraction."""
    node = line[at]
    if node.kind != DIGITS or not node.norm.isdigit() or len(node.norm) > most:
        return ""
    before = line[at - 1] if at and node.gap == GLUED else None
    is_open = at + 1 < len(line) and line[at + 1].gap == GLUED
    if before is None and not is_open:
        return node.norm
    is_torn = before is not None and (before.norm in CURRENCY_SIGNS or before.norm in ":%#.")
    is_clock = is_glued(line, at + 1, ":") and joined(line, at + 1)  # "16:30", not "2024: 5 boats"
    is_more = is_clock or is_glued(line, at + 1, ("%", "°"))
    is_more = is_more or (len(node.norm) < 4 and _is_joined(line, at))
    is_more = is_more or _is_in_figures(line, at)
    return "" if is_torn or is_more else node.norm


def _is_joined(line: Line, at: int) -> bool:
    """Whether a hyphen joins digits to a word that is no month: "2-hour", "7.1-magnitude"."""
    if norm_at(line, at + 1) != "-" or not joined(line, at + 1):
        return False
    return line[at + 2].kind == WORD and line[at + 2].norm not in months()


def _is_in_figures(line: Line, at: int) -> bool:
    """Whether digits stand beside a slash and more digits: "3/4"."""
    if is_glued(line, at + 1, "/") and kind_at(line, at + 2) == DIGITS:
        return len(line[at].norm) < 4
    is_behind = at > 1 and line[at].gap == GLUED and line[at - 1].norm == "/"
    if not is_behind or line[at - 2].kind != DIGITS or len(line[at].norm) < 3:
        return False
    return line[at - 2].gap != GLUED or line[at - 3].kind != WORD  # but in "Q3/2012"


def ordinal_at(line: Line, at: int) -> tuple[int, int] | None:
    """A place in a count, in figures or in words, and where it ends: "3rd", "twenty-first"."""
    node = line[at]
    if node.kind == DIGITS:
        is_ordinal = (
            node.norm.isdigit() and len(node.norm) < 4 and is_glued(line, at + 1, ORDINAL_ENDINGS)
        )
        return (int(node.norm), at + 2) if is_ordinal else None
    return read_ordinal(line, at)


def _ordinal(chart: Chart, at: int) -> Ends:
    if found := ordinal_at(chart.line, at):
        yield found[1], found[0]


def _day(chart: Chart, at: int) -> Ends:
    """The day of a month: "16", "16th", "sixteenth", or "one" in "May one"."""
    if ordinal_at(chart.line, at):
        yield from _ordinal(chart, at)
    elif digits := _digits(chart.line, at, 2):
        yield at + 1, int(digits)
    elif norm_at(chart.line, at - 1) in months() and (number := spelled_day(chart.line, at)):
        yield at + 1, number


def _plain_day(chart: Chart, at: int) -> Ends:
    digits = _digits(chart.line, at, 2)
    if digits and not is_glued(chart.line, at + 1, ORDINAL_ENDINGS):
        yield at + 1, int(digits)


def _year(chart: Chart, at: int) -> Ends:
    """A year: "2024", "'88", "nineteen ninety-six", "two thousand and ten".

    At the end of a phrase that is read alone it may be an early one, "in 476"; so it may behind a
    day that ends a clause.
    """
    line = chart.line
    digits = _digits(line, at, 4)
    is_early = len(digits) == 3 and (
        _ends_phrase(line, at) if chart.is_alone else _ends_day(line, at)
    )
    is_year = (len(digits) == 4 and digits[0] != "0") or is_early
    if is_year and not _has_letters_behind(line, at):
        yield at + 1, int(digits)
    elif line[at].norm == "'" and at + 1 < len(line) and line[at + 1].gap == GLUED:
        digits = _digits(line, at + 1, 2)
        if len(digits) == 2 and not is_glued(line, at + 2, ENDING_DECADES):
            yield at + 2, full_year(int(digits), _PIVOT)
    elif line[at].norm in _SPOKEN_CENTURIES or line[at].norm == "two":
        yield from _spoken_year(line, at)


def _ends_phrase(line: Line, at: int) -> bool:
    before = line[at - 1].norm if at else ""
    return at + 1 == len(line) and (before in (",", "in", "of", "year") or before in months())


def _ends_day(line: Line, at: int) -> bool:
    """Whether a day of a month stands before, and no word behind: "on 4 September 476, the …"."""
    is_counted = at + 1 < len(line) and line[at + 1].norm not in _CLAUSE_ENDS
    if is_counted and line[at + 1].gap != PARAGRAPH:
        return False
    before = [node for node in line[max(at - 5, 0) : at] if node.norm not in _IN_DAYS]
    is_told = {node.kind == DIGITS and len(node.norm) < 3 for node in before[-2:]}
    return is_told == {True, False} and any(node.norm in months() for node in before[-2:])


_CLAUSE_ENDS = frozenset([".", ",", ";", ":", ")", "!", "?", '"'])
_IN_DAYS = frozenset([",", ".", "of", "the", *ORDINAL_ENDINGS])


def _has_letters_behind(line: Line, at: int) -> bool:
    """Whether letters are glued to digits, as in "1500m", "1990s"; not "2024Q1"."""
    if at + 1 >= len(line) or line[at + 1].gap != GLUED or line[at + 1].kind != WORD:
        return False
    return line[at + 1].norm not in ("'s", "q", "h")


def full_year(short: int, pivot: int) -> int:
    """A year of two figures in full: from ``pivot`` on it is one of the last century."""
    return short + (1900 if short >= pivot else 2000)


def _spoken_year(line: Line, at: int) -> Ends:
    century = _SPOKEN_CENTURIES.get(line[at].norm)
    if century is None:
        is_thousand = norm_at(line, past_hyphen(line, at + 1)) == "thousand"
        found = read_number(line, at) if is_thousand else None
        if found and 2000 <= found[0].value < 2100:
            yield found[1], int(found[0].value)
        return
    here = at + 2 if is_glued(line, at + 1, "-") else at + 1
    if here >= len(line):
        return
    if line[here].norm == "oh":
        ones = cardinals().get(norm_at(line, here + 1), 0)
        if ones:
            yield here + 2, century + ones
        return
    found = read_number(line, here) if cardinals().get(line[here].norm) else None
    if found is None or _counts_more(line, found[1]):
        return
    if 10 <= found[0].value < 100:
        yield found[1], century + int(found[0].value)


def _counts_more(line: Line, at: int) -> bool:
    """Whether a unit or a scale stands behind: "twenty twenty-minute calls" tell no year."""
    here = at + 1 if is_glued(line, at, "-") else at
    if here >= len(line):
        return False
    norm = line[here].norm
    return norm in _units()[1]


def _short_year(chart: Chart, at: int) -> Ends:
    digits = _digits(chart.line, at, 2)
    if len(digits) == 2:
        yield at + 1, full_year(int(digits), _PIVOT)


def _fiscal_short(chart: Chart, at: int) -> Ends:
    here = at + 1 if chart.line[at].norm == "'" else at
    digits = _digits(chart.line, here, 2) if here < len(chart.line) else ""
    if len(digits) == 2:
        yield here + 1, 2000 + int(digits)


def _decade(chart: Chart, at: int) -> Ends:
    """The first year of a decade, without its century where that is not told."""
    line = chart.line
    here = (
        at + 1 if line[at].norm == "'" and is_glued(line, at + 1, _tens_told(line, at + 1)) else at
    )
    digits = _digits(line, here, 4)
    if digits and len(digits) in (2, 4) and digits.endswith("0"):
        if norm_at(line, here + 1) in ENDING_DECADES:
            yield here + 2, int(digits)
        return
    yield from _decades().ends(line, at)
    century = _SPOKEN_CENTURIES.get(line[at].norm)
    start = at + 2 if is_glued(line, at + 1, "-") else at + 1
    if century is not None and start < len(line):
        for end, year in _decades().ends(line, start):
            yield end, century + year


def _tens_told(line: Line, at: int) -> tuple[str, ...]:
    return (line[at].norm,) if kind_at(line, at) == DIGITS else ()


_QUARTER_WORDS, _HALF_WORDS = frozenset(["quarter", "qtr"]), frozenset(["half"])
_LAST_HALF = frozenset(["last", "latter", "back", "final"])


def _numbered(letter: str, most: int, words: frozenset[str]) -> Callable[[Chart, int], Ends]:
    """The number of a part of the year: "third quarter", "Q3", "3Q"; "last half", "H2", "2H"."""
    numbers = [str(number) for number in range(1, most + 1)]

    def ends(chart: Chart, at: int) -> Ends:
        line = chart.line
        norm = line[at].norm
        if norm == letter and is_glued(line, at + 1, numbers):
            yield at + 2, int(line[at + 1].norm)
        elif norm in numbers and is_glued(line, at + 1, letter):
            if line[at + 1].text.isupper() or kind_at(line, at + 2) != DIGITS:  # "2h18" is a time
                yield at + 2, int(norm)
        elif found := _place(line, at, most, numbers):
            here = found[1] + 1 if is_glued(line, found[1], "-") else found[1]
            if found[0] <= most and here < len(line) and line[here].norm in words:
                yield here + 1, found[0]

    return ends


def _place(line: Line, at: int, most: int, numbers: Iterable[str]) -> tuple[int, int] | None:
    norm = line[at].norm
    if most == 2:
        return (2, at + 1) if norm in _LAST_HALF else ordinal_at(line, at)
    return ordinal_at(line, at) or ((int(norm), at + 1) if norm in numbers else None)


def _rest(chart: Chart, at: int) -> Ends:
    """All that stands behind, in a phrase that somebody has cut out."""
    if chart.is_alone:
        yield len(chart.line), None


_MID_UNITS = {"midyear": "year", "midweek": "week", "midmonth": "month"}
NEAR_WORDS = frozenset(["last", "this", "next", "early", "late"])
"""Words before a date that say which is meant, or which part of it."""


def _capital_week(chart: Chart, at: int) -> Ends:
    """As in "Week 2", without more: it mostly counts the weeks of a season or a course."""
    is_all = at == 0 and len(chart.line) < 4  # a full stop among them
    return ((1, None),) if is_all and chart.line[0].text[0] == "W" else ()


def _far_date(chart: Chart, at: int) -> Ends:
    """A phrase that "this time" is told with: "next year", "tomorrow", "a year ago"."""
    is_near = chart.line[at].norm in ("next", "last", "tomorrow", "yesterday")
    for end, told in chart.told(at).items():
        if is_near or chart.line[end - 1].norm == "ago":
            yield end, told


def _whole_date(chart: Chart, at: int) -> Ends:
    """A phrase that is not from one date to another."""
    return ((end, told) for end, told in chart.told(at).items() if "to" not in told.norms)


def _month_date(chart: Chart, at: int) -> Ends:
    """A month that stands alone."""
    yield at + 1, chart.told(at)[at + 1]


def _place_words() -> set[str]:
    """Words with which a place in a count begins: "third", "twenty-first"."""
    return {*ordinals(), *(word for word, number in cardinals().items() if number >= 20)}


_quarter, _half = _numbered("q", 4, _QUARTER_WORDS), _numbered("h", 2, _HALF_WORDS)

CALENDAR_SLOTS: Mapping[str, Slot] = {
    "month": _of_table(months),
    "weekday": _of_table(weekdays),
    "weekdays": _of_table(_repeated_weekdays),
    "season": _of_table(seasons),
    "unit": _of_table(unit_words),
    "one_unit": _of_table(_single_units),
    "units": _of_table(plural_units),
    "period": _of_table(_single_units, *PERIODS),
    "ten_years": _of_table(_single_units, "decade", "century"),
    "span_unit": _of_table(_single_units, "fortnight", *PERIODS),
    "short_unit": _of_table(_single_units, "day", "hour"),
    "day_unit": _of_table(_single_units, "day"),
    "end_unit": _of_table(_single_units, "year", "month", "week"),
    "capital_week": Slot(_capital_week, lambda: ("week",)),
    "mid_unit": _of_table(lambda: _MID_UNITS),
    "order": of_names(_order_names),
    "near": of_names(_near_names),
    "part": of_names(_part_names),
    "zone": of_names(_zones),
    "accounts": _of_table(_accounts),
    "vague": of_names(_vague_names),
    "day": Slot(_day, lambda: {*_place_words(), *spelled_days()}, frozenset([FEW])),
    "plain_day": Slot(_plain_day, kinds=frozenset([FEW])),
    "ordinal": Slot(_ordinal, _place_words, frozenset([JOINED])),
    "year": Slot(_year, lambda: {"'", "two", *_SPOKEN_CENTURIES}, frozenset([SEVERAL])),
    "short_year": Slot(_short_year, kinds=frozenset([FEW])),
    "fiscal_short": Slot(_fiscal_short, lambda: ("'",), frozenset([FEW])),
    "decade": Slot(
        _decade,
        lambda: {"'", *_decades().first_words, *_SPOKEN_CENTURIES},
        frozenset([JOINED]),
        ENDING_DECADES,
    ),
    "quarter": Slot(_quarter, lambda: {"q", *_place_words()}, frozenset([JOINED]), _QUARTER_WORDS),
    "half": Slot(_half, lambda: {"h", *_LAST_HALF, *_place_words()}, frozenset([JOINED])),
    "rest": Slot(_rest),
    "near_date": Slot(phrases, lambda: NEAR_WORDS),
    "on_date": Slot(phrases, lambda: ("on", "in", "last", "this", "next")),
    "tonight": Slot(phrases, lambda: ("tonight", "tomorrow")),
    "far_date": Slot(_far_date),
    "month_date": Slot(_month_date, months),
    "whole_date": Slot(_whole_date),
}
