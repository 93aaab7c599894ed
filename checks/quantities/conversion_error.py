"""Rule conversion-error."""

from factcheck import Restatement, of_conflicts


@of_conflicts
def check_conversion_error(restatement: Restatement) -> None:
    """A figure in parentheses that is not a conversion of the figure before it.

    Readers in other countries see only the second figure. It is wrong when neither figure is a
    rounding of the exact conversion of the other, at its own last digit or at a coarser step of
    at most a quarter of it. A bound such as "up to" belongs to both figures: the numerals are
    compared.

    Fails:
        - quantity: up to 900 kilometers
          restated: 500 miles
        - quantity: 974 mb
          restated: 28.34 inches
        - quantity: 20 C
          restated: 58 F

    Passes:
        - quantity: up to 900 kilometers
          restated: 550 miles
        - quantity: up to 900 kilometers
          restated: 560 miles
        - quantity: a mile
          restated: 2 km
        - quantity: rise of 2 degrees Celsius
          restated: 3.6 degrees Fahrenheit
        - quantity: €10 million
          restated: $11 million
    """
    is_slip = restatement.scale_slip or restatement.unit_slip
    assert is_slip or not restatement.conflicts, restatement.explanation
