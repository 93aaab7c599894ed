"""Rule conversion-imprecise."""

from factcheck import Restatement, warning


@warning
def check_conversion_imprecise(restatement: Restatement) -> None:
    """A conversion rounded so coarsely that it is more than five percent off.

    It is a rounding, and so no error, but a reader of the second figure is told something
    else than a reader of the first. Figures that are told to the last digit are held more
    closely: 1,243 km is 772 miles, and 779 is no rounding of it. They may be five of their last
    digits apart, or a quarter of a percent, whichever is more.

    Fails:
        - quantity: 135 miles
          restated: 200 km
        - quantity: 140 pounds
          restated: 60 kg
        - quantity: 1,243 km
          restated: 779 miles

    Passes:
        - quantity: 900 kilometers
          restated: 550 miles
        - quantity: 35 miles
          restated: 60 km
        - quantity: up to 900 kilometers
          restated: 500 miles
    """
    assert not restatement.is_imprecise, restatement.explanation
