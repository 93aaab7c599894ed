"""One figure: a numeral with its sign or unit, and the smaller units that complete it."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.quantities.composed_units import Units
from factcheck.quantities.measure import SHARE, Numeral, Spelling, Style, Unit
from factcheck.quantities.unit_table import unit_called, unit_table
from factcheck.reading.compounds import SMALLER
from factcheck.reading.engine import Line, Node
from factcheck.reading.money import cents_at, pounds_at, read_currency_sign, sign_beginnings
from factcheck.reading.number_words import (
    cardinals,
    letter_scales,
    part_at,
    part_beginnings,
    scales,
)
from factcheck.reading.numerals import NUMBER, Number, read_number
from factcheck.reading.shares import one_in
from factcheck.reading.tokens import BLANK, DIGITS, FRACTION, GLUED, PARAGRAPH, SIGN, WORD
from factcheck.reading.units import ReadUnit, extend_unit, read_unit
from factcheck.reading.wording import is_glued, joined, norm_at, said, words_of
from factcheck.words.sections import words_in

_MOST_ADDED = 2  # feet
_IMPLIED = {"foot": ("in", "inch", 12), "stone": ("lb", "pound", 14)}
_ARTICLES = frozenset(["a", "an"])
_WEAK = frozenset(["in", "a", "as", "at", "c", "f", "x", "per", "are", "mark"])
_GREATEST_MARK = 10


class Figure(Struct, frozen=True):
    """A numeral and, where it has its own, the readings of its unit.

    ``smaller`` is the numeral and unit that complete a compound: "2 in" in "6 ft 2 in".
    ``is_article`` says that "a" or "an" is all its number, "a mile"; ``is_least`` that a plus
    stands between the numeral and its unit: "45+ mph".
    """

    numeral: Numeral
    units: Units | None = None
    smaller: tuple[tuple[Numeral, Units], ...] = ()
    text: str = ""
    is_article: bool = False
    is_least: bool = False


ReadFigure = tuple[Figure, int]
"""A figure, and where it ends on the line."""


def read_figure(line: Line, at: int, *, is_money: bool = False) -> ReadFigure | None:
    """The figure that begins at ``at``: its sign or unit, and what completes it, included.

    ``is_money`` says that it follows a sum of money, whose sign it may share ("$5-7m").
    """
    for read in _WAYS_OF_DIGITS if line[at].kind == DIGITS else _WAYS_OF_OTHERS:
        if found := read(line, at):
            return found
    return _numbered(line, at, is_money=is_money) or _article(line, at)


def begins_figure(line: Line, at: int) -> bool:
    """Whether a figure may begin at a node: not within a word, a version or a date."""
    if norm_at(line, at) == "minus" and norm_at(line, at - 1) in ("or", "-"):
        return norm_at(line, at - 2) not in ("plus", "or")
    if at > 0 and line[at - 1].text == "Top" and line[at].kind == DIGITS:
        return False
    if at == 0 or line[at].gap != GLUED:
        return True
    before = line[at - 1]
    if before.kind in (WORD, DIGITS, FRACTION, NUMBER):
        return False
    if before.norm in ("-", "–"):
        return at == 1 or line[at - 1].gap != GLUED or norm_at(line, at - 2) in ("(", "...")
    if before.norm == ":":
        return at < 2 or line[at - 2].kind != DIGITS
    if before.norm == "/":
        return at > 1 and line[at - 2].kind == WORD
    return before.norm not in (".", ",", "^", "_", "#", "*")


# -- numerals


def number_at(line: Line, at: int) -> tuple[Number, int] | None:
    """The number at ``at``, be it on the line already or still in its tokens."""
    if at >= len(line):
        return None
    node = line[at]
    if node.kind == NUMBER:
        return said(node), at + 1
    return read_number(line, at)


def numeral_of(line: Line, at: int, end: int, number: Number) -> Numeral:
    """A number as the numeral of a measure, told as it is written."""
    text = words_of(line[at:end])
    numeral = Numeral(text, number.value, number.step, scale=number.scale)
    if text.isdigit():
        return numeral
    if number.is_part:
        return replace(
            numeral, style=Style.PART_OF_TEN if number.value.denominator == 10 else Style.PART
        )
    first = next((node for node in line[at:end] if node.kind == DIGITS), None)
    if first is None:
        return numeral
    if _DECIMAL.fullmatch(first.norm):
        numeral = replace(numeral, style=Style.DECIMAL)
    if len(numeral.text) == len(first.text) and _POINT.fullmatch(first.norm):
        return replace(numeral, otherwise=number.value * 1000, spelled=Spelling.POINT)
    spaced = _SPACED.fullmatch(numeral.text)
    if spaced:
        return replace(numeral, otherwise=Fraction(spaced[2]), spelled=Spelling.SPACED)
    return numeral


_DECIMAL = re.compile(r"[\d,]*\d\.\d+")
_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_SPACED = re.compile(r"(\d{1,2}) (\d{3})")


def read_numeral(line: Line, at: int, *, letters: bool = False) -> tuple[Numeral, int] | None:
    """The numeral at ``at``, with what only figures have: letters for millions, flat powers.

    ``letters`` admits the scales k, m, b and t right after the digits, as money has them.
    """
    closed = _closed_fraction(line, at) or _raised_point(line, at)
    if closed:
        return closed
    read = number_at(line, at)
    if read is None or _is_no_figure(line, at, read[1]):
        return None
    number, end = read
    numeral = numeral_of(line, at, end, number)
    if end == len(line) or (not letters and _is_other_word(line[end])):
        return numeral, end
    numeral, end = _told_twice(line, at, numeral, end)
    numeral, end = _flat_power(line, at, numeral, end)
    numeral, end = _past_ending(line, numeral, end)
    if is_glued(line, end) and line[end - 1].kind in (DIGITS, FRACTION):
        return _lettered(line, at, numeral, end, letters=letters)
    if letters and norm_at(line, end) in ("m", "b") and line[end].text in ("m", "b"):
        return _times(line, at, numeral, end + 1, letter_scales()[line[end].text])
    return numeral, end


def _is_other_word(node: Node) -> bool:
    """Whether a word that stands apart begins something else than the rest of a numeral."""
    return node.kind == WORD and node.gap == BLANK and node.norm != "x"


def _is_no_figure(line: Line, at: int, end: int) -> bool:
    """Whether digits are an ordinal, a decade, a time of day, a date or a version."""
    if line[end - 1].kind != DIGITS:
        return False
    norm, behind = line[end - 1].norm, norm_at(line, end)
    if is_glued(line, end) and behind in ("st", "nd", "rd", "th"):
        return not (behind == "st" and (norm[-1] != "1" or norm.endswith("11")))
    if behind == "s" and is_glued(line, end) and norm[-1] == "0":
        return True
    if (behind in ("am", "pm") and line[end].text not in ("Am", "PM")) or behind == "pm":
        return norm.isdigit() and int(norm) <= 12 and not is_glued(line, at)
    if behind in (":", "_", "^", "**") and is_glued(line, end + 1) and line[end + 1].kind == DIGITS:
        return True
    return _is_date(line, at)


_DATES = {"/": ((1, 2), (1, 2), (2, 4)), "-": ((4,), (2,), (2,))}


def _is_date(line: Line, at: int) -> bool:
    """Whether digits are a date: "3/4/2019", "2019-04-03"."""
    sign = norm_at(line, at + 1)
    if sign not in _DATES or norm_at(line, at + 3) != sign:
        return False
    if not (joined(line, at + 1) and joined(line, at + 3)):
        return False
    digits = (line[at].norm, line[at + 2].norm, line[at + 4].norm)
    is_date = all(
        each.isdigit() and len(each) in lengths
        for each, lengths in zip(digits, _DATES[sign], strict=True)
    )
    return is_date and not (is_glued(line, at + 5) and line[at + 5].kind == WORD)


def _told_twice(line: Line, at: int, numeral: Numeral, end: int) -> tuple[Numeral, int]:
    """Past the same number in brackets: "thirty (30) miles", "30 (thirty) miles"."""
    if norm_at(line, end) not in ("(", "["):
        return numeral, end
    again = number_at(line, end + 1)
    if (
        again is None
        or again[0].value != numeral.value
        or norm_at(line, again[1]) not in (")", "]")
    ):
        return numeral, end
    if again[0].is_in_digits and line[at].kind == DIGITS:
        return numeral, end
    digits = line[end + 1 : again[1]] if again[0].is_in_digits else line[at:end]
    return replace(numeral, text=words_of(digits), scale=Fraction(1)), again[1] + 1


def _flat_power(line: Line, at: int, numeral: Numeral, end: int) -> tuple[Numeral, int]:
    """A power of ten that is not raised any more: "1.0×1012 m3", "6.4×10−3 m", "10−6"."""
    if numeral.text == "10" and norm_at(line, end) == "-" and line[end].text == "−":
        power = _digits_at(line, end + 1, most=1) if joined(line, end) else None
        return (
            _raised(
                line, at, replace(numeral, value=Fraction(1), step=Fraction(1)), end + 2, -power
            )
            if power
            else (numeral, end)
        )
    if norm_at(line, end) not in ("×", "x", "·", "*") or (
        numeral.step >= 1 and line[at].norm != numeral.text
    ):
        return numeral, end
    tens = norm_at(line, end + 1)
    if tens == "10" and norm_at(line, end + 2) == "-" and joined(line, end + 2):
        power = _digits_at(line, end + 3, most=2)
        return _raised(line, at, numeral, end + 4, -power) if power else (numeral, end)
    flat = re.fullmatch(r"10([3-9]|[12]\d)", tens)
    is_exact = numeral.step <= Fraction(1, 100) or (
        numeral.step == Fraction(1, 10) and _is_big_unit(line, end + 2)
    )
    if flat and is_exact and is_glued(line, end) and is_glued(line, end + 1):
        return _raised(line, at, numeral, end + 2, int(flat[1]))
    return numeral, end


def _is_big_unit(line: Line, at: int) -> bool:
    """Whether a unit stands there of which nobody tells some thousand by a thousand."""
    return norm_at(line, at) in words_in("measures", "powers of ten")


def _digits_at(line: Line, at: int, *, most: int) -> int | None:
    norm = norm_at(line, at)
    return int(norm) if norm.isdigit() and len(norm) <= most else None


def _raised(line: Line, at: int, numeral: Numeral, end: int, power: int) -> tuple[Numeral, int]:
    factor = Fraction(10) ** power
    text = words_of(line[at:end])
    return replace(
        numeral, text=text, value=numeral.value * factor, step=numeral.step * factor
    ), end


def _past_ending(line: Line, numeral: Numeral, end: int) -> tuple[Numeral, int]:
    """Past the ending of a fraction in digits: "3/8ths inch"."""
    is_fraction = numeral.value.denominator > 1
    if is_fraction and is_glued(line, end) and norm_at(line, end) in ("ths", "th", "nds", "rds"):
        return numeral, end + 1
    return numeral, end


def _lettered(
    line: Line, at: int, numeral: Numeral, end: int, *, letters: bool
) -> tuple[Numeral, int]:
    """The numeral with the letter right behind its digits as a scale: k always, m where it is."""
    letter = line[end].text
    scale = letter_scales().get(letter)
    if scale is None or line[end].kind != WORD:
        return numeral, end
    if (
        letters
        or (letter in "kK" and _is_thousand(line, end))
        or (letter in "mM" and _is_million(line, end))
    ):
        return _times(line, at, numeral, end + 1, scale)
    return numeral, end


def _is_thousand(line: Line, at: int) -> bool:
    """Whether a k is thousand: not where it may stand for kelvins, nor for a race."""
    if norm_at(line, at + 1) in ("run", "race", "walk"):
        return False
    return line[at].text == "k" or (at + 1 < len(line) and line[at + 1].kind == WORD)


def _is_million(line: Line, at: int) -> bool:
    """Whether an m is million: a unit or a crowd follows ("1.2m acres", "20m people")."""
    if at + 1 >= len(line) or line[at + 1].kind != WORD or line[at + 1].gap == GLUED:
        return False
    if line[at + 1].norm in words_in("nouns", "crowd"):
        return True
    following = read_unit(line, at + 1, counts=False)
    if line[at].text == "M":
        return following is not None or line[at + 1].norm not in words_in("nouns", "stop")
    is_short = len(line[at + 1].norm) < 3 and line[at + 1].norm not in words_in("measures", "short")
    return following is not None and not is_short


def _times(line: Line, at: int, numeral: Numeral, end: int, scale: int) -> tuple[Numeral, int]:
    return replace(
        numeral,
        text=words_of(line[at:end]),
        value=numeral.value * scale,
        step=numeral.step * scale,
        scale=numeral.scale * scale,
    ), end


def _closed_fraction(line: Line, at: int) -> tuple[Numeral, int] | None:
    """A whole number and a fraction run together: "11⁄2 cups", "11/2oz"; "13⁄16" may be either."""
    slash = line[at + 1] if at + 2 < len(line) else None
    if slash is None or slash.norm != "/" or not (joined(line, at + 1) or slash.text == "⁄"):
        return None
    digits, under = line[at].norm, line[at + 2].norm
    if not (
        2 <= len(digits) <= 3 and digits.isdigit() and under.isdigit() and 0 < int(under) <= 1000
    ):
        return None
    if norm_at(line, at - 1) in ("+", "and", "&", "-") or (at > 0 and line[at - 1].kind == DIGITS):
        return None
    if slash.text != "⁄" and not _is_recipe(line, at, digits, under):
        return None
    value = int(digits[:-1]) + Fraction(int(digits[-1]), int(under))
    step = Fraction(1, int(under) if int(under) >= 8 else 2 * int(under))
    numeral = Numeral(words_of(line[at : at + 3]), value, step)
    if int(digits) < int(under):
        whole = Fraction(int(digits), int(under))
        numeral = replace(numeral, otherwise=whole, spelled=Spelling.CLOSED)
    return numeral, at + 3


def _raised_point(line: Line, at: int) -> tuple[Numeral, int] | None:
    """A decimal with its point raised, as Britain printed it: "12·5"."""
    if norm_at(line, at + 1) != "·" or not joined(line, at + 1):
        return None
    whole, decimals = line[at].norm, line[at + 2].norm
    if not (whole.isdigit() and decimals.isdigit()) or norm_at(line, at + 3) == "^":
        return None
    step = Fraction(1, 10 ** len(decimals))
    text = words_of(line[at : at + 3])
    value = int(whole) + int(decimals) * step
    return Numeral(text, value, step, style=Style.DECIMAL), at + 3


def _is_recipe(line: Line, at: int, digits: str, under: str) -> bool:
    """Whether an ordinary slash stands in a measure of recipes: "11/2oz"."""
    is_simple = (digits[-1], under) in _SIMPLE
    after = at + 4 if norm_at(line, at + 3) == "-" else at + 3
    return is_simple and norm_at(line, after) in words_in("measures", "recipes")


_SIMPLE = frozenset(
    [("1", "2"), ("1", "3"), ("1", "4"), ("1", "8"), ("2", "3"), ("3", "4"), ("3", "8"),
     ("5", "8"), ("7", "8")]
)  # fmt: skip


# -- figures that begin otherwise


def _signed_sum(line: Line, at: int) -> ReadFigure | None:
    """A sum behind its currency: "$5m a day", "-$5 million", "USD115"."""
    is_negative = line[at].norm in ("-", "–") and is_glued(line, at + 1)
    if not is_negative and line[at].norm not in sign_beginnings():
        return None
    sign = read_currency_sign(line, at + 1 if is_negative else at)
    if sign is None:
        return None
    unit, here = sign
    if line[here].norm == "-" and is_glued(line, here + 1):
        is_negative, here = True, here + 1
    read = read_numeral(line, here, letters=True)
    if read is None:
        return None
    numeral, end = read
    if is_negative:
        numeral = replace(numeral, text="-" + numeral.text, value=-numeral.value)
    units, until = extend_unit(line, end, (unit,))
    cents = _cents(line, until, unit) if until == end else None
    if cents:
        return Figure(numeral, (unit,), (cents[0],), words_of(line[at : cents[1]])), cents[1]
    if until == end and norm_at(line, end) in ("usd", "dollars", "euros", "pounds"):
        until = end + 1
    return Figure(numeral, units, (), words_of(line[at:until])), until


def _cents(line: Line, at: int, whole: Unit) -> tuple[tuple[Numeral, Units], int] | None:
    """The hundredths behind a whole sum: "20 dollars and 43 cents", "10 $ 30 cent"."""
    here = at + 1 if norm_at(line, at) in ("and", ",") else at
    read = number_at(line, here)
    if read is None or read[0].step != 1 or not 0 <= read[0].value < 100:
        return None
    cents = cents_at(line, read[1], whole)
    if cents is None:
        return None
    return (numeral_of(line, here, read[1], read[0]), (cents[0],)), cents[1]


def _unit_first(line: Line, at: int) -> ReadFigure | None:
    """A unit that stands before its numeral: "Mach 2", "gas mark 4", "FL350"."""
    norm = line[at].norm
    if norm in ("gas", "regulo", "mark"):
        return _gas_mark(line, at)
    if norm not in ("flight", "fl", "mach", "m"):
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
    units = _called(word)
    return Figure(read[0], tuple(replace(unit, printed=word) for unit in units)), read[1]


@cache
def _called(word: str) -> Units:
    return tuple(row.unit for row in unit_table().find(word))


_LEAST_MARKS = {Fraction(1, 4): Fraction(225), Fraction(1, 2): Fraction(250)}


def _gas_mark(line: Line, at: int) -> ReadFigure | None:
    """The mark of a gas oven as the degrees Fahrenheit that it stands for."""
    after = at + 1
    if norm_at(line, after) in ("mark", "marks") and line[at].norm == "gas":
        after += 1
    read = number_at(line, after)
    if read is None:
        return None
    is_alone = read[1] >= len(line) or line[read[1]].kind == SIGN
    if line[at].norm == "mark" and not (at == 0 and is_alone):
        return None
    if line[at].norm == "gas" and after == at + 1 and not is_alone:
        return None
    heat = _fahrenheit(read[0].value)
    if heat is None:
        return None
    text = words_of(line[at : read[1]])
    numeral = Numeral(text, heat, Fraction(25), has_unit=True)
    return Figure(numeral, (unit_called("°F"),), (), text), read[1]


def _fahrenheit(mark: Fraction) -> Fraction | None:
    """The degrees Fahrenheit of a gas mark, which go up by 25: 275 for 1, 350 for 4."""
    if mark in _LEAST_MARKS:
        return _LEAST_MARKS[mark]
    return 250 + 25 * mark if 1 <= mark <= _GREATEST_MARK and mark.denominator == 1 else None


_RATIOS = frozenset(
    ["50:50", "60:40", "70:30", "80:20", "90:10", "65:35", "75:25", "55:45", "85:15"]
)


def _timed(line: Line, at: int) -> ReadFigure | None:
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
    pace = _pace(line, at, parts, end)
    if pace:
        return pace
    if len(parts) == 2 and "." not in parts[1] and not _is_race(line, parts, end):
        return None
    names = ("hours", "minutes", "seconds")[-len(parts) :]
    values = [Fraction(part) for part in parts]
    units = [tuple(_called(name)) for name in names]
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
    is_ratio = ":".join(parts) in _RATIOS or norm_at(line, end) in ("split", "ratio", "mix", "hour")
    return is_long and not is_ratio


def _pace(line: Line, at: int, parts: list[str], end: int) -> ReadFigure | None:
    """Minutes and seconds before their unit or what they are for: "6:30 min/km", "4:30/km"."""
    if len(parts) != 2:
        return None
    value = int(parts[0]) + Fraction(int(parts[1]) if parts[1].isdigit() else 0, 60)
    numeral = Numeral(":".join(parts), value, Fraction(1, 60))
    if norm_at(line, end) in ("/", "per"):
        units, until = extend_unit(line, end, (replace(unit_called("min"), printed="min"),))
        is_pace = until > end and all(unit.dimension == "time/length" for unit in units)
        printed = f"min {words_of(line[end:until])}"
        return (
            (Figure(numeral, tuple(replace(unit, printed=printed) for unit in units)), until)
            if is_pace
            else None
        )
    if norm_at(line, end) in ("min", "mins", "minutes", "minute"):
        read = read_unit(line, end)
        return (Figure(numeral, read[0]), read[1]) if read else None
    return None


def _below_nought(line: Line, at: int) -> ReadFigure | None:
    """A temperature behind a minus that stands apart, as the first word: "- 20 degrees"."""
    if at or line[at].norm != "-" or is_glued(line, at + 1):
        return None
    read = read_figure(line, at + 1) if at + 1 < len(line) and line[at + 1].kind == DIGITS else None
    if read is None or not read[0].units or read[0].units[0].dimension != "temperature":
        return None
    numeral = read[0].numeral
    return replace(read[0], numeral=replace(numeral, value=-numeral.value)), read[1]


def _small_part(line: Line, at: int) -> ReadFigure | None:
    """So many parts of a unit: "3 tenths of a mile", "a 16th of an inch"."""
    if line[at].norm in _ARTICLES and at + 1 < len(line) and line[at + 1].kind == DIGITS:
        is_part = is_glued(line, at + 2) and norm_at(line, at + 2).rstrip("s") in ("th", "rd", "nd")
        if not (is_part and line[at + 1].norm.isdigit() and int(line[at + 1].norm) > 0):
            return None
        under = int(line[at + 1].norm)
        number = Number(Fraction(1, under), Fraction(1, under if under >= 8 else 2 * under))
        return _of_a_unit(line, at, at + 3, number)
    if line[at].kind != DIGITS or not _may_be_part(line, at + 1):
        return None
    read = number_at(line, at)
    if read is None:
        return None
    here = read[1] + 1 if norm_at(line, read[1]) == "-" else read[1]
    part = part_at(line, here) if here < len(line) else None
    if part is None:
        return None
    return _of_a_unit(
        line, at, part[0], Number(read[0].value * part[1], _step_of_parts(read[0].step, part[1]))
    )


def _may_be_part(line: Line, at: int) -> bool:
    """Whether the name of a part may stand at ``at``, perhaps behind a hyphen."""
    here = at + 1 if norm_at(line, at) == "-" else at
    return norm_at(line, here) in part_beginnings()


def _step_of_parts(step: Fraction, part: Fraction) -> Fraction:
    """How finely so many parts are told: from hundredths on as a decimal, else to half a part."""
    return step * part if part <= Fraction(1, 100) else step * part / 2


def _of_a_unit(line: Line, at: int, end: int, number: Number) -> ReadFigure | None:
    """The figure where "of a" and a unit follow; None where they do not."""
    if norm_at(line, end) != "of" or norm_at(line, end + 1) not in _ARTICLES:
        return None
    unit = read_unit(line, end + 2, counts=False)
    if unit is None:
        return None
    return Figure(
        numeral_of(line, at, end, number), unit[0], (), words_of(line[at : unit[1]])
    ), unit[1]


# -- a number and its unit


_WAYS_OF_DIGITS = (_timed, _small_part)
_WAYS_OF_OTHERS = (_signed_sum, _unit_first, _small_part, _below_nought)


def _numbered(line: Line, at: int, *, is_money: bool) -> ReadFigure | None:
    read = read_numeral(line, at, letters=is_money) or _scale_alone(line, at)
    if read is None:
        return None
    numeral, end = read
    share = one_in(line, at, numeral, end)
    if share:
        return Figure(share[0], (SHARE,)), share[1]
    if numeral.style in (Style.PART, Style.PART_OF_TEN) and (
        part := _part_of_unit(line, at, numeral, end)
    ):
        return part
    return _with_unit(line, at, numeral, end)


def _scale_alone(line: Line, at: int) -> tuple[Numeral, int] | None:
    """A hundred or a thousand without its article: "the hundred-foot tower", "thousand liters"."""
    scale = scales().get(line[at].norm, 0)
    if scale not in (100, 1000) or (at > 0 and norm_at(line, at - 1) not in ("the", "of", "")):
        return None
    if at > 0 and norm_at(line, at - 1) == "":
        return None
    end, value = at + 1, Fraction(scale)
    while (further := scales().get(norm_at(line, end), 0)) >= 1000:
        value, end = value * further, end + 1
    return Numeral(words_of(line[at:end]), value, Fraction(1)), end


def _part_of_unit(line: Line, at: int, numeral: Numeral, end: int) -> ReadFigure | None:
    """A part of one unit: "half a mile", "three quarters of an inch", "a quarter of the mile"."""
    here = end + 1 if norm_at(line, end) == "of" else end
    if norm_at(line, here) in ("a", "an", "the"):
        here += 1
    if here == end:
        return None
    unit = read_unit(line, here, counts=False)
    if unit is None or not _is_unit_here(line, here, end, unit):
        return None
    is_small = numeral.step * 2 <= Fraction(1, 100) and numeral.value.denominator >= 50
    step = numeral.step * 2 if is_small else numeral.step
    numeral = replace(numeral, text=words_of(line[at:here]), step=step, style=Style.PLAIN)
    return Figure(numeral, unit[0], (), words_of(line[at : unit[1]])), unit[1]


def _article(line: Line, at: int) -> ReadFigure | None:
    """A unit with an article for its number: "a mile", "a full mile", "a mile and a half"."""
    norm = line[at].norm
    is_half = norm in ("the", "two") or norm in cardinals()
    if norm not in _ARTICLES and not is_half:
        return None
    start = past_adjective(line, at + 1)
    if start >= len(line) or line[start].kind != WORD or line[start].gap == PARAGRAPH:
        return None
    unit = read_unit(line, start, counts=False)
    if unit is None or (
        len(line[start].text) < 2 and unit[1] == start + 1 and line[start].text not in "gl"
    ):
        return None
    one = Numeral(line[at].text, Fraction(1), Fraction(1))
    half = _and_part(line, at, one, unit)
    if half:
        return half
    if norm not in _ARTICLES or _is_name(line, start, unit):
        return None
    if (
        unit[0][0].dimension.startswith("currency")
        and unit[1] < len(line)
        and line[unit[1]].kind == DIGITS
    ):
        return None
    units = _with_pounds(line, start, one, unit)
    return replace_figure(_completed(line, at, one, (units, unit[1])), is_article=True)


def _is_name(line: Line, at: int, unit: ReadUnit) -> bool:
    """Whether a word is no unit behind an article: "a second time", "a foot in", "an are"."""
    word = line[at].norm
    if word in words_in("measures", "never with an article"):
        return True
    return word == "second" and norm_at(line, unit[1]) not in (
        "",
        "per",
        "later",
        "or",
        "and",
        ",",
        ".",
        ")",
        "before",
        "after",
        "ago",
        "faster",
        "slower",
        "behind",
        "ahead",
        "long",
    )


def replace_figure(read: ReadFigure, *, is_article: bool) -> ReadFigure:
    """A figure marked as told by an article alone."""
    return replace(read[0], is_article=is_article), read[1]


def _and_part(line: Line, at: int, numeral: Numeral, unit: ReadUnit) -> ReadFigure | None:
    """A unit and a part of it behind a number: "a mile and a half", "two centuries and a half"."""
    units, end = unit
    here = end + 1 if norm_at(line, end) == "-" and joined(line, end) else end
    if norm_at(line, here) != "and":
        return None
    here = here + 2 if norm_at(line, here + 1) == "-" else here + 1
    part = number_at(line, here)
    if part is None or not part[0].is_part or part[0].value not in _HALVES:
        return None
    if norm_at(line, part[1]) in ("of", "a", "an") or read_unit(line, part[1], counts=False):
        return None
    value = numeral.value + part[0].value
    text = words_of(line[at : part[1]])
    half = Numeral(text, value, part[0].step, has_unit=True)
    return Figure(half, units, (), text), part[1]


_HALVES = frozenset(
    [Fraction(1, 2), Fraction(1, 4), Fraction(3, 4), Fraction(1, 3), Fraction(2, 3)]
)


def _with_unit(line: Line, at: int, numeral: Numeral, end: int) -> ReadFigure:
    """The figure with the unit and what completes it behind its numeral."""
    if end == len(line):
        return Figure(numeral, None, (), words_of(line[at:end])), end
    for rule in _SHORT_FORMS.get(line[end].norm, ()):
        if found := rule(line, at, numeral, end):
            return found
    if line[end].kind == FRACTION and (hands := _hands(line, at, numeral, end)):
        return hands
    plus = _past_plus(line, end)
    if plus and (unit := unit_after(line, plus)):
        return Figure(numeral, unit[0], (), words_of(line[at : unit[1]]), is_least=True), unit[1]
    unit = unit_after(line, end)
    if unit is None:
        return Figure(numeral, None, (), words_of(line[at:end])), end
    if numeral.value.denominator == 1 and (half := _and_part(line, at, numeral, unit)):
        return half
    units = _with_pounds(line, unit[1] - 1, numeral, unit)
    if len(units) == 1 and units[0].dimension.startswith("currency") and units[0].multiple == 1:
        cents = _cents(line, unit[1], units[0])
        if cents:
            return Figure(numeral, units, (cents[0],), words_of(line[at : cents[1]])), cents[1]
    return _completed(line, at, numeral, (units, unit[1]))


def _past_plus(line: Line, at: int) -> int | None:
    """Where a unit may begin behind a plus: "45+ mph", "100-plus km"."""
    if norm_at(line, at) == "+" and is_glued(line, at):
        is_sum = at + 1 < len(line) and line[at + 1].kind in (DIGITS, FRACTION)
        return None if is_sum else at + 1
    is_plus = norm_at(line, at) == "-" and norm_at(line, at + 1) == "plus"
    return at + 2 if is_plus and is_glued(line, at) else None


def _with_pounds(line: Line, at: int, numeral: Numeral, unit: ReadUnit) -> Units:
    """Pounds that may be money as well, with a scale money first: "5 million pounds"."""
    units, end = unit
    money = pounds_at(line, at) if end == at + 1 and units and units[0].name == "pound" else None
    if money is None:
        return units
    return (money, *units) if numeral.scale >= 10**6 else (*units, money)


def _completed(line: Line, at: int, numeral: Numeral, unit: ReadUnit) -> ReadFigure:
    """The figure with the smaller units that complete it: "6 ft 2 in", "1 year, 2 days"."""
    units, end = unit
    smaller: list[tuple[Numeral, Units]] = []
    last = units
    is_decimal = numeral.style is Style.DECIMAL
    while further := _smaller(line, end, last, is_decimal=is_decimal):
        smaller.append((further[0], further[1]))
        last, end = further[1], further[2]
    if smaller:
        units = tuple(unit for unit in units if unit.name in SMALLER)
    return Figure(numeral, units, tuple(smaller), words_of(line[at:end])), end


def unit_after(line: Line, end: int, *, is_last: bool = False) -> ReadUnit | None:
    """The unit after a numeral: attached, or after a space or hyphen.

    ``is_last`` says that nothing is asked of a figure behind it.
    """
    here = end
    if norm_at(line, end) == "-" and is_glued(line, end) and end + 1 < len(line):
        here = end + 1
    if degrees := _lettered_degrees(line, end):
        return degrees
    if here > end and norm_at(line, here) == "hand":
        return _called("hands"), here + 1
    at, found = here, read_unit(line, here)
    if found is None and (at := past_adjective(line, here)) > here:
        found = read_unit(line, at)
    return found if found and _is_unit_here(line, at, end, found, is_last=is_last) else None


def _lettered_degrees(line: Line, at: int) -> ReadUnit | None:
    """Degrees whose raised sign was lost: "20oC", "68o F", "55_F"."""
    if not is_glued(line, at):
        return None
    text, end = line[at].text, at + 1
    if text in ("o", "_") and end < len(line):
        text, end = "o" + line[end].text, end + 1
    if text not in ("oC", "oF"):
        return None
    return (replace(unit_called("°" + text[1]), printed="°" + text[1]),), end


def past_adjective(line: Line, at: int) -> int:
    """Where a unit can begin: behind "heaping" or "vertical", which change no figure."""
    for _ in range(2):
        norm, after = norm_at(line, at), norm_at(line, at + 1)
        if norm in words_in("measures", "adjectives") or (
            norm in _BEFORE
            and {after, after.removesuffix("s"), after.removesuffix("es")}
            & words_in("measures", _BEFORE[norm])
        ):
            at += 1
        elif norm == "straight" and after == "-":
            at += 3
    return at


_BEFORE = {"earth": "earth", "land": "land", "imperial": "imperial"}


def _is_unit_here(line: Line, at: int, end: int, found: ReadUnit, *, is_last: bool = False) -> bool:
    """Refuse "a", "in" and the like where they begin a phrase: "5 in the city"."""
    until = found[1]
    word = line[at].norm if until == at + 1 else ""
    if word == "in" and at == end and is_glued(line, at) and line[end - 1].kind == DIGITS:
        return True
    if word in ("x", "×") and number_at(line, until):
        return False
    if (
        word == "s"
        and line[at].gap != GLUED
        and line[at].text == "s"
        and norm_at(line, at - 1) == "-"
    ):
        return False
    hyphen = norm_at(line, until) == "-" and joined(line, until)
    following = until + 1 if hyphen else until
    is_followed = is_glued(line, until) and following < len(line) and line[following].kind == DIGITS
    if is_followed and line[until - 1].kind != SIGN:
        is_range = is_last or (hyphen and _begins_range(line, found))
        return is_range or any(unit.name in _IMPLIED or unit.name in _ATTACHED for unit in found[0])
    if word not in _WEAK:
        return True
    if word == "f" and line[at].text == "f" and line[at].gap != GLUED:
        return False
    behind = line[until] if until < len(line) and line[until].gap != PARAGRAPH else None
    is_alone = behind is None or behind.kind != WORD or len(behind.text) < 2 or behind.gap == GLUED
    is_measured = any(
        node.kind == FRACTION or "." in node.norm for node in line[max(end - 1, 0) : end]
    )
    allowed = words_in("measures", "behind degrees" if word in ("c", "f") else "behind in")
    return bool(is_alone or is_measured or behind is None or behind.norm in allowed)


_ATTACHED = frozenset(["hour", "minute", "meter", "mile"])


def _begins_range(line: Line, found: ReadUnit) -> bool:
    """Whether a hyphen after a unit leads to the other end of a range, not on in a name (F-16)."""
    read = read_numeral(line, found[1] + 1)
    if read is None:
        return False
    following = unit_after(line, read[1], is_last=True)
    return following is not None and same_kind(found[0], following[0])


def same_kind(one: Units | None, other: Units | None) -> bool:
    """Whether two figures can share a series: a unit left out on one side is the other's."""
    if one is None or other is None:
        return True
    return any(is_part(first, last) for first in _lengths(one) for last in _lengths(other))


