"""One figure: a numeral with its sign or unit, and the smaller units that complete it."""

from __future__ import annotations

import re

from msgspec import Struct

from factcheck.late_pattern import LatePattern
from factcheck.quantities.adjectives import past_adjective
from factcheck.quantities.composed_units import Units
from factcheck.quantities.compounds import SMALLER
from factcheck.quantities.cooking import read_gas_mark
from factcheck.quantities.currencies import read_currency_sign
from factcheck.quantities.measure import Numeral, Unit
from factcheck.quantities.no_figures import is_decade, is_no_figure
from factcheck.quantities.numerals import read_numeral
from factcheck.quantities.unit_reading import extend_unit, read_unit
from factcheck.quantities.unit_table import unit_called

_MOST_ADDED = 2  # feet
_COMPOUND_LINK = re.compile(r",? and |,? plus | ?\+ ?|, ?| |-|")


class Figure(Struct, frozen=True):
    """A numeral and, where it has its own, the readings of its unit.

    ``smaller`` is the numeral and unit that complete a compound: "2 in" in "6 ft 2 in".
    """

    numeral: Numeral
    units: Units | None
    smaller: tuple[tuple[Numeral, Units], ...] = ()
    text: str = ""


def same_kind(one: Units | None, other: Units | None) -> bool:
    """Whether two figures can share a series: a unit left out on one side is the other's."""
    if one is None or other is None:
        return True
    return any(is_part(first, last) for first in _lengths(one) for last in _lengths(other))


def _lengths(units: Units) -> Units:
    """Units without the inch of mercury that bare inches may be: they stand beside lengths."""
    return tuple(unit for unit in units if unit.name != "inch of mercury") or units


def is_part(first: Unit, last: Unit) -> bool:
    """Whether one unit is the other's, its "a barrel" perhaps left out ("$50 to $60 a barrel")."""
    above = last.above
    return last.dimension == first.dimension or (above is not None and above.name == first.name)


def read_figure(text: str, start: int, *, is_money: bool = False) -> tuple[Figure, int] | None:
    """A numeral at ``start`` with its sign or unit, compounds included.

    ``is_money`` says that it follows a sum of money, whose sign it may share ("$5-7m").
    """
    sign = read_currency_sign(text, start) or _negative_sign(text, start)
    at = sign[1] if sign else start
    read = read_numeral(text, at, letters=is_money or sign is not None)
    if read is None:
        return _unit_first(text, start)
    numeral, end = read
    if not sign and is_no_figure(text, at, end, numeral):
        return None
    if sign is None and _is_million(text, end):
        numeral, end = read_numeral(text, at, letters=True) or read
    if sign:
        if text[start] in "-–":
            numeral = Numeral("-" + numeral.text, -numeral.value, numeral.step)
        further = extend_unit(text, end, (sign[0],))
        return Figure(numeral, further[0]), further[1]
    return _with_unit(text, numeral, end)


_MILLIONS = LatePattern(
    r"m (?:people|residents|users|viewers|homes|households|customers|passengers|jobs|workers|"
    r"children|men|women|voters|visitors|subscribers|copies|refugees|cars|vehicles|doses|tests|years|bpd|"
    r"(?=\w{3}|(?:sq|cu|US|UK|imp|km|mi|ha|ac|kg|lbs?|oz|yd|hp|kW|MW|t|L|m[23]|ft[23])\b))",
    ("m ",),
)


def _is_million(text: str, end: int) -> bool:
    """Whether an m right after digits is million: a unit or a crowd follows ("1.2m acres")."""
    match = _MILLIONS.match(text, end)
    if match is None:
        return False
    return match[0] != "m " or read_unit(text, match.end(), counts=False) is not None


def _negative_sign(text: str, start: int) -> tuple[Unit, int] | None:
    return read_currency_sign(text, start + 1) if text[start : start + 1] in ("-", "–") else None


