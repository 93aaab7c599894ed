"""Rule unknown-unit."""

from factcheck import Quantity, warning


@warning
def check_unknown_unit(quantity: Quantity) -> None:
    """A word in the place of a unit that is a letter or two away from a real one.

    It is most likely mistyped, in the article or in the claim file. Until it is put right the
    figure is compared with nothing. Words that may be an honest noun are counted things, and
    never held to be mistyped, unless the same figure is restated in a unit.

    Fails:
        - quantity: 900 killometers
        - quantity: 560 miles
          restated: 900 kilomters
        - quantity: 120 metters
          restated: 394 feet
        - quantity: 120 meters
          restated: 131 yrads

    Passes:
        - quantity: 900 kilometres
        - quantity: 460km
        - quantity: up to 100 KN-23 missiles
        - quantity: 40 quintals
        - quantity: some distance away
        - quantity: 120 metters
        - quantity: 40 casks
          restated: 2,000 gallons
        - quantity: 12 tankers
          restated: 480,000 liters
    """
    likely = f"; did you mean {quantity.likely_unit}?" if quantity.likely_unit else "."
    assert not quantity.unknown_unit, f"“{quantity.unknown_unit}” is no unit{likely}"