def _lengths(units: Units) -> Units:
    """Units without the inch of mercury that bare inches may be: they stand beside lengths."""
    return tuple(unit for unit in units if unit.name != "inch of mercury") or units


def is_part(first: Unit, last: Unit) -> bool:
    """Whether one unit is the other's, its "a barrel" perhaps left out ("$50 to $60 a barrel")."""
    above = last.above
    return last.dimension == first.dimension or (above is not None and above.name == first.name)


# -- what completes a figure


def _smaller(
    line: Line, end: int, units: Units, *, is_decimal: bool
) -> tuple[Numeral, Units, int] | None:
    """The next smaller numeral of a compound ("2 in" after "6 ft"), or None.

    What has decimals is complete: behind a comma or a space, "6.2 mi, 900 ft", another follows.
    """
    names = [name for unit in units for name in SMALLER.get(unit.name, ())]
    link = _compound_link(line, end) if names else None
    if link is None:
        return None
    at, word = link
    if is_decimal and word not in ("and", "plus", "+"):
        return None
    closed = _closed_fraction(line, at)
    if closed and (unit := unit_after(line, closed[1])):
        fitting = tuple(each for each in unit[0] if each.name in names)
        return (closed[0], fitting, unit[1]) if fitting else None
    read = number_at(line, at)
    if (
        read is None
        or line[at].norm in ("-", "+")
        or (_is_no_figure(line, at, read[1]) and word != "'")
    ):
        return None
    numeral = numeral_of(line, at, read[1], read[0])
    unit = unit_after(line, read[1]) or _inches(line, numeral, read[1], names)
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
    return numeral, fitting, unit[1]