_UNIT_FIRST = LatePattern(
    r"(?:Mach |(?-i:M)(?=0\.)|flight levels? |(?-i:FL) ?(?=\d{2,3}(?!\d)))(?=\d)",
    ("mach ", "m0.", "fl"),
    re.IGNORECASE,
)


def _unit_first(text: str, start: int) -> tuple[Figure, int] | None:
    """A unit that stands before its numeral: "Mach 2", "gas mark 4", "FL350"."""
    if mark := read_gas_mark(text, start):
        heat, end = mark
        return Figure(heat, (unit_called("°F"),), (), heat.text), end
    match = _UNIT_FIRST.match(text, start)
    read = match and read_numeral(text, match.end())
    unit = match and read_unit("Mach" if match[0][0] in "Mm" else "flight level", 0)
    return (Figure(read[0], unit[0]), read[1]) if read and unit else None


def _with_unit(text: str, numeral: Numeral, end: int) -> tuple[Figure, int]:
    read = _unit_after(text, end)
    if read is None:
        return Figure(numeral, None), end
    units, unit_end = read

    def written(until: int) -> str:
        return text[end - len(numeral.text) : until]

    smaller: list[tuple[Numeral, Units]] = []
    last = units
    is_decimal = "." in numeral.text
    while further := _smaller(text, unit_end, last, is_decimal=is_decimal):
        smaller.append((further[0], further[1]))
        last, unit_end = further[1], further[2]
    if smaller:
        bigger = tuple(unit for unit in units if unit.name in SMALLER)
        return Figure(numeral, bigger, tuple(smaller), written(unit_end)), unit_end
    return Figure(numeral, units, (), written(unit_end)), unit_end


def _unit_after(text: str, end: int, *, is_last: bool = False) -> tuple[Units, int] | None:
    """The unit after a numeral: attached, or after a space or hyphen.

    ``is_last`` says that nothing is asked of a figure behind it.
    """
    at = past_adjective(text, end + 1 if text[end : end + 1] in (" ", "-") else end)
    found = read_unit(text, at)
    return found if found and _is_unit_here(text, at, end, found, is_last=is_last) else None


def _is_unit_here(text: str, at: int, end: int, found: tuple[Units, int], *, is_last: bool) -> bool:
    """Refuse "a", "in" and the like where they begin a phrase: "5 in the city"."""
    word = text[at : found[1]]
    if word == "in" and at == end and text[end - 1 : end].isdigit():
        return True
    if word == "s" and is_decade(text[:end]):
        return False
    if word in ("x", "X", "×") and re.match(r" ?\d", text[found[1] :]):
        return False
    if re.match(r"-?\d", text[found[1] :]) and word not in ("'", '"', "°"):
        is_range = is_last or _begins_range(text, found)
        return is_range or any(unit.name in _IMPLIED for unit in found[0])
    rest = text[found[1] :].lstrip()
    is_measured = re.search(r"\d\.\d+$|⁄\d+$", text[:end])
    if word in ("in", "a", "as", "at", "c", "C", "F", "x", "per", "are", "mark") or word == "in.":
        is_alone = not re.match(r"[^\W\d_]{2,}", rest)
        follows = _MAY_FOLLOW + (_MAY_FOLLOW_DEGREES if word in ("C", "F") else ())
        return bool(is_alone or is_measured or rest.startswith(follows))
    return True


def _begins_range(text: str, found: tuple[Units, int]) -> bool:
    """Whether a hyphen after a unit leads to the other end of a range, not on in a name (F-16)."""
    start = found[1] + 1
    read = read_numeral(text, start) if text[found[1]] == "-" else None
    if read is None or is_no_figure(text, start, read[1], read[0]):
        return False
    following = _unit_after(text, read[1], is_last=True)
    return following is not None and same_kind(found[0], following[0])


