"""Exact values printed at digits that a reader can use, and what a comparison of figures says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.interval import is_less
from factcheck.quantities.conversion_rule import PairVerdict
from factcheck.quantities.figure_pairs import FigurePair
from factcheck.quantities.measure import Form, Measure, Numeral, Unit
from factcheck.quantities.units import unit_table

SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_SMALLEST, _GREATEST = Fraction(1, 10**6), 10**18  # beyond them in powers of ten
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_POWER = r"\^(-?\d+)"
_TIGHT = frozenset("%‰°'\"′″")


def round_to(value: Fraction, step: Fraction) -> Fraction:
    """The multiple of ``step`` nearest to ``value``, halves away from zero."""
    steps = step.numerator * value.denominator
    count = (2 * abs(value.numerator) * step.denominator + steps) // (2 * steps)
    return step * (count if value >= 0 else -count)


def significant_step(value: Fraction, digits: int = 3) -> Fraction:
    """The step that leaves this many significant digits of a value, at most 1 for larger ones."""
    steps, size, least = 1, abs(value.numerator), 10 ** (digits - 1) * value.denominator
    while 0 < size * steps < least:
        steps *= 10
    return Fraction(1, steps)


def format_number(value: Fraction, step: Fraction | None = None) -> str:
    """A value rounded to ``step`` (three significant digits without it), thousands in commas.

    >>> format_number(Fraction(55923, 100))
    '559'
    """
    size = abs(value)
    if value and (is_less(size, _SMALLEST) or not is_less(size, _GREATEST)):
        return _scientific(value)
    step = significant_step(value) if step is None else _decimal_step(step)
    rounded = round_to(value, step)
    if rounded == value:
        step = Fraction(1)
    whole = abs(rounded.numerator) // rounded.denominator
    for scale, word in SCALES:
        if whole >= scale and (rounded / scale * 1000).denominator == 1:
            return f"{_decimal(rounded / scale, Fraction(1))} {word}"
    return _decimal(rounded, step)


def _scientific(value: Fraction) -> str:
    """Three significant digits and a power of ten: "2.18 × 10⁻¹⁸"."""
    exponent = len(str(int(abs(value)))) - 1 if abs(value) >= 1 else -1
    while abs(value) < Fraction(10) ** exponent:
        exponent -= 1
    mantissa = round_to(value / Fraction(10) ** exponent, Fraction(1, 100))
    if abs(mantissa) == 10:
        mantissa, exponent = mantissa / 10, exponent + 1
    return f"{_decimal(mantissa, Fraction(1))} × 10{str(exponent).translate(_RAISED)}"


def _decimal_step(step: Fraction) -> Fraction:
    """A step as it is, or the power of ten below it where no decimal has it: 1/100 for 1/12."""
    power = Fraction(1)
    while 10**9 % step.denominator and power > step:
        power /= 10
    return power if 10**9 % step.denominator else step


def _decimal(value: Fraction, step: Fraction) -> str:
    """A terminating decimal with as many places as the step has, more only where needed."""
    places = 0
    while 10**places % step.denominator or 10**places % value.denominator:
        places += 1
    scaled = value.numerator * (10**places // value.denominator)
    sign, digits = "-" if scaled < 0 else "", f"{abs(scaled):0{places + 1}d}"
    whole = f"{int(digits[: len(digits) - places] or 0):,}"
    return f"{sign}{whole}.{digits[-places:]}" if places else f"{sign}{whole}"


def format_value(
    value: Fraction, unit: Unit, step: Fraction | None = None, *, symbol: bool = True
) -> str:
    """A value with its unit at sensible digits: "559 mi", "1 foot", "$1.5 million"."""
    number = format_number(value, step)
    if number == "1" and not symbol:
        unit = replace(unit, printed=_singular(unit.printed))
    return _with_unit(number, unit, symbol=symbol)


def _with_unit(number: str, unit: Unit, *, symbol: bool = False) -> str:
    """A printed number with a unit after it, or before it where it is money: "$1.06/L"."""
    word = unit.symbol if symbol else unit.printed
    if unit.dimension.startswith("currency ") and not word[:1].isalpha():
        sign, *below = unit.symbol.split("/", 1) if "/" in unit.dimension else [word]
        return "/".join([f"{sign}{number}".replace(f"{sign}-", f"-{sign}"), *below])
    if not word:
        return number
    if not symbol:
        word = _plural(word, number)
    if "^" in word:
        word = re.compile(_POWER).sub(lambda power: power[1].translate(_RAISED), word)
    is_tight = word[0] in _TIGHT or word[0] == "/"
    return number + word if is_tight else f"{number} {word}"


_PLURALS = {"foot": "feet", "inch": "inches", "stone": "stone", "percent": "percent"}


def _plural(word: str, number: str) -> str:
    """A unit word in the plural after a number in digits: "14-ounce" gives "14 ounces"."""
    if len(word) < 4 or number == "1" or not number[-1].isdigit() or "⁄" in number:
        return word
    plural = _PLURALS.get(word, f"{word}s")
    return plural if plural in unit_table().exact else word


def _singular(word: str) -> str:
    """A unit word in the singular: "feet" gives "foot", "cups" gives "cup"."""
    singular = {plural: one for one, plural in _PLURALS.items()}.get(word, word[:-1])
    rows, others = unit_table().exact.get(singular), unit_table().exact.get(word)
    return singular if rows and others and rows[0].name == others[0].name else word


def format_numeral(numeral: Numeral, unit: Unit, *, symbol: bool = False) -> str:
    """A numeral as it was written, with its unit."""
    return numeral.text if numeral.has_unit else _with_unit(numeral.text, unit, symbol=symbol)


def format_measure(measure: Measure) -> str:
    """A measure as it was written, its hedge left out: "900 kilometers", "3–5 km"."""
    joint = {Form.RANGE: "–", Form.PRODUCT: " × ", Form.MARGIN: " ± ", Form.LIST: ", "}
    unit = measure.side or measure.unit
    if any(numeral.has_unit for numeral in measure.numerals):
        written = [format_numeral(numeral, unit) for numeral in measure.numerals]
        return joint.get(measure.form, "").join(written)
    numerals = joint.get(measure.form, "").join(numeral.text for numeral in measure.numerals)
    return _with_unit(numerals, unit)


# -- a comparison: the sentence, the working, the suggestions

_NATURAL = Fraction(1, 40)  # how far a suggested rounding may be from the exact figure


def explain_pair(pair: FigurePair, answer: PairVerdict) -> str:
    """The conversion as a sentence, both ways where it conflicts.

    "900 kilometers is 559 miles, not 500; 500 miles is 805 km, not 900."
    """
    stated = format_numeral(pair.stated, pair.stated_unit)
    restated = format_numeral(pair.restated, pair.restated_unit)
    beside, other = _refused(pair.restated, restated), _refused(pair.stated, stated)
    forth = show_conversion(pair, symbol=_is_product(pair.restated))
    if answer.verdict is not Verdict.CONFLICTS:
        exactly = (
            ""
            if answer.verdict is Verdict.AGREES
            else f"; “{restated}” agrees only through rounding"
        )
        return f"{stated} is {forth}{exactly}."
    back = show_conversion(pair.turned(), symbol=True)
    return f"{stated} is {forth}, not {beside}; {restated} is {back}, not {other}."


def _refused(numeral: Numeral, printed: str) -> str:
    """A wrong figure without its unit, but for an article, which says nothing alone."""
    return printed[:1].lower() + printed[1:] if _is_article(numeral) else numeral.text


def working_of(pair: FigurePair, answer: PairVerdict) -> tuple[str, ...]:
    """The steps: "900 km = 559 mi", "written 500 mi", "10.6 % off", "550 or 560 would be …"."""
    stated = _written(pair.stated, pair.stated_unit)
    if _is_in_one_unit(pair):
        restated = _written(pair.restated, pair.restated_unit)
        return (f"{stated} and {restated} are in one unit", _off(pair))
    steps = [
        f"{stated} = {show_conversion(pair, symbol=True)}",
        f"written {_written(pair.restated, pair.restated_unit)}",
        _off(pair),
    ]
    if answer.verdict is Verdict.CONFLICTS:
        told = _in_two_units(pair)
        natural = () if told else _natural_figures(pair)
        numbers = [told] if told else [format_number(value, step) for value, step in natural]
        steps.append(f"{' or '.join(numbers)} would be a rounding")
    return tuple(steps)


def _written(numeral: Numeral, unit: Unit) -> str:
    """A figure with its unit's sign, the sides of an area with their own: "3 × 4 ft"."""
    if _is_article(numeral):
        return _with_unit("1", replace(unit, symbol=_singular(unit.symbol)), symbol=True)
    return format_numeral(numeral, unit, symbol=not _is_product(numeral))


