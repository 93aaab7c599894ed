"""A picture of time: each dated claim as the days that it allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import hypot

from msgspec import Struct

from factcheck.dates import Period, spoken
from factcheck.dates.period import MONTHS
from factcheck.harmless import one_line
from factcheck.model import Claim, Finding, Source
from factcheck.reports.paper import clipped

WIDTH = 960
LABELS = 250
ROW = 30
_TOP = 52
_BREAK = 34  # between stretches of days that nothing is about
_QUIET_DAYS = 12  # a longer stretch without any date is cut out
_MARGIN_DAYS = 2
_LONG_DAYS = 100  # longer periods would leave no room for the days that others are about
_LETTER = 6.3  # wide, on average, of the axis
_MARK = 22  # from the end of a line that joins


class Bar(Struct, frozen=True):
    """One reading on a row: left edge, width, and whether it goes on beyond the picture."""

    x: float
    width: float
    days: str
    is_open_left: bool
    is_open_right: bool


class TimelineRow(Struct, frozen=True):
    """A claim with its readings; ``kind`` is ``claim`` or ``reference``.

    ``label`` is as much of its ``words`` as there is room for.
    """

    claim: Claim
    label: str
    words: str
    kind: str
    y: int
    bars: tuple[Bar, ...]
    clashes: bool


class Stretch(Struct, frozen=True):
    """Days that are drawn without a gap, to one scale."""

    first: date
    last: date
    x: float
    width: float

    @property
    def label(self) -> str:
        """The days that it shows, as said; month or years where there is no room, or nothing."""
        days, years = spoken(Period(self.first, self.last)), f"{self.first.year}"
        month = f"{MONTHS[self.first.month - 1][:3]} {self.first.year}"
        if self.first.year != self.last.year:
            years = month = f"{self.first.year}–{self.last.year}"
        room = (self.width + _BREAK) / _LETTER - 1
        shorter = (days, month, years, f"{self.first.year}")
        return next((text for text in shorter if len(text) <= room), "")


class Join(Struct, frozen=True):
    """A line between two bars that cannot both be true, with the finding's number."""

    x1: float
    y1: int
    x2: float
    y2: int
    number: int

    @property
    def mark(self) -> tuple[float, float]:
        """Where the number stands: on the line, beside its lower end and in that row."""
        length = hypot(self.x2 - self.x1, self.y2 - self.y1)
        part = min(_MARK / length, 0.5) if length else 0
        return self.x2 + (self.x1 - self.x2) * part, self.y2 + (self.y1 - self.y2) * part


class Timeline(Struct, frozen=True):
    """All that the picture's template draws."""

    rows: tuple[TimelineRow, ...]
    stretches: tuple[Stretch, ...]
    published: Bar | None
    joins: tuple[Join, ...]
    height: int
    words: str


def draw_timeline(
    source: Source, references: Iterable[Claim], findings: Sequence[tuple[int, Finding]]
) -> Timeline | None:
    """The timeline of a source; ``None`` where fewer than two claims are dated."""
    findings = [(number, finding) for number, finding in findings if _is_of_dates(finding)]
    clashing = {claim for _, finding in findings for claim in finding.claims}
    claims = [*source.claims, *references]
    dated = [(claim, list(_periods(claim, claim in clashing))) for claim in claims]
    dated = sorted(((c, p) for c, p in dated if p), key=lambda pair: (_first(pair[1]), pair[0].uid))
    if len(dated) < 2:
        return None
    appeared = source.document.appeared
    shown = [period for _, periods in dated for period in periods]
    around = [appeared] if appeared else []
    stretches = _stretches([*shown, *around])
    rows = tuple(
        _row(claim, periods, number, stretches, claim in clashing)
        for number, (claim, periods) in enumerate(dated)
    )
    height = _TOP + ROW * len(rows) + 12
    bar = _bar(around[0], stretches) if around else None
    joins = tuple(_joins(rows, findings))
    return Timeline(rows, stretches, bar, joins, height, _in_words(rows))


def _is_of_dates(finding: Finding) -> bool:
    """Whether a finding says of dates alone that they cannot all be true: an age is none."""
    return all(claim.date or claim.tense for claim in finding.claims)


def _periods(claim: Claim, is_clashing: bool) -> Iterator[Period]:
    if claim.date:
        yield from _merged_periods(reading.period for reading in claim.date.readings)
        return
    appeared = claim.document.appeared
    if is_clashing and claim.tense == "future" and appeared:
        yield Period(appeared.earliest, None)


