"""Rule given-name-varies."""

from factcheck import Inconsistent, Pair, are_two_people, compare_names, is_rarer, warning


@warning
def check_given_name_varies(name_pair: Pair) -> None:
    """A person with one surname and two given names.

    One of the two is a slip, the one that the article has less often, or they are two people, whom
    the claim file should keep apart. A familiar form, an initial, a middle name and a surname
    alone are no other given name, and a letter off is told by another rule. Nor are two whom the
    text names in one sentence, of whom one is the other's relative, or whom it has both twice and
    more.

    Fails:
        - claims:
            text: {about: Holm, name: Ada Holm}
            caption: {about: Holm, name: Maria Holm}

    Passes:
        - claims:
            text: {about: Holm, name: Ada Holm}
            later: {about: Holm, name: Holm}
        - claims:
            text: {about: Holm, name: Michael Holm}
            later: {about: Holm, name: Mike Holm}
        - claims:
            text: {about: Lavrov, name: Sergey Lavrov}
            caption: {about: Lavrov, name: Sergei Lavrov}
        - claims:
            text: {about: Holm, name: Ada Holm}
            later: {about: Holm, name: A. Holm}
        - claims:
            text: {about: the leader, name: Kim Jong Un}
            later: {about: the leader, name: Kim Jong Il}
        - text: |
            A farm is sold

            Ada Holm sold the farm to her daughter, Maria Holm.
          claims:
            seller: {exact: Ada Holm, about: Holm, name: Ada Holm}
            buyer: {exact: Maria Holm, about: Holm, name: Maria Holm}
    """
    text = name_pair.claim.document.text
    one, other = (claim.words("name") for claim in name_pair.claims)
    first, second = one.split(), other.split()
    is_one_surname = len(first) == len(second) == 2 and first[1] == second[1]
    is_other = is_one_surname and compare_names(one, other).is_different
    if is_other and not are_two_people(text, one, other):
        is_turned = not name_pair.has_reference and is_rarer(text, other, one)
        slip, beside = name_pair.claims[::-1] if is_turned else name_pair.claims
        told = f"“{slip.words('name')}” here, “{beside.words('name')}” there"
        message = f"{told}: one surname, two given names."
        raise Inconsistent(message, slip, beside, place=slip.place_of("name"))
