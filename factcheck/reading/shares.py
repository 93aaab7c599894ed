"""Parts of a whole: one in five, 3 out of 10, two-thirds of voters, half."""

from __future__ import annotations

from fractions import Fraction

from factcheck.quantities.measure import Numeral, Style
from factcheck.reading.engine import Line
from factcheck.reading.numerals import read_number
from factcheck.reading.units_behind import unit_after
from factcheck.reading.wording import norm_at, words_of


def one_in(line: Line, at: int, part: Numeral, end: int) -> tuple[Numeral, int] | None:
    """The share in "one in five", "3 out of 10", behind its part; of ten or a hundred a decimal."""
    link = _link(line, end)
    read = read_number(line, link) if link else None
    if not read or not 0 < read[0].value >= part.value > 0:
        return None
    whole, end = read
    if part.value.denominator > 1 or unit_after(line, end):
        return None
    step = part.step / whole.value / (1 if whole.value in (10, 100) else 2)
    style = Style.PART if part.value == 1 and whole.value < 100 else Style.PLAIN
    if whole.value == 10:
        style = Style.PART_OF_TEN if part.value == 1 else Style.TENTHS
    value = Fraction(part.value / whole.value)
    return Numeral(words_of(line[at:end]), value, step, has_unit=True, style=style), end


_LINKING = frozenset(["-", "in", "out", "of"])


def _link(line: Line, at: int) -> int | None:
    """Where the whole begins behind "in", "out of", "of every", "-in-"."""
    norm = norm_at(line, at)
    if norm not in _LINKING:
        return None
    after = norm_at(line, at + 1)
    if norm == "-" and after == "in":
        return at + 3 if norm_at(line, at + 2) == "-" else at + 2
    if norm == "in":
        return at + 2 if after == "every" else at + 1
    if norm == "out" and after == "of":
        return at + 3 if norm_at(line, at + 2) in ("every", "the") else at + 2
    if norm == "of" and after == "every":
        return at + 2
    return None
