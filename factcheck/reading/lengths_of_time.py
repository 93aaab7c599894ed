"""Lengths of time on a line, as dates count them: "about two weeks", "a year and a half"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from factcheck.dates.counting import Count, Length
from factcheck.reading.calendar_words import Ends, Names, is_glued, unit_words, _units
from factcheck.reading.engine import Line
from factcheck.reading.number_words import cardinals
from factcheck.reading.numerals import read_number
from factcheck.reading.rows import Chart, spelled
from factcheck.reading.tokens import PARAGRAPH

_ROUGH = {
    "a couple of": (2, 3), "a couple": (2, 3), "couple of": (2, 3), "a few": (2, 6), "few": (2, 6),
    "several": (2, 9), "many": (2, 50), "some": (2, 50), "numerous": (2, 50),
    "dozens of": (20, 100), "couple": (2, 3),
}
_HEDGES = {
    **dict.fromkeys(("more than", "over", "at least", "well over", "as much as", "as many as", "no less than", "no fewer than", "greater than", "longer than"), "least"),
    **dict.fromkeys(("less than", "fewer than", "under", "at most", "up to", "no more than", "no longer than", "a maximum of"), "most"),
    **dict.fromkeys(("about", "around", "some", "nearly", "almost", "roughly", "approximately", "just over", "just under", "close to"), "rough"),
    **dict.fromkeys(("only", "just", "exactly", "as long as", "as little as", "another", "a mere"), ""),
}


@cache
def _rough() -> Names:
    return Names(_ROUGH.items())


@cache
def _hedges() -> Names:
    return Names(_HEDGES.items())


def count_at(line: Line, at: int) -> Iterator[tuple[int, Count]]:
    """How many: a number, "a", "a few", "two or three"."""
    for end, (low, high) in _rough().ends(line, at):
        yield end, Count(Fraction(low), Fraction(high), is_rough=True)
    norm = line[at].norm
    here = at
    if norm in ("half", "a", "quarter") :
        h = at + 1 if norm == "a" else at
        word = line[h].norm if h < len(line) else ""
        if word in ("half", "quarter"):
            value = Fraction(1, 2) if word == "half" else Fraction(1, 4)
            e = h + 1
            if e < len(line) and line[e].norm == "-" and line[e].gap == "":
                e += 1
            yield e, Count(value, value)
            if e < len(line) and line[e].norm in ("a", "an"):
                yield e + 1, Count(value, value)
            if e + 1 < len(line) and line[e].norm == "of" and line[e + 1].norm in ("a", "an"):
                yield e + 2, Count(value, value)
            if word == "half" and e + 1 < len(line) and line[e].norm == "a" and line[e + 1].norm == "dozen":
                yield e + 2, Count(Fraction(6), Fraction(6))
    if norm in ("a", "an"):
        yield at + 1, Count(Fraction(1), Fraction(1))
    found = read_number(line, at)
    if found and found[0].value < 1 and norm in cardinals():
        yield at + 1, Count(Fraction(cardinals()[norm]), Fraction(cardinals()[norm]))
    if found is None or found[0].value <= 0:
        return
    value, here = found[0].value, found[1]
    for e, v in _and_a_half(line, here):
        yield e, Count(value + v, value + v)
    yield here, Count(value, value)
    if here < len(line) and line[here].norm in ("to", "or", "-", "–") and here + 1 < len(line):
        other = read_number(line, here + 1)
        if other and other[0].value > value:
            yield other[1], Count(value, other[0].value, is_rough=True)


def _and_a_half(line: Line, at: int):
    if at + 2 < len(line) and [n.norm for n in line[at : at + 3]] == ["and", "a", "half"]:
        yield at + 3, Fraction(1, 2)


def _one_part(line: Line, at: int) -> Iterator[tuple[int, Count, str]]:
    for end, count in count_at(line, at):
        here = end + 1 if is_glued(line, end, "-") else end
        if here < len(line) and line[here].gap != PARAGRAPH:
            norm = line[here].norm
            unit = unit_words().get(norm) or {"h": "hour", "d": "day"}.get(norm if line[here].gap == "" and line[at].kind == "digits" else "")
            if unit in ("weekend", "season"):
                unit = None
            if unit:
                end = here + 1
                for e, half in _and_a_half(line, end):
                    yield e, Count(count.low + half, count.high + half, count.is_rough), unit
                if end + 1 < len(line) and line[end].norm == "or" and line[end + 1].norm in ("so", "two"):
                    if line[end + 1].norm == "two" and count.is_one:
                        yield end + 2, Count(Fraction(1), Fraction(2), is_rough=True), unit
                    if line[end + 1].norm == "so":
                        yield end + 2, Count(count.low, count.high, is_rough=True), unit
                yield end, count, unit


_ORDER = ["century", "decade", "year", "quarter", "month", "fortnight", "week", "day", "hour", "minute", "second"]


def _lengths(line: Line, at: int) -> Iterator[tuple[int, tuple[tuple[Count, str], ...]]]:
    for end, count, unit in _one_part(line, at):
        yield end, ((count, unit),)
        here = end
        if here < len(line) and line[here].norm == ",":
            here += 1
        if here < len(line) and line[here].norm == "and":
            here += 1
        if here < len(line) and (line[here].kind == "digits" or line[here].kind == "word"):
            for e, parts in _lengths(line, here):
                if all(u != unit for _, u in parts) and not parts[0][0].is_rough:
                    whole = ((count, unit), *parts)
                    yield e, tuple(sorted(whole, key=lambda p: _ORDER.index(p[1])))


def length_slot(chart: Chart, at: int) -> Ends:
    line = chart.line
    for end, parts in _lengths(line, at):
        yield end, Length(parts, said=spelled(line, at, end))
    for start, bound in _hedges().ends(line, at):
        if start >= len(line):
            continue
        for end, parts in _lengths(line, start):
            if bound:
                (count, unit) = parts[-1]
                parts = (*parts[:-1], (Count(count.low, count.high, is_rough=True), unit))
            yield end, Length(parts, bound if bound in ("least", "most") else "", spelled(line, at, end))


def count_slot(chart: Chart, at: int) -> Ends:
    for end, count in count_at(chart.line, at):
        yield end, count


def days_or_weeks_slot(chart: Chart, at: int) -> Ends:
    """A length that is told in days or weeks."""
    for end, length in chart.slot("length", at):
        if length.unit in ("day", "week"):
            yield end, length
