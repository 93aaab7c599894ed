"""Rule share-above-whole."""

from factcheck import Claim


def check_share_above_whole(quantity_claim: Claim) -> None:
    """A part that is larger than its whole.

    Only what a claim gives as a ``share`` is held against it: growth, turnout against an
    estimate, or a price beside its old one may well be above a hundred percent. A share that
    rounds to a hundred is none above it.

    Fails:
        - share: 104 percent
        - share: 120% of voters
        - share: more than 100 percent of members
        - share: 52 of the 48 farms

    Passes:
        - share: 100 percent
        - share: 100.0%
        - share: one in five
        - share: 48 of 48
        - share: at least 90 percent
        - quantity: rose by 120 percent
    """
    words = quantity_claim.value_words
    assert not quantity_claim.is_above_whole, f"“{words}” is more than the whole."
