"""Rule spelling-varies."""

from factcheck import Archive, Pair, compare_names, compare_with_reference, warning


@warning
def check_spelling_varies(name_pair: Pair, archive: Archive) -> None:
    """One person or organisation, spelled in two ways in one source.

    A reader may take the two for different people, and a search finds only one. Which spelling
    is right is a matter of the desk's style. A short form, such as a surname, is no other
    spelling, and one that a reference shows to be misspelled is told as that.

    Fails:
        - claims:
            text: {about: Lavrov, name: Sergey Lavrov}
            caption: {about: Lavrov, name: Sergei Lavrov}

    Passes:
        - claims:
            text: {about: Lavrov, name: Sergey Lavrov}
            later: {about: Lavrov, name: Lavrov}
        - claims:
            text: {about: Kim Jong Un, name: Kim Jong Un}
            father: {about: Kim Jong Il, name: Kim Jong Il}
        - claims:
            text: {about: Lavrov, name: Sergei Lavrov}
          references:
            lavrov: {about: Lavrov, name: Sergey Lavrov}
        - claims:
            text: {about: Lavrov, name: Sergey Lavrov}
            later: {about: Lavrov, name: Sergy Lavrov}
          references:
            lavrov: {about: Lavrov, name: Sergey Lavrov}
    """
    names = name_pair.claim.words("name"), name_pair.other.words("name")
    if name_pair.is_within_source:
        answer = compare_names(*names)
        is_told = answer.varies and _is_misspelled(name_pair, archive)
        assert is_told or not answer.varies, answer.explanation


def _is_misspelled(pair: Pair, archive: Archive) -> bool:
    """Whether a reference holds that one of the two is a letter off."""
    held = archive.trusted_about.get(tuple(word.casefold() for word in pair.claim.about), ())
    return any(
        compare_with_reference(claim.words("name"), one.words("name"), one.also).conflicts
        for claim in (pair.claim, pair.other)
        for one in held
        if one.name
    )
