"""Rule difference-miscomputed."""

from factcheck import Derivation


def check_difference_miscomputed(difference_of: Derivation) -> None:
    """A difference that does not follow from the two figures.

    Between two days it is a length of time, which is for duration-miscomputed.

    Fails:
        - claims:
            income: {quantity: $500}
            costs: {quantity: $300}
            left: {quantity: $250, difference_of: {larger: income, smaller: costs}}

    Passes:
        - claims:
            income: {quantity: $500}
            costs: {quantity: $300}
            left: {quantity: $200, difference_of: {larger: income, smaller: costs}}
    """
    assert not difference_of.conflicts, difference_of.explanation
