"""Every place that reads English: the number it makes of some words, and the bound.

An answer is ``None`` where the place cannot tell. What each reader calls its answer stands here,
once; the laws know none of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from factcheck import read_date, read_quantity, words
from factcheck.consistency.expression import Literal
from factcheck.consistency.parser import parse_expectation
from factcheck.consistency.values import Value, read_literal
from factcheck.drafting.candidates import find_candidates
from factcheck.errors import ExpressionError
from factcheck.interval import Interval
from factcheck.quantities import Hedge
from factcheck.reading.dates.ages_and_durations import read_age, read_duration

PUBLISHED = date(2024, 1, 17)

Number = Fraction | str | None
"""What is read: a number, nothing, or in words what else."""


class Place(NamedTuple):
    """Words with a gap for a number and one behind its noun, and how the number is read there.

    ``bound`` gives what the words allow, as multiples of what is counted. A number from
    ``least`` to ``most``, but for ``doubtful`` ones in digits, has to be read; any other is read
    right or not at all. Where reading is slow, one number in ``sampled`` is tried.
    """

    pattern: str
    number: Callable[[str], Number]
    bound: Callable[[str], Interval | None]
    least: int = 0
    most: int = 10**12
    doubtful: range = range(0)
    sampled: int = 1

    def words(self, number: str, behind: str = "") -> str:
        """The words with their gaps filled, the noun in the singular behind "one"."""
        words = self.pattern.format(number, behind and f" {behind}")
        return _PLURAL.sub(r"\1\2", words) if number in ("1", "one") else words


_PLURAL = re.compile(r"\b(1|one)( (?:bridge|kilometer|day|year))s\b")


def _one(found: Iterable[Number]) -> Number:
    """The one answer among several readings, or all of them in words."""
    answers = list(dict.fromkeys(found))
    if len(answers) < 2:
        return answers[0] if answers else None
    return " or ".join(map(str, answers))


def figure(words: str) -> Number:
    """The number of a quantity that is a single figure without a hedge."""
    quantity = read_quantity(words)
    if quantity.also:
        return f"several: {', '.join(one.words for one in quantity.also)}"
    return _one(
        measure.numerals[0].value
        if len(measure.numerals) == 1 and not measure.hedge
        else f"{measure.hedge.value} {measure.form.value} of {len(measure.numerals)}"
        for measure in quantity.readings
    )


def figure_bound(words: str) -> Interval | None:
    """What the first reading of a quantity allows, in the unit written."""
    readings = read_quantity(words).readings
    return readings[0].interval if readings else None


def length(words: str) -> Number:
    """The number of days, as the reader of lengths of time has it where they are exact."""
    days = read_duration(f"exactly {words}").days
    if days is None:
        return None
    return days.low if days.low == days.high else f"{days.low} to {days.high}"


def length_bound(words: str) -> Interval | None:
    """What a length of time allows, in days."""
    return read_duration(words).days


def age(words: str) -> Number:
    """Somebody's age in years."""
    years = read_age(words).years
    return None if years is None else Fraction(years)


def age_bound(words: str) -> Interval | None:
    """The completed years that an age allows: it is told as just one."""
    years = read_age(words).years
    return None if years is None else Interval.point(years)


def days_ago(words: str) -> Number:
    """How many days before publication the words name."""
    named = [reading.named for reading in read_date(words, PUBLISHED).readings]
    return _one(
        Fraction((PUBLISHED - one.earliest).days) if one.earliest and one.is_day else str(one)
        for one in named
    )


def days_ago_bound(words: str) -> Interval | None:
    """How many days before publication the words allow at all."""
    whole = read_date(words, PUBLISHED).widest
    if whole is None:
        return None
    latest, earliest = whole.latest or PUBLISHED, whole.earliest
    furthest = Fraction((PUBLISHED - earliest).days) if earliest else None
    return Interval(Fraction((PUBLISHED - latest).days), furthest)


def expected(words: str) -> Number:
    """The number of days in an expectation's literal."""
    value = literal(words)
    return value.numeral if value else None


def expected_bound(words: str) -> Interval | None:
    """The days that an expectation's literal allows."""
    value = literal(words)
    if value is None or value.dimension != "time":
        return None
    return Interval(value.worlds[0].low, value.worlds[-1].high)


def literal(words: str) -> Value | None:
    """The value of an expectation's literal, or of words in quotation marks."""
    try:
        *_, leaf = parse_expectation(f"claim == {words}").leaves()
        return read_literal(leaf) if isinstance(leaf, Literal) else None
    except ExpressionError:
        return None


def drafts(text: str) -> list[str]:
    """The words of each figure that is drafted as a claim."""
    found = find_candidates(text, PUBLISHED.isoformat())
    return [draft.fields["quantity"] for draft in found if "quantity" in draft.fields]


def drafted(text: str) -> Number:
    """The number of the one figure that is drafted as a claim."""
    return _one(map(figure, drafts(text)))


def drafted_bound(text: str) -> Interval | None:
    """What the first figure that is drafted as a claim allows."""
    words = drafts(text)
    return figure_bound(words[0]) if words else None


def hedges(where: str) -> dict[str, Hedge]:
    """The table of hedges: each phrase that stands ``before`` a figure, or ``after`` it."""
    table: dict[str, Hedge] = {}
    for block in re.split(r"\n\s*\n", _HEDGES.read_text("utf-8")):
        if head := re.match(rf"\[(\w+)\] {where}\n", block):
            phrases = re.split(r"[;\n]", block[head.end() :])
            table |= {each.strip(): Hedge[head[1]] for each in phrases if each.strip()}
    return table


_HEDGES = Path(words.__file__).parent / "en" / "hedges.txt"
OLDEST = 120
FURTHEST = 100_000  # days before publication, a day in 1750
YEARS = range(1000, 2200)  # "1524 bridges" may be the bridges of a year
PLACES = {
    "a counted noun": Place("{} bridges{}", figure, figure_bound),
    "a unit": Place("{} kilometers{}", figure, figure_bound),
    "a percentage": Place("{} percent{}", figure, figure_bound),
    "a figure of time": Place("{} days{}", figure, figure_bound),
    "a length of time": Place("{} days{}", length, length_bound),
    "an age": Place("{} years old{}", age, age_bound, 1, OLDEST),
    "an age before": Place("aged {}{}", age, age_bound, 1, OLDEST),
    "days ago": Place("{} days ago{}", days_ago, days_ago_bound, 1, FURTHEST),
    "a literal": Place("{} days{}", expected, expected_bound),
    "a quoted literal": Place('"{} days{}"', expected, expected_bound),
    "a drafted count": Place(
        "Officials counted {} bridges{} there.",
        drafted,
        drafted_bound,
        least=2,
        doubtful=YEARS,
        sampled=7,
    ),
    "a drafted measure": Place(
        "The road runs {} kilometers{} inland.", drafted, drafted_bound, least=2, sampled=7
    ),
}
