"""Rule parts-miss-total."""

from factcheck import Derivation


def check_parts_miss_total(total_of: Derivation) -> None:
    """Parts that do not add up to the total, even allowing for rounding.

    Each figure allows all that rounds to it, so rounded parts may miss a rounded total: five
    percentages may add up to 102. "About" and the like widen a figure further.

    Fails:
        - claims:
            killed: {quantity: 120 people}
            wounded: {quantity: 300 people}
            casualties: {quantity: 500 people, total_of: [killed, wounded]}
        - claims:
            south: {quantity: 126.3 million}
            west: {quantity: 78.6 million}
            both: {quantity: 214.9 million, total_of: [south, west]}

    Passes:
        - claims:
            killed: {quantity: about 120 people}
            wounded: {quantity: about 300 people}
            casualties: {quantity: some 430 people, total_of: [killed, wounded]}
        - claims:
            yes: {quantity: 33 percent}
            no: {quantity: 33 percent}
            undecided: {quantity: 33 percent}
            all: {quantity: 100 percent, total_of: [yes, no, undecided]}
    """
    assert not total_of.conflicts, total_of.explanation
