"""Rule impossible-value."""

from fractions import Fraction

from factcheck import Measure, Quantity

LIGHT = 299_792_458  # metres a second


def check_impossible_value(quantity: Quantity) -> None:
    """A figure that nothing in nature can have.

    Below absolute zero (−273.15 °C), or faster than light (299,792,458 m/s). The usual cause is
    a lost decimal point, a wrong scale, or an hour for a second. A difference of temperatures,
    a figure below sea level and a change may all be negative.

    Fails:
        - quantity: -300 C
        - quantity: minus 500 degrees Fahrenheit
        - quantity: 400,000 kilometers per second

    Passes:
        - quantity: -273 C
        - quantity: -89.2 degrees Celsius
        - quantity: 299,792 km/s
        - quantity: fell by 300 degrees Celsius
        - quantity: -5 percent
        - quantity: -430 meters
    """
    reasons = [_why_impossible(measure) for measure in quantity.readings]
    assert not reasons or not all(reasons), f"“{quantity.words}” is {reasons[0]}."


def _why_impossible(measure: Measure) -> str:
    allowed, dimension = measure.base_interval, measure.unit.dimension
    if dimension == "temperature" and not measure.is_difference and allowed.high is not None:
        return "below absolute zero, −273.15 °C" if allowed.high < 0 else ""
    if dimension == "length/time" and allowed.low is not None:
        return "faster than light, 299,792 km/s" if allowed.low > Fraction(LIGHT) else ""
    return ""
