"""Numbers, ranges and expectations in an editor's words; why an expectation cannot hold.

``120 (killed) + 300 (wounded) is 420 (410–430 with rounding), not 500 (casualties)``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction
from functools import partial
from typing import Final

from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.decision import has_repeats
from factcheck.consistency.expression import (
    Branch,
    Call,
    Chain,
    ClaimName,
    ComparisonLink,
    Leaf,
    Negation,
    Node,
    Operation,
    enclosed,
    fold,
)
from factcheck.consistency.ranges import Range
from factcheck.consistency.values import (
    CLOCK,
    COUNT,
    DATE,
    DURATION,
    NUMBER,
    PERCENT,
    PLAIN,
    SHARE,
    DisplayUnit,
    Scope,
    Value,
    as_day,
)
from factcheck.dates.period import Period, spoken
from factcheck.interval import Interval
from factcheck.quantities.printing import format_number, round_to, significant_step

_PURE: Final = frozenset({NUMBER, SHARE, COUNT})
_DIGITS: Final = 4
_FINE: Final = 100
_BEFORE: Final = frozenset("$€£¥")
_ONE_OF: Final = {"days": "day", "years": "year", "percentage points": "percentage point"}
_MILLION: Final = 1_000_000


def shown_number(value: Fraction) -> str:
    """A number with thousands marked, or in words; four digits where it is not whole.

    >>> shown_number(Fraction(1_500_000)), shown_number(Fraction(2, 3))
    ('1.5 million', '0.6667')
    """
    if value.denominator == 1:
        is_long = abs(value) >= _MILLION
        return format_number(value, Fraction(1)) if is_long else f"{value.numerator:,}"
    digits = max(_DIGITS, len(str(abs(int(value)))) + 1)
    quotient = Context(prec=digits).divide(Decimal(value.numerator), Decimal(value.denominator))
    if quotient.adjusted() < -9:
        return f"{quotient.normalize():E}"
    text = f"{quotient:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown_range(parts: Range, dimension: str, unit: DisplayUnit = PLAIN) -> str:
    """What a range allows: ``115–125``, ``455–465 km``, ``1 or 8 January 2024``."""
    show = _shown_days if dimension == DATE else lambda part: _shown_interval(part, unit)
    return " or ".join(show(part) for part in parts)


def shown_value(value: Value) -> str:
    """A value as written and, where that leaves room, what it allows: ``about 120: 115–125``."""
    allowed = shown_range(value.worlds, value.dimension, value.unit)
    is_plain = value.dimension != DATE or _is_iso(value)
    if (value.is_exact and is_plain) or allowed in value.written:
        return value.written
    return f"{value.written}: {allowed}"


def shown_suggestion(number: Fraction, value: Value) -> str:
    """A number as it would be printed in place of a value: three digits, unless it is a count."""
    if value.dimension == DATE:
        return _shown_days(Interval.point(number))
    shown = (number - value.unit.offset) / value.unit.factor
    if shown.denominator > 1 and value.unit != CLOCK:
        shown = round_to(shown, significant_step(shown))
    return _with_symbol(shown, value.unit)


def shown_side(node: Node, arithmetic: Arithmetic, unit: DisplayUnit, *, is_reliable: bool) -> str:
    """One side of a comparison, worked out.

    ``casualties says 500``, ``killed (about 120: 115–125) + wounded (300: 295–305) = 410–430``.
    Where a claim occurs twice (``is_reliable`` is false) the range may be too wide: only the
    numerals' own result is shown.
    """
    if isinstance(node, ClaimName):
        return _claim_in_words(node, arithmetic.values[node])
    if isinstance(node, Leaf):
        value = arithmetic.values[node]
        return str(node) if value.numeral is not None else f"{node} ({_allowed_values(value)})"
    result = _result(node, arithmetic, unit, is_reliable=is_reliable)
    return f"{_worked(node, arithmetic)}{result}"


def preferred_unit(node: Node, other: Node, arithmetic: Arithmetic) -> DisplayUnit:
    """The unit for showing a side: its own or, where it has none, that of the other side.

    A rate, and a length or the like, is shown in the unit of the claim on the other side; so is
    what is worked out from shares, or else in percent.
    """
    own, theirs = arithmetic.unit(node), arithmetic.unit(other)
    if isinstance(node, Leaf):
        return own
    if arithmetic.dimension(node) in _PURE and isinstance(other, Leaf) and theirs.symbol:
        return theirs
    if CLOCK in (own, theirs):
        return CLOCK
    is_alike = arithmetic.dimension(node) == arithmetic.dimension(other) != DURATION
    if isinstance(other, Leaf) and ("/" in own.symbol or is_alike) and theirs.symbol:
        return theirs
    if SHARE in (arithmetic.dimension(node), arithmetic.dimension(other)):
        return PERCENT
    return own if own.symbol else theirs


def _claim_in_words(node: ClaimName, value: Value) -> str:
    is_plain = value.numeral is not None and not (value.is_bound or value.is_loose)
    is_plain = is_plain and (value.dimension != DATE or _is_iso(value))
    is_plain = is_plain or _allowed_values(value) in value.written
    said = f"{'written' if _OF_TEXT.match(node.name) else f'{node.name} says'} {value.written}"
    return said if is_plain else f"{said} ({_allowed_values(value)})"


def named_or_quoted(name: str, scope: Scope) -> str:
    """A claim by its id; one that a text makes, which has none, in its words."""
    value = scope(name)
    is_told = _OF_TEXT.match(name) and isinstance(value, Value)
    return f"“{value.written}”" if is_told and isinstance(value, Value) else name


def _is_iso(value: Value) -> bool:
    """Whether a day is written as the calendar has it already."""
    return value.written[:4].isdigit()


def _allowed_values(value: Value) -> str:
    return shown_range(value.worlds, value.dimension, value.unit)


def _result(node: Node, arithmetic: Arithmetic, unit: DisplayUnit, *, is_reliable: bool) -> str:
    dimension = arithmetic.dimension(node)
    if is_reliable:
        return f" = {shown_range(arithmetic.worlds(node), dimension, unit)}"
    numeral = arithmetic.numeral(node)
    if numeral is None:
        return ""
    return f" = {shown_range((Interval.point(numeral),), dimension, unit)}"


def _worked(node: Node, arithmetic: Arithmetic) -> str:
    """An expression with each claim's words and range in parentheses after it."""
    return fold(node, partial(_worked_leaf, arithmetic), _joined)


