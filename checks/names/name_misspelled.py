"""Rule name-misspelled."""

from collections.abc import Iterator

from factcheck import Archive, Claim, Inconsistent, Pair, compare_with_reference


def check_name_misspelled(pair: Pair, archive: Archive) -> None:
    """A name one letter away from the one that the desk holds to be right.

    People forgive much, but not their name misspelled. Spellings under ``also`` and the usual
    transliterations are right; two letters apart may be somebody else, and so may a name that
    another reference gives.

    Fails:
        - claims:
            minister: {about: Lavrov, name: Sergy Lavrov}
          references:
            lavrov: {about: Lavrov, name: Sergey Lavrov}
        - claims:
            adviser: {about: John Kirby, name: John Krby}
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
    """
    ours, theirs = pair.claim.name, pair.other.name
    if pair.has_reference and ours and theirs:
        answer = compare_with_reference(ours.words, theirs.words, theirs.also)
        others = _others(pair.other, archive) if answer.conflicts else ()
        if compare_with_reference(ours.words, theirs.words, theirs.also, others).conflicts:
            raise Inconsistent(
                answer.explanation,
                pair.claim,
                pair.other,
                suggestions=answer.suggestions,
                place=pair.claim.place_of("name"),
            )


def _others(held: Claim, archive: Archive) -> Iterator[str]:
    """The names of everybody else that the desk holds."""
    for claim in archive.trusted:
        if claim.name and claim.subject != held.subject:
            yield from (claim.name.words, *claim.name.also)
