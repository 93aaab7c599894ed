"""Figures of several units, "6 ft 2 in", "12st 7"; numbers that a hyphen joins, "12-nation"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.quantities.measure import Numeral, Quantity, Style
from factcheck.quantities.units import Units
from factcheck.reading.figures.figure_numerals import is_no_figure, numeral_of
from factcheck.reading.figures.nouns import noun_at
from factcheck.reading.figures.units import ReadUnit, called
from factcheck.reading.figures.units_behind import smaller_units, unit_after
from factcheck.reading.grammar.engine import Line, is_end, is_glued, joined, norm_at, words_of
from factcheck.reading.grammar.numerals import read_number
from factcheck.reading.grammar.tokens import DIGITS, GLUED, SIGN
from factcheck.words import grammar, rows, words_in

_MOST_ADDED = 2  # feet


@cache
def left_out() -> Mapping[str, tuple[str, int]]:
    """The word of the smaller unit that may be left out behind a unit, and how many make one."""
    pairs = ((unit, told.split(" = ")) for unit, _, told in rows("compounds") if told)
    return {unit: (word, int(many)) for unit, (word, many) in pairs}


class NumeralWithUnit(Struct, frozen=True, gc=False):
    """A numeral and, where it has its own, the readings of its unit.

    ``smaller`` is the numeral and unit that complete a compound: "2 in" in "6 ft 2 in". ``text``
    are its words, where another figure or unit may follow.
    ``is_article`` says that "a" or "an" is all its number, "a mile"; ``is_least`` that a plus
    stands between the numeral and its unit: "45+ mph".
    """

    numeral: Numeral
    units: Units | None = None
    smaller: tuple[tuple[Numeral, Units], ...] = ()
    text: str = ""
    is_article: bool = False
    is_least: bool = False


ReadFigure = tuple[NumeralWithUnit, int]
"""A figure, and where it ends on the line."""


def completed(line: Line, at: int, numeral: Numeral, unit: ReadUnit) -> ReadFigure:
    """The figure with the smaller units that complete it: "6 ft 2 in", "1 year, 2 days"."""
    units, end = unit
    smaller: list[tuple[Numeral, Units]] = []
    last = units
    is_decimal = numeral.style is Style.DECIMAL
    may_be_one = norm_at(line, at - 1) not in words_in("numbered", "range")
    while further := (
        _smaller(line, end, last, is_decimal=is_decimal)
        or (may_be_one and _one_more(line, end, last))
    ):
        smaller.append((further[0], further[1]))
        last, end = further[1], further[2]
    if smaller:
        units = tuple(unit for unit in units if unit.name in smaller_units())
    return NumeralWithUnit(numeral, units, tuple(smaller), words_of(line[at:end])), end


def _smaller(
    line: Line, end: int, units: Units, *, is_decimal: bool
) -> tuple[Numeral, Units, int] | None:
    """The next smaller numeral of a compound ("2 in" after "6 ft"), or None.

    What has decimals is complete: behind a comma or a space, "6.2 mi, 900 ft", another follows.
    """
    names = [name for unit in units for name in smaller_units().get(unit.name, ())]
    link = _compound_link(line, end) if names else None
    if link is None:
        return None
    at, word = link
    if is_decimal and word not in ("and", "plus", "+"):
        return None
    read = read_number(line, at)
    if read is None or line[at].norm in ("-", "+") or is_no_figure(line, at, read[1]):
        return None
    numeral = numeral_of(line, at, read[1], read[0])
    unit = _in_short(numeral, line, read[1], names) or unit_after(line, read[1])
    if unit is None:
        return (
            None
            if word in ("and", "plus", "+", ",")
            else _implied(line, end, at, (numeral, read[1]), units)
        )
    fitting = tuple(each for each in unit[0] if each.name in names)
    most = _MOST_ADDED if word == "" and names == ["inch"] else 1
    if not fitting or not _is_less(numeral, fitting, units, most, word):
        return None
    return None if _is_of_it(line, unit[1]) else (numeral, fitting, unit[1])


def _one_more(line: Line, end: int, units: Units) -> tuple[Numeral, Units, int] | None:
    """The smaller unit of a compound that an article counts: "a year and a day"."""
    at, word = _compound_link(line, end) or (end, "")
    if word not in ("and", "plus") or norm_at(line, at) not in grammar("indefinite"):
        return None
    unit = unit_after(line, at + 1)
    names = [name for unit in units for name in smaller_units().get(unit.name, ())]
    fitting = tuple(each for each in unit[0] if each.name in names) if unit else ()
    if unit is None or not fitting:
        return None
    return Numeral(line[at].text, Fraction(1), Fraction(1)), fitting, unit[1]


def _is_of_it(line: Line, at: int) -> bool:
    """Whether a figure is told as a part of the one before: "3 miles, 200 yards of it upstream"."""
    return norm_at(line, at) == "of" and norm_at(line, at + 1) in words_in("grammar", "object")


def _compound_link(line: Line, at: int) -> tuple[int, str] | None:
    """Where the next part of a compound may begin, and what joins it."""
    if is_end(line, at):
        return None
    norm = line[at].norm
    if norm == "," and norm_at(line, at + 1) in ("and", "plus"):
        return at + 2, "and"
    if norm in ("and", "plus", "+", ","):
        return at + 1, norm
    if norm == "-" and is_glued(line, at):
        if norm_at(line, at + 1) == "and":
            return at + 3, "and"
        return at + 1, "-"
    if norm == "." and is_glued(line, at):
        return at + 1, ""
    return at, ""


def _is_less(part: Numeral, units: Units, bigger: Units, most: int, word: str) -> bool:
    """Whether a part is less than so many of the bigger unit: in "40 yards and 60 feet" it is not.

    Inches that nobody carried, "5 ft 14 in", are added all the same, as are feet to yards.
    """
    if word in ("and", ",", "") and bigger[0].name == "yard" and units[0].name == "foot":
        most = 3
    return part.value * units[0].worth < bigger[0].worth * most


def _in_short(numeral: Numeral, line: Line, at: int, names: list[str]) -> ReadUnit | None:
    """The inches of a height, whatever follows, or minutes: "6 ft 2 in when young", "1h 40m"."""
    word, name, most = _SHORT.get(norm_at(line, at), ("", "", 0))
    return (called(word), at + 1) if name in names and numeral.value < most else None


_SHORT = {"in": ("in", "inch", 12), "m": ("min", "minute", 60)}


def _implied(
    line: Line, end: int, at: int, read: tuple[Numeral, int], units: Units
) -> tuple[Numeral, Units, int] | None:
    """Inches or pounds that are not named, "6'2", "6 ft 2", "9st 10": less than a whole one.

    Centimetres are told in tens, "1m 80": "1m 8" may be 1.8 m.
    """
    numeral, after = read
    whole = next((unit.name for unit in units if unit.name in left_out()), None)
    if whole is None:
        return None
    word, many = left_out()[whole]
    if not many // 100 * 10 <= numeral.value < many or not _may_end(line, end, at, after):
        return None
    part = tuple(unit for unit in called(word) if unit.name in smaller_units()[whole])
    return numeral, part, after


def _may_end(line: Line, end: int, at: int, after: int) -> bool:
    """Whether unnamed inches or pounds end here, where no unit nor a noun of theirs follows."""
    if after >= len(line):
        return True
    following = line[after]
    if norm_at(line, end) == "-":  # "6-foot-3 sprinter": glued, it is no word of its own
        return following.gap != GLUED or following.kind == SIGN
    if line[end - 1].norm == "'" and is_glued(line, at):
        return following.norm == "x" or following.gap != GLUED or following.kind == SIGN
    if following.norm == ",":
        return read_number(line, after + 1) is not None
    if following.norm in words_in("measures", "behind a height"):
        return True
    if following.norm in ("x", "by", "to") and read_number(line, after + 1):
        return True
    return following.kind == SIGN and following.norm not in ("-", "$", "£", "/")


# -- written in short


def timed(line: Line, at: int) -> ReadFigure | None:
    """The time of a race in hours, minutes and seconds: "2:06:51", "3:43.13", "58:30"."""
    if norm_at(line, at + 1) != ":" or not joined(line, at + 1):
        return None
    parts, end = [line[at].norm], at + 1
    while norm_at(line, end) == ":" and joined(line, end) and line[end + 1].kind == DIGITS:
        parts.append(line[end + 1].norm)
        end += 2
    are_whole = all(part.isdigit() for part in parts[:-1])
    if not (are_whole and len(parts) < 4 and all(_SIXTY.fullmatch(part) for part in parts[1:])):
        return None
    is_hour = len(parts) == 2 and "." not in parts[1] and not _is_race(line, parts, end)
    if is_hour or norm_at(line, end) in ("am", "pm", ":"):
        return None
    numerals = [
        Numeral(part, Fraction(part), Fraction(1, 10 ** len(part.partition(".")[2])))
        for part in parts
    ]
    units = [called(name) for name in ("hours", "minutes", "seconds")[-len(parts) :]]
    smaller = tuple(zip(numerals[1:], units[1:], strict=True))
    return NumeralWithUnit(numerals[0], units[0], smaller, words_of(line[at:end])), end


_SIXTY = re.compile(r"[0-5]\d(?:\.\d{1,3})?")


def _is_race(line: Line, parts: list[str], end: int) -> bool:
    """Whether two numbers are minutes and seconds: no hour of the day, no shares of a hundred."""
    is_long = len(parts[0]) == 2 and int(parts[0]) >= 24
    is_ratio = int(parts[0]) + int(parts[1]) == 100
    return is_long and not is_ratio and norm_at(line, end) not in words_in("measures", "no race")


def counted_beside(line: Line, at: int) -> tuple[Quantity, Line] | None:
    """What a bare number counts that a hyphen joins to it, and its nodes: "a 12-nation bloc"."""
    quantity: Quantity = line[at].value
    reading = quantity.readings[0]
    noun = norm_at(line, at + 2)
    is_bare = reading.unit.is_bare
    is_part = reading.low.style is Style.PART  # "a quarter-point cut"
    is_joined = norm_at(line, at + 1) == "-" and joined(line, at + 1)
    if not is_joined or noun not in words_in("numbered", "compound"):
        return None
    is_counted = (is_bare and reading.low.value > 1) or (is_part and noun == "point")
    is_longer = norm_at(line, at + 3) == "-" and joined(line, at + 3)
    if is_longer or not is_counted:  # "a one-man show"
        return None
    nodes = line[at : at + 3]
    found = noun_at(nodes, 2)
    if found is None:
        return None
    readings = tuple(replace(one, unit=found[0]) for one in quantity.readings)
    return replace(quantity, words=words_of(nodes), readings=readings), nodes