def _compound_link(line: Line, at: int) -> tuple[int, str] | None:
    """Where the next part of a compound may begin, and what joins it."""
    if at >= len(line) or line[at].gap == PARAGRAPH:
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
    return part.value >= 0 and part.value * units[0].worth < bigger[0].worth * most


def _inches(line: Line, numeral: Numeral, at: int, names: list[str]) -> ReadUnit | None:
    """The inches of a height, whatever follows: "6 ft 2 in when he was young"."""
    is_inch = "inch" in names and 0 <= numeral.value < 12 and norm_at(line, at) == "in"
    return read_unit(line, at) if is_inch else None


_GOES_ON = frozenset(["and", "tall", "with", "who", "but", "when"])


def _implied(
    line: Line, end: int, at: int, read: tuple[Numeral, int], units: Units
) -> tuple[Numeral, Units, int] | None:
    """Inches or pounds that are not named, "6'2", "6 ft 2", "9st 10": less than a whole one."""
    numeral, after = read
    whole = next((unit.name for unit in units if unit.name in _IMPLIED), None)
    if whole is None or numeral.value < 0 or norm_at(line, end) == ".":
        return None
    word, name, many = _IMPLIED[whole]
    if numeral.value >= many or not _may_end(line, end, at, after):
        return None
    part = tuple(unit for unit in _called(word) if unit.name == name)
    return numeral, part, after


