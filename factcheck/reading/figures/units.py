"""Units as written, and composed ones: barrels per day, lb/sq ft, per 100,000 people."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from factcheck.quantities.measure import BARE, Unit
from factcheck.quantities.units import Units, composed, multiplied, power_unit, unit_table
from factcheck.reading.figures.money import read_currency_word
from factcheck.reading.figures.nouns import noun_words
from factcheck.reading.grammar.engine import Line, is_end, joined, kind_at, norm_at, words_of
from factcheck.reading.grammar.number_words import scales
from factcheck.reading.grammar.numerals import read_number
from factcheck.reading.grammar.phrases import Phrases
from factcheck.reading.grammar.tokens import DIGITS, GLUED, PARAGRAPH, POWER, WORD
from factcheck.text import may_be_year
from factcheck.words import grammar, phrases_of, rows_of, words_in

_MOST_PARTS = 4  # of a composed unit, behind the first
_MOST_READINGS = 16  # of a composed unit
_TIME = "time"
_SPREAD = frozenset(["length^2", "length^3", "mass"])  # what a few of a thing are spread over
_CUSTOMARY = (
    ({"length"}, ("US gallon", "imperial gallon", "liter")),
    ({"mass", "length^3"}, ("acre", "hectare")),
)
_PERSON = Unit("people", "people", "people", "count", "count")
_MOST_COUNTED = 3  # words of what is counted before "per"

ReadUnit = tuple[Units, int]
"""The readings of a unit, and where it ends on the line."""


def read_unit(line: Line, at: int, *, counts: bool = True) -> ReadUnit | None:
    """The readings of the unit at ``at``, and where it ends; None where there is no unit."""
    first = _factor(line, at) or (_per_unit(line, at) if counts else None)
    if first is None:
        return None
    units, end = first
    if end < len(line):
        units, end = extend_unit(line, end, units)
        if _per(line, first[1]) and not first[0][0].is_money:
            units, end = _with_sums(line, at, first[1], (units, end))
    printed = line[at].text if end == at + 1 else words_of(line[at:end])
    if len(units) == 1:
        unit = units[0]
        return (units if unit.printed == printed else (replace(unit, printed=printed),)), end
    return tuple([replace(unit, printed=printed) for unit in units]), end


def extend_unit(line: Line, end: int, units: Units) -> ReadUnit:
    """A unit that ends at ``end``, multiplied and divided by what follows: "$5" by "a gallon".

    All that follows a slash is below the line: "kJ/kg·K" is kJ/(kg·K).
    """
    is_below = False
    for _ in range(_MOST_PARTS):
        further = _further(line, end, units, is_below)
        if further is None:
            break
        is_below = is_below or norm_at(line, end) == "/"
        units, end = further[0][:_MOST_READINGS], further[1]
        if not units:
            break
    return units, end


def _with_sums(line: Line, at: int, end: int, measured: ReadUnit) -> ReadUnit:
    """A rate with that of money which its one word may be: "25c a litre", "10 pounds an hour"."""
    money = read_currency_word(line, at)
    if money is None:
        return measured
    units, until = extend_unit(line, end, money[0])
    if until == end:
        return measured
    if until == measured[1]:
        return (*measured[0], *units), until
    is_of_thing = units[0].dimension.endswith("/count")
    return measured if is_of_thing and line[at].gap != GLUED else (units, until)


def _further(line: Line, end: int, units: Units, is_below: bool) -> ReadUnit | None:
    """The units so far, multiplied or divided by what follows."""
    norm = norm_at(line, end)
    if norm in ("·", "*"):
        factor = _factor(line, end + 1)
        return factor and (composed(units, factor[0], -1 if is_below else 1), factor[1])
    per = _per(line, end)
    if per is None:
        yearly = _yearly().longest(line, end) if norm.startswith("p") else None
        if yearly and (units[0].is_money or units[0].dimension == "share"):
            return composed(units, called("year"), -1), yearly[0]
        return _past_substance(line, end, units)
    divisor = _divisor(line, per[0])
    if (
        divisor
        and per[1] in grammar("indefinite")
        and norm_at(line, divisor[1]) in words_in("measures", "moments")
    ):
        return None
    if divisor and _is_allowed(line, per, units, divisor[0]):
        return composed(units, divisor[0], -1), divisor[1]
    return None


def read_rate(line: Line, end: int, units: Units) -> ReadUnit | None:
    """Units of what stands before, for each of what follows there: "per share", "a month"."""
    return _further(line, end, units, is_below=False) if _per(line, end) else None


def _per(line: Line, at: int) -> tuple[int, str] | None:
    """Where what follows "per", "a", "/" … begins, and which of them it is."""
    norm = norm_at(line, at)
    if (
        norm == "-"
        and joined(line, at)
        and norm_at(line, at + 1) in grammar("indefinite") | {"per"}
    ):
        word = norm_at(line, at + 1)
        after = at + 2
        return (after + 1 if norm_at(line, after) == "-" else after), word
    if norm == "/":
        return (at + 2 if norm_at(line, at + 1) == "per" else at + 1), "/"
    if norm == "per":
        return at + 1, "per"
    is_each = norm in ("each", "every") or norm in grammar("indefinite")
    if is_each and line[at].gap != GLUED:
        is_done = norm_at(line, at + 1) in words_in("tenses", "past")  # "£12 each brought in £720"
        return None if norm == "each" and is_done else (at + 1, norm)
    if norm == "to" and norm_at(line, at + 1) == "the":
        return at + 2, "to the"
    return None


def _past_substance(line: Line, at: int, units: Units) -> ReadUnit | None:
    """Divided behind what falls or flows: "inches of rain an hour", "g of CO2 per km"."""
    here = at + 1 if norm_at(line, at) == "of" else at
    most = here + 2 if here > at else here + 1
    if here == at and norm_at(line, here) not in ("co2", "carbon", "co"):
        return None
    if may_be_year(norm_at(line, here)):
        return None  # "in two months of 2024, from 5 million a year earlier"
    while here < len(line) and here <= most + 1 and line[here].gap != PARAGRAPH:
        here += 1
        per = _per(line, here)
        if per is None or per[1] in ("/", "to the"):
            continue
        divisor = _divisor(line, per[0])
        if divisor and divisor[0][0].dimension in _BELOW_SUBSTANCE:
            rates = composed(units, divisor[0], -1)
            return tuple(replace(rate, is_of_substance=True) for rate in rates), divisor[1]
        return None
    return None


_BELOW_SUBSTANCE = frozenset(["time", "length", "length^2", "length^3", "length^2*mass/time^2"])


def _is_allowed(line: Line, per: tuple[int, str], units: Units, divisor: Units) -> bool:
    """Whether "a", "an" or a slash divides here: "a day" does, the "a" of "5 km a tunnel" not.

    Nor does the slash between two figures for one thing: "16 oz/1 lb", "5 fl oz/ ¼ pint".
    """
    at, link = per
    if link == "per":
        return True
    is_number = line[at].kind != WORD and norm_at(line, at) != "("
    if link == "/" and is_number and _measure_alike(units, divisor):
        return False
    if link == "/":
        is_each = units[0].is_money
        return divisor[0].dimension != "count" or divisor[0].name == "person" or is_each
    if link == "to the":
        return _is_customary(units, divisor)
    is_time = divisor[0].dimension == _TIME
    is_money = units[0].is_money
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


def _divisor(line: Line, at: int) -> ReadUnit | None:
    """What stands after "per": a unit, a number of something, a counted noun, "(hp·h)"."""
    if is_end(line, at):
        return None
    if norm_at(line, at) == "(":
        inside = read_unit(line, at + 1, counts=False)
        is_closed = inside is not None and norm_at(line, inside[1]) == ")"
        return (inside[0], inside[1] + 1) if inside and is_closed else None
    number, end = _number_below(line, at)
    after = end + 1 if number and norm_at(line, end) == "-" and joined(line, end) else end
    divisor = _factor(line, after) or _noun(line, after, is_number=number is not None)
    if number is None:
        return divisor
    if number >= 100 and (divisor is None or divisor[0][0].dimension == "count"):
        divisor = (_PERSON,), divisor[1] if divisor else end
    is_slash = norm_at(line, at - 1) == "/"
    if divisor is None or not _can_divide(number, divisor[0], is_slash=is_slash):
        return None
    return tuple(multiplied(unit, number) for unit in divisor[0]), divisor[1]


def _number_below(line: Line, at: int) -> tuple[Fraction | None, int]:
    """The number below the line of a rate: "100,000 people", "million inhabitants"."""
    scale = scales().get(norm_at(line, at))
    if scale and scale >= 100 and scale != 144:
        return Fraction(scale), at + 1
    read = read_number(line, at)
    return (read[0].value, read[1]) if read else (None, at)


def _can_divide(number: Fraction, units: Units, *, is_slash: bool) -> bool:
    """Whether a number can stand below the line of a rate: 1, 10, 100 …; in words others too.

    "Per 0.25 mile" and "per 400 square feet" do; "18 stitches per 4 inches" are a gauge.
    """
    if str(number).rstrip("0") == "1":
        return True
    if number % 100 == 0 and units[0] is _PERSON:
        return True
    return not is_slash and number > 0 and (number < 1 or units[0].dimension in _SPREAD)


def _per_unit(line: Line, at: int) -> ReadUnit | None:
    """A bare "per square kilometre" or "/km2": something counted per unit."""
    for here in range(at, min(at + _MOST_COUNTED + 1, len(line))):
        norm = line[here].norm
        if here > at and (line[here].gap == PARAGRAPH or (line[here].gap == GLUED and norm != "/")):
            return None
        if norm in ("per", "/"):
            return _counted_per(line, here, at)
        if norm in grammar("indefinite"):
            return _counted_in_time(line, here + 1)
        if norm in ("for", "to") and norm_at(line, here + 1) == "every":
            return _counted_every(line, here + 2)
        if line[here].kind != WORD or norm == "to" or norm in grammar("conjoining"):
            return None
    return None


def _counted_per(line: Line, per: int, at: int) -> ReadUnit | None:
    after = per + 2 if norm_at(line, per + 1) == "every" else per + 1
    divisor = _divisor(line, after)
    if divisor is None or (norm_at(line, per) == "/" and per > at and _is_name(divisor[0])):
        return None
    return composed((BARE,), divisor[0], -1), divisor[1]


def _counted_in_time(line: Line, at: int) -> ReadUnit | None:
    """Something counted in a time: "50 deaths a day"; not "killed 12 people a day after".

    Nor is it one in "took 40 men a month to finish", "with three children a year apart".
    """
    divisor = _factor(line, at)
    if divisor is None or divisor[0][0].dimension != _TIME:
        return None
    is_moment = norm_at(line, divisor[1]) in words_in("measures", "moments", "spans")
    return None if is_moment else (composed((BARE,), divisor[0], -1), divisor[1])


def _counted_every(line: Line, at: int) -> ReadUnit | None:
    """Something counted for so many of another: "one nurse for every 60 people"."""
    number, end = _number_below(line, at)
    noun = _noun(line, end, is_number=True) if number else None
    if not number or noun is None:
        return None
    return composed((BARE,), (multiplied(noun[0][0], number),), -1), noun[1]


def _is_name(divisor: Units) -> bool:
    """Whether two nouns with a slash are alternatives: "12 actors/directors"."""
    return divisor[0].dimension == "count" and divisor[0].name != "person"


def _noun(line: Line, at: int, *, is_number: bool) -> ReadUnit | None:
    """A counted noun below the line: a word, or, behind a number, words up to a plural."""
    if kind_at(line, at) != WORD or line[at].gap == PARAGRAPH:
        return None
    end = noun_words(line, at) if is_number else at + 1 + _is_of_share(line, at)
    while not is_number and norm_at(line, end) == "-" and joined(line, end):
        end += 2
    name = words_of(line[at:end]).lower()
    if name in words_in("nouns", "people"):
        return (Unit(line[at].text, "person", "person", "count", "count"),), end
    return (Unit(line[at].text, name, name, "count", "count"),), end


def _is_of_share(line: Line, at: int) -> bool:
    """Whether a word says which of a company's shares: "per diluted share"."""
    return norm_at(line, at) in words_in("measures", "of a share") and norm_at(line, at + 1) in (
        "share",
        "unit",
    )


