"""What the words around a figure tell of it: a rise, a heading, a fan oven, its whole.

Rows of ``bare_numbers.txt`` tell what stands right beside a bare number and makes it a figure, a
year or an age.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.quantities.measure import RATIO, SHARE, Guess, Hedge, Measure, Numeral, Style
from factcheck.quantities.units import Units
from factcheck.reading.figures.changes import direction_before, direction_behind
from factcheck.reading.figures.nouns import noun_at
from factcheck.reading.figures.series import FIGURES, QUANTITY, Series
from factcheck.reading.figures.units import read_unit
from factcheck.reading.grammar.calendar_words import months
from factcheck.reading.grammar.engine import Line, Node, is_glued, kind_at, norm_at, words_of
from factcheck.reading.grammar.tokens import DIGITS, GLUED, PARAGRAPH, WORD
from factcheck.words import DETERMINERS, grammar, phrases_of, rows, words_in

END_SIGNS = frozenset([".", ",", ";", ")", ""])
"""The signs that end a clause, or nothing."""


class _WordSlot(Struct, frozen=True, gc=False):
    """The words of which one stands at a place, and whether any number of them, or none, may."""

    words: frozenset[str]
    sign: str

    def is_at(self, line: Line, at: int) -> bool:
        """Whether one of its words stands at a place, or one of its classes."""
        if norm_at(line, at) in self.words:
            return True
        is_within = 0 <= at < len(line)
        return is_within and any(_CLASSES[each](line[at]) for each in self.words & _CLASSES.keys())


_CLASSES: Mapping[str, Callable[[Node], bool]] = {
    "ANY": lambda node: True,
    "NAME": lambda node: node.text[:1].isupper() and node.norm not in months(),
    "SMALL": lambda node: node.text.islower(),
    "ENDING": lambda node: node.norm.endswith(("ed", "en", "s")),
    "FIGURE": lambda node: node.kind == QUANTITY,
}


def is_told_beside(what: str, line: Line, at: int) -> bool:
    """Whether the words right beside a bare number make it what a row says: a figure, an age."""
    is_in_digits = line[at].text.isdigit()
    return any(
        _stand(line, at, before, -1) and _stand(line, at, behind, 1)
        for told, before, behind, how in _words_around()
        if told == what and (is_in_digits or not how)
    )


def _stand(line: Line, at: int, slots: tuple[_WordSlot, ...], step: int) -> bool:
    here = at + step
    if step < 0 and line[at].gap == PARAGRAPH:
        line, here = (), 0  # what stands in the paragraph before is not beside
    for slot in slots:
        is_here = slot.is_at(line, here)
        if not is_here and not slot.sign:
            return False
        while is_here:
            here += step
            is_here = slot.sign == "*" and slot.is_at(line, here)
    return True


@cache
def _words_around() -> tuple[tuple[str, tuple[_WordSlot, ...], tuple[_WordSlot, ...], str], ...]:
    return tuple(
        (what, _slots(before)[::-1], _slots(behind), how)
        for what, before, behind, how in rows("bare_numbers")
    )


def _slots(side: str) -> tuple[_WordSlot, ...]:
    cells = re.findall(r"((?:\{[^}]*\}|[^\s*?])+)([*?]?)", side)
    return tuple(
        _WordSlot(frozenset().union(*map(_words_of, cell.split("/"))), sign) for cell, sign in cells
    )


def _words_of(told: str) -> frozenset[str]:
    if told == "END":
        return END_SIGNS
    if not told.startswith("{"):
        return frozenset([told])
    section = told.strip("{}")
    return words_in("numbered" if section in phrases_of("numbered") else "grammar", section)


_SHORTEST_VERB = 3  # letters
_WHOLES = (*DETERMINERS, "object", "relative", "comparative")  # what a part in words is of


def share_of(text: str, part: Fraction, whole: Fraction) -> Measure:
    """A part of a whole as a share."""
    step = 1 / whole / (1 if whole in (10, 100) else 2)
    style = Style.PART if part == 1 and whole < 100 else Style.PLAIN
    return Measure(
        (Numeral(text, part / whole, step, has_unit=True, style=style),), Hedge.NONE, SHARE
    )


def is_year(line: Line, at: int, series: Series) -> bool:
    """Whether digits are a year: "in 1987", "since 1950"."""
    numeral = series.figures[0].numeral
    is_digits = len(series.figures) == 1 and len(numeral.text) == 4
    if not is_digits or not numeral.text.isdigit() or not 1500 <= numeral.value <= 2099:
        return False
    return is_told_beside("year", line, at)


def is_exponent_lost(line: Line, end: int) -> bool:
    """Whether digits go on as no number does: "1e999999", "9**9"."""
    norm = norm_at(line, end)
    if norm == "e" and is_glued(line, end):
        return True
    return norm == "*" and norm_at(line, end + 1) == "*"


def is_told_as_part(series: Series) -> bool:
    """Whether figures are told as parts in words: "half", "a third to a half"."""
    numerals = [figure.numeral for figure in series.figures]
    return all(
        each.style in (Style.PART, Style.PART_OF_TEN) and 0 < each.value < 1 for each in numerals
    )


def part_of_whole(line: Line, at: int, end: int, series: Series) -> Units | None:
    """A part in words as a share: "half", "a third of voters"; None where it is a count."""
    if not is_told_as_part(series):
        return None
    if points := _points_behind(line, end):
        return points
    norm = norm_at(line, end)
    is_many = norm_at(line, end + 1) in ("much", "many") or norm_at(line, end + 2) == "as"
    if norm == "as" and is_many:
        return (RATIO,)
    if line[at].text.lower() == "quarter" and norm != "of":
        return None
    if norm in grammar(*_WHOLES) | {"", "of"} or line[end].kind != WORD:
        return (SHARE,)
    is_verb = norm in words_in("numbered", "were") or norm in words_in("tenses", "past")
    if is_verb or (norm.endswith("ed") and len(norm) > _SHORTEST_VERB):
        return (SHARE,)  # "two thirds called it dear", "about a third had left"
    noun = noun_at(line, end)
    is_plural = noun is not None and noun[0].name.endswith("s")
    is_joined = norm in grammar("preposition", "coordinator") | {"as"}
    return (SHARE,) if is_plural or is_joined else None


def _points_behind(line: Line, end: int) -> Units | None:
    """The points of which a part is told: "half a point", "a quarter-point", "of a point"."""
    here = end + (norm_at(line, end) in ("of", "-"))
    if norm_at(line, here) == "a":
        here += 1
    elif norm_at(line, end) == "of":
        return None
    is_point = norm_at(line, here) in ("point", "points")
    noun = noun_at(line, here) if is_point else None
    return (noun[0],) if noun else None


def unit_of_heading(line: Line, start: int, end: int) -> Units | None:
    """The unit that a table's heading gives for the figures behind it: "Length (ft): 40"."""
    if kind_at(line, end) == WORD and line[end].gap != PARAGRAPH:
        return None
    until = start - (norm_at(line, start - 1) == ":")
    until -= norm_at(line, until - 1) in (")", "]")
    for begin in range(until - 1, max(until - 6, 0) if until < start else until, -1):
        is_opened = norm_at(line, begin - 1) in ("(", "[", ",", "in")
        unit = read_unit(line, begin, counts=False) if is_opened else None
        if unit and unit[1] == until:
            return unit[0]
    return None


