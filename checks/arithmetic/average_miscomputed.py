"""Rule average-miscomputed."""

from factcheck import Derivation


def check_average_miscomputed(average_of: Derivation) -> None:
    """An average that is not the mean of the figures it is said to come from.

    It is the arithmetic mean, and each figure allows all that rounds to it.

    Fails:
        - claims:
            monday: {quantity: 10 km}
            tuesday: {quantity: 20 km}
            average: {quantity: 18 km, average_of: [monday, tuesday]}

    Passes:
        - claims:
            monday: {quantity: 10 km}
            tuesday: {quantity: 20 km}
            average: {quantity: 15 km, average_of: [monday, tuesday]}
    """
    assert not average_of.conflicts, average_of.explanation
