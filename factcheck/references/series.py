"""What a claim says of a figure beside those before it, against the series that the desk holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from factcheck.comparison import Comparison, Verdict
from factcheck.dates import Period
from factcheck.dates.days import months_from
from factcheck.model import Claim
from factcheck.reading.relations.trends import Trend, read_trend

_EVEN = 1.3  # months, and quarters, of different length are even; a month left out is not
_FEWEST = 2  # figures of a series, below which it is none


class SeriesFigure(Struct, frozen=True):
    """A figure of a series: the reference, as of when it holds, and the number that is written."""

    claim: Claim
    period: Period
    value: Fraction

    @property
    def told(self) -> str:
        """The figure with its day."""
        return f"{self.claim.value_words} as of {self.claim.words('as_of')}"


def compare_trend(claim: Claim, held: Sequence[Claim]) -> tuple[Comparison, tuple[Claim, ...]]:
    """What a claim tells of a series, against the figures of it; with those that decide.

    *Cannot tell* where the words or the day are not known, or the series does not reach so far.
    """
    trend = read_trend(claim.words("trend"), claim.document.published)
    if trend.reason:
        return _open(trend.reason)
    series = sorted(_figures(held), key=_begin)
    if len(series) < _FEWEST:
        return _open("the desk holds no series of figures about it, each with its day")
    at = _own(claim, trend, series)
    if at is None:
        return _open("the series has no figure of the day: say as of when (as_of)")
    return _of_extreme(claim, trend, series, at) if trend.is_extreme else _of_run(trend, series, at)


def _open(why: str) -> tuple[Comparison, tuple[Claim, ...]]:
    return Comparison(Verdict.CANNOT_TELL, f"{why}."), ()


def _figures(held: Sequence[Claim]) -> Iterator[SeriesFigure]:
    for claim in held:
        period = claim.as_of
        readings = claim.quantity.readings if claim.quantity else ()
        if period and period.earliest and period.latest and len(readings) == 1:
            yield SeriesFigure(claim, period, readings[0].numerals[0].value)


def _begin(figure: SeriesFigure) -> int:
    return figure.period.earliest.toordinal() if figure.period.earliest else 0


def _own(claim: Claim, trend: Trend, series: Sequence[SeriesFigure]) -> int | None:
    """Which figure of the series the claim speaks of."""
    stated = claim.as_of if "as_of" in claim.written else trend.day
    if stated is None:
        return None
    found = [at for at, one in enumerate(series) if _is_of(stated, one.period)]
    return found[0] if len(found) == 1 else None


def _is_of(stated: Period, period: Period) -> bool:
    """Whether a figure is of the time that is told: a quarter's is no figure of its months."""
    is_day = stated.is_day or period.is_day
    return stated == period or (is_day and not stated.days_apart(period))


def _of_extreme(
    claim: Claim, trend: Trend, series: Sequence[SeriesFigure], at: int
) -> tuple[Comparison, tuple[Claim, ...]]:
    own, since = series[at], trend.since
    if trend.months and own.period.earliest:
        day = months_from(own.period.earliest, -trend.months)
        since = Period(day, day)
    before = [one for one in series[:at] if since is None or since.days_before(one.period)]
    beyond = [one for one in before if _is_beyond(one, own, claim, trend.way)]
    most = "higher" if trend.way > 0 else "lower"
    if beyond:
        rival = max(beyond, key=lambda one: one.value * trend.way)
        told = f"“{claim.words('trend')}”: {own.told}, but it was {most}, {rival.told}."
        return Comparison(Verdict.CONFLICTS, told, _listed([rival, own])), (own.claim, rival.claim)
    if since is None or since.days_before(series[0].period):
        return _open(
            f"none is {most} in the series, which begins as of {series[0].claim.words('as_of')}"
        )
    told = f"None of {len(before)} figures since then is {most} than {own.told}."
    return Comparison(Verdict.AGREES, told, _listed([own])), (own.claim,)


def _is_beyond(one: SeriesFigure, own: SeriesFigure, claim: Claim, way: int) -> bool:
    """Whether a figure lies beyond the series' own, and beyond all that the claim's allows."""
    if (one.value - own.value) * way <= 0:
        return False
    readings = claim.quantity.readings if claim.quantity else ()
    ends = [each.interval.high if way > 0 else each.interval.low for each in readings]
    return all(end is not None and (one.value - end) * way > 0 for end in ends)


def _of_run(
    trend: Trend, series: Sequence[SeriesFigure], at: int
) -> tuple[Comparison, tuple[Claim, ...]]:
    """A run of so many changes one way, up to the claim's figure."""
    if at < trend.run:
        return _open(f"the series begins as of {series[0].claim.words('as_of')}")
    used = series[at - trend.run : at + 1]
    if not _is_regular(used, series[max(0, at - trend.run - 1) : at + 2], trend.step):
        return _open("its figures do not come as often as the words say, or some are missing")
    claims = tuple(one.claim for one in used)
    wrong = [
        (one, other) for one, other in pairwise(used) if (other.value - one.value) * trend.way < 0
    ]
    if wrong:
        one, other = wrong[-1]
        went = "fell" if trend.way > 0 else "rose"
        told = f"It {went}: {one.told}, then {other.told}."
        return Comparison(Verdict.CONFLICTS, told, _listed(used)), claims
    if any(one.value == other.value for one, other in pairwise(used)):
        return _open("two figures in a row are the same as printed")
    if trend.run > 1 and at > trend.run and _goes_on(series, at, trend):
        return _open(f"the change before those {trend.run} went the same way")
    went = "rose" if trend.way > 0 else "fell"
    told = f"It {went} to {used[-1].told}, from {used[0].told}."
    return Comparison(Verdict.AGREES, told, _listed(used)), claims


def _goes_on(series: Sequence[SeriesFigure], at: int, trend: Trend) -> bool:
    first, second = series[at - trend.run - 1], series[at - trend.run]
    return (second.value - first.value) * trend.way > 0


def _is_regular(
    used: Sequence[SeriesFigure], around: Sequence[SeriesFigure], step: tuple[int, int] | None
) -> bool:
    """Whether figures come at even distances: of as many days as the words say, or as beside."""
    days, beside = _steps(used), _steps(around)
    if step is not None:
        return all(step[0] <= each <= step[1] for each in days)
    return max(days) <= min(beside) * _EVEN


def _steps(figures: Sequence[SeriesFigure]) -> list[int]:
    return [_begin(other) - _begin(one) for one, other in pairwise(figures)]


def _listed(figures: Sequence[SeriesFigure]) -> tuple[str, ...]:
    return tuple(one.told for one in figures)