def _may_end(line: Line, end: int, at: int, after: int) -> bool:
    """Whether unnamed inches or pounds end here, where no unit nor a noun of theirs follows."""
    if after >= len(line) or line[after].gap == PARAGRAPH:
        return True
    following = line[after]
    if norm_at(line, end) == "-":  # "6-foot-3 sprinter": glued, it is no word of its own
        is_hyphen = following.norm == "-" and joined(line, after)
        return following.gap != GLUED or (following.kind == SIGN and not is_hyphen)
    if line[end - 1].norm == "'" and is_glued(line, at):
        is_times = following.norm == "x" and number_at(line, after + 1) is not None
        return is_times or following.gap != GLUED or following.kind == SIGN
    if following.norm == ",":
        return _is_weight(line, after + 1)
    if following.norm in ("x", "by") and number_at(line, after + 1):
        return True
    if following.norm in _GOES_ON or (following.norm, norm_at(line, after + 1)) == ("or", "so"):
        return True
    if following.norm == "to" and number_at(line, after + 1):
        return True
    return (
        following.kind == SIGN
        and following.norm not in ("-", "%", "$", "£", "/")
        and not (following.norm == "." and is_glued(line, after + 1))
    )


def _is_weight(line: Line, at: int) -> bool:
    read = number_at(line, at)
    here = read[1] + 1 if read and norm_at(line, read[1]) == "-" else (read[1] if read else at)
    return read is not None and norm_at(line, here) in words_in("measures", "weights")


