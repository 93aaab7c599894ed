"""Rule name-of-another."""

from factcheck import Archive, Claim, Inconsistent, Pair, compare_names


def check_name_of_another(name_pair: Pair, archive: Archive) -> None:
    """Somebody called by the name of somebody else, whom the desk holds.

    The claim is about one person, by name, and gives the name of another. What is about an office,
    a team or a family is left alone, and so is a name that only one of the two may have.

    Fails:
        - claims:
            envoy: {about: Ada Holm, name: Per Lund}
          references:
            holm: {about: Ada Holm, name: Ada Holm}
            lund: {about: Per Lund, name: Per Lund}

    Passes:
        - claims:
            envoy: {about: Ada Holm, name: Ada Holm-Berg}
          references:
            holm: {about: Ada Holm, name: Ada Holm}
            lund: {about: Per Lund, name: Per Lund}
        - claims:
            minister: {about: foreign minister, name: Per Lund}
          references:
            holm: {about: foreign minister, name: Ada Holm}
            lund: {about: Per Lund, name: Per Lund}
    """
    claim, held = name_pair.claim, name_pair.other
    stated = claim.words("name")
    is_his = name_pair.has_reference and _is_about_himself(held)
    if not is_his or not compare_names(stated, held.words("name"), held.also).is_different:
        return
    others = (one for one in archive.trusted if one.name and one.subject != held.subject)
    for other in filter(_is_about_himself, others):
        if compare_names(stated, other.words("name")).relation == "same":
            message = f"“{stated}” is somebody else; this is about {held.words('name')}."
            raise Inconsistent(message, claim, held, other, place=claim.place_of("name"))


def _is_about_himself(held: Claim) -> bool:
    """Whether what a reference is about is the person whom it names."""
    return bool(held.about) and not compare_names(held.about[0], held.words("name")).is_different