def _is_article(numeral: Numeral) -> bool:
    return numeral.text.lower() in ("a", "an")


def _is_product(numeral: Numeral) -> bool:
    """Sides multiplied: what is printed behind them is the unit of a side, not of the area."""
    return " × " in numeral.text


def _off(pair: FigurePair) -> str:
    if pair.is_temperature:
        degrees = abs(pair.exact - pair.restated.value)
        return f"{format_value(degrees, pair.restated_unit, Fraction(1, 10))} off"
    return f"{format_number(pair.off * 100, Fraction(1, 10))} % off"


def suggest(pair: FigurePair, wrong: list[FigurePair], words: str) -> tuple[str, ...]:
    """What the writer would have printed, the most natural first: "550 miles", "560 miles".

    The words around the figures that are wrong stay: "up to 550 miles", "160 to 330 feet".
    Nothing where both are in one unit: which of them was meant in another, nobody can tell.
    """
    if _is_in_one_unit(pair):
        return ()
    if (told := _in_two_units(pair)) and words.count(pair.restated.text) == 1:
        return (words.replace(pair.restated.text, told),)
    ways = [figures for each in wrong if (figures := _natural_figures(each))]
    if not wrong or len(ways) < len(wrong):
        return _figures_alone(pair)
    kept = [_in_words(words, wrong, [way[min(n, len(way) - 1)] for way in ways]) for n in (0, 1)]
    return tuple(dict.fromkeys(kept)) if all(kept) else _figures_alone(pair)


