"""A percentage printed beside the counts that it comes from: "34/120 (28.3%)".

Both counts are exact, so that only one figure with so many digits is right: their quotient,
rounded. The *AMA Manual of Style* asks for both to be given.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from factcheck.comparison import Comparison, Verdict
from factcheck.late_pattern import compiled
from factcheck.statistics.rounding import Rounding, before_rounding, decimal_of, read_written

_COUNT = r"\d{1,3}(?:,\d{3})+|\d{1,12}"
_NOUNS = r"(?:\s(?!and\b|or\b)[^\W\d_][\w’'-]*){0,4}"
_PART = rf"(?:[Nn]\s?=\s?)?(?P<part>{_COUNT}){_NOUNS}"
_OF_WHOLE = rf"\s?(?:/|\s(?:out\s)?of\s)\s?(?:the\s|all\s)?(?P<whole>{_COUNT})"
_PERCENT = r"(?P<percent>\d{1,3}(?:[.·]\d{1,6})?)\s?(?:%|per\s?cent)"
_ORDERS = (
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
        if found := compiled(order).fullmatch(plain):
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


def find_counted(text: str) -> Iterator[tuple[int, int]]:
    """Where such percentages stand in running text: those that have one of the two in brackets."""
    spans: list[tuple[int, int]] = []
    last = rf"{_PART},?\s?[(\[]\s?{_PERCENT}\s?[)\]]{_OF_WHOLE}"
    for order in (*_ORDERS[:_BRACKETED], last):
        found = compiled(rf"(?<![\w.,/·]){order}").finditer(text)
        spans.extend(one.span() for one in found)
    past = 0
    for start, end in sorted(spans):
        if start >= past:
            past = end
            yield start, end