def _leads(line: Line, at: int) -> bool:
    """Whether an article leads a word, and is no annum: "2.5 a year", not "2.5a"."""
    if line[at].gap == GLUED or at + 1 >= len(line):
        return False
    return line[at + 1].kind == WORD


def _factor(line: Line, at: int) -> ReadUnit | None:
    """One unit: a word of the table, perhaps squared or cubed, or a currency."""
    if at >= len(line) or (at > 0 and line[at].gap == PARAGRAPH):
        return None
    if line[at].norm in grammar("indefinite") and _leads(line, at):
        return None
    found = unit_phrases().longest(line, at)
    if found and not (found[0] == at + 1 and _is_letter_of_name(line, at)):
        end, units = found
        power = _power(line, end, units)
        return ((_raised(units, power[0]),), power[1]) if power else (units, end)
    phrase = _power_phrase(line, at) if line[at].norm in _powers("before") else None
    return phrase or read_currency_word(line, at)


def _is_letter_of_name(line: Line, at: int) -> bool:
    """Whether a letter set apart begins a name and is no unit: "3 A-levels", "12 X-rays"."""
    if len(line[at].text) > 1 or line[at].gap == GLUED or norm_at(line, at + 1) != "-":
        return False
    is_name = line[at].text.isupper() or line[at].text == "x"
    return is_name and joined(line, at + 1) and kind_at(line, at + 2) == WORD