def _in_words(words: str, wrong: list[FigurePair], figures: list[tuple[Fraction, Fraction]]) -> str:
    """Words with other figures in the place of those that are wrong; "" where that cannot be."""
    for pair, (value, step) in zip(wrong, figures, strict=True):
        number = format_number(value, step)
        before, found, after = _around(words, pair.restated)
        if (
            not found or number == "1" or _is_article(pair.restated)
        ):  # of one thing the unit is another word
            return ""
        words = f"{before}{number}{after}"
    return words


def _around(words: str, numeral: Numeral) -> tuple[str, str, str]:
    """Words before, of and behind a numeral, empty where it stands in none or in two places."""
    told = list(re.finditer(rf"(?<![\w.,]){re.escape(numeral.text)}(?![\d])", words))
    if len(told) != 1 or numeral.has_unit or _is_product(numeral):
        return "", "", ""
    (found,) = told
    return words[: found.start()], found[0], words[found.end() :]


def _in_two_units(pair: FigurePair) -> str:
    """The exact figure in two units where the restated is: "6 ft 4 in" for "5 ft 8 in"; or empty.

    Of one thing a unit's word is another, so nothing is said where a one comes or goes beside it.
    """
    written, count = pair.restated, 1 / pair.restated.step
    figures = re.findall(r"[\d.,]*\d", written.text)
    if not written.is_compound or count.denominator > 1 or not "".join(figures).isdigit():
        return ""
    right = [str(one) for one in divmod(int(round_to(pair.exact * count, Fraction(1))), int(count))]
    has_words = re.search("[a-z]{4}", written.text, re.IGNORECASE)
    changes = [one for one in zip(figures, right, strict=False) if "1" in one and one[0] != one[1]]
    if len(figures) != len(right) or (has_words and changes):
        return ""
    told = iter(right)
    return re.sub(r"\d+", lambda _: next(told), written.text)


