"""Words to a quantity."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from factcheck.late_pattern import LatePattern
from factcheck.quantities.adjectives import past_adjective
from factcheck.quantities.change import read_change
from factcheck.quantities.composed_units import power_unit
from factcheck.quantities.compounds import SMALLER
from factcheck.quantities.degrees_moved import is_difference
from factcheck.quantities.figure_reading import Figure, is_part
from factcheck.quantities.hands import hands_and_inches
from factcheck.quantities.headings import unit_of_heading
from factcheck.quantities.hedges import is_passed, read_hedge_after, read_hedge_before
from factcheck.quantities.measure import Form, Hedge, Joint, Measure, Numeral, Quantity, Unit
from factcheck.quantities.nouns import likely_unit, read_noun
from factcheck.quantities.reordering import reorder
from factcheck.quantities.scales import scale_of
from factcheck.quantities.series import Series, find_series
from factcheck.quantities.spelling import plain_spelling
from factcheck.quantities.unit_reading import read_unit
from factcheck.quantities.unit_words import UNIT

LONGEST = 300  # characters of words that can be one quantity
_ARTICLE = re.compile(
    r"\ban?(?= \w{3})(?! (?:bit|touch|hair) (?:less|more|over|under|shy))", re.IGNORECASE
)
_ODD = re.compile(r"\w-odd\b", re.IGNORECASE)
_CALCULATED = re.compile(r"(?:\*\*|[\^_.:])\d")  # behind a numeral: a power, a version, a ratio
_ALONE = LatePattern(
    rf"{UNIT}[- ](?:long|wide|high|tall|deep|thick)\b",
    ("long", "wide", "high", "tall", "deep", "thick"),
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b((?:(?:low|mid|high|upper|lower)[- ])?\d*0s|"
    r"a couple|tens|dozens|scores|hundreds|thousands|tens of thousands|millions|billions|"
    r"several|many|a few|few|numerous|[\w,]+-odd)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def read_quantity(words: str) -> Quantity:
    """What the words say: numerals, hedge, unit, and every reading of an ambiguous unit.

    Never raises: where nothing can be read, ``readings`` is empty and ``reason`` says why.
    """
    if len(words) > LONGEST:
        return Quantity(words, reason=f"{len(words)} characters are too many for one quantity")
    text = _spelled_out(words)
    if not text:
        return Quantity(words, reason="there are no words")
    if _ODD.search(text):
        return Quantity(words, reason=_why_unread(text))
    if change := read_change(text):
        return Quantity(words, (change,))
    series = find_series(text)
    if series is None:
        text = _numbered(text)
        series = find_series(text)
    if series is None:
        return Quantity(words, reason=_why_unread(text))
    return _quantity(words, text, series)


@lru_cache(maxsize=16_384)
def _spelled_out(words: str) -> str:
    """The words in plain spelling and in the order of reading; none of those that are too long."""
    return reorder(plain_spelling(words)) if len(words) <= LONGEST else ""


@lru_cache(maxsize=16_384)
def read_later(words: str) -> tuple[Quantity, ...]:
    """The quantities that stand behind the first one in the same words, in their order."""
    text, found = _spelled_out(words), list[Quantity]()
    series = find_series(text)
    while series and (series := find_series(text, series.end)):
        found.append(read_quantity(text[series.start :]))
    return tuple(found)


def _numbered(text: str) -> str:
    """The article before a unit as a number: "more than one mile" for "more than a mile".

    So is a unit alone before the dimension that it measures: "mile-long".
    """
    if _ALONE.match(text):
        return f"one {text}"
    for article in _ARTICLE.finditer(text):
        if read_unit(text, past_adjective(text, article.end() + 1), counts=False):
            return f"{text[: article.start()]}one{text[article.end() :]}"
    return text


def _why_unread(text: str) -> str:
    if vague := _VAGUE.search(text):
        return f"“{vague[1].lower()}” is no definite number"
    if re.search(r"\d", text):
        return "the number cannot be read"
    return "there is no number in it"


def _quantity(words: str, text: str, series: Series) -> Quantity:
    units = next((figure.units for figure in reversed(series.figures) if figure.units), None)
    if _CALCULATED.match(text, series.end):
        return Quantity(words, reason=_why_unread(text))
    hedge, end = read_hedge_after(text, series.end)
    before = read_hedge_before(text[: series.start])
    units = units or unit_of_heading(text[: series.start])
    if not before and is_passed(text[: series.start]) and not _are_durations(units):
        before = Hedge.OVER
    if units is None:
        if re.match(r"s\b", text[end:]):
            return Quantity(words, reason=_why_unread(text))
        if likely := likely_unit(text[end:]):
            word, unit = likely
            return Quantity(words, (), f"unknown unit “{word}”", word, unit)
        units = (read_noun(text[end:]),)
    if series.form is Form.PRODUCT:
        units = tuple(unit for unit in units if unit.dimension == "length") or units
    are_degrees = any(unit.dimension == "temperature" for unit in units)
    difference = is_difference(text, series.start) if are_degrees else None
    readings = [_measure(series, unit, hedge or before, difference) for unit in units]
    unique = tuple(dict.fromkeys(reading for reading in readings if reading))
    first = Quantity(words, unique)
    also = (replace(each, joint=Joint.ALSO, figures=()) for each in _also(text, end))
    return replace(first, figures=(first, *also))


_ALSO = LatePattern(
    r"(?: ?\(?[Ff]an\)?)? ?(?:[;,/=|]|\bor\b) ?(?=[-+]?\.?\d|about |approx|[Gg]as )",
    (";", ",", "/", "=", "|", "or"),
)


def _are_durations(units: tuple[Unit, ...] | None) -> bool:
    """Whether a figure is a length of time: "past three weeks" are those just gone."""
    return any(unit.dimension == "time" for unit in units or ())


def _also(text: str, end: int) -> tuple[Quantity, ...]:
    """Further statements after a semicolon, comma, slash or equals sign, if they are quantities."""
    return _further(text, _ALSO.match(text, end))


def _further(text: str, match: re.Match[str] | None) -> tuple[Quantity, ...]:
    """What is stated behind a match, if it is more than a count."""
    if match is None:
        return ()
    further = read_quantity(text[match.end() :])
    is_physical = further.readings and further.readings[0].unit.dimension != "count"
    return (further, *further.also) if is_physical else ()


_BRACKET = LatePattern(
    r"(?:,? ?[:(\[] ?|,? (?=(?:ie|that is|equal to|equivalent to)\b))"
    r"(?:(?:or|ie|that is|equal to|equivalent to)\b,? ?|[≈~=] ?)?(?=[-+]?\.?\d|about |approx)",
    (":", "(", "[", "ie", "that is", "equal", "equiv"),
)


@lru_cache(maxsize=16_384)
def read_bracketed(words: str) -> tuple[Quantity, ...]:
    """The statements in brackets, or after "that is", behind the first: "37 km/h (23 mph)"."""
    text = _spelled_out(words)
    series = find_series(text) if _BRACKET.may_fit(text) else None
    match = series and _BRACKET.match(text, series.end)
    return _further(text, match or None)


def _measure(series: Series, unit: Unit, hedge: Hedge, difference: bool | None) -> Measure | None:
    """One reading of a series, every numeral in the one unit."""
    numerals = [_numeral_in(figure, unit) for figure in series.figures]
    known = tuple(numeral for numeral in numerals if numeral)
    if len(known) < len(numerals):
        return None
    if series.form is Form.PRODUCT:
        return _product(known, hedge, unit)
    shared = _shared_scale(known, series.form)
    is_degrees = unit.dimension == "temperature"
    return Measure(shared, hedge, unit, series.form, difference if is_degrees else None)


def _product(numerals: tuple[Numeral, ...], hedge: Hedge, unit: Unit) -> Measure:
    """Sides of an area or a volume; in "2 × 500 MW" the figure of each."""
    if unit.dimension not in ("length", "count") or len(numerals) > 3:
        return Measure(numerals[-1:], hedge, unit)
    whole = unit if unit.dimension == "count" else power_unit(unit, len(numerals))
    return Measure(numerals, hedge, whole, Form.PRODUCT, side=unit)


def _numeral_in(figure: Figure, unit: Unit) -> Numeral | None:
    """A figure's numeral in a unit: its own, or one of the same dimension."""
    if not figure.units:
        return figure.numeral
    if unit.name == "hand" and (hands := hands_and_inches(figure.numeral.text)):
        return hands
    own = next((each for each in figure.units if each.name == unit.name), None)
    own = own or next((each for each in figure.units if is_part(each, unit)), None)
    if own is None:
        return None
    numeral = _rescaled(figure.numeral, own, unit)
    for smaller, units in figure.smaller:
        part = next((each for each in units if each.name in SMALLER.get(own.name, ())), units[0])
        numeral = _added(numeral, _rescaled(smaller, part, unit))
    return (
        replace(numeral, text=figure.text, has_unit=True)
        if figure.smaller or own.name != unit.name
        else numeral
    )


def _rescaled(numeral: Numeral, own: Unit, unit: Unit) -> Numeral:
    if own.name == unit.name or own.dimension != unit.dimension:
        return numeral
    if own.dimension == "temperature":
        return numeral
    factor = own.worth / unit.worth
    return Numeral(
        numeral.text, numeral.value * factor, numeral.step * factor, numeral.grain * factor
    )


def _added(bigger: Numeral, smaller: Numeral) -> Numeral:
    sign = -1 if bigger.value < 0 else 1
    value = bigger.value + sign * smaller.value
    return replace(smaller, value=value, is_compound=True)


def _shared_scale(numerals: tuple[Numeral, ...], form: Form) -> tuple[Numeral, ...]:
    """In "1 to 2 million" the first numeral takes the scale word of the last."""
    last = numerals[-1]
    scale = scale_of(last.text)
    if scale == 1 or form is Form.SINGLE:
        return numerals
    return tuple(
        Numeral(each.text, each.value * scale, each.step * scale, each.grain)
        if scale_of(each.text) == 1 and abs(each.value) < abs(last.value / scale)
        else each
        for each in numerals
    )
