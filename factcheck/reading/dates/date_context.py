"""What a date is read against: the day of publication, the tense, the date it counts from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial, wraps

from msgspec import Struct
from msgspec.structs import replace

from factcheck.dates.choosing import nearest, nearest_told, this_one, tried
from factcheck.dates.counting import unit_around
from factcheck.dates.days import ImpossibleError, NotReadError, RefusedError
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Date, Reading, reading_of
from factcheck.reading.grammar.calendar_words import unit_words
from factcheck.reading.grammar.chart import Told
from factcheck.reading.grammar.rows import Found, Read

_HALF_A_YEAR, _JUST_OVER = 183, 14  # days
DEEPEST = 6  # phrases inside one another; news has two or three
PUBLISHED = "{published}"  # stands for the day of publication in ``Reading.how`` until the end


class DateContext(Struct, frozen=True, gc=False):
    """One day of publication, or none; the tense, or none; what relative words count from.

    ``year`` is the year that the words around a date without its own tell: that of "October" in
    "October last year". ``locale`` says which country writes; ``depth`` how many phrases deep.
    """

    published: date | None = None
    tense: str | None = None
    origin: Date | None = None
    year: int | None = None
    locale: str = ""
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

    def read(self, told: Told) -> tuple[Reading, ...]:
        """The readings of a phrase inside a phrase; raises ``NotReadError`` without any."""
        if self.depth == DEEPEST:
            raise NotReadError("too many phrases stand inside one another")
        within = replace(self, depth=self.depth + 1)
        known = told.outcomes.get(within)
        if known is None:
            known = told.outcomes[within] = _first_outcome(told, within)
        return _given(known)

    def read_from(self, told: Told, day: date) -> tuple[Reading, ...]:
        """The readings of a phrase on or before a day, as if published then."""
        return replace(self, published=day, tense="past").read(told)

    def read_in_tense(self, told: Told, tense: str | None) -> tuple[Reading, ...]:
        """The readings of a phrase on the side of publication that another tense shows."""
        return replace(self, tense=tense).read(told)

    def read_in_year(self, told: Told, year: int) -> tuple[Reading, ...]:
        """The readings of a phrase that names a part of a year, in that year."""
        return replace(self, year=year).read(told)

    def calendar(self, unit: str, offset: int = 0) -> Reading:
        """The calendar unit so many units after that of publication."""
        period = unit_around(self.day, unit, offset)
        return reading_of(period, unit, f"the calendar {unit} beside {PUBLISHED}")

    @property
    def origins(self) -> tuple[Reading, ...]:
        """The readings that a phrase counts from; raises ``RefusedError`` without any."""
        if self.origin is None or not self.origin.readings:
            raise RefusedError("it counts from a claim whose date is not known")
        return self.origin.readings

    @property
    def has_origin(self) -> bool:
        """Whether there is a date to count from."""
        return bool(self.origin and self.origin.readings)

    def beside_origin(self, make: Callable[[int], Period]) -> list[tuple[Period, Period]]:
        """A part of the year in that of the date it counts from, each with that date.

        Of one that comes earlier in the year than that date, that of the next year, too, or alone
        where it is the nearer by far: "January" beside December; but not of one just over. None on
        the other side of publication than the tense tells, or where that date is of no one year.
        """
        found = list[tuple[Period, Period]]()
        for named in (one.named for one in (self.origin.readings if self.origin else ())):
            day = named.earliest or named.latest
            if day is None or (named.latest or day).year != day.year:
                return []
            own, following = (tried([partial(make, day.year + on)]) for on in (0, 1))
            by, since = Period(day, named.latest or day), (day - own[0].last).days if own else 0
            if following and since > _HALF_A_YEAR:
                own = []
            is_over = not own or since > _JUST_OVER
            found += [(one, by) for one in (*own, *(following if is_over else ()))]
        if self.published is None or self.tense not in ("past", "future"):
            return found
        return [one for one in found if self._is_on_side(one[0])]

    def _is_on_side(self, part: Period) -> bool:
        """Whether some of it lies on the side of publication that the tense tells."""
        return part.first <= self.day if self.tense == "past" else part.last >= self.day

    def nearest(self, candidates: Iterable[Period]) -> list[Period]:
        """The candidates that the tense allows, seen from publication."""
        return nearest(self.day, self.tense, candidates)

    def around_origins(self, unit: str) -> list[Reading]:
        """The units of the calendar in which what it counts from ends; none of what has no end."""
        days = [one.named.last for one in self.origins if one.named.latest]
        how = f"the {unit} of another claim's date"
        return [reading_of(unit_around(day, unit), unit, how) for day in days]

    def nearest_told(self, candidates: Iterable[Period]) -> list[Period]:
        """The nearest, and the last before it too, where it has hardly begun."""
        return nearest_told(self.day, self.tense, candidates)

    def this_one(self, candidates: Iterable[Period]) -> list[Period]:
        """The one that "this" names."""
        return this_one(self.day, self.tense, candidates)


def told_wholes(found: Found, context: DateContext) -> Sequence[Reading]:
    """The date in a phrase, or the calendar unit of publication that it names."""
    unit = found.get("unit") or _bare_unit(found["date"])
    if unit and context.has_origin:
        return context.around_origins(unit)
    return context.read(found["date"]) if "date" in found else [context.calendar(unit)]


def _bare_unit(told: Told) -> str:
    """The unit that "the year" names."""
    return unit_words().get(told.norms[-1], "") if told.norms[:-1] == ("the",) else ""


def of_each(read: Callable[[Reading, Found, DateContext], Reading]) -> Read:
    """A reader of each reading of the date in a phrase, or else of the claim's that it counts from.

    Raises ``RefusedError`` where neither is known.
    """

    @wraps(read)
    def read_each(found: Found, context: DateContext) -> list[Reading]:
        starts = context.read(found["date"]) if "date" in found else context.origins
        return [read(start, found, context) for start in starts]

    return read_each


def in_some_year(
    found: Found, context: DateContext, make: Callable[[int], Period], unit: str, name: str,
    *, is_told_late: bool = False,
) -> list[Reading]:  # fmt: skip
    """A part of the year that is told with it, or of the one nearest on the tense's side.

    ``is_told_late``: what is told of one that has hardly begun may be of the last.
    """
    year = found.get("year", context.year)
    if year is not None:
        return [reading_of(make(year), unit, f"the {name} as written")]
    if beside := context.beside_origin(make):
        return [reading_of(one, unit, f"the {name} beside {spoken(by)}") for one, by in beside]
    years = range(context.day.year - 1, context.day.year + 2)
    periods = tried(partial(make, one) for one in years)
    chosen = context.nearest_told(periods) if is_told_late else context.nearest(periods)
    return [reading_of(one, unit, f"the {name} nearest to {PUBLISHED}") for one in chosen]


def outcome(told: Told, context: DateContext) -> tuple[Reading, ...]:
    """The readings of what stands on a span, by the first way that gives any.

    Raises ``NotReadError`` where none does; what names an impossible day, or is understood but
    can be no day, is read in no other way.
    """
    return _given(_first_outcome(told, context))


def _given(known: tuple[Reading, ...] | NotReadError) -> tuple[Reading, ...]:
    """Readings, or an error raised anew: one that is kept would hold the frames that it left."""
    if isinstance(known, NotReadError):
        raise type(known)(str(known))
    return known


def _first_outcome(told: Told, context: DateContext) -> tuple[Reading, ...] | NotReadError:
    refused: NotReadError | None = None
    for row, found in told.ways:
        try:
            if readings := tuple(row.read(found, context)):
                return readings
        except (ImpossibleError, RefusedError) as error:
            return error.with_traceback(None)  # whose frames hold what is told, in a circle
        except NotReadError as error:
            refused = refused or error.with_traceback(None)
    return refused or NotReadError("it names no date that can be read")