def _power(line: Line, at: int, units: Units) -> tuple[int, int] | None:
    """The power behind a unit of length or time, and where it ends: "m²", "km^3", "ft2"."""
    if at >= len(line) or line[at - 1].kind != WORD or units[0].dimension not in ("length", "time"):
        return None
    node = line[at]
    if power := _powers("behind").get(node.norm):
        return power, at + 1
    if node.gap == GLUED and node.kind == POWER and node.norm in ("^2", "^3"):
        return int(node.norm[1]), at + 1
    if node.norm == "^" and node.gap == GLUED and norm_at(line, at + 1) in ("2", "3"):
        return int(line[at + 1].norm), at + 2
    if node.kind == DIGITS and node.norm in ("2", "3") and _is_power_here(line, at):
        return int(node.norm), at + 1
    return None


def _is_power_here(line: Line, at: int) -> bool:
    """Whether a digit is raised: glued to its unit, or set apart where nothing goes on: "km 2"."""
    if line[at].gap == GLUED:
        return True
    if line[at - 1].norm not in words_in("measures", "power apart") or line[at].gap == PARAGRAPH:
        return False
    if line[at - 1].norm == "ft" and len(norm_at(line, at - 2)) == 1:
        return False  # the inches of a height: "6 ft 3"
    return norm_at(line, at + 1) in ("", ",", "of")


