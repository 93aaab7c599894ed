"""What a quantity says, once it has been read: numerals, hedge, unit, and the interval allowed."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.interval import Interval
from factcheck.quantities.conversion import (
    combine,
    conversion,
    is_money,
    name_dimension,
    with_article,
)
from factcheck.quantities.rounding import shown_step
from factcheck.quantities.time import SECONDS_A_DAY, days_in, is_by_calendar

_TENTH = Fraction(1, 10)  # how far "about" or "nearly" reaches: a convention of this project
_PART_SHARE = Fraction(1, 8)  # how far "half" or "a third" reaches, likewise
_HEDGED_PART_SHARE = Fraction(1, 5)  # and "about a third", which is no quarter
_PART = re.compile(r"(?:(?:one|1) in (?:[a-z]+|\d\d?)|(?!.* in )[a-z -]+)$", re.IGNORECASE)
_DOZEN = 12
_PARTS = frozenset(["part", "part of ten"])
TIME = "time"

Score: TypeAlias = tuple[tuple[int, int], ...]
"""The figures of two sides, set by set; a game without sets, or a vote, is one pair."""


class Rank(NamedTuple):
    """A place in a row, and of what it is one; ``of`` is empty where nothing is told."""

    number: int
    of: str = ""


class Hedge(StrEnum):
    """How a writer loosens or bounds a figure; the value is a phrase that says so."""

    NONE = ""
    EXACTLY = "exactly"
    AGED = "aged"
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just over"
    UNDER = "less than"
    OVER = "more than"
    AT_MOST = "up to"
    AT_LEAST = "at least"


_TO_THE_DIGIT = frozenset({Hedge.EXACTLY, Hedge.AGED})  # a nought is a nought: aged 90
UNHEDGED = _TO_THE_DIGIT | {Hedge.NONE}
EVEN = UNHEDGED | {Hedge.ABOUT}  # no bound, and no side looser than the other
FROM_BELOW = frozenset({Hedge.AT_LEAST, Hedge.OVER})  # what bounds a figure from below
FROM_ABOVE = frozenset({Hedge.AT_MOST, Hedge.UNDER})
BOUNDS = FROM_BELOW | FROM_ABOVE
_OTHER_SIDE = {
    Hedge.OVER: Hedge.UNDER,
    Hedge.UNDER: Hedge.OVER,
    Hedge.AT_LEAST: Hedge.AT_MOST,
    Hedge.AT_MOST: Hedge.AT_LEAST,
    Hedge.NEARLY: Hedge.JUST_OVER,
    Hedge.JUST_OVER: Hedge.NEARLY,
}


def turned(hedge: Hedge) -> Hedge:
    """A hedge on the other side: of zero, or of what is left where "more than half" is lost."""
    return _OTHER_SIDE.get(hedge, hedge)


class Form(StrEnum):
    """How several numerals of one measure belong together."""

    SINGLE = "single"
    RANGE = "range"
    LIST = "list"
    PRODUCT = "product"
    MARGIN = "margin"


class Style(StrEnum):
    """How a number is told, where that says how far it reaches."""

    PLAIN = "plain"
    DECIMAL = "decimal"  # with digits behind a point, whose noughts count
    PART = "part"  # in words, "a third", or as "one in five": the simple part that is nearest
    TENTHS = "tenths"  # "seven in ten", which is 67 percent, too
    PART_OF_TEN = "part of ten"  # "a tenth", which is both


class Numeral(Struct, frozen=True, gc=False):
    """A number as written.

    ``step`` is the value of the last digit written: 1 for "900", 1/10 for "2.5", 100,000 for
    "1.2 million"; for a common fraction, half of one of its parts, from eighths on a whole one.
    ``grain`` is the value of a one: 1, or less where the numeral stood in a smaller unit than its
    measure's ("500 m" in "500 m to 2 km"). ``has_unit`` says that the text holds its own units
    ("500 m"), and ``is_compound`` that it holds several, so that it is precise to the last ("6 ft
    2 in"). ``scale`` is what its scale words multiply by, ``style`` how it is told. Of "1.500" the
    point may group thousands (``may_group``), as most of Europe writes them.
    """

    text: str
    value: Fraction
    step: Fraction
    grain: Fraction = Fraction(1)
    has_unit: bool = False
    is_compound: bool = False
    scale: Fraction = Fraction(1)
    style: Style = Style.PLAIN
    may_group: bool = False

    @property
    def is_in_dozens(self) -> bool:
        """Whether it is counted in dozens, which people say of one more or less, too."""
        return self.scale == _DOZEN or self.text.lower().endswith("dozen")

    @property
    def ends_in_five(self) -> bool:
        """Whether it is told to the last digit, a five: 145 people are not 147 rounded."""
        return self.step == 1 and self.value % 10 == 5

    @property
    def grouped(self) -> Numeral:
        """What else it may be, if its point groups thousands; itself if it cannot."""
        if not self.may_group:
            return self
        return replace(self.times(1000), may_group=False)

    def times(self, factor: Fraction | int) -> Numeral:
        """So many times the numeral, and its precision, in the same words."""
        return replace(self, value=self.value * factor, step=self.step * factor)

    def in_ones(self, scale: Unit) -> Numeral:
        """The numeral with a unit that is a scale taken in: 450,000 for 450 thousands."""
        value, step = self.value * scale.multiple, self.step * scale.multiple
        return Numeral(f"{self.text}{scale.printed}", value, step, scale=scale.multiple)


class Unit(Struct, frozen=True, gc=False):
    """A unit as printed, its canonical name, its dimension, and its worth as a pint expression.

    A counted noun is a unit of dimension ``count``; a bare number has no name and no dimension.
    ``multiple`` scales the expression: 1/100,000 in "per 100,000 people". ``above`` is what stands
    above the line of a rate: the gallon of "gallons a day". ``is_of_substance`` says that what
    falls or flows is named between the two: "inches of rain an hour".
    """

    printed: str
    name: str
    symbol: str
    dimension: str
    expression: str
    multiple: Fraction = Fraction(1)
    above: Unit | None = None
    is_of_substance: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether a number of nothing in particular has it."""
        return self.dimension == "count" and not self.name

    @property
    def is_money(self) -> bool:
        """Whether it is a currency, or a part of one."""
        return is_money(self.dimension)

    @property
    def worth(self) -> Fraction:
        """One of it in the base unit of its dimension; of a degree, as a difference."""
        factor = conversion(self.expression)[0]
        return factor if self.multiple == 1 else factor * self.multiple

    @property
    def kind(self) -> str:
        """What it measures: ``a length``, and for bushels per acre ``a volume per area``."""
        if "/" in self.dimension or not (self.above or "/" in self.name):
            return with_article(name_dimension(self.dimension))
        if self.above is None:
            return "a rate"
        below = combine(self.above.dimension, self.dimension, -1)
        return with_article(f"{name_dimension(self.above.dimension)} per {name_dimension(below)}")


BARE = Unit("", "", "", "count", "count")  # of a number of nothing in particular
SCALED = {
    "K": Unit("K", "thousand", "K", "count", "count", Fraction(10**3)),
    "B": Unit("B", "billion", "B", "count", "count", Fraction(10**9)),
}
"""What the letter of a unit right behind digits may be as well: so many thousands, billions."""
RATIO = Unit("times", "time", "×", "ratio", "count")
SHARE = Unit("", "share", "", "share", "count")
YEARS = Unit("years", "year", "years", "time", "year")


class Measure(Struct, frozen=True, dict=True):
    """One reading of a quantity.

    ``is_difference`` says of degrees whether they are a difference (True), a temperature
    (False) or not told by the words (None). ``side`` is the unit of each numeral of a product
    ("2.3 cm × 2.3 cm"), whose ``unit`` is that of the whole: square centimetres.
    """

    numerals: tuple[Numeral, ...]
    hedge: Hedge
    unit: Unit
    form: Form = Form.SINGLE
    is_difference: bool | None = None
    side: Unit | None = None

    @property
    def low(self) -> Numeral:
        """The lesser numeral of a range, the only one of a single figure."""
        return min(self.numerals, key=_value) if len(self.numerals) > 1 else self.numerals[0]

    @property
    def high(self) -> Numeral:
        """The greater numeral of a range, the only one of a single figure."""
        return max(self.numerals, key=_value) if len(self.numerals) > 1 else self.numerals[0]

    @property
    def grouped(self) -> Measure:
        """The measure, if the points of its numerals group thousands."""
        return replace(self, numerals=tuple(each.grouped for each in self.numerals))

    @property
    def is_bound(self) -> bool:
        """Whether the words state a least or a greatest value rather than the value."""
        return self.hedge in BOUNDS

    @cached_property
    def interval(self) -> Interval:
        """The values that the words allow, in the unit written; margins add up at most."""
        if self.form is Form.PRODUCT:
            return _product(self.numerals)
        if self.form is Form.MARGIN:
            centre, *margins = self.numerals
            return Interval.around(centre.value, sum(abs(margin.value) for margin in margins))
        allowed = _allowed(self.numerals[0], self.hedge, self.unit)
        for numeral in self.numerals[1:]:
            allowed = allowed.hull(_allowed(numeral, self.hedge, self.unit))
        return allowed

    @cached_property
    def base_interval(self) -> Interval:
        """The same in the base unit of the dimension (SI, as pint has it), converted exactly.

        Months and years are those of the calendar, which are not all alike.
        """
        if is_by_calendar(self.unit.name):
            return days_in(self.interval, self.unit.name).scaled(SECONDS_A_DAY)
        shift = Fraction(0) if self.is_difference else conversion(self.unit.expression)[1]
        return self.interval.scaled(self.unit.worth, shift)


def _value(numeral: Numeral) -> Fraction:
    return numeral.value


class Guess(StrEnum):
    """What words may mean that say no definite number, or not this one."""

    WITHIN = "within"  # the bounds on which all readers agree: "dozens" are at least 20
    LOOSE = "loose"  # the number that a loose word has beside a figure: "a couple" may be two
    TENS = "tens"  # a temperature told by its tens, its scale not named: "in the 90s"
    GAP = "gap"  # a blank slipped in behind a comma or a point: "19, 768"
    SHARE = "share"  # a count of a whole: "34 of 120"


class Joint(StrEnum):
    """How a further figure in the same words is joined to the one before it."""

    NONE = ""
    ALSO = "also"  # "124 lb; 56 kg"
    BRACKET = "bracket"  # "37 km/h (23 mph)"


class Quantity(Struct, frozen=True, gc=False, cache_hash=True):
    """Words, and what they can mean.

    ``readings`` holds several measures where the unit is ambiguous ("tons") and none where
    nothing can be read: ``reason`` then says why. ``unknown_unit`` is the word that looks like
    a mistyped unit, ``likely_unit`` the unit it resembles. ``start`` and ``end`` are the span of
    the figure, its hedges included, in the words that were read. ``guesses`` are what the words
    may mean instead. ``figures`` are all the figures in the words, this one first, each with how
    it is joined to the one before.

    ``parts`` are those of a compound, the greatest unit first: "1 month and 21 days". ``score``
    are the figures of two sides, "won 4-0", and ``rank`` a place in a row, which are no amount.
    ``moved`` is 1 where the words tell a rise by so much, -1 for a fall. The flags say that a fan
    oven is set (``is_fan``), the figure is an age, "34-year-old" (``is_age``), a percentage is the
    part of a whole, "35 percent of voters" (``is_share``), it lies below sea level
    (``is_beneath``), it tells how far winds reach (``is_reach_of_winds``), a comma parts it from
    the one before (``is_apart``), and nothing but the figure was said (``is_lone``).
    """

    words: str
    readings: tuple[Measure, ...] = ()
    reason: str = ""
    unknown_unit: str = ""
    likely_unit: str = ""
    start: int = 0
    end: int = 0
    guesses: tuple[tuple[Guess, Measure], ...] = ()
    figures: tuple[Quantity, ...] = ()
    joint: Joint = Joint.NONE
    parts: tuple[tuple[Numeral, Unit], ...] = ()
    score: Score = ()
    rank: Rank | None = None
    moved: int = 0
    is_fan: bool = False
    is_age: bool = False
    is_share: bool = False
    is_beneath: bool = False
    is_reach_of_winds: bool = False
    is_apart: bool = False
    is_lone: bool = False

    @property
    def also(self) -> tuple[Quantity, ...]:
        """Further statements right behind it in the same words, as in "124 lb; 56 kg"."""
        return tuple(takewhile(lambda each: each.joint is Joint.ALSO, self.figures[1:]))

    def guessed(self, guess: Guess) -> tuple[Measure, ...]:
        """What the words may mean by one kind of guess."""
        return tuple(measure for kind, measure in self.guesses if kind is guess)

    @property
    def is_above_whole(self) -> bool:
        """Whether it is, however it is read, a share of more than the whole."""
        counted = (one for guess, one in self.guesses if guess is Guess.SHARE)
        shares = (one for one in (*self.readings, *counted) if one.unit.dimension == "share")
        lows = [share.base_interval.low for share in shares]
        return bool(lows) and all(low is not None and low >= 1 for low in lows)

    @property
    def is_below_zero(self) -> bool:
        """Whether it is, however it is read, less than nothing."""
        return bool(self.readings) and all(map(_is_below_zero, self.readings))


def _is_below_zero(measure: Measure) -> bool:
    if all(numeral.value.numerator >= 0 for numeral in measure.numerals):
        return False  # as most are: what it allows need not be worked out
    high = measure.interval.high
    return high is not None and high < 0


def _allowed(numeral: Numeral, hedge: Hedge, unit: Unit) -> Interval:
    """The values that one hedged numeral allows."""
    value = numeral.value
    half = _half_step(numeral, hedge, unit)
    if hedge in UNHEDGED:
        is_loose = hedge is Hedge.NONE and numeral.is_in_dozens
        return Interval.around(value, max(half, abs(value) * _TENTH) if is_loose else half)
    reach = max(half, abs(value) * _TENTH)
    if _is_part_in_words(numeral, unit):
        reach = min(reach, abs(value) * _HEDGED_PART_SHARE)
    if numeral.is_in_dozens:
        reach *= 2
    is_above_floor = value > 0 or (value == 0 and hedge is not Hedge.UNDER)
    floor = Fraction(0) if is_above_floor and unit.dimension != "temperature" else None
    match hedge:
        case Hedge.ABOUT:
            return Interval.around(value, reach)
        case Hedge.NEARLY:
            return Interval(value - reach, value)
        case Hedge.JUST_OVER:
            return Interval(value, value + reach)
        case Hedge.UNDER:
            return Interval(floor, value, high_open=True)
        case Hedge.AT_MOST:
            return Interval(floor, value + half)
        case Hedge.OVER:
            return Interval(value, None, low_open=True)
    return Interval(value - half, None)  # at least


def _half_step(numeral: Numeral, hedge: Hedge, unit: Unit) -> Fraction:
    """Half of the last digit that counts: a zero after the point does, as in "1.80 billion".

    So does a five: 145 people are not 147 rounded, while 150 may be 147 or 152.

    A part of a whole, "a third", is told where none other is nearer; no further off than an eighth.
    A length of time said to be exact is nothing else, and whole units bound it to the letter:
    "at least three weeks" are 21 days.
    """
    is_of_whole_units = hedge in BOUNDS and numeral.step == numeral.grain
    if unit.dimension == TIME and (hedge in _TO_THE_DIGIT or is_of_whole_units):
        return Fraction(0)
    is_decimal = numeral.style is Style.DECIMAL or (
        "." in numeral.text and re.search(r"\d\.\d+(?!\d|\.\d)", numeral.text)
    )
    is_written_out = hedge in _TO_THE_DIGIT or is_decimal
    is_told_to_it = is_written_out or numeral.ends_in_five
    half = (numeral.step if is_told_to_it else shown_step(numeral.value, numeral.step)) / 2
    if hedge is not Hedge.NONE or not _is_part_in_words(numeral, unit):
        return half
    return min(half, abs(numeral.value) * _PART_SHARE)


def _is_part_in_words(numeral: Numeral, unit: Unit) -> bool:
    """Whether it is a part such as "a third" or "one in three"; "three in ten" is a figure."""
    is_part = numeral.style in _PARTS or _PART.match(numeral.text)
    return unit.name == "share" and bool(is_part)


def _product(numerals: tuple[Numeral, ...]) -> Interval:
    product = Interval.point(1)
    for numeral in numerals:
        product *= Interval.around(numeral.value, shown_step(numeral.value, numeral.step) / 2)
    return product
