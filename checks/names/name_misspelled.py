"""Rule name-misspelled."""

from factcheck import Inconsistent, Pair, compare_with_reference


def check_name_misspelled(pair: Pair) -> None:
    """A name one letter away from the one that the desk holds to be right.

    People forgive much, but not their name misspelled. Spellings under ``also`` and the usual
    transliterations are right; two letters apart may be somebody else.

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
            one: {about: Lavrov, name: Sergy Lavrov}
            other: {about: Lavrov, name: Sergy Lavrov}
    """
    ours, theirs = pair.claim.name, pair.other.name
    if pair.has_reference and ours and theirs:
        answer = compare_with_reference(ours.words, theirs.words, theirs.also)
        if answer.conflicts:
            raise Inconsistent(
                answer.explanation,
                pair.claim,
                pair.other,
                suggestions=answer.suggestions,
                place=pair.claim.place_of("name"),
            )
