"""Rule scale-slip."""

from factcheck import Restatement


def check_scale_slip(restatement: Restatement) -> None:
    """A conversion that is right but for a power of ten.

    A decimal point was lost or moved, a zero dropped, or a million taken for a billion: the
    worst of errors in size, and the easiest to put right. It is told only where it makes the
    figures right to their last digit or within one percent.

    Fails:
        - quantity: 900 kilometers
          restated: 5,590 miles
        - quantity: 500 million gallons
          restated: 1.9 million liters
        - quantity: 6 feet
          restated: 18 m

    Passes:
        - quantity: 900 kilometers
          restated: 559 miles
        - quantity: up to 900 kilometers
          restated: 500 miles
        - quantity: 500 million gallons
          restated: 1.9 billion liters
        - quantity: €10 million
          restated: $11 billion
    """
    assert not restatement.scale_slip, restatement.scale_slip
