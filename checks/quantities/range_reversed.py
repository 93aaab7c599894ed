"""Rule range-reversed."""

import re

from factcheck import Inconsistent, Measure, Quantity, explain_malformed, warning

YEAR = 4  # digits
SHORT_FORM = re.compile(r"\d[\d,.]*\s*[-–—]\s*[$£€]?\d")


@warning
def check_range_reversed(quantity: Quantity) -> None:
    """A range whose first figure is the larger one, or that ends where it begins.

    Two figures were exchanged, or one was put in the other's place. What changed "from 40 to 30",
    the score of a match, a vote of 52–48, temperatures, and a second figure cut short ("$120–30")
    are written so by good writers, and so are hours and counts that go "from 9 to 9".

    Fails:
        - quantity: between 40 and 30 km
        - quantity: 55-30 km/h
        - quantity: between 40 and 40 km
        - share: 80% to 80%
        - quantity: between 2002 and 2002

    Passes:
        - quantity: between 30 and 40 km
        - quantity: 30-55 km/h
        - quantity: from 40 to 30 percent
        - quantity: 52-48 votes
        - quantity: 3-1
        - quantity: from 50 to 50
        - quantity: from 24 to 24 hours
        - quantity: 50-50 split
        - quantity: 5 to -3 C
        - quantity: 120-30 km
        - quantity: 500 m to 2 km
    """
    is_reversed = bool(quantity.readings) and all(map(_is_reversed, quantity.readings))
    if is_reversed and _is_a_range(quantity) and not explain_malformed(quantity.words):
        raise Inconsistent(
            f"“{quantity.words}” runs from the greater figure to the lesser.",
            suggestions=(_exchanged(quantity),),
        )
    is_told = "between" in quantity.words.casefold() or " to " in quantity.words
    is_empty = bool(quantity.readings) and all(map(_is_empty, quantity.readings))
    assert not (is_told and is_empty), f"“{quantity.words}” ends where it begins."


def _is_empty(measure: Measure) -> bool:
    """Whether a range has equal ends, and is none of hours, votes or other counts."""
    first, last = measure.numerals[0], measure.numerals[-1]
    is_counted = measure.unit.dimension in ("count", "time") and len(first.text) < YEAR
    is_counted = is_counted or first.text[:1].isalpha()  # from quarter to quarter
    return measure.form == "range" and first.value == last.value and not is_counted


def _is_reversed(measure: Measure) -> bool:
    if measure.form != "range":
        return False
    first, last = measure.numerals[0], measure.numerals[-1]
    is_cut = len(re.sub(r"\D", "", last.text)) < len(re.sub(r"\D", "", first.text))
    return first.value > last.value and not is_cut


def _exchanged(quantity: Quantity) -> str:
    """The words with the two figures in the other order."""
    measure = quantity.readings[0]
    first, last = measure.numerals[0].text, measure.numerals[-1].text
    before, _, after = quantity.words.partition(first)
    between, _, rest = after.partition(last)
    return f"{before}{last}{between}{first}{rest}"


def _is_a_range(quantity: Quantity) -> bool:
    """Whether the words mean a range, and not a change, a score or a vote."""
    dimensions = {measure.unit.dimension for measure in quantity.readings}
    if "temperature" in dimensions:
        return False
    if "between" in quantity.words.casefold():
        return True
    return not dimensions & {"count", "share"} and bool(SHORT_FORM.search(quantity.words))
