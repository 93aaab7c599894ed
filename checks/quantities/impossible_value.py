"""Rule impossible-value."""

from collections.abc import Iterator
from fractions import Fraction

from factcheck import Claim, Inconsistent, Measure

LIGHT = 299_792_458  # metres a second


def check_impossible_value(quantity_claim: Claim) -> None:
    """A figure that cannot be true of anything.

    Below absolute zero (−273.15 °C), faster than light (299,792,458 m/s), or fewer people or
    things than none. The usual cause is a lost decimal point, a wrong scale, an hour for a second,
    or a dash that became a minus. A difference of temperatures, a figure below sea level, a
    change and a balance may all be negative: a count is left alone where its sentence, or what it
    is about, may speak of a change or a balance, and where it stands in no sentence, as in a table.

    Fails:
        - quantity: -300 C
        - quantity: minus 500 degrees Fahrenheit
        - quantity: 400,000 kilometers per second
        - quantity: -3 tanks
        - {about: [march, people present], quantity: minus 40 people}
        - share: -5 percent of voters

    Passes:
        - quantity: -273 C
        - quantity: -89.2 degrees Celsius
        - quantity: 299,792 km/s
        - quantity: fell by 300 degrees Celsius
        - quantity: -5 percent
        - quantity: -430 meters
        - {about: [village, net migration], quantity: -40 people}
        - {about: [brigade, change in strength], quantity: -3 tanks}
        - {about: [United, goal difference], quantity: -12}
        - {about: [party, election], quantity: minus 7 seats}
        - share: -2.5 percent of GDP
    """
    for key, reason in _impossible(quantity_claim):
        words, place = quantity_claim.words(key), quantity_claim.place_of(key)
        raise Inconsistent(f"“{words}” is {reason}.", quantity_claim, place=place)


def _impossible(claim: Claim) -> Iterator[tuple[str, str]]:
    """The keys of the figures that cannot be, each with the reason."""
    for key, quantity in ((claim.kind, claim.quantity), ("restated", claim.restated)):
        reasons = [_why_impossible(measure) for measure in quantity.readings] if quantity else []
        if reasons and all(reasons):
            yield key, reasons[0]
    if claim.is_negative_count:
        yield claim.kind, "less than nothing" if claim.kind == "share" else "fewer than none"


def _why_impossible(measure: Measure) -> str:
    dimension = measure.unit.dimension
    if dimension == "temperature" and not measure.is_difference:
        high = measure.base_interval.high
        return "below absolute zero, −273.15 °C" if high is not None and high < 0 else ""
    if dimension == "length/time":
        low = measure.base_interval.low
        is_beyond = low is not None and low > Fraction(LIGHT)
        return "faster than light, 299,792 km/s" if is_beyond else ""
    return ""
