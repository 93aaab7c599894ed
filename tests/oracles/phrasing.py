"""True English about one number: in digits and words, rounded, bounded, hedged.

The lists are this folder's own, so that a word that factcheck's tables lack is missed here. What
a figure is good for: it is *true* of values that round to it at a step of at most a tenth of it,
and ``low`` and ``high`` are the widest values that a careful editor lets the words mean.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from random import Random
from typing import TypeAlias

from msgspec import Struct

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
COUNTED = (
    "homes", "people", "soldiers", "votes", "schools", "patients", "tickets", "trees", "refugees",
    "troops", "cases", "jobs", "vehicles", "goals", "passengers",
)  # fmt: skip
MONEY = ("$", "€", "£")
SCALES = ((10**9, "billion"), (10**6, "million"))
_Bound: TypeAlias = Fraction | None


class Told(Struct, frozen=True):
    """Words for a value, and the widest values that they may mean; ``None`` is no bound."""

    words: str
    kind: str
    low: _Bound
    high: _Bound

    def is_apart(self, low: _Bound, high: _Bound) -> bool:
        """Whether no value between two bounds can be meant."""
        above = self.low is not None and high is not None and self.low > high
        return above or (self.high is not None and low is not None and self.high < low)


class Figure(Struct, frozen=True):
    """A number as written, its value, how far what is meant may lie off it, and how it is told."""

    text: str
    value: Fraction
    reach: Fraction
    form: str


def spelled(number: int, joint: str = " and ") -> str:
    """A whole number below a billion in words; ``joint`` stands before the tens: "" or " and "."""
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            count, rest = divmod(number, size)
            told = f"{spelled(count, joint)} {name}"
            gap = joint if rest < 100 else " "
            return f"{told}{gap or ' '}{spelled(rest, joint)}" if rest else told
    raise ValueError(f"{number} is not spelled")


def digits(value: Fraction | int, places: int | None = None) -> str:
    """A number in digits with commas, to so many places or all that it has (at most four)."""
    value = Fraction(value)
    if places is None:
        places = next((n for n in range(4) if (value * 10**n).denominator == 1), 4)
    return f"{float(value):,.{places}f}"


def to_step(value: Fraction | int, step: Fraction | int, turn: str = "near") -> Fraction:
    """The multiple of a step that is nearest to a value, or the next below or above it."""
    count = Fraction(value) / step
    whole = count.numerator // count.denominator
    if turn == "near":
        return Fraction(step) * round(count)
    is_up = turn == "up" and whole != count
    return Fraction(step) * (whole + is_up)


def steps_for(value: Fraction, share: Fraction) -> list[Fraction]:
    """The steps 10, 50, 100, 500 … that are at most a share of a value."""
    steps = (Fraction(n * 10**power) for power in range(1, 10) for n in (1, 5))
    return [step for step in steps if step != 5 and step <= value * share]


def reach_of(value: Fraction, step: Fraction) -> Fraction:
    """How far what is meant may lie from a figure written to a step, taken widely."""
    count = abs(value / step)
    if step < 1 or count < 10:
        return step / 2
    size = step
    while count % 10 == 0:
        size, count = size * 10, count / 10
    size = size * 5 / 2 if count % 5 == 0 else size / 2
    return min(max(size, abs(value) / 8 if count < 10 else step / 2), abs(value) / 8)


_PLAIN = {"N units", "N percent", "exact"}


def kinds_of(*told: Told) -> tuple[str, ...]:
    """The kinds of phrase in some words; a figure told exactly is one where there is no other."""
    return tuple(sorted({each.kind for each in told} - _PLAIN)) or ("plain",)


# Numbers as written


def figure(chance: Random, value: Fraction, is_digits: bool = False) -> Figure:
    """A value that is worth telling exactly, in one of the forms that it can be written in."""
    forms = [] if is_digits else [form for form in _WRITTEN if form(value)]
    return chance.choice([_in_digits, *forms])(value) or _in_digits(value)


def _in_digits(value: Fraction) -> Figure:
    text = digits(value)
    places = len(text.partition(".")[2])
    return Figure(text, value, reach_of(value, Fraction(1, 10**places)), "digits")


def _in_words(value: Fraction, joint: str = " and ") -> Figure | None:
    is_short = value.denominator == 1 and 0 < value < 10_000
    if not is_short:
        return None
    form = "words" if joint.strip() else "words without and"
    return Figure(spelled(int(value), joint), value, reach_of(value, Fraction(1)), form)


def _in_american_words(value: Fraction) -> Figure | None:
    return _in_words(value, " ") if value > 100 else None


def _mixed(value: Fraction) -> Figure | None:
    """As in "1.2 million", "three million"."""
    for size, name in SCALES:
        count = value / size
        if count >= 1 and (count * 100).denominator == 1:
            text = digits(count)
            step = Fraction(size, 10 ** len(text.partition(".")[2]))
            reach = step / 2 if step < size else reach_of(value, step)
            return Figure(f"{text} {name}", value, reach, "mixed")
    return None


def _mixed_words(value: Fraction) -> Figure | None:
    """As in "three million", "two and a half million", "half a million"."""
    for size, name in SCALES:
        count = value / size
        if count == Fraction(1, 2):
            return Figure(f"half a {name}", value, value / 4, "fraction of a scale")
        if count < 1 or (count * 2).denominator != 1 or count > 90:
            continue
        half = "" if count.denominator == 1 else " and a half"
        text = f"{spelled(int(count))}{half} {name}"
        return Figure(text, value, Fraction(size, 2), "fraction of a scale" if half else "mixed")
    return None


def _halves(value: Fraction) -> Figure | None:
    """As in "two and a half", "2½"."""
    if value.denominator != 2 or not 1 < value < 20:
        return None
    return Figure(f"{spelled(int(value))} and a half", value, Fraction(1, 3), "fraction")


def _signs(value: Fraction) -> Figure | None:
    signs = {Fraction(1, 2): "½", Fraction(1, 4): "¼", Fraction(3, 4): "¾"}
    sign = signs.get(value % 1)
    if sign is None or not 1 < value < 100:
        return None
    return Figure(f"{int(value)}{sign}", value, Fraction(1, 3), "fraction sign")


def _spoken(value: Fraction) -> Figure | None:
    """As in "two point three five"."""
    if not 0 < value < 100 or value.denominator not in (2, 5, 10, 20, 25, 50, 100):
        return None
    whole, _, decimals = digits(value).partition(".")
    text = f"{spelled(int(whole))} point {' '.join(ONES[int(digit)] for digit in decimals)}"
    return Figure(text, value, Fraction(1, 2 * 10 ** len(decimals)), "spoken decimal")


def _dozens(value: Fraction) -> Figure | None:
    count = value / 12
    if count == Fraction(1, 2):
        return Figure("half a dozen", value, Fraction(2), "dozens")
    if count.denominator != 1 or not 0 < count <= 6:
        return None
    text = "a dozen" if count == 1 else f"{spelled(int(count))} dozen"
    return Figure(text, value, value / 6, "dozens")


_WRITTEN: tuple[Callable[[Fraction], Figure | None], ...] = (
    _in_words, _in_american_words, _mixed, _mixed_words, _halves, _signs, _spoken, _dozens,
)  # fmt: skip


# Hedges and bounds: phrases with {}, the figure, and {u}, what is counted

_ABOUT = (
    "about {} {u}", "around {} {u}", "roughly {} {u}", "approximately {} {u}", "some {} {u}",
    "{} {u} or so", "{} or so {u}", "an estimated {} {u}", "in the region of {} {u}",
    "somewhere around {} {u}", "{} {u} or thereabouts", "{} {u}, give or take",
)  # fmt: skip
_NEARLY = (
    "nearly {} {u}", "almost {} {u}", "just under {} {u}", "close to {} {u}",
    "a little under {} {u}", "just short of {} {u}", "not quite {} {u}",
    "slightly less than {} {u}",
)  # fmt: skip
_JUST_OVER = (
    "just over {} {u}", "a little over {} {u}", "slightly more than {} {u}",
    "a little more than {} {u}", "just above {} {u}",
)  # fmt: skip
_OVER = (
    "more than {} {u}", "over {} {u}", "upwards of {} {u}", "in excess of {} {u}",
    "greater than {} {u}", "above {} {u}", "north of {} {u}", "{}-plus {u}",
)  # fmt: skip
_AT_LEAST = (
    "at least {} {u}", "no fewer than {} {u}", "not less than {} {u}", "no less than {} {u}",
    "a minimum of {} {u}", "{} or more {u}", "{} {u} or more", "greater than or equal to {} {u}",
    "{} {u} at least",
)  # fmt: skip
_UNDER = (
    "fewer than {} {u}", "less than {} {u}", "under {} {u}", "below {} {u}", "short of {} {u}",
)  # fmt: skip
_AT_MOST = (
    "at most {} {u}", "no more than {} {u}", "up to {} {u}", "not more than {} {u}",
    "a maximum of {} {u}", "{} {u} or fewer", "{} or fewer {u}", "as many as {} {u}",
    "{} {u} at most", "not exceeding {} {u}", "less than or equal to {} {u}",
)  # fmt: skip
_OF_COUNTS = frozenset(
    ("{} or so {u}", "{} or more {u}", "{} or fewer {u}", "{} {u} or fewer", "no fewer than {} {u}",
     "fewer than {} {u}", "as many as {} {u}")
)  # fmt: skip
_EXACTLY = ("exactly {} {u}", "precisely {} {u}")
_RANGES = ("between {} and {} {u}", "{} to {} {u}", "from {} to {} {u}", "{}-{} {u}", "{}–{} {u}")

HEDGES: dict[str, tuple[str, ...]] = {
    "plain": ("{} {u}",),
    "exactly": _EXACTLY,
    "about": _ABOUT,
    "nearly": _NEARLY,
    "just over": _JUST_OVER,
    "over": _OVER,
    "at least": _AT_LEAST,
    "under": _UNDER,
    "at most": _AT_MOST,
}
LOOSE = frozenset({"about", "nearly", "just over", "over", "at least", "under", "at most"})


def tell(
    chance: Random,
    value: Fraction,
    unit: str,
    hedges: Sequence[str] = tuple(HEDGES),
    *,
    is_digits: bool = False,
) -> Told:
    """A value told truly, by a hedge or bound of those that may be used."""
    usable = [hedge for hedge in hedges if value >= 20 or hedge not in ("nearly", "just over")]
    hedge = chance.choice(usable or ["plain"])
    told = figure(chance, _hedged_figure(chance, value, hedge), is_digits)
    phrase = chance.choice(
        [
            phrase
            for phrase in phrases_for(hedge, unit)
            if told.form == "digits" or "-" not in phrase
        ]
    )
    low, high = _widest(hedge, told)
    kind = phrase.replace("{}", "N").replace("{u}", "units")
    words = fill(phrase, unit, told.text)
    kind = f"rounded {kind}" if hedge == "plain" and told.value != value else kind
    form = "" if told.form in ("digits", "words", "mixed") else f", {told.form}"
    return Told(words, f"{kind}{form}", low, high)


def phrases_for(hedge: str, unit: str) -> list[str]:
    """The phrases of a hedge that suit what is counted or measured."""
    return [phrase for phrase in HEDGES[hedge] if unit in COUNTED or phrase not in _OF_COUNTS]


def fill(phrase: str, unit: str, *figures: str) -> str:
    """A phrase with its figures and unit; ``$`` and its like stand before the figure."""
    if unit in MONEY or unit == "%":
        figures = tuple(f"{unit}{text}" if unit in MONEY else f"{text}%" for text in figures)
        unit = ""
    told = phrase.replace("{u}", unit).format(*figures)
    return " ".join(told.split()).replace(" ,", ",")


def exact(value: Fraction, unit: str) -> Told:
    """A value to its last digit, in digits."""
    told = _in_digits(value)
    return Told(fill("{} {u}", unit, told.text), "exact", value - told.reach, value + told.reach)


def between(chance: Random, value: Fraction, unit: str) -> Told:
    """A range that holds a value."""
    steps = steps_for(value, Fraction(1, 5)) or [Fraction(1)]
    step = chance.choice(steps)
    low = to_step(value, step, "down")
    high = to_step(value, step, "up") + step * chance.randint(0, 2)
    high = high if high > low else low + step
    phrase = chance.choice(_RANGES)
    texts = [digits(low), digits(high)]
    kind = f"range {phrase.replace('{}', 'N').replace('{u}', 'units')}"
    words = fill(phrase, unit, *texts)
    return Told(words, kind, low - low / 8 - 1, high + high / 8 + 1)


_LOOSE = (("dozens of", 12), ("scores of", 20), ("hundreds of", 100), ("thousands of", 1000),
          ("tens of thousands of", 10_000), ("hundreds of thousands of", 100_000))  # fmt: skip


def loosely(chance: Random, value: Fraction, unit: str) -> Told | None:
    """As in "dozens of homes": at least two of what is named, and no more than some nine."""
    fitting = [(words, size) for words, size in _LOOSE if 2 * size <= value <= 9 * size]
    if not fitting:
        return None
    words, size = chance.choice(fitting)
    return Told(f"{words} {unit}", f"{words} units", Fraction(size), Fraction(size * 30))


def _hedged_figure(chance: Random, value: Fraction, hedge: str) -> Fraction:
    """The figure that a hedge tells a value by."""
    tight = [Fraction(0), *steps_for(value, Fraction(1, 20))]
    wide = steps_for(value, Fraction(1, 5)) or [Fraction(1)]
    match hedge:
        case "plain":
            step = chance.choice([Fraction(0), *_plain_steps(value)])
            return to_step(value, step) if step else value
        case "about":
            step = chance.choice(tight)
            return to_step(value, step) if step else value
        case "nearly":
            return _strictly(value, tight[-1] or Fraction(1), "up")
        case "just over":
            return _strictly(value, tight[-1] or Fraction(1), "down")
        case "over":
            return _strictly(value, chance.choice(wide), "down")
        case "under":
            return _strictly(value, chance.choice(wide), "up")
        case "at least":
            return to_step(value, chance.choice(wide), "down")
        case "at most":
            return to_step(value, chance.choice(wide), "up")
    return value


def _plain_steps(value: Fraction) -> list[Fraction]:
    """The powers of ten that leave two or three digits: nobody rounds 551,122 to 551,120."""
    steps = (Fraction(10**power) for power in range(1, 9))
    return [step for step in steps if 10 * step <= to_step(value, step) < 1000 * step]


def _strictly(value: Fraction, step: Fraction, turn: str) -> Fraction:
    told = to_step(value, step, turn)
    if told == value:
        told += step if turn == "up" else -step
    return told if told > 0 else value + 1 if turn == "up" else value / 2


def _widest(hedge: str, told: Figure) -> tuple[_Bound, _Bound]:
    """The widest values that a hedged figure may mean."""
    value, reach = told.value, told.reach
    loose = max(reach, value / 4, Fraction(1))
    match hedge:
        case "about":
            return value - loose, value + loose
        case "nearly":
            return value - loose, value + reach
        case "just over":
            return value - reach, value + loose
        case "over" | "at least":
            return value - reach, None
        case "under" | "at most":
            return None, value + reach
    return value - reach, value + reach