# -- short forms


def _hours_and_minutes(line: Line, at: int, numeral: Numeral, end: int) -> ReadFigure | None:
    """A time in letters: "1h 40m", "2m 15s", "1h 5m 3s"."""
    if numeral.value.denominator != 1 or numeral.value < 0:
        return None
    word = norm_at(line, end)
    if word in ("h", "hr", "hrs", "hour", "hours"):
        minutes = number_at(line, end + 1)
        if minutes is None or norm_at(line, minutes[1]) != "m" or not 0 <= minutes[0].value < 100:
            return None
        return _seconds(line, at, (numeral, "h"), (end + 1, minutes), minutes[1] + 1)
    if word == "m" and (seconds := number_at(line, end + 1)) and norm_at(line, seconds[1]) == "s":
        part = numeral_of(line, end + 1, seconds[1], seconds[0])
        text = words_of(line[at : seconds[1] + 1])
        return Figure(numeral, _called("min"), ((part, _called("sec")),), text), seconds[1] + 1
    return None


def _seconds(
    line: Line,
    at: int,
    hours: tuple[Numeral, str],
    minutes: tuple[int, tuple[Number, int]],
    end: int,
) -> ReadFigure:
    begin, (number, until) = minutes
    parts = [(numeral_of(line, begin, until, number), _called("min"))]
    seconds = number_at(line, end)
    if seconds and norm_at(line, seconds[1]) == "s":
        parts.append((numeral_of(line, end, seconds[1], seconds[0]), _called("sec")))
        end = seconds[1] + 1
    return Figure(hours[0], _called("h"), tuple(parts), words_of(line[at:end])), end


