"""Units as written, composed ones included: barrels per day, lb/sq ft, m³/s, per 100,000 people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from factcheck.late_pattern import LatePattern
from factcheck.quantities.composed_units import Units, composed, multiplied, power_unit
from factcheck.quantities.currencies import read_currency_word
from factcheck.quantities.measure import Unit
from factcheck.quantities.numerals import read_numeral
from factcheck.quantities.scales import SCALES
from factcheck.quantities.unit_table import Row, unit_table

_POWER_WORDS = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_POWER_WORD = re.compile(r"(square|sq|cubic|cu)[ -]?", re.IGNORECASE)
_POWER = re.compile(r"\^?([23])(?![\d.,]*\d)")
_TOKEN = re.compile(r"[^\W\d_]+|[°\"'%‰#µ]+|[-·/ ⁄()&^]|\d")
_PER = re.compile(
    r" ?/ ?| per (?:every )?|-per-| (?:an?|each|every|to the) |/ ?per |-an?-", re.IGNORECASE
)
_TIMES = re.compile(r" ?· ?|\*")
_MOST_PARTS = 4  # of a composed unit, behind the first
_MOST_READINGS = 16  # of a composed unit
_NOUN = re.compile(r"[^\W\d_][\w'-]*", re.UNICODE)
_PEOPLE = frozenset([
    "people", "persons", "person", "capita", "inhabitants", "residents", "population", "women",
    "men", "children", "births", "adults", "inhabitant", "resident",
])  # fmt: skip
_TIME = "time"
_SPREAD = frozenset(["length^2", "length^3", "mass"])  # what a few of a thing are spread over
_CUSTOMARY = (
    ({"length"}, ("US gallon", "imperial gallon", "liter")),
    ({"mass", "length^3"}, ("acre", "hectare")),
)


def read_unit(text: str, start: int, *, counts: bool = True) -> tuple[Units, int] | None:
    """The readings of the unit at ``start``, and where it ends; None where there is no unit."""
    first = _factor(text, start) or (_per_unit(text, start) if counts else None)
    if first is None:
        return None
    units, end = extend_unit(text, first[1], first[0])
    return tuple(_printed(unit, text[start:end]) for unit in units), end


def extend_unit(text: str, end: int, units: Units) -> tuple[Units, int]:
    """A unit that ends at ``end``, multiplied and divided by what follows: "$5" by "a gallon".

    All that follows a slash is below the line: "kJ/kg·K" is kJ/(kg·K).
    """
    is_below = False
    for _ in range(_MOST_PARTS):
        further = _further(text, end, units, is_below)
        if further is None:
            break
        is_below = is_below or text[end:].lstrip().startswith("/")
        units, end = further[0][:_MOST_READINGS], further[1]
        if not units:
            break
    return units, end


def _further(text: str, end: int, units: Units, is_below: bool) -> tuple[Units, int] | None:
    """The units so far, multiplied or divided by what follows."""
    if times := _TIMES.match(text, end):
        factor = _factor(text, times.end())
        return factor and (composed(units, factor[0], -1 if is_below else 1), factor[1])
    if per := _PER.match(text, end):
        divisor = _divisor(text, per.end())
        if divisor and _is_allowed(text[per.start() :], per[0], units, divisor[0]):
            return composed(units, divisor[0], -1), divisor[1]
    return None


def _is_allowed(rest: str, link: str, units: Units, divisor: Units) -> bool:
    """Whether "a", "an" or a slash divides here: "a day" does, the "a" of "5 km a tunnel" not.

    Nor does the slash between two figures for one thing: "16 oz/1 lb", "5 fl oz/ ¼ pint".
    """
    if "per" in link:
        return True
    if "/" in link and rest[len(link)].isdigit() and _measure_alike(units, divisor):
        return False
    if "/" in link:
        return divisor[0].dimension != "count" or divisor[0].name in ("person", "capita")
    if link == " to the ":
        return _is_customary(units, divisor)
    is_time = divisor[0].dimension == _TIME
    is_money = units[0].dimension.startswith("currency")
    return is_time or is_money or _is_customary(units, divisor)


def _is_customary(units: Units, divisor: Units) -> bool:
    """Whether a rate goes without "per": miles a gallon, bushels an acre."""
    measured = {unit.dimension for unit in units}
    return any(
        each.name in below and measured & above for each in divisor for above, below in _CUSTOMARY
    )


def _measure_alike(units: Units, others: Units) -> bool:
    """Whether two units measure one thing, be it a mass of flour and its cups."""
    is_spoon = others[0].name.endswith(("cup", "spoon"))
    return is_spoon or bool(
        {unit.dimension for unit in units} & {each.dimension for each in others}
    )


def _divisor(text: str, start: int) -> tuple[Units, int] | None:
    """What stands after "per": a unit, a number of something, a counted noun, "(hp·h)"."""
    if text.startswith("(", start):
        inside = read_unit(text, start + 1, counts=False)
        return (inside[0], inside[1] + 1) if inside and text[inside[1] :][:1] == ")" else None
    number, end = _number_below(text, start)
    at = end + 1 if number and text[end : end + 1] == " " else end
    divisor = _factor(text, at) or _noun(text, at)
    if number is None:
        return divisor
    if number >= 100 and (divisor is None or divisor[0][0].dimension == "count"):
        divisor = (_PERSON,), divisor[1] if divisor else end
    is_slash = text[:start].rstrip().endswith("/")
    if divisor is None or not _can_divide(number, divisor[0], is_slash=is_slash):
        return None
    return tuple(multiplied(unit, number) for unit in divisor[0]), divisor[1]


_SCALE_BELOW = LatePattern(
    r"(?:hundred|thousand|million|billion)\b", ("hundred", "thousand", "illion")
)


def _number_below(text: str, start: int) -> tuple[Fraction | None, int]:
    """The number below the line of a rate: "100,000 people", "million inhabitants"."""
    if scale := _SCALE_BELOW.match(text, start):
        return Fraction(SCALES[scale[0]]), scale.end()
    read = read_numeral(text, start)
    return (read[0].value, read[1]) if read else (None, start)


def _can_divide(number: Fraction, units: Units, *, is_slash: bool) -> bool:
    """Whether a number can stand below the line of a rate: 1, 10, 100 …; in words others too.

    "Per 0.25 mile" and "per 400 square feet" do; "18 stitches per 4 inches" are a gauge.
    """
    if str(number).rstrip("0") == "1":
        return True
    if number % 100 == 0 and units[0] is _PERSON:
        return True
    return not is_slash and (0 < number < 1 or (number > 1 and units[0].dimension in _SPREAD))


_COUNTED_PER = LatePattern(
    r"/ ?|(?:[^\W\d_]+ ){0,3}?per |(?:[^\W\d_]+ ){0,2}[^\W\d_]+ ?/ ?",
    ("/", "per "),
    re.IGNORECASE,
)


def _per_unit(text: str, start: int) -> tuple[Units, int] | None:
    """A bare "per square kilometre" or "/km2": something counted per unit."""
    per = _COUNTED_PER.match(text, start)
    divisor = per and _divisor(text, per.end())
    if not per or not divisor:
        return None
    counted = Unit("", "", "", "count", "count")
    return composed((counted,), divisor[0], -1), divisor[1]


_PERSON = Unit("people", "people", "people", "count", "count")


def _noun(text: str, start: int) -> tuple[Units, int] | None:
    match = _NOUN.match(text, start)
    if match is None:
        return None
    name = "person" if match[0].lower() in _PEOPLE else match[0].lower()
    printed = "people" if name == "person" else name
    return (Unit(match[0], printed, printed, "count", "count"),), match.end()


def _factor(text: str, start: int) -> tuple[Units, int] | None:
    """One unit: a word of the table, perhaps squared or cubed, or a currency."""
    for word, end in _candidates(text, start):
        rows = unit_table().find(word)
        if rows:
            power = _POWER.match(text, end) if word[-1].isalpha() else None
            if power and all(row.dimension in ("length", "time") for row in rows[:1]):
                return _raised(rows, int(power[1])), power.end()
            return tuple(row.unit for row in rows), end
    return _power_phrase(text, start) or read_currency_word(text, start)


def _candidates(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The words that begin at ``start`` and could be in the table, longest first."""
    ends = [start]
    limit = start + unit_table().longest
    while ends[-1] < min(len(text), limit) and (token := _TOKEN.match(text, ends[-1])):
        ends.append(token.end())
    for end in reversed(ends[1:]):
        if _is_boundary(text, end):
            yield text[start:end], end


def _is_boundary(text: str, end: int) -> bool:
    before, after = text[end - 1], text[end : end + 1]
    if before.isalpha() and after.isalpha():
        return False
    return before not in " -/·("


def _power_phrase(text: str, start: int) -> tuple[Units, int] | None:
    """A power word and a unit of length: "square miles", "cu ft", "sq. km"."""
    match = _POWER_WORD.match(text, start)
    base = match and _factor(text, match.end())
    if not match or not base:
        return None
    lengths = [unit for unit in base[0] if unit.dimension == "length"]
    power = _POWER_WORDS[match[1].lower()]
    return (tuple(power_unit(unit, power) for unit in lengths[:1]), base[1]) if lengths else None


def _raised(rows: tuple[Row, ...], power: int) -> Units:
    row = next((row for row in rows if row.dimension == "length"), rows[0])
    return (power_unit(row.unit, power),)


def _printed(unit: Unit, printed: str) -> Unit:
    return replace(unit, printed=printed.strip())
