"""Figures written in short, or unit first: "1h 30m", "2:06:51", "6f", "gas mark 4"."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from msgspec.structs import replace

from factcheck.quantities.measure import Numeral
from factcheck.quantities.units import unit_called
from factcheck.reading.compound_figures import Figure, ReadFigure
from factcheck.reading.engine import Line
from factcheck.reading.figure_numerals import numeral_of, read_numeral
from factcheck.reading.numerals import read_number
from factcheck.reading.spelled_numbers import Number
from factcheck.reading.tokens import DIGITS, SIGN
from factcheck.reading.units import called
from factcheck.reading.wording import is_glued, joined, norm_at, words_of
from factcheck.words.sections import words_in

_GREATEST_MARK = 10


def unit_first(line: Line, at: int) -> ReadFigure | None:
    """A unit that stands before its numeral: "Mach 2", "gas mark 4", "FL350"."""
    norm = line[at].norm
    if norm in words_in("measures", "mark"):
        return _gas_mark(line, at)
    if norm not in words_in("measures", "before a number"):
        return None
    after = at + 2 if (norm, norm_at(line, at + 1)) == ("flight", "level") else at + 1
    if norm == "flight" and norm_at(line, after) == "s":
        return None
    is_flight = norm in ("flight", "fl") and after < len(line)
    is_mach = norm == "mach" or (line[at].text == "M" and norm_at(line, after).startswith("0."))
    if (norm == "flight" and after == at + 1) or not (is_flight or is_mach) or after >= len(line):
        return None
    if line[after].kind != DIGITS or (norm == "fl" and len(line[after].norm) not in (2, 3)):
        return None
    read = read_numeral(line, after)
    if read is None:
        return None
    word = "flight level" if is_flight else "Mach"
    units = called(word)
    return Figure(read[0], tuple(replace(unit, printed=word) for unit in units)), read[1]


_LEAST_MARKS = {Fraction(1, 4): Fraction(225), Fraction(1, 2): Fraction(250)}


def _gas_mark(line: Line, at: int) -> ReadFigure | None:
    """The mark of a gas oven as the degrees Fahrenheit that it stands for."""
    after = at + 1
    if norm_at(line, after) in ("mark", "marks") and line[at].norm == "gas":
        after += 1
    read = read_number(line, after)
    if read is None:
        return None
    is_alone = read[1] >= len(line) or line[read[1]].kind == SIGN
    if line[at].norm == "mark" and not (at == 0 and is_alone):
        return None
    if line[at].norm == "gas" and after == at + 1 and not is_alone:
        return None
    heat = fahrenheit(read[0].value)
    if heat is None:
        return None
    text = words_of(line[at : read[1]])
    numeral = Numeral(text, heat, Fraction(25), has_unit=True)
    return Figure(numeral, (unit_called("°F"),), (), text), read[1]


def fahrenheit(mark: Fraction) -> Fraction | None:
    """The degrees Fahrenheit of a gas mark, which go up by 25: 275 for 1, 350 for 4."""
    if mark in _LEAST_MARKS:
        return _LEAST_MARKS[mark]
    return 250 + 25 * mark if 1 <= mark <= _GREATEST_MARK and mark.denominator == 1 else None


def timed(line: Line, at: int) -> ReadFigure | None:
    """The time of a race in hours, minutes and seconds: "2:06:51", "3:43.13", "58:30"."""
    if line[at].kind != DIGITS or norm_at(line, at + 1) != ":" or not joined(line, at + 1):
        return None
    parts, end = [line[at].norm], at + 1
    while norm_at(line, end) == ":" and joined(line, end) and line[end + 1].kind == DIGITS:
        parts.append(line[end + 1].norm)
        end += 2
    if not all(_SIXTY.fullmatch(part) for part in parts[1:]) or not parts[0].isdigit():
        return None
    if (
        norm_at(line, end) in ("am", "pm", ":")
        or len(parts) > 3
        or any("." in part for part in parts[:-1])
    ):
        return None
    if len(parts) == 2 and "." not in parts[1] and not _is_race(line, parts, end):
        return None
    names = ("hours", "minutes", "seconds")[-len(parts) :]
    values = [Fraction(part) for part in parts]
    units = [tuple(called(name)) for name in names]
    decimals = len(parts[-1].partition(".")[2])
    first = Numeral(parts[0], values[0], Fraction(1))
    smaller = tuple(
        (
            Numeral(part, value, Fraction(1, 10**decimals) if unit is units[-1] else Fraction(1)),
            unit,
        )
        for part, value, unit in zip(parts[1:], values[1:], units[1:], strict=True)
    )
    return Figure(first, units[0], smaller, words_of(line[at:end])), end


_SIXTY = re.compile(r"[0-5]\d(?:\.\d{1,3})?")


def _is_race(line: Line, parts: list[str], end: int) -> bool:
    """Whether two numbers are minutes and seconds: no hour of the day, no shares of a hundred."""
    is_long = len(parts[0]) == 2 and int(parts[0]) >= 24
    is_ratio = int(parts[0]) + int(parts[1]) == 100
    is_ratio = is_ratio or norm_at(line, end) in ("split", "ratio", "mix", "hour")
    return is_long and not is_ratio


def _hours_and_minutes(line: Line, at: int, numeral: Numeral, end: int) -> ReadFigure | None:
    """A time in letters: "1h 40m", "2m 15s", "1h 5m 3s"."""
    if numeral.value.denominator != 1 or numeral.value < 0:
        return None
    word = norm_at(line, end)
    if any(unit.name == "hour" for unit in called(word)):
        if clock := _hour_and_digits(line, at, numeral, end):
            return clock
        minutes = read_number(line, end + 1)
        if minutes is None or norm_at(line, minutes[1]) != "m" or not 0 <= minutes[0].value < 100:
            return None
        return _seconds(line, at, (numeral, "h"), (end + 1, minutes), minutes[1] + 1)
    if word == "m" and (seconds := read_number(line, end + 1)) and norm_at(line, seconds[1]) == "s":
        part = numeral_of(line, end + 1, seconds[1], seconds[0])
        text = words_of(line[at : seconds[1] + 1])
        return Figure(numeral, called("min"), ((part, called("sec")),), text), seconds[1] + 1
    return None


def _hour_and_digits(line: Line, at: int, numeral: Numeral, end: int) -> ReadFigure | None:
    """Hours and minutes around an h: "2h30"."""
    digits = norm_at(line, end + 1)
    is_close = line[end].norm == "h" and joined(line, end) and not is_glued(line, end + 2)
    if not is_close or not _SIXTY.fullmatch(digits):
        return None
    minutes = Numeral(digits, Fraction(digits), Fraction(1))
    text = words_of(line[at : end + 2])
    return Figure(numeral, called("h"), ((minutes, called("min")),), text), end + 2


def _seconds(
    line: Line,
    at: int,
    hours: tuple[Numeral, str],
    minutes: tuple[int, tuple[Number, int]],
    end: int,
) -> ReadFigure:
    begin, (number, until) = minutes
    parts = [(numeral_of(line, begin, until, number), called("min"))]
    seconds = read_number(line, end)
    if seconds and norm_at(line, seconds[1]) == "s":
        parts.append((numeral_of(line, end, seconds[1], seconds[0]), called("sec")))
        end = seconds[1] + 1
    return Figure(hours[0], called("h"), tuple(parts), words_of(line[at:end])), end


SHORT_FORMS: dict[str, tuple[Callable[[Line, int, Numeral, int], ReadFigure | None], ...]] = {
    "hour": (_hours_and_minutes,),
    "meter": (_hours_and_minutes,),
}
