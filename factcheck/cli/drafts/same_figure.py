"""Whether some words tell the figure of others again, in another unit."""

from __future__ import annotations

from itertools import product

from factcheck.quantities import Measure
from factcheck.reading.comparing import compare_restatement
from factcheck.reading.quantity import first_figure


def restates(stated: str, again: str) -> bool:
    """Whether the words are a figure of the same kind in another unit, or the same figure."""
    ours, theirs = _readings(stated), _readings(again)
    if not ours or ours[0].unit.dimension in ("count", "share"):
        return False
    are_alike = any(_are_alike(*pair) for pair in product(ours, theirs))
    return are_alike or (bool(theirs) and _is_answer(stated, again))


def _are_alike(first: Measure, second: Measure) -> bool:
    """Whether two units are of one kind and not the same."""
    are_of_kind = _kind(first) == _kind(second) and _is_rate(first) == _is_rate(second)
    return are_of_kind and first.unit.name != second.unit.name


def fits_in_another_unit(stated: str, again: str) -> bool:
    """Whether the words are a conversion of the figure, and not merely another of its kind."""
    ours, theirs = _readings(stated), _readings(again)
    is_other = bool(ours and theirs) and ours[0].unit.name != theirs[0].unit.name
    return is_other and restates(stated, again) and fits(stated, again)


def are_of_two_units(stated: str, again: str) -> bool:
    """Whether the words are of one kind, and in another unit however they are read."""
    pairs = list(product(_readings(stated), _readings(again)))
    return bool(pairs) and all(_are_alike(*pair) for pair in pairs)


def fits(stated: str, again: str) -> bool:
    """Whether the words are a conversion of the figure."""
    return compare_restatement(stated, again).fits


def _is_answer(stated: str, again: str) -> bool:
    """Whether figures whose units alone do not tell are one: 975 mb (28.79 inches).

    A fuel consumption and a mileage, 6 L/100 km (39 mpg), are compared whether they fit or not;
    "1.9 km, or 45 metres a year" is another figure where it does not fit.
    """
    answer = compare_restatement(stated, again)
    rates = {_is_rate(each) for each in (*_readings(stated), *_readings(again))}
    is_other = len(rates) > 1 or _are_of_one_unit(stated, again)
    return answer.fits or (answer.conflicts and not is_other)


def _are_of_one_unit(stated: str, again: str) -> bool:
    """Whether figures are in one unit, as the two races in "the 5 km/10 km double" are."""
    pairs = product(_readings(stated), _readings(again))
    return any(ours.unit.name == theirs.unit.name for ours, theirs in pairs)


def _readings(words: str) -> tuple[Measure, ...]:
    return first_figure(words).readings


def _is_rate(measure: Measure) -> bool:
    """Whether it is so much for each: "48 cents per share" is no other form of a sum.

    A mileage is none: its dimension is one over that of a consumption.
    """
    return "/" in measure.unit.dimension.removeprefix("1/")


def _kind(measure: Measure) -> str:
    """The dimension; all currencies are of one."""
    return measure.unit.dimension.partition(" ")[0]
