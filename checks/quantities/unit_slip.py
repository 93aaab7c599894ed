"""Rule unit-slip."""

from factcheck import Pair, Restatement, of_conflicts


@of_conflicts
def check_unit_slip(figures: Restatement | Pair) -> None:
    """Two figures that would match if one of them were in another unit.

    Miles an hour were taken for knots, short tons for long ones, a difference of temperatures
    for a temperature, or the figure was repeated with another unit behind it. The finding says
    in which unit the figures would fit, in a conversion or in two claims about the same thing.

    Fails:
        - quantity: 14,000 square miles
          restated: 14,000 sq km
        - quantity: 50 knots
          restated: 80 km/h
        - quantity: rise of 2 degrees Celsius
          restated: 35.6 degrees Fahrenheit
        - claims:
            fire: {about: [fire, area burned], quantity: "14,000 square miles"}
          references:
            fire: {about: [fire, area burned], quantity: "14,000 square km"}

    Passes:
        - quantity: 14,000 square miles
          restated: 36,000 sq km
        - quantity: 50 mph
          restated: 80 km/h
        - quantity: up to 900 kilometers
          restated: 500 miles
        - quantity: -40 C
          restated: -40 F
        - quantity: rise of 2 degrees Celsius
          restated: 3.6 degrees Fahrenheit
    """
    assert not figures.unit_slip, figures.unit_slip