def _merged_periods(periods: Iterable[Period]) -> Iterator[Period]:
    """Periods in the order of time, those as one that follow one another without a day between."""
    ordered = sorted(periods, key=lambda period: period.earliest or date.min)
    whole = ordered[:1]
    for period in ordered[1:]:
        if whole[-1].days_before(period) > 1:
            whole.append(period)
        else:
            whole[-1] = whole[-1].hull(period)
    yield from whole


def _first(periods: Sequence[Period]) -> date:
    return min((p.earliest or p.latest or date.max for p in periods), default=date.max)


def _stretches(periods: Iterable[Period]) -> tuple[Stretch, ...]:
    """The days that anything is about, with quiet times cut out, laid side by side."""
    spans = sorted(span for period in periods for span in _spans(period))
    merged = [list(spans[0])]
    for first, last in spans[1:]:
        if (first - merged[-1][1]).days > _QUIET_DAYS:
            merged.append([first, last])
        else:
            merged[-1][1] = max(merged[-1][1], last)
    room = WIDTH - LABELS - 20 - _BREAK * (len(merged) - 1)
    weights = [((last - first).days + 1) ** 0.6 for first, last in merged]
    x, laid = float(LABELS), list[Stretch]()
    for (first, last), weight in zip(merged, weights, strict=True):
        width = room * weight / sum(weights)
        laid.append(Stretch(first, last, x, width))
        x += width + _BREAK
    return tuple(laid)


def _spans(period: Period) -> Iterator[tuple[date, date]]:
    """The days to draw of a period; of a long one its ends, between which time is cut out."""
    first, last = _bounded(period)
    if (last - first).days <= _LONG_DAYS:
        yield first, last
        return
    reach = timedelta(days=2 * _MARGIN_DAYS)
    yield first, first + reach
    yield last - reach, last


def _bounded(period: Period) -> tuple[date, date]:
    """The ends to draw, with some room around them; an open end gets a little more."""
    first = period.earliest or period.latest or date.max
    last = period.latest or period.earliest or date.min
    reach = timedelta(days=_MARGIN_DAYS)
    low = first - reach if first - date.min > reach else date.min
    high = last + reach if date.max - last > reach else date.max
    return low, high


def _row(
    claim: Claim, periods: Sequence[Period], number: int, stretches: Sequence[Stretch], clash: bool
) -> TimelineRow:
    kind = "reference" if claim.is_reference else "claim"
    about = ", ".join(word for word in claim.about if word != "date")
    words = (about if claim.is_reference else "") or claim.value_words
    bars = tuple(_bar(period, stretches) for period in periods)
    words = one_line(words)
    label = clipped(words, 34)
    return TimelineRow(claim, label, words, kind, _TOP + ROW * number + ROW // 2, bars, clash)


def _bar(period: Period, stretches: Sequence[Stretch]) -> Bar:
    left = LABELS - 6.0 if period.earliest is None else _x(period.earliest, stretches)
    right = WIDTH - 8.0
    if period.latest is not None:
        right = _x(period.latest, stretches) + _day_width(period.latest, stretches)
    opens = period.earliest is None, period.latest is None
    return Bar(left, max(right - left, 3.0), spoken(period), *opens)


def _x(day: date, stretches: Sequence[Stretch]) -> float:
    stretch = _stretch_of(day, stretches)
    return stretch.x + (day - stretch.first).days * _day_width(day, stretches)


def _day_width(day: date, stretches: Sequence[Stretch]) -> float:
    stretch = _stretch_of(day, stretches)
    return stretch.width / ((stretch.last - stretch.first).days + 1)


def _stretch_of(day: date, stretches: Sequence[Stretch]) -> Stretch:
    return next(stretch for stretch in stretches if day <= stretch.last)


def _joins(rows: Sequence[TimelineRow], findings: Sequence[tuple[int, Finding]]) -> Iterator[Join]:
    for number, finding in findings:
        tied = [row for row in rows if row.claim in finding.claims]
        for above, below in pairwise(tied):
            x1, x2 = _nearest_ends(above.bars[0], below.bars[0])
            yield Join(x1, above.y, x2, below.y, number)


def _nearest_ends(one: Bar, other: Bar) -> tuple[float, float]:
    """Where a line between two bars begins and ends; upright where they overlap."""
    if one.x + one.width < other.x:
        return one.x + one.width, other.x
    if other.x + other.width < one.x:
        return one.x, other.x + other.width
    middle = (max(one.x, other.x) + min(one.x + one.width, other.x + other.width)) / 2
    return middle, middle


def _in_words(rows: Sequence[TimelineRow]) -> str:
    """The picture in words, for those who cannot see it."""
    return "; ".join(f"{row.words}: {' or '.join(bar.days for bar in row.bars)}" for row in rows)
