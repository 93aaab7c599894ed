"""Rule title-contradicts-name."""

from factcheck import Pair, is_otherwise_titled, warning


@warning
def check_title_contradicts_name(name_pair: Pair) -> None:
    """A title or pronoun that does not go with the name: Mr Holm, introduced as Mary Holm.

    The name or the title is wrong, or they are two people, of whom one is not introduced; so it is
    where words that Mrs Holm has begun go on with “he said”.
    Names that men and women have, and names that are another's in other languages, say nothing.

    Fails:
        - claims:
            text: {about: Holm, name: Mary Holm}
            later: {about: Holm, name: Mr Holm}
        - claims:
            text: {about: Holm, name: Mrs Holm}
            later: {about: Holm, name: Robert Holm}
        - claims:
            text: {about: Holm, name: Mrs Holm}
            later: {about: Holm, name: he}
        - claims:
            text: {about: Holm, name: Mr Mary Holm}
            name: {about: Holm, name: Mary Holm}

    Passes:
        - claims:
            text: {about: Holm, name: Mary Holm}
            later: {about: Holm, name: Ms Holm}
        - claims:
            text: {about: Holm, name: Leslie Holm}
            later: {about: Holm, name: Mr Holm}
    """
    one, other = name_pair.claim.words("name"), name_pair.other.words("name")
    ways = ((one, other), (other, one))
    is_otherwise = one != other and any(is_otherwise_titled(*way) for way in ways)
    told = f"“{one}” here, “{other}” there: one does not go with the other."
    assert not is_otherwise, told