_MAY_FOLLOW = (
    "of ", "in ", "long", "wide", "deep", "thick", "high", "tall", "to ", "by ", "above", "below",
    "across", "broad", "apart", "per ", "and ", "or ", "each", "diameter", "at ", "square", "from",
    "on ", "rain", "snow", "hail", "gun", "fan", "Fan", "oven", "internal",
)  # fmt: skip
_MAY_FOLLOW_DEGREES = (
    "rise", "increase", "warm", "heat", "hot", "cold", "cool", "drop", "fall", "jump", "swing",
    "higher", "lower", "limit", "target", "threshold", "goal", "mark", "ceiling", "world", "future",
    "day", "night", "temperature", "weather", "water", "during", "before", "after", "over", "under",
    "more", "less", "with", "for", "when", "while", "but", "as ", "than",
)  # fmt: skip


def _smaller(
    text: str, end: int, units: Units, *, is_decimal: bool = False
) -> tuple[Numeral, Units, int] | None:
    """The next smaller numeral of a compound ("2 in" after "6 ft"), or None.

    What has decimals is complete: behind a comma or a space, "6.2 mi, 900 ft", another follows.
    """
    names = [name for unit in units for name in SMALLER.get(unit.name, ())]
    link = _COMPOUND_LINK.match(text, end)
    if is_decimal and link and not re.search(r"and|plus|\+", link[0]):
        return None
    read = read_numeral(text, link.end()) if names and link else None
    if link is None or read is None:
        return None
    unit = _unit_after(text, read[1]) or _inches(text, read, names)
    if unit is None:
        return None if link[0].strip(" -,") else _implied(text, end, read, units)
    fitting = tuple(each for each in unit[0] if each.name in names)
    most = _MOST_ADDED if link[0] in ("", " ") and names == ["inch"] else 1
    return (
        (read[0], fitting, unit[1]) if fitting and _is_less(read[0], fitting, units, most) else None
    )


def _is_less(part: Numeral, units: Units, bigger: Units, most: int) -> bool:
    """Whether a part is less than so many of the bigger unit: in "40 yards and 60 feet" it is not.

    Inches that nobody carried, "5 ft 14 in", are added all the same.
    """
    return part.value >= 0 and part.value * units[0].worth < bigger[0].worth * most


def _inches(text: str, read: tuple[Numeral, int], names: list[str]) -> tuple[Units, int] | None:
    """The inches of a height, whatever follows: "6 ft 2 in when he was young"."""
    is_inch = "inch" in names and 0 <= read[0].value < 12 and text.startswith(" in ", read[1])
    return read_unit(text, read[1] + 1) if is_inch else None


_WEIGHT_NEXT = LatePattern(r", ?\d[\d.]* ?-?(?:lbs?|pounds?|kgs?|kilos?|st|stone)\b", (",",))
_GOES_ON = (  # behind a height: "6 ft 2 and"
    r"(?:and|or so|tall|with|who|but|when|to (?=\d+ ?(?:f|'|st)))\b"
)
_IMPLIED = {"foot": ("in", "inch", 12), "stone": ("lb", "pound", 14)}


def _implied(
    text: str, end: int, read: tuple[Numeral, int], units: Units
) -> tuple[Numeral, Units, int] | None:
    """Inches or pounds that are not named, "6'2", "6 ft 2", "9st 10": less than a whole one."""
    whole = next((unit.name for unit in units if unit.name in _IMPLIED), None)
    is_close = text[end] in " -" or text[end].isdigit()
    stop = r"-?\w" if text[end] == "-" else rf"(?! (?:(?:x|by) ?\d|{_GOES_ON})) ?[\w,]"
    is_marked = text[end - 1] == "'" and text[end].isdigit()
    goes_on = re.match(r"(?!x ?\d)[\w.]" if is_marked else stop, text[read[1] :])
    if goes_on and _WEIGHT_NEXT.match(text, read[1]):
        goes_on = None
    if whole is None or not is_close or goes_on or "-" in read[0].text:
        return None
    word, name, many = _IMPLIED[whole]
    part = read_unit(word, 0)
    if part is None or read[0].value >= many:
        return None
    return read[0], tuple(unit for unit in part[0] if unit.name == name), read[1]