def _worked_leaf(arithmetic: Arithmetic, leaf: Leaf) -> str:
    value = arithmetic.values[leaf]
    if isinstance(leaf, ClaimName):
        shown = shown_value(value)
        if _OF_TEXT.match(leaf.name):
            return enclosed(shown, is_needed=":" in shown)
        return f"{leaf.name} ({shown})"
    return str(leaf) if value.is_exact else f"{leaf} ({_allowed_values(value)})"


def _is_looser(node: Node, sign: str) -> bool:
    """Whether it is a sum beside a tighter sign."""
    return isinstance(node, Operation) and not (sign in "+-" or node.sign in "*/")


def _shown_interval(part: Interval, unit: DisplayUnit) -> str:
    low, high = _in_unit(part.low, unit), _in_unit(part.high, unit)
    if low is None:
        if high is None:
            return "any value"
        return f"{'less than' if part.high_open else 'at most'} {_with_symbol(high, unit)}"
    if high is None:
        return f"{'more than' if part.low_open else 'at least'} {_with_symbol(low, unit)}"
    return _shown_ends(low, high, unit)


def _shown_ends(low: Fraction, high: Fraction, unit: DisplayUnit) -> str:
    if low < high:
        low, high = _as_fine_as_needed(low, high)
    if unit == CLOCK:
        return _race_time(low) if low == high else f"{_race_time(low)} to {_race_time(high)}"
    first, last = _in_one_notation(low, high)
    if first == last:
        return _marked(first, unit)
    if unit.symbol in _BEFORE:
        return f"{_marked(first, unit)} to {_marked(last, unit)}"
    if first.partition(" ")[2] == last.partition(" ")[2]:
        first = first.partition(" ")[0]
    return f"{first}{' to ' if low < 0 else '–'}{last}{_behind(unit.symbol)}"


