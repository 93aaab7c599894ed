"""Rule score-reversed."""

from factcheck import Claim, explain_score, warning


@warning
def check_score_reversed(quantity_claim: Claim) -> None:
    """A victory by a score in which the winner has less, or a vote in which the majority has.

    The two figures were exchanged, or a digit is wrong, or the other side won. Of a win the score
    is told with the winner's figure first, and so is the vote by which something passed; of a
    defeat some tell it first and some last, so that nothing is asked of it. So it is where a draw
    is told with a score of one side, a match of tennis was won with the last of its sets lost, or a
    series has more games than it can. A draw that penalties or goals away decided is left alone.

    Fails:
        - quantity: won 0-4
        - quantity: 17-28 victory
        - quantity: beat Holm 1-3
        - quantity: passed by 18 votes to 31
        - quantity: drew 2-1
        - quantity: beat Holm 6-2, 3-6
        - quantity: won the best-of-five series 4-2

    Passes:
        - quantity: won 4-0
        - quantity: won 1-1
        - quantity: lost 2-0
        - quantity: lost 0-2
        - quantity: 28-17 victory
        - quantity: drew 2-2
        - quantity: beat Holm 3-6 6-1 6-2
        - quantity: won the best-of-five series 3-2
        - quantity: voted 18 to 31
        - quantity: passed by 31 votes to 18
    """
    words, is_in_text = quantity_claim.words("quantity"), quantity_claim.span is not None
    told = explain_score(words, is_in_text=is_in_text)
    assert not told, told