def _power_phrase(line: Line, at: int) -> ReadUnit | None:
    """A power word and a unit of length: "square miles", "cu ft", "sq. km"."""
    after = at + 1
    if (norm_at(line, after) in ("-", ".") and joined(line, after)) or norm_at(line, after) == ".":
        after += 1
    base = _factor(line, after)
    lengths = [unit for unit in base[0] if unit.dimension == "length"] if base else []
    if base is None or not lengths:
        return None
    return (power_unit(lengths[0], _powers("before")[line[at].norm]),), base[1]


def _raised(units: Units, power: int) -> Unit:
    return power_unit(next((unit for unit in units if unit.dimension == "length"), units[0]), power)


@cache
def dimension_words(*kinds: str) -> Mapping[str, str]:
    """The words behind a length that tell its dimension, each with its noun: wide is width.

    ``kinds`` are some of ``side``, ``place`` and ``age``, as the table has them.
    """
    return {word: noun for word, noun, _ in rows_of("dimensions", *kinds, cell=2)}


@cache
def _powers(side: str) -> Mapping[str, int]:
    """The words for a power ``before`` a unit, or ``behind`` it, each with the power."""
    told = (row.split(" = ") for row in phrases_of("measures")[f"power {side}"])
    return {word: int(power) for word, power in told}


@cache
def _yearly() -> Phrases:
    """The letters for "a year" behind a sum or a percentage: "£30,000 pa"."""
    return Phrases((letters, None) for letters in words_in("measures", "yearly"))


@cache
def unit_phrases() -> Phrases:
    """The words of the unit table, each with its units; a hyphen in them is read as a blank."""
    known = unit_table().exact
    plain = (word for word in known if "-" not in word or word.replace("-", " ") not in known)
    return Phrases((word, row.unit) for word in plain for row in known[word])


@cache
def called(word: str) -> Units:
    """The units of a word that the table has."""
    return tuple(row.unit for row in unit_table().find(word))
