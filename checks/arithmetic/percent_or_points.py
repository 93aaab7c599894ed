"""Rule percent-or-points."""

from factcheck import Derivation


def check_percent_or_points(change_from: Derivation) -> None:
    """A change between two shares given in percent instead of percentage points, or the reverse.

    From 40 percent to 44 percent is a rise of 4 percentage points, or of 10 percent.

    Fails:
        - claims:
            before: {share: 40 percent}
            after: {share: 44 percent}
            rise: {quantity: rose by 4 percent, change_from: {before: before, after: after}}

    Passes:
        - claims:
            before: {share: 40 percent}
            after: {share: 44 percent}
            rise: {quantity: 4 percentage points, change_from: {before: before, after: after}}
        - claims:
            before: {share: 40 percent}
            after: {share: 44 percent}
            rise: {quantity: rose by 10 percent, change_from: {before: before, after: after}}
    """
    assert not change_from.confuses_points, change_from.explanation
