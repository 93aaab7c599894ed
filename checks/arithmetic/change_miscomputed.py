"""Rule change-miscomputed."""

from factcheck import Derivation


def check_change_miscomputed(change_from: Derivation) -> None:
    """A change, in percent, in points or as a multiple, that does not follow from the two figures.

    A rise in percent is of the figure before. Where a change between two shares would be right
    in percentage points, the finding is percent-or-points.

    Fails:
        - claims:
            before: {quantity: 114.6 million}
            after: {quantity: 126.3 million}
            growth: {quantity: grew by 12.0 percent, change_from: {before: before, after: after}}
        - claims:
            before: {quantity: 200 cases}
            after: {quantity: 280 cases}
            growth: {quantity: doubled, change_from: {before: before, after: after}}

    Passes:
        - claims:
            before: {quantity: 114.6 million}
            after: {quantity: 126.3 million}
            growth: {quantity: grew by 10.2 percent, change_from: {before: before, after: after}}
        - claims:
            before: {quantity: 300 cases}
            after: {quantity: 200 cases}
            fall: {quantity: fell by a third, change_from: {before: before, after: after}}
    """
    assert change_from.confuses_points or not change_from.conflicts, change_from.explanation
