"""The unit behind a numeral, and where a word that looks like one is none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.quantities.measure import Unit
from factcheck.quantities.units import Units
from factcheck.reading.figures.figure_numerals import read_numeral
from factcheck.reading.figures.nouns import is_plural, noun_words
from factcheck.reading.figures.units import ReadUnit, read_unit
from factcheck.reading.grammar.engine import Line, is_end, is_glued, joined, norm_at
from factcheck.reading.grammar.numerals import read_number
from factcheck.reading.grammar.tokens import DIGITS, FRACTION, GLUED, SIGN, WORD
from factcheck.words import choices, grammar, rows, words_in


def unit_after(line: Line, end: int) -> ReadUnit | None:
    """The unit after a numeral: attached, or after a space or hyphen."""
    if end == len(line):
        return None
    here = end
    if line[end].norm == "-" and is_glued(line, end) and end + 1 < len(line):
        here = end + 1
    at, found = here, read_unit(line, here)
    if found is None and (at := past_adjective(line, here)) > here:
        found = read_unit(line, at)
    return found if found and is_unit_here(line, at, end, found) else None


def past_adjective(line: Line, at: int) -> int:
    """Where a unit can begin: behind "heaping" or "vertical", which change no figure."""
    for _ in range(2):
        if not _is_adjective(norm_at(line, at), line, at + 1):
            break
        at += 1
    return at


def _is_adjective(norm: str, line: Line, behind: int) -> bool:
    if norm in words_in("measures", "adjectives"):
        return True
    if norm not in _BEFORE:
        return False
    unit = norm_at(line, behind)
    singulars = {unit, unit.removesuffix("s"), unit.removesuffix("es")}
    return not singulars.isdisjoint(words_in("measures", norm))


_BEFORE = ("earth", "land", "imperial")  # each with a section of the units behind it


def is_unit_here(line: Line, at: int, end: int, found: ReadUnit) -> bool:
    """Refuse "a", "in" and the like where they begin a phrase: "5 in the city"."""
    until = found[1]
    if line[at].norm in ('"', "'") and not _is_prime(line, at, end):
        return False
    word = line[at].norm if until == at + 1 else ""
    if line[at].text == "in" and norm_at(line, at + 1) in grammar("indefinite"):
        return False  # "6-3 in an hour"
    if until == len(line) and word not in ("f", "s"):
        return True
    if word == "in" and at == end and is_glued(line, at) and line[end - 1].kind == DIGITS:
        return True
    hyphen = norm_at(line, until) == "-" and joined(line, until)
    if _is_of_noun(line, at, until) or (word == "x" and read_number(line, until)):
        return False
    following = until + 1 if hyphen else until
    is_followed = is_glued(line, until) and line[following].kind == DIGITS
    if is_followed and line[until - 1].kind != SIGN:
        return (hyphen and _begins_range(line, found)) or all(
            unit.name in smaller_units() for unit in found[0]
        )
    if word not in words_in("measures", "weak"):
        return True
    is_compound = hyphen and word in grammar("preposition")  # "52 in-patients"
    if is_compound or (line[at].text in ("f", "at") and line[at].gap != GLUED):
        return False
    if word == "in" and _is_time_at(line, until):
        return False
    behind = line[until] if not is_end(line, until) else None
    is_alone = behind is None or behind.kind != WORD or len(behind.text) < 2
    is_measured = any(
        node.kind == FRACTION or "." in node.norm for node in line[max(end - 1, 0) : end]
    )
    allowed = words_in("measures", "behind degrees" if word in ("c", "f") else "behind in")
    is_led_on = behind is not None and behind.norm in allowed and word != "are"  # "25 are in Sund"
    return bool(is_alone or is_measured or behind is None or is_led_on)


def _is_of_noun(line: Line, at: int, end: int) -> bool:
    """Whether a unit set apart is part of a noun: "two stone walls", "two second-half goals"."""
    if line[at].gap == GLUED or line[at].norm not in words_in("measures", "of a noun") | {"second"}:
        return False
    if line[at].norm == "second":
        return norm_at(line, end) == "-" and joined(line, end)
    until = noun_words(line, end)
    return until > end and is_plural(line, end, until)


def is_name(line: Line, at: int, unit: ReadUnit) -> bool:
    """Whether a word is no unit behind an article: "a second time", "a foot in", "an are"."""
    word = line[at].norm
    if word in words_in("measures", "never with an article"):
        return True
    following = norm_at(line, unit[1])
    is_time = following in words_in("measures", "degree of a time") | {"", ",", ".", ")"}
    return word == "second" and not is_time


def _is_time_at(line: Line, at: int) -> bool:
    """Whether a length of time stands there, in which something is done: "7-5 in 1 hour"."""
    read = read_numeral(line, at) if line[at].kind == DIGITS else None
    unit = read_unit(line, read[1]) if read else None
    return unit is not None and unit[0][0].dimension == "time"


def _is_prime(line: Line, at: int, end: int) -> bool:
    """Whether a mark behind a number is that of feet or inches, and closes no quotation."""
    if line[end - 1].kind not in (DIGITS, FRACTION):
        return False
    mark = line[at]
    if mark.text == "”":
        before = [node.text for node in line[:at]]
        return before.count("“") <= before.count("”")
    is_opened = sum(node.text == mark.text and node.gap != GLUED for node in line[:at]) % 2 == 1
    return not is_opened


@cache
def smaller_units() -> Mapping[str, tuple[str, ...]]:
    """Which smaller units complete a figure in a unit: inches a foot."""
    return {unit: choices(smaller) for unit, smaller, _ in rows("compounds")}


def _begins_range(line: Line, found: ReadUnit) -> bool:
    """Whether a hyphen after a unit leads to the other end of a range, not on in a name (F-16)."""
    read = read_numeral(line, found[1] + 1)
    if read is None:
        return False
    following = unit_after(line, read[1])
    return following is not None and same_kind(found[0], following[0])


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
