"""What a phrase is read against: the day of publication, the tense, the date it counts from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from factcheck.dates.days import ImpossibleError, NotReadError, RefusedError
from factcheck.dates.period import Period
from factcheck.dates.reading import Date, Reading

DEEPEST = 6  # phrases inside one another; news has two or three
_HALF_A_YEAR = 183  # days: what is further away is not "this" one
HARDLY = 0.2  # of a part is over: what is told of it may be told of the last one
PUBLISHED = "{published}"  # stands for the day of publication in ``Reading.how`` until the end


Reader = Callable[[str, "Context"], tuple[Reading, ...]]


class Context(Struct, frozen=True):
    """One day of publication, or none; the tense, or none; what relative words count from.

    ``reader`` reads a phrase inside a phrase, which is ``depth`` phrases deep.
    """

    reader: Reader
    published: date | None = None
    tense: str | None = None
    origin: Date | None = None
    depth: int = 0

    @property
    def day(self) -> date:
        """The day of publication; raises ``NotReadError`` where it is not known."""
        if self.published is None:
            raise NotReadError("the day of publication is not known")
        return self.published

    @property
    def today(self) -> Period:
        """The day of publication alone; raises ``NotReadError`` where it is not known."""
        return Period(self.day, self.day)

    def read(self, words: str) -> tuple[Reading, ...]:
        """The readings of a phrase inside a phrase; raises ``NotReadError`` without any."""
        return self.reader(words, self._deeper())

    def read_from(self, words: str, day: date) -> tuple[Reading, ...]:
        """The readings of a phrase on or before a day, as if published then."""
        return self.reader(words, replace(self._deeper(), published=day, tense="past"))

    def read_in_tense(self, words: str, tense: str | None) -> tuple[Reading, ...]:
        """The readings of a phrase on the side of publication that another tense shows."""
        return self.reader(words, replace(self._deeper(), tense=tense))

    def _deeper(self) -> Context:
        if self.depth == DEEPEST:
            raise NotReadError("too many phrases stand inside one another")
        return replace(self, depth=self.depth + 1)

    def read_or_origins(self, words: str) -> tuple[Reading, ...]:
        """The readings of a phrase; of the claim that is counted from, where it names no date."""
        try:
            return self.read(words)
        except (ImpossibleError, RefusedError):
            raise
        except NotReadError:
            if self.origin is None or not self.origin.readings:
                raise
            return self.origin.readings

    @property
    def origins(self) -> tuple[Reading, ...]:
        """The readings that a phrase counts from; raises ``RefusedError`` without any."""
        if self.origin is None or not self.origin.readings:
            raise RefusedError("it counts from a claim whose date is not known")
        return self.origin.readings


def nearest(context: Context, candidates: Iterable[Period]) -> list[Period]:
    """The candidates that a tense allows, from those in order around publication.

    The one that holds the day of publication always wins. The past takes the last before it,
    the future the first after it, the present either. Without a tense it is the last before,
    beside the first after where that one is nearer: news mostly tells what was.
    """
    today = context.today
    periods = list(candidates)
    within = [period for period in periods if context.day in period]
    before = [period for period in periods if period.days_before(today)][-1:]
    after = [period for period in periods if today.days_before(period)][:1]
    if within:
        return within
    if context.tense in ("past", "future"):
        return before if context.tense == "past" else after
    if context.tense == "present" or not before:
        return before + after
    is_nearer = after and after[0].days_apart(today) < before[0].days_apart(today)
    return before + after if is_nearer else before


def this_one(context: Context, candidates: Iterable[Period]) -> list[Period]:
    """The one that "this" names: "this winter", told in January, is the one that began last year.

    Of candidates in order, that of publication; else the nearest on the tense's side, at most half
    a year away. Without a tense it is the nearest, or that of the same year.
    """
    today, periods = context.today, list(candidates)
    near = [period for period in periods if period.days_apart(today) <= _HALF_A_YEAR]
    same_year = [one for one in periods if _begins_in(context.day.year, one)]
    for chosen in (nearest(context, near), nearest(context, same_year)):
        if chosen and (context.tense in ("past", "future") or context.day in chosen[0]):
            return chosen
    nearby = min(periods, key=today.days_apart, default=today)
    return [one for one in periods if one == nearby or one in same_year]


def _begins_in(year: int, period: Period) -> bool:
    return period.earliest is not None and period.earliest.year == year


def nearest_told(context: Context, candidates: Iterable[Period]) -> list[Period]:
    """The nearest, and the last before it too, where it has hardly begun: results come later."""
    periods = list(candidates)
    chosen = nearest(context, periods)
    begun = min((share_over(period, context.day) for period in chosen), default=1.0)
    if context.tense == "future" or not 0 < begun < HARDLY:
        return chosen
    earlier = [period for period in periods if period.days_before(chosen[0])]
    return [*earlier[-1:], *chosen]


def share_over(period: Period, day: date) -> float:
    """How much of a period is over on a day: from 0, where it has not begun, to 1."""
    first, last = period.earliest or day, period.latest or day
    return min(1.0, max(0, (day - first).days + 1) / ((last - first).days + 1))


def tried(makes: Iterable[Callable[[], Period]]) -> list[Period]:
    """The periods that the calendar has, of those that are tried."""
    made = []
    for make in makes:
        try:
            made.append(make())
        except NotReadError:
            continue
    return made
