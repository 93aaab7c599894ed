"""Means and percentages that no counts can have.

N. J. L. Brown and J. A. J. Heathers, "The GRIM Test: A Simple Technique Detects Numerous
Anomalies in the Reporting of Results in Psychology", *Social Psychological and Personality
Science* 8 (2017), 363–369. The mean of n whole numbers is some whole number over n. The ways of
rounding follow L. Jung's *scrutiny*.

A percentage may also be printed beside the counts that it comes from, "34/120 (28.3%)". Both are
exact then, so that only one figure with so many digits is right: their quotient, rounded. The
*AMA Manual of Style* asks for both to be given.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from factcheck.comparison import Comparison, Verdict
from factcheck.interval import Interval
from factcheck.statistics.rounding import (
    Rounding,
    WrittenNumber,
    before_rounding,
    decimal_of,
    read_written,
    rounding_named,
)


class _MeanCase(Struct, frozen=True):
    """A mean as written, the values behind its rounding, and how many whole numbers it is of."""

    written: WrittenNumber
    allowed: Interval
    parts: int
    scale: int  # 100 for a percentage

    @property
    def nearest(self) -> tuple[int, int]:
        """The sums just under and just over the one that the mean as written needs."""
        needed = self.written.value * self.parts / self.scale
        return math.floor(needed), math.ceil(needed)

    def mean_of(self, total: int) -> Fraction:
        return Fraction(total * self.scale, self.parts)


def grim(
    mean: str,
    n: int,
    items: int = 1,
    percent: bool = False,
    rounding: str = "half-up-or-down",
) -> bool:
    """Whether a mean, as written, is possible for ``n`` people (GRIM: Brown & Heathers 2017).

    ``items`` is the number of whole numbers that each person's value is the mean of;
    ``percent`` says that the figure is a percentage of ``n``, as does a ``%`` in it.
    ``rounding`` is ``half-up``, ``half-even``, ``half-up-or-down`` (either) or ``truncation``.
    Raises ``ValueError`` for what is no number, no number of people, or no way of rounding.
    """
    case = _case(mean, n, items, percent, rounding_named(rounding))
    return _possible_total(case) is not None


def explain_grim(mean: str, n: int, items: int, percent: bool) -> Comparison:
    """``grim`` with its working, halves rounded up or down: the nearest means that are possible.

    Where n is so large that every mean is possible, the answer is *cannot tell*.
    """
    case = _case(mean, n, items, percent, Rounding.HALF_UP_OR_DOWN)
    total = _possible_total(case)
    if total is None:
        return _impossible(case, _given(n, items))
    if case.parts >= case.scale / case.written.step:
        explanation = f"{_given(n, items)}, every figure with that many digits is possible."
        return Comparison(Verdict.CANNOT_TELL, explanation[0].upper() + explanation[1:])
    explanation = (
        f"{_mean_as_written(case)} {_given(n, items)} is possible: {_quotient(case, total)}."
    )
    return Comparison(Verdict.AGREES, explanation)


def _case(mean: str, n: int, items: int, percent: bool, rounding: Rounding) -> _MeanCase:
    require_count(n, "n")
    require_count(items, "items")
    given = mean.strip() if isinstance(mean, str) else mean
    is_percentage = percent or str(given).endswith("%")
    written = read_written(given.removesuffix("%") if isinstance(given, str) else given)
    allowed = before_rounding(written, rounding)
    return _MeanCase(written, allowed, n * items, 100 if is_percentage else 1)


def require_count(number: int, name: str, least: int = 1) -> None:
    """Raise ``ValueError`` for what is no number of people or items, or fewer than ``least``."""
    if isinstance(number, bool) or not isinstance(number, int) or number < least:
        raise ValueError(f"{name} is {number!r}; it must be a whole number, {least} or more")


def _possible_total(case: _MeanCase) -> int | None:
    return next((total for total in case.nearest if case.mean_of(total) in case.allowed), None)


def _impossible(case: _MeanCase, given: str) -> Comparison:
    under, over = case.nearest
    explanation = (
        f"{_mean_as_written(case)} {given}: {_quotient(case, over)} and {_quotient(case, under)}, "
        f"so {_none_has_it(case)}."
    )
    suggestions = tuple(
        decimal_of(case.mean_of(total), case.written.digits) for total in (under, over)
    )
    return Comparison(Verdict.CONFLICTS, explanation, suggestions=suggestions)


def _none_has_it(case: _MeanCase) -> str:
    if case.scale == 100:
        return f"no whole number out of {case.parts} comes to {_mean_as_written(case)}"
    return f"no {case.parts} whole numbers have this mean"


def _quotient(case: _MeanCase, total: int) -> str:
    sign = " %" if case.scale == 100 else ""
    shown = decimal_of(case.mean_of(total), case.written.digits)
    return f"{total}/{case.parts} = {shown}{sign}"


def _given(n: int, items: int) -> str:
    return f"with n = {n}" + (f" and {items} items" if items > 1 else "")


def _mean_as_written(case: _MeanCase) -> str:
    return case.written.words + (" %" if case.scale == 100 else "")


_NUMBER = r"[+−-]?(?=[.·]?\d)(?:\d{1,3}(?:,\d{3})+|\d{0,30})(?:[.·]\d{1,30})?"
_NAMED = r"(?:(?:[Mm]ean|M|[xX]\u0304)\s?(?:=|:|of|was)?\s?)?"
_SPREAD_NAME = r"(?:±|\+/-|(?:SD|SE|SEM|s\.?d\.?|s\.?e\.?(?:m\.?)?)\s?[=:]?)"
_SPREAD = rf"(?:,?\s?{_SPREAD_NAME}\s?{_NUMBER}|\s?[(\[]\s?{_SPREAD_NAME}?\s?{_NUMBER}\s?[)\]])"
_MEAN = re.compile(rf"{_NAMED}({_NUMBER}){_SPREAD}?")


def numeral_of_mean(words: str) -> str:
    """The mean's own numeral in "M = 3.46", "3.46 ± 1.10", "3.46 (SD 1.10)"; else the words."""
    found = _MEAN.fullmatch(" ".join(words.split()))
    return found[1] if found else words


