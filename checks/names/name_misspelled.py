"""Rule name-misspelled."""

from collections.abc import Iterator, Sequence

from factcheck import Archive, Claim, Inconsistent, compare_with_reference, likely_speaker


def check_name_misspelled(claim: Claim, archive: Archive) -> None:
    """A name one letter off the spelling that the desk holds to be right.

    People forgive much, but not their name misspelled. Spellings under ``also`` and the usual
    transliterations are right; two letters apart may be somebody else, and so may a name that
    another reference gives. A speaker (`by`) is held against the people whom the article names,
    where only the surname is a letter off.

    Fails:
        - claims:
            minister: {about: Lavrov, name: Sergy Lavrov}
          references:
            lavrov: {about: Lavrov, name: Sergey Lavrov}
        - claims:
            adviser: {about: John Kirby, name: John Krby}
          references:
            kirby: {about: John Kirby, name: John Kirby}
        - claims:
            adviser: {about: John Kirby, name: Kirby}
            words: {quotation: a grave step, by: White House spokesman John Kerby}
          references:
            kirby: {about: John Kirby, name: John Kirby}

    Passes:
        - claims:
            minister: {about: Lavrov, name: Sergei Lavrov}
          references:
            lavrov: {about: Lavrov, name: Sergey Lavrov}
        - claims:
            minister: {about: Choe Son Hui, name: Choi Son-hui}
          references:
            choe: {about: Choe Son Hui, name: Choe Son Hui, also: [Choi Son-hui]}
        - claims:
            leader: {about: Kim Jong Un, name: Kim}
          references:
            kim: {about: Kim Jong Un, name: Kim Jong Un}
        - claims:
            speaker: {about: John Kirby, name: Joan Kirby}
          references:
            kirby: {about: John Kirby, name: John Kirby}
            joan: {about: Joan Kirby, name: Joan Kirby}
        - claims:
            one: {about: Lavrov, name: Sergy Lavrov}
            other: {about: Lavrov, name: Sergy Lavrov}
        - claims:
            adviser: {about: John Kirby, name: Kirby}
            words: {quotation: a grave step, by: Joan Kirby}
            more: {quotation: a graver step, by: the Kirbys}
          references:
            kirby: {about: John Kirby, name: John Kirby}
    """
    if claim.name:
        held = archive.references_on(claim)
        _require_right(claim, "name", claim.words("name"), held, archive)
    namesakes = archive.namesakes(claim)
    for one in namesakes.near(claim):
        said = likely_speaker(claim.by, one.words("name")) if one.is_reference else ""
        if said and not namesakes.is_known(said):
            _require_right(claim, "by", said, (one,), archive)


def _require_right(
    claim: Claim, key: str, stated: str, held: Sequence[Claim], archive: Archive
) -> None:
    """Raise where a name is one letter off what is held, and none of it says so too."""
    slips = []
    for one in (one for one in held if one.name):
        answer = compare_with_reference(stated, one.words("name"), one.also)
        if answer.verdict == "agrees":
            return
        if answer.conflicts and _is_slip(stated, one, archive):
            slips.append((one, answer))
    for one, answer in slips[:1]:
        place = claim.place_of(key)
        suggestions = answer.suggestions
        raise Inconsistent(answer.explanation, claim, one, suggestions=suggestions, place=place)


def _is_slip(stated: str, held: Claim, archive: Archive) -> bool:
    """Whether a name that is one letter off is not that of somebody else whom the desk holds."""
    others = _others(held, archive)
    return compare_with_reference(stated, held.words("name"), held.also, others).conflicts


def _others(held: Claim, archive: Archive) -> Iterator[str]:
    """The names of everybody else that the desk holds."""
    for claim in archive.trusted:
        if claim.name and claim.subject != held.subject:
            yield from (claim.name.words, *claim.name.also)