def _in_one_notation(low: Fraction, high: Fraction) -> tuple[str, str]:
    """Both ends in words ("1.5 million"), or both in digits; nothing is nothing in either."""
    first, last = shown_number(low), shown_number(high)
    if (" " in first) == (" " in last) or not (low and high):
        return first, last
    return _in_digits(low), _in_digits(high)


def _in_digits(value: Fraction) -> str:
    return f"{value.numerator:,}" if value.denominator == 1 else shown_number(value)


def _as_fine_as_needed(low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """Two ends, rounded to at most a hundredth of what lies between them."""
    step = Fraction(1)
    while step * _FINE > high - low:
        step /= 10
    while step * 10 * _FINE <= high - low:
        step *= 10
    return round_to(low, step), round_to(high, step)


def _race_time(seconds: Fraction) -> str:
    """Seconds as a race's time, ``2:06:51`` or ``3:43.13``; under a minute in seconds."""
    minutes, rest = divmod(abs(seconds), 60)
    if not minutes:
        return f"{shown_number(seconds)} {'second' if seconds == 1 else 'seconds'}"
    hours, minutes = divmod(minutes, 60)
    whole = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    return f"{'-' if seconds < 0 else ''}{whole}:{'0' if rest < 10 else ''}{shown_number(rest)}"


def _with_symbol(value: Fraction, unit: DisplayUnit) -> str:
    if unit == CLOCK:
        return _race_time(value)
    return _marked(shown_number(value), unit)


def _marked(shown: str, unit: DisplayUnit) -> str:
    """A number with its unit: before it where it is money."""
    if unit.symbol in _BEFORE:
        sign = "-" if shown.startswith("-") else ""
        return f"{sign}{unit.symbol}{shown.removeprefix('-')}{'0' if shown[-2:-1] == '.' else ''}"
    symbol = _ONE_OF.get(unit.symbol, unit.symbol) if shown in ("1", "-1") else unit.symbol
    return f"{shown}{_behind(symbol)}"


def _behind(symbol: str) -> str:
    """A unit as it follows a number."""
    return symbol if symbol in ("", "×") else f" {symbol}"


def _in_unit(value: Fraction | None, unit: DisplayUnit) -> Fraction | None:
    return None if value is None else (value - unit.offset) / unit.factor


def _shown_days(part: Interval) -> str:
    first, last = as_day(part.low), as_day(part.high)
    return spoken(Period(first, last))


_FIGURES_SHOWN: Final = 4  # of what is worked out; three where it is less than a tenth
_SIGNS: Final = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_NUMBERS: Final = {
    "==": "not", "!=": "the same as", "<": "not less than", "<=": "more than",
    ">": "not more than", ">=": "less than",
}  # fmt: skip
_DAYS: Final = {**_NUMBERS, "<": "not before", "<=": "after", ">": "not after", ">=": "before"}
_DRAFTED: Final = re.compile(r"(?:[^.]*\.)?(?:figure|date|text)_")
"""A name that nobody wrote: it repeats the words, or those that stood there once."""
_OF_TEXT: Final = re.compile(r"(?:[^.]*\.)?text_")
"""The name of a claim that no claim file holds."""
_FIGURES: Final = frozenset("0123456789$€£¥−-+")


def tell_failure(tree: Chain, link: ComparisonLink, arithmetic: Arithmetic) -> str:
    """One comparison of an expectation, which cannot hold, as a sentence."""
    is_reliable = not has_repeats(tree, arithmetic)
    verbs = _DAYS if arithmetic.dimension(link.left) == DATE else _NUMBERS
    left = _side_in_words(link.left, link.right, arithmetic, is_reliable=is_reliable)
    right = _side_in_words(link.right, link.left, arithmetic, is_reliable=is_reliable)
    first = f"{' is '.join(left)}, " if len(left) > 1 else f"{left[0]} is "
    return f"{first}{verbs[link.sign.text]} {', which is '.join(right)}"


def _side_in_words(
    node: Node, other: Node, arithmetic: Arithmetic, *, is_reliable: bool
) -> list[str]:
    """A side as written and, where it is worked out, what it comes to."""
    unit = preferred_unit(node, other, arithmetic)
    if isinstance(node, Leaf):
        quoted = _quoted_claim(node, arithmetic)
        if not _is_share_of_figures(node, other, arithmetic):
            return [quoted]
        return [quoted, "".join(told_result(node, PERCENT, arithmetic, is_reliable=is_reliable))]
    result = told_result(node, unit, arithmetic, is_reliable=is_reliable)
    return [_written(node, arithmetic), "".join(result)]


def _is_share_of_figures(node: Leaf, other: Node, arithmetic: Arithmetic) -> bool:
    """Whether it is told as so many of so many, which is set against a percentage."""
    value = arithmetic.values[node]
    return value.dimension == SHARE and arithmetic.unit(other) == PERCENT != value.unit


def _quoted_claim(node: Node, arithmetic: Arithmetic) -> str:
    """A claim's words and its name, with the days where the words do not give them."""
    if not isinstance(node, ClaimName):
        return str(node)
    value = arithmetic.values[node]
    days = shown_range(value.worlds, value.dimension) if value.dimension == DATE else ""
    is_plain = not days or value.written[:4].isdigit() or days in value.written
    name = "" if _DRAFTED.match(node.name) else node.name.replace("_", " ")
    beside = ", ".join(filter(None, (name, "" if is_plain else days)))
    return f"{_quoted(value)} ({beside})" if beside else _quoted(value)


def _quoted(value: Value) -> str:
    is_figure = value.written[:1] in _FIGURES
    return value.written if is_figure else f"“{value.written}”"


def _written(node: Node, arithmetic: Arithmetic) -> str:
    """An expression with each claim's words, and its name in parentheses after them."""
    return fold(node, lambda leaf: _quoted_claim(leaf, arithmetic), _joined)


def _joined(node: Branch, words: Sequence[str]) -> str:
    match node:
        case Negation(operand=operand):
            return f"−{_bracketed(operand, words[0], '/')}"
        case Call(function="sum"):
            return " + ".join(words)
        case Call(function=function):
            return f"{function}({', '.join(words)})"
        case Operation(sign=sign, left=left, right=right):
            first = _bracketed(left, words[0], sign)
            second = _bracketed(right, words[1], "+" if sign == "+" else "/")
            return f"{first} {_SIGNS[sign]} {second}"


def _bracketed(node: Node, words: str, sign: str) -> str:
    """An operand, in parentheses where it is a sum, or told as one, beside a tighter sign."""
    is_sum = isinstance(node, Call) and node.function == "sum"
    return enclosed(words, is_needed=_is_looser(node, sign) or (is_sum and sign not in "+-"))


def told_result(
    node: Node, unit: DisplayUnit, arithmetic: Arithmetic, *, is_reliable: bool
) -> tuple[str, str]:
    """What the numerals come to, and in parentheses what rounding makes of it, where it does."""
    dimension, numeral = arithmetic.dimension(node), arithmetic.numeral(node)
    allowed = shown_range(arithmetic.worlds(node), dimension, unit) if is_reliable else ""
    if numeral is None:
        return allowed or "another value", ""
    exact = shown_range((Interval.point(numeral),), dimension, unit)
    if allowed in ("", exact):
        return exact, ""
    if dimension == DATE:
        return exact, f" ({allowed} with rounding)"
    if shown_range(Arithmetic(arithmetic.values).worlds(node), dimension, unit) == exact:
        return exact, f" ({allowed}, as places may differ by a day)"
    rounded = (_as_few_digits(numeral, unit),)
    return shown_range(rounded, dimension, unit), f" ({allowed} with rounding)"


def _as_few_digits(numeral: Fraction, unit: DisplayUnit) -> Interval:
    """A number that is worked out, rounded to the digits that are shown of it."""
    shown = (numeral - unit.offset) / unit.factor
    if shown.denominator == 1 and abs(shown) < _MILLION:
        return Interval.point(numeral)
    rounded = round_to(shown, Fraction(10) ** (_digits(shown) - _FIGURES_SHOWN))
    return Interval.point(rounded * unit.factor + unit.offset)


def _digits(number: Fraction) -> int:
    """How many digits a number has before its point: fewer than none for 0.005."""
    digits = len(str(abs(int(number))))
    while abs(number) < Fraction(1, 10) ** (1 - digits) / 10:
        digits -= 1
    return digits
