"""What a comparison of figures says: the sentence, the working, the suggestions."""

from __future__ import annotations

from fractions import Fraction

from factcheck.comparison import Verdict
from factcheck.quantities.figure_pairs import Pair
from factcheck.quantities.figures import Answer
from factcheck.quantities.measure import Numeral, Unit
from factcheck.quantities.printing import (
    format_in,
    format_number,
    format_numeral,
    format_value,
    round_to,
    significant_step,
)

_NATURAL = Fraction(1, 40)  # how far a suggested rounding may be from the exact figure


def explain_pair(pair: Pair, answer: Answer) -> str:
    """The conversion as a sentence, both ways where it conflicts.

    "900 kilometers is 559 miles, not 500; 500 miles is 805 km, not 900."
    """
    stated = format_numeral(pair.stated, pair.stated_unit)
    restated = format_numeral(pair.restated, pair.restated_unit)
    forth = show_conversion(pair, symbol=_is_product(pair.restated))
    if answer.verdict is not Verdict.CONFLICTS:
        exactly = (
            ""
            if answer.verdict is Verdict.AGREES
            else f"; “{restated}” agrees only through rounding"
        )
        return f"{stated} is {forth}{exactly}."
    back = show_conversion(pair.turned(), symbol=True)
    return (
        f"{stated} is {forth}, not {pair.restated.text}; "
        f"{restated} is {back}, not {pair.stated.text}."
    )


def working_of(pair: Pair, answer: Answer) -> tuple[str, ...]:
    """The steps: "900 km = 559 mi", "written 500 mi", "10.6 % off", "550 or 560 would be …"."""
    stated = _written(pair.stated, pair.stated_unit)
    steps = [
        f"{stated} = {show_conversion(pair, symbol=True)}",
        f"written {_written(pair.restated, pair.restated_unit)}",
        _off(pair),
    ]
    if answer.verdict is Verdict.CONFLICTS:
        unit = pair.restated_unit
        numbers = [format_in(value, unit, step) for value, step in natural_figures(pair)]
        steps.append(f"{' or '.join(numbers)} would be a rounding")
    return tuple(steps)


def _written(numeral: Numeral, unit: Unit) -> str:
    """A figure with its unit's sign, the sides of an area with their own: "3 × 4 ft"."""
    return format_numeral(numeral, unit, symbol=not _is_product(numeral))


def _is_product(numeral: Numeral) -> bool:
    """Sides multiplied: what is printed behind them is the unit of a side, not of the area."""
    return " × " in numeral.text


def _off(pair: Pair) -> str:
    if pair.is_temperature:
        degrees = abs(pair.exact - pair.restated.value)
        return f"{format_value(degrees, pair.restated_unit, Fraction(1, 10))} off"
    return f"{format_number(pair.off * 100, Fraction(1, 10))} % off"


def suggest(pair: Pair) -> tuple[str, ...]:
    """What the writer would have printed, the most natural first: "550 miles", "560 miles"."""
    return tuple(
        format_value(value, pair.restated_unit, step, symbol=_is_product(pair.restated))
        for value, step in natural_figures(pair)
    )


def natural_figures(pair: Pair) -> list[tuple[Fraction, Fraction]]:
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


def _has_digits_exchanged(pair: Pair) -> bool:
    step = pair.restated.step
    written, right = (
        str(abs(round_to(each, step) / step)) for each in (pair.restated.value, pair.exact)
    )
    return written != right and sorted(written) == sorted(right)


def _finer_steps(numeral: Numeral) -> list[Fraction]:
    """Steps from the precision shown down: 100, 50, 10, 5, 1 … for a figure of 500."""
    step = _trailing(numeral)
    steps, factor = [step], 2
    while step > numeral.step / 10000:
        step, factor = step / factor, 7 - factor
        steps.append(step)
    return [each for each in steps if each not in (numeral.step / 2, numeral.step / 20)]


def _trailing(numeral: Numeral) -> Fraction:
    """The power of ten that the trailing zeros of a whole number suggest."""
    step = numeral.step
    while numeral.value and step >= 1 and numeral.value % (step * 10) == 0:
        step *= 10
    return step


def show_conversion(pair: Pair, *, symbol: bool = False) -> str:
    """The exact conversion, at least as fine as the figure it is set against."""
    if pair.is_temperature:
        return format_value(
            pair.exact, pair.restated_unit, min(pair.restated.step, Fraction(1)), symbol=symbol
        )
    digits = significant_step(pair.exact)
    if abs(pair.exact) >= 10**6:
        shown = Fraction(10) ** (len(str(int(abs(pair.exact)))) - 3)
        step = max(min(pair.restated.step, shown), shown / 10)
    else:
        step = min(digits, max(pair.restated.step, significant_step(pair.exact, 5)))
    return format_value(pair.exact, pair.restated_unit, step, symbol=symbol)
