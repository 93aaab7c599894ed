"""One figure: a numeral with its sign or unit, or a unit with its article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from factcheck.quantities.measure import SCALED, SHARE, Numeral, Style, Unit
from factcheck.quantities.units import Units
from factcheck.reading.figures.compound_figures import (
    NumeralWithUnit,
    ReadFigure,
    completed,
    timed,
)
from factcheck.reading.figures.figure_numerals import is_flat_power, numeral_of, read_numeral
from factcheck.reading.figures.money import (
    cents_at,
    is_dollar,
    read_currency_sign,
    read_currency_word,
    sign_beginnings,
)
from factcheck.reading.figures.units import ReadUnit, called, extend_unit, read_unit
from factcheck.reading.figures.units_behind import is_name, is_unit_here, past_adjective, unit_after
from factcheck.reading.grammar.engine import Line, is_glued, joined, kind_at, norm_at, words_of
from factcheck.reading.grammar.number_words import (
    bare_scale,
    cardinals,
    ordinals,
    part_at,
    part_beginnings,
    past_hyphen,
)
from factcheck.reading.grammar.numerals import read_number
from factcheck.reading.grammar.phrases import Phrases
from factcheck.reading.grammar.tokens import BLANK, DASHES, DIGITS, FRACTION, GLUED, SIGN, WORD
from factcheck.words import DETERMINERS, grammar, phrases_of, words_in


def read_figure(line: Line, at: int, *, is_money: bool = False) -> ReadFigure | None:
    """The figure that begins at ``at``: its sign or unit, and what completes it, included.

    ``is_money`` says that it follows a sum of money, whose sign it may share ("$5-7m").
    """
    ways = _WAYS_OF_DIGITS if line[at].kind == DIGITS else _ways().get(line[at].norm, ())
    for read in ways:
        if found := read(line, at):
            return found
    return read_numbered(line, at, is_money=is_money) or _article(line, at)


@cache
def figure_beginnings() -> frozenset[str]:
    """The kinds of nodes, and the words, with which a figure begins; "the" as well, but seldom."""
    return frozenset(
        [
            DIGITS, FRACTION, "-", "+", "–", "hundred", "thousand", *cardinals(),
            *part_beginnings(), *sign_beginnings(), *grammar("indefinite"),
            *words_in("measures", "minus", "mark"), *_units_before().beginnings(),
        ]
    )  # fmt: skip


def is_plain(line: Line, at: int) -> bool:
    """Whether a node is digits with a word that stands apart behind them, or nothing: "900 km"."""
    if line[at].kind != DIGITS:
        return False
    if at + 1 == len(line):
        return True
    following = line[at + 1]
    if following.kind != WORD or following.gap != BLANK:
        return False
    return following.norm not in part_beginnings()


def begins_figure(line: Line, at: int) -> bool:
    """Whether a figure may begin at a node: not within a word, a version or a date."""
    if line[at].norm == "minus" and norm_at(line, at - 1) in ("or", "-", "/"):
        return norm_at(line, at - 2) not in ("plus", "or")
    if at > 0 and line[at].kind == DIGITS:
        is_power = line[at - 1].norm in ("×", "·") and is_flat_power(line[at].norm)
        if is_power or line[at - 1].text == "Top":
            return False
    if at == 0 or line[at].gap != GLUED:
        return True
    before = line[at - 1]
    if before.kind in (WORD, DIGITS, FRACTION):
        return False
    if before.norm in DASHES:
        return at == 1 or line[at - 1].gap != GLUED
    if before.norm == ":":
        return at < 2 or line[at - 2].kind != DIGITS
    if before.norm == "/":
        return at > 1 and line[at - 2].kind == WORD
    return before.norm not in (".", ",", "^", "_", "#", "*")


def _signed_sum(line: Line, at: int) -> ReadFigure | None:
    """A sum behind its currency: "$5m a day", "-$5 million", "minus £4", "USD115"."""
    is_negative = line[at].norm in words_in("measures", "minus") or (
        line[at].norm in DASHES and is_glued(line, at + 1)
    )
    if not is_negative and line[at].norm not in sign_beginnings():
        return None
    sign = read_currency_sign(line, at + 1 if is_negative else at)
    if sign is None:
        return None
    unit, here = sign
    if line[here].norm == "-":
        is_negative, here = True, here + 1
    read = read_numeral(line, here, letters=True)
    if read is None:
        return None
    numeral, end = read
    if is_negative:
        numeral = replace(numeral, text="-" + numeral.text, value=-numeral.value)
    units, until = extend_unit(line, end, (unit,))
    cents = _cents(line, until, numeral, unit) if until == end else None
    if cents:
        return NumeralWithUnit(numeral, (unit,), (cents[0],), words_of(line[at : cents[1]])), cents[
            1
        ]
    again = read_currency_word(line, until) if until == end else None
    if again and unit.name == "dollar" and is_dollar(again[0][0]):
        units, until = again
    elif again and _is_same_money(unit, again[0][0]):
        until = again[1]
    numeral = _in_thousands(numeral, unit)
    return NumeralWithUnit(numeral, units, (), words_of(line[at:until])), until


def _in_thousands(numeral: Numeral, unit: Unit) -> Numeral:
    """A numeral whose point parts no decimals where its currency has no cents: "Rp 50.000"."""
    return numeral.grouped if unit.name in words_in("measures", "no cents") else numeral


def _is_same_money(sign: Unit, word: Unit) -> bool:
    """Whether a word behind a sum names the currency of its sign: "US$5 million dollars"."""
    return word.dimension == sign.dimension or ("$" in sign.printed and word.name == "dollar")


def _cents(
    line: Line, at: int, whole: Numeral, unit: Unit
) -> tuple[tuple[Numeral, Units], int] | None:
    """The hundredths behind a whole sum: "20 dollars and 43 cents", "10 $ 30 cent"."""
    if whole.value.denominator != 1:
        return None  # "$3.20, 50 cents more"
    here = at + 1 if norm_at(line, at) in ("and", ",") else at
    read = read_number(line, here)
    if read is None or read[0].step != 1 or not 0 <= read[0].value < 100:
        return None
    cents = cents_at(line, read[1], unit)
    if cents is None:
        return None
    return (numeral_of(line, here, read[1], read[0]), (cents[0],)), cents[1]


def _below_nought(line: Line, at: int) -> ReadFigure | None:
    """A temperature behind a minus that stands apart, as the first word: "- 20 degrees"."""
    if at or line[at].norm != "-" or is_glued(line, at + 1):
        return None
    read = read_figure(line, at + 1) if kind_at(line, at + 1) == DIGITS else None
    if read is None or not read[0].units or read[0].units[0].dimension != "temperature":
        return None
    numeral = read[0].numeral
    return replace(read[0], numeral=replace(numeral, value=-numeral.value)), read[1]


def _small_part(line: Line, at: int) -> ReadFigure | None:
    """So many parts of a unit, counted in digits: "3 quarters of an hour"."""
    behind = at + 2 if norm_at(line, at + 1) == "-" else at + 1
    if norm_at(line, behind) not in part_beginnings():
        return None
    part, read = part_at(line, behind), read_number(line, at)
    if part is None or read is None or norm_at(line, part[0]) != "of":
        return None
    many, one = read[0], part[1]
    numeral = Numeral(words_of(line[at : part[0]]), many.value * one, many.step * one / 2)
    return _part_of_unit(line, at, numeral, part[0])


def read_numbered(line: Line, at: int, *, is_money: bool = False) -> ReadFigure | None:
    """The figure that begins at ``at`` with its number, in digits or in words."""
    read = read_numeral(line, at, letters=is_money) or _scale_alone(line, at)
    if read is None:
        return None
    numeral, end = read
    if end < len(line) and line[end].norm in _BEFORE_WHOLE:
        share = one_in(line, at, numeral, end)
        if share:
            return NumeralWithUnit(share[0], (SHARE,)), share[1]
    if numeral.style in (Style.PART, Style.PART_OF_TEN):
        part = _part_of_unit(line, at, numeral, end)
        if _leads_word(line, end):  # "a fifth-minute goal", "a third-party app"
            return part if part and _is_no_time(part) else None
        if part:
            return part
    return _with_unit(line, at, numeral, end)


def _leads_word(line: Line, end: int) -> bool:
    """Whether a hyphen joins a word to an ordinal that ends there: "third-party"."""
    is_ordinal = line[end - 1].norm in ordinals() and not is_glued(line, end - 1)
    behind = past_hyphen(line, end)
    return is_ordinal and behind > end and norm_at(line, behind) != "of"


def _is_no_time(read: ReadFigure) -> bool:
    return all(unit.dimension != "time" for unit in read[0].units or ())


def _scale_alone(line: Line, at: int) -> tuple[Numeral, int] | None:
    """A hundred or a thousand without its article: "the hundred-foot tower", "thousand liters"."""
    is_led = at == 0 or norm_at(line, at - 1) in ("the", "of", "")
    read = bare_scale(line, at) if is_led else None
    return read and (Numeral(words_of(line[at : read[1]]), read[0].value, Fraction(1)), read[1])


def _part_of_unit(line: Line, at: int, numeral: Numeral, end: int) -> ReadFigure | None:
    """A part of one unit: "half a mile", "half-a-mile", "three quarters of an inch"."""
    here = past_hyphen(line, end)
    here = past_hyphen(line, here + 1) if norm_at(line, here) == "of" else here
    if norm_at(line, here) in grammar("article") | {"one", "1"}:
        here = past_hyphen(line, here + 1)
    unit = read_unit(line, here, counts=False)
    if unit is None or not is_unit_here(line, here, end, unit):
        return None
    is_small = numeral.step * 2 <= Fraction(1, 100)
    step = numeral.step * 2 if is_small else numeral.step
    words = words_of(line[at:here]).removesuffix("-")
    numeral = replace(numeral, text=words, step=step, style=Style.PLAIN)
    return NumeralWithUnit(numeral, unit[0], (), words_of(line[at : unit[1]])), unit[1]


def _article(line: Line, at: int) -> ReadFigure | None:
    """A unit with an article for its number: "a mile", "a full mile", "a mile and a half"."""
    norm = line[at].norm
    if norm not in grammar("article"):
        return None
    start = past_adjective(line, at + 1)
    unit = read_unit(line, start, counts=False)
    if unit is None or (len(line[start].text) < 2 and unit[1] == start + 1):
        return None
    one = Numeral(line[at].text, Fraction(1), Fraction(1))
    half = _and_part(line, at, one, unit)
    if half:
        return half
    if norm not in grammar("indefinite") or is_name(line, start, unit):
        return None
    units = _with_others(line, start, one, unit)
    figure, end = completed(line, at, one, (units, unit[1]))
    return replace(figure, is_article=True), end


def _and_part(line: Line, at: int, numeral: Numeral, unit: ReadUnit) -> ReadFigure | None:
    """A unit and a part of it behind a number: "a mile and a half", "two centuries and a half"."""
    units, end = unit
    here = end + 1 if norm_at(line, end) == "-" and joined(line, end) else end
    if norm_at(line, here) != "and" or numeral.value.denominator > 1:
        return None
    here = here + 2 if norm_at(line, here + 1) == "-" else here + 1
    part = read_number(line, here)
    if part is None or not part[0].is_part or part[0].value not in _HALVES:
        return None
    following = norm_at(line, part[1])  # "in" and "as" are words here, not inches
    is_of_unit = len(following) > 2 and read_unit(line, part[1], counts=False)
    is_of_whole = following == "of" and norm_at(line, part[1] + 1) in grammar(
        *DETERMINERS, "object"
    )
    if following in grammar("indefinite") or is_of_whole or is_of_unit:
        return None
    value = numeral.value + part[0].value
    text = words_of(line[at : part[1]])
    half = Numeral(text, value, part[0].step, has_unit=True)
    return NumeralWithUnit(half, units, (), text), part[1]


_HALVES = frozenset(
    [Fraction(1, 2), Fraction(1, 4), Fraction(3, 4), Fraction(1, 3), Fraction(2, 3)]
)


def _with_unit(line: Line, at: int, numeral: Numeral, end: int) -> ReadFigure:
    """The figure with the unit and what completes it behind its numeral."""
    if end == len(line):
        return NumeralWithUnit(numeral), end
    plus = _past_plus(line, end) if line[end].norm in ("+", "-") else None
    if plus and (unit := unit_after(line, plus)):
        return NumeralWithUnit(
            numeral, unit[0], (), words_of(line[at : unit[1]]), is_least=True
        ), unit[1]
    unit = unit_after(line, end)
    if unit is None:
        return NumeralWithUnit(numeral), end
    units = _with_others(line, unit[1] - 1, numeral, unit)
    if numeral.may_group and units:
        is_grouped = units[0].printed in words_in("measures", "points group")
        numeral = numeral.grouped if is_grouped else _in_thousands(numeral, units[0])
    if unit[1] == len(line):
        return NumeralWithUnit(numeral, units), unit[1]
    more = _and_part(line, at, numeral, unit) or _and_cents(line, at, numeral, (units, unit[1]))
    return more or completed(line, at, numeral, (units, unit[1]))


def _and_cents(line: Line, at: int, numeral: Numeral, unit: ReadUnit) -> ReadFigure | None:
    """A sum with its hundredths: "20 dollars and 43 cents"."""
    units, end = unit
    money = next((each for each in units if each.is_money and each.multiple == 1), None)
    cents = _cents(line, end, numeral, money) if money else None
    if money is None or cents is None:
        return None
    return NumeralWithUnit(numeral, (money,), (cents[0],), words_of(line[at : cents[1]])), cents[1]


def _past_plus(line: Line, at: int) -> int | None:
    """Where a unit may begin behind a plus: "45+ mph", "100-plus km"."""
    if not is_glued(line, at):
        return None
    if line[at].norm == "-":
        return at + 2 if norm_at(line, at + 1) == "plus" else None
    is_sum = kind_at(line, at + 1) in (DIGITS, FRACTION)
    return None if is_sum else at + 1


def _with_others(line: Line, at: int, numeral: Numeral, unit: ReadUnit) -> Units:
    """A unit with what else its one word may be: thousands in "450K", money in "5 pounds".

    With a scale it is money first: "5 million pounds".
    """
    units, end = unit
    is_word = end == at + 1 and bool(units) and units[0].printed == line[at].text
    if not is_word or units[0].is_money:
        return units
    if line[at].text in SCALED and line[at].gap == GLUED:
        return (*units, SCALED[line[at].text])
    money = read_currency_word(line, at)
    if money is None:
        return units
    return (*money[0], *units) if numeral.scale >= 10**6 else (*units, *money[0])


# -- parts of a whole: one in five, 3 out of 10


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


_LINKS = Phrases(
    (words, None)
    for words in ("in", "in every", "out of", "out of every", "out of the", "of every")
)
_BEFORE_WHOLE = frozenset(["-", *_LINKS.beginnings()])


def _link(line: Line, at: int) -> int | None:
    """Where the whole begins behind "in", "out of", "of every", "-in-"."""
    is_hyphened = norm_at(line, at) == "-"
    found = _LINKS.longest(line, at + is_hyphened)
    if found is None:
        return None
    return found[0] + (is_hyphened and norm_at(line, found[0]) == "-")


# -- units before their number


def _unit_first(line: Line, at: int) -> ReadFigure | None:
    """A unit that stands before its numeral: "Mach 2", "gas mark 4", "FL350"."""
    if line[at].norm in words_in("measures", "mark"):
        return _gas_mark(line, at)
    found = _units_before().longest(line, at)
    if found is None or kind_at(line, found[0]) != DIGITS:
        return None
    end, (word, *_) = found
    norm, digits = line[at].norm, line[end].norm
    if norm == "m" and not (line[at].text == "M" and digits.startswith("0.")):
        return None
    read = read_numeral(line, end)
    if read is None or (norm == "fl" and len(digits) not in (2, 3)):
        return None
    return NumeralWithUnit(
        read[0], tuple(replace(unit, printed=word) for unit in called(word))
    ), read[1]


@cache
def _units_before() -> Phrases:
    """The words that stand before a number, each with the unit that they are."""
    told = (row.split(" = ") for row in phrases_of("measures")["before a number"])
    return Phrases((word, unit) for word, unit in told)


_LEAST_MARKS = {Fraction(1, 4): Fraction(225), Fraction(1, 2): Fraction(250)}
_GREATEST_MARK = 10


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
    return NumeralWithUnit(numeral, called("°F"), (), text), read[1]


def fahrenheit(mark: Fraction) -> Fraction | None:
    """The degrees Fahrenheit of a gas mark, which go up by 25: 275 for 1, 350 for 4."""
    if mark in _LEAST_MARKS:
        return _LEAST_MARKS[mark]
    return 250 + 25 * mark if 1 <= mark <= _GREATEST_MARK and mark.denominator == 1 else None


_WAYS_OF_DIGITS = (timed, _small_part)


@cache
def _ways() -> Mapping[str, tuple[Callable[[Line, int], ReadFigure | None], ...]]:
    """What reads a figure that begins with a word or a sign, by its norm."""
    sums, signs = sign_beginnings(), {*DASHES, *words_in("measures", "minus")}
    firsts = {*_units_before().beginnings(), *words_in("measures", "mark")}
    return {
        norm: (
            *((_signed_sum,) if norm in sums or norm in signs else ()),
            *((_unit_first,) if norm in firsts else ()),
            *((_below_nought,) if norm in signs else ()),
        )
        for norm in {*sums, *signs, *firsts}
    }