def moved_by(line: Line, start: int, end: int) -> int:
    """Which way the figure went, by the words before it or right behind."""
    before = direction_before(line, start)
    if before:
        return before[0]
    return direction_behind(line, end)


def gaps(
    line: Line, at: int, series: Series, readings: tuple[Measure, ...]
) -> Iterator[tuple[Guess, Measure]]:
    """The number that it may be with a blank slipped in before it: "19, 768", "12. 75"."""
    if at < 2 or line[at].gap != " " or line[at - 1].gap != GLUED or len(series.figures) > 1:
        return
    numeral, before = series.figures[0].numeral, line[at - 2]
    if not before.text.isdigit() or len(before.text) > 3 or not numeral.text.isdigit():
        return
    if line[at - 1].norm == "," and len(numeral.text) == 3:
        value, step = int(before.text) * 1000 + numeral.value, Fraction(1)
    elif line[at - 1].norm == "." and len(numeral.text) <= 2:
        step = Fraction(1, 10 ** len(numeral.text))
        value = int(before.text) + numeral.value * step
    else:
        return
    text = words_of((before, line[at - 1])) + numeral.text
    for reading in readings:
        joined_up = replace(numeral, text=text, value=value, step=step)
        yield Guess.GAP, replace(reading, numerals=(joined_up,))


def shares(line: Line, at: int, series: Series) -> Iterator[tuple[Guess, Measure]]:
    """The share that a count is of its whole, which it may exceed: "34 of the 120 patients"."""
    if series.units or len(series.figures) > 1 or norm_at(line, at + 1) != "of":
        return
    here = at + 3 if norm_at(line, at + 2) in ("the", "all") else at + 2
    whole = line[here] if here < len(line) else None
    if whole is None or whole.kind != FIGURES or whole.value.units or len(whole.value.figures) > 1:
        return
    part, of = series.figures[0].numeral.value, whole.value.figures[0].numeral.value
    if part > 0 and of > 0:
        yield Guess.SHARE, share_of(words_of(line[at : here + 1]), part, of)


def is_fan(line: Line, start: int, end: int) -> bool:
    """Whether a fan oven is set to it: "160C fan", "fan 160C", "160 C with a fan"."""
    before = norm_at(line, start - 1)
    if before == "fan" or norm_at(line, end) in words_in("measures", "fan"):
        return True
    here = end + 1 if norm_at(line, end) == "(" else end
    if norm_at(line, here) in grammar("preposition"):
        here += 2 if norm_at(line, here + 1) in grammar("article") else 1
    is_fan = here > end and norm_at(line, here) in words_in("measures", "fan")
    return is_fan and kind_at(line, here + 1) not in (DIGITS, FIGURES)


def is_beneath(line: Line, end: int) -> bool:
    """Whether it is told as a depth: "below sea level", "beneath", "underground"."""
    for here in range(end, min(end + 6, len(line))):
        norm = line[here].norm
        after = here + 2 if norm_at(line, here + 1) == "the" else here + 1
        is_below = norm == "below" and norm_at(line, after) in words_in("measures", "surfaces")
        if is_below or norm in words_in("measures", "beneath"):
            return True
    return False
