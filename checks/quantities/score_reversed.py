"""Rule score-reversed."""

import re

from factcheck import Claim, warning

WON = re.compile(
    r"(?:won|win|wins|winning) (\d+)[-–](\d+)$|(\d+)[-–](\d+) (?:victory|win|triumph)$"
)


@warning
def check_score_reversed(claim: Claim) -> None:
    """A victory by a score in which the winner has less.

    The two figures were exchanged, or a digit is wrong, or the other side won. Of a win the score
    is told with the winner's figure first; of a defeat some tell it first and some last, so that
    nothing is asked of it. A set of several, and a draw that penalties or goals away decided, are
    left alone.

    Fails:
        - quantity: won 0-4
        - quantity: 17-28 victory

    Passes:
        - quantity: won 4-0
        - quantity: won 1-1
        - quantity: lost 2-0
        - quantity: lost 0-2
        - quantity: 28-17 victory
    """
    found = WON.search(claim.words("quantity"))
    if found:
        first, last = (int(figure) for figure in found.groups() if figure)
        assert first >= last, f"“{found[0]}” gives the winner less than the loser."