_COUNT = r"\d{1,3}(?:,\d{3})+|\d{1,12}"
_NOUNS = r"(?:\s(?!and\b|or\b)[^\W\d_][\w’'-]*){0,4}"
_PART = rf"(?:[Nn]\s?=\s?)?(?P<part>{_COUNT}){_NOUNS}"
_OF_WHOLE = rf"\s?(?:/|\s(?:out\s)?of\s)\s?(?:the\s|all\s)?(?P<whole>{_COUNT})"
_PERCENT = r"(?P<percent>\d{1,3}(?:[.·]\d{1,6})?)\s?(?:%|per\s?cent)"
_ORDERS = (  # compiled when needed: all take 2 ms
    rf"{_PART}{_OF_WHOLE}{_NOUNS},?\s?[(\[]\s?{_PERCENT}\s?[)\]]",
    rf"{_PERCENT}(?:\sof{_NOUNS})?,?\s?[(\[]\s?{_PART}{_OF_WHOLE}{_NOUNS}\s?[)\]]",
    rf"{_PART},?\s?[(\[]\s?{_PERCENT}\s?[)\]]{_OF_WHOLE}{_NOUNS}",
    rf"{_PART}{_OF_WHOLE}{_NOUNS}\s?[,;]\s?{_PERCENT}",
    rf"{_PERCENT}\s?[,;]\s?{_PART}{_OF_WHOLE}{_NOUNS}",
)
_BRACKETED = 2  # of the orders, how many stand out in running text


class Counted(Struct, frozen=True):
    """A percentage, its numeral as written, and the two counts beside it."""

    percent: str
    part: int
    whole: int


def read_counted(words: str) -> Counted | None:
    """The percentage and its counts, where the words hold just these; ``None`` otherwise."""
    plain = " ".join(words.split())
    for order in _ORDERS:
        if found := re.compile(order).fullmatch(plain):
            part, whole = (int(found[name].replace(",", "")) for name in ("part", "whole"))
            return Counted(found["percent"], part, whole) if whole else None
    return None


def explain_counted(counted: Counted) -> Comparison:
    """Whether the percentage is the quotient of its counts, rounded at its last digit."""
    written = read_written(counted.percent)
    exact = Fraction(100 * counted.part, counted.whole)
    given = f"{counted.part} of {counted.whole} is"
    if exact in before_rounding(written, Rounding.HALF_UP_OR_DOWN):
        return Comparison(Verdict.AGREES, f"{given} {written.words} %.")
    right = decimal_of(exact, written.digits)
    explanation = f"{given} {right} %, not {written.words} %."
    return Comparison(Verdict.CONFLICTS, explanation, suggestions=(right,))


def find_means(text: str) -> Iterator[tuple[int, int, dict[str, str]]]:
    """Where means stand with all that tells whether they are possible, and their figures.

    The figures are those of ``mean``, ``sd`` and ``n``: "M = 14.21, SD = 3.40, n = 70".
    """
    found = re.compile(
        r"\bM ?= ?(?P<mean>[-−]?\d*\.\d+)[,;] SD ?= ?(?P<sd>\d*\.\d+)[,;] [nN] ?= ?(?P<n>\d+)\b"
    ).finditer(text)
    for one in found:
        yield *one.span(), one.groupdict()


def find_counted(text: str) -> Iterator[tuple[int, int]]:
    """Where such percentages stand in running text: those that have one of the two in brackets."""
    if re.compile(r"[(\[]\s?(?:[Nn]\s?=\s?)?\d").search(text) is None:
        return
    spans: list[tuple[int, int]] = []
    last = rf"{_PART},?\s?[(\[]\s?{_PERCENT}\s?[)\]]{_OF_WHOLE}"
    for order in (*_ORDERS[:_BRACKETED], last):
        found = re.compile(rf"(?<![\w.,/·]){order}").finditer(text)
        spans.extend(one.span() for one in found)
    past = 0
    for start, end in sorted(spans):
        if start >= past:
            past = end
            yield start, end