def _figures_alone(pair: FigurePair) -> tuple[str, ...]:
    return tuple(
        format_value(value, pair.restated_unit, step, symbol=_is_product(pair.restated))
        for value, step in _natural_figures(pair)
    )


def _is_in_one_unit(pair: FigurePair) -> bool:
    return pair.stated_unit.name == pair.restated_unit.name


def _natural_figures(pair: FigurePair) -> list[tuple[Fraction, Fraction]]:
    """At most two roundings of the exact figure near the precision written, with their steps.

    Where it has the very digits that are written, in another order, they were exchanged.
    """
    exact, found = pair.exact, dict[Fraction, Fraction]()
    if _has_digits_exchanged(pair):
        return [(round_to(exact, pair.restated.step), pair.restated.step)]
    for step in _finer_steps(pair.restated):
        value = round_to(exact, step)
        if abs(value - exact) <= _NATURAL * abs(exact) or (pair.is_temperature and step <= 1):
            found.setdefault(value, step)
        if len(found) == 2 or (found and step <= pair.restated.step):
            break
    return list(found.items())


def _has_digits_exchanged(pair: FigurePair) -> bool:
    step = pair.restated.step
    written, right = (
        str(abs(round_to(each, step) / step)) for each in (pair.restated.value, pair.exact)
    )
    return written != right and sorted(written) == sorted(right)


def _finer_steps(numeral: Numeral) -> Iterator[Fraction]:
    """Steps from the precision shown down: 100, 50, 10, 5, 1 … for a figure of 500."""
    step, factor = _trailing(numeral), 2
    yield step
    while step > numeral.step / 10000:
        step, factor = step / factor, 7 - factor
        if step not in (numeral.step / 2, numeral.step / 20):
            yield step


def _trailing(numeral: Numeral) -> Fraction:
    """The power of ten that the trailing zeros of a whole number suggest."""
    step = numeral.step
    while numeral.value and step >= 1 and numeral.value % (step * 10) == 0:
        step *= 10
    return step


def show_conversion(pair: FigurePair, *, symbol: bool = False) -> str:
    """The exact conversion, at least as fine as the figure it is set against, and rounding as it.

    70 km/h is 43.496 mph: "43.5" beside 43 would read as if 44 were right.
    """
    return format_value(pair.exact, pair.restated_unit, _step_shown(pair), symbol=symbol)


@lru_cache(maxsize=2)  # of a figure in a sentence, and again in its working
def _step_shown(pair: FigurePair) -> Fraction:
    if pair.is_temperature:
        return min(pair.restated.step, Fraction(1))
    digits = significant_step(pair.exact)
    if abs(pair.exact) >= 10**6:
        shown = Fraction(10) ** (len(str(int(abs(pair.exact)))) - 3)
        step = max(min(pair.restated.step, shown), shown / 10)
    else:
        step = min(digits, max(pair.restated.step, significant_step(pair.exact, 5)))
    while _rounds_otherwise(pair.exact, step, pair.restated.step):
        step /= 10
    return step


def _rounds_otherwise(value: Fraction, shown: Fraction, step: Fraction) -> bool:
    """Whether a value as it is shown rounds to another figure than the value itself."""
    return shown < step and round_to(round_to(value, shown), step) != round_to(value, step)
