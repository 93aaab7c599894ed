"""Rule share-miscomputed."""

from factcheck import Derivation


def check_share_miscomputed(share_of: Derivation) -> None:
    """A share that does not follow from the part and the whole.

    Each of the three allows all that rounds to it.

    Fails:
        - claims:
            women: {quantity: 12 women}
            members: {quantity: 30 members}
            share: {share: 60 percent, share_of: {part: women, whole: members}}

    Passes:
        - claims:
            women: {quantity: 12 women}
            members: {quantity: 30 members}
            share: {share: 40 percent, share_of: {part: women, whole: members}}
        - claims:
            women: {quantity: 13 women}
            members: {quantity: 30 members}
            share: {share: 43 percent, share_of: {part: women, whole: members}}
    """
    assert not share_of.conflicts, share_of.explanation
