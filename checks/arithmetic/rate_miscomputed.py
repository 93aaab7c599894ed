"""Rule rate-miscomputed."""

from factcheck import Derivation


def check_rate_miscomputed(rate_of: Derivation) -> None:
    """A rate that does not follow from the two figures.

    Each figure allows all that rounds to it, and so does the rate.

    Fails:
        - claims:
            insects: {quantity: 684 insects}
            plots: {quantity: 72 plots}
            rate: {quantity: 12 per plot, rate_of: {amount: insects, per: plots}}

    Passes:
        - claims:
            insects: {quantity: 684 insects}
            plots: {quantity: 72 plots}
            rate: {quantity: 9.5 per plot, rate_of: {amount: insects, per: plots}}
    """
    assert not rate_of.conflicts, rate_of.explanation