def _height(line: Line, at: int, numeral: Numeral, end: int) -> ReadFigure | None:
    """The height of a person as the Continent writes it: "1m75", "1 metre 90"."""
    if numeral.text not in ("1", "2") or norm_at(line, end) not in _METRES:
        return None
    digits = norm_at(line, end + 1)
    if not re.fullmatch(r"\d\d", digits):
        return None
    after = line[end + 2] if end + 2 < len(line) else None
    if after is not None and after.norm not in ("tall", "high") and after.kind in (WORD, DIGITS):
        return None
    if after is not None and after.norm in ("/", "-", "."):
        return None
    text = words_of(line[at : end + 2])
    value = numeral.value + Fraction(int(digits), 100)
    height = Numeral(text, value, Fraction(1, 100), has_unit=True)
    return Figure(height, (replace(unit_called("m"), printed="m"),), (), text), end + 2


_METRES = frozenset(["m", "meter", "metre", "meters", "metres"])


def _race(line: Line, at: int, numeral: Numeral, end: int) -> ReadFigure | None:
    """The length of a race: "2m 1f", "1m 1f 70yds", "6f"."""
    if numeral.value.denominator > 2 or numeral.value < 1:
        return None
    parts: list[tuple[Numeral, Units]] = []
    here, first, units = end, numeral, _called("furlong")
    if norm_at(line, here) == "m" and is_glued(line, here):
        read = number_at(line, here + 1)
        if read is None or norm_at(line, read[1]) != "f" or not is_glued(line, read[1]):
            return None
        units = _called("mile")
        parts.append((numeral_of(line, here + 1, read[1], read[0]), _called("furlong")))
        here = read[1]
    elif not (norm_at(line, here) == "f" and is_glued(line, here) and 5 <= numeral.value <= 16):
        return None
    if line[here].text != "f":
        return None
    end = here + 1
    yards = number_at(line, end)
    if yards and norm_at(line, yards[1]) in ("yd", "yds", "y"):
        parts.append((numeral_of(line, end, yards[1], yards[0]), _called("yard")))
        end = yards[1] + 1
    return Figure(first, units, tuple(parts), words_of(line[at:end])), end


def _hands(line: Line, at: int, numeral: Numeral, end: int) -> ReadFigure | None:
    """The height of a horse with a part of an inch: "16.1½ hands"."""
    digits = re.fullmatch(r"(\d\d)\.([0-3])", numeral.text)
    part = line[end] if end < len(line) and line[end].kind == FRACTION else None
    if digits is None or part is None or norm_at(line, end + 1) not in ("hands", "hh", "hand"):
        return None
    inches = Numeral(part.text, int(digits[2]) + Fraction(part.norm), Fraction(1, 4))
    hands = Numeral(digits[1], Fraction(digits[1]), Fraction(1))
    inch = tuple(unit for unit in _called("inch") if unit.name == "inch")
    return Figure(hands, _called("hands"), ((inches, inch),), words_of(line[at : end + 2])), end + 2


_SHORT_FORMS: dict[str, tuple[Callable[[Line, int, Numeral, int], ReadFigure | None], ...]] = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), (_hours_and_minutes,)),
    **dict.fromkeys(_METRES, (_height,)),
    "m": (_hours_and_minutes, _height, _race),
    "f": (_race,),
}
