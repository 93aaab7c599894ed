"""Rule spelling-apart."""

from collections import defaultdict
from collections.abc import Iterable

from factcheck import (
    Archive,
    Claim,
    Inconsistent,
    beside_others,
    compare_names,
    compare_with_reference,
    warning,
)


@warning
@beside_others
def check_spelling_apart(claim: Claim, archive: Archive) -> None:
    """A spelling of a name that only one article has.

    Other articles about the same person or organisation spell the name otherwise: more of them,
    or one that was published before. Within one article `spelling-varies` tells it. Articles of
    different publishers follow different styles and are not compared, short forms are no other
    spelling, and a name that a reference shows to be misspelled is told as that. So is told a name
    that a letter sets apart from the desk's reference, where accents or another script do not.

    Fails:
        - published: 2024-01-18
          claims:
            text: {about: Lavrov, name: Sergei Lavrov}
          other_published: 2024-01-17
          others:
            text: {about: Lavrov, name: Sergey Lavrov}

        - claims:
            text: {about: Judi Holm, name: Judy Holm}
          references:
            holm: {about: Judi Holm, name: Judi Holm}

    Passes:
        - claims:
            text: {about: Judi Holm, name: Judy Holm}
          references:
            holm: {about: Judi Holm, name: Judi Holm, also: [Judy Holm]}
        - claims:
            text: {about: Lavrov, name: Sergei Lavrov}
          references:
            lavrov: {about: Lavrov, name: Sergey Lavrov}
        - claims:
            text: {about: Lavrov, name: Sergey Lavrov}
          others:
            text: {about: Lavrov, name: Lavrov}
        - published: 2024-01-18
          claims:
            text: {about: Lavrov, name: Sergei Lavrov}
            later: {about: Lavrov, name: Sergey Lavrov}
          other_published: 2024-01-17
          others:
            text: {about: Lavrov, name: Sergey Lavrov}
        - published: 2024-01-18
          claims:
            text: {about: Kim Jong Un, name: Kim Jong Un}
          other_published: 2024-01-17
          others:
            text: {about: Kim Jong Il, name: Kim Jong Il}
    """
    if not claim.name or not claim.about or _is_spelled_before(claim, archive):
        return
    named = [one for one in archive.references_on(claim) if one.name]
    answers = [compare_names(claim.words("name"), one.words("name"), one.also) for one in named]
    for one, answer in zip(named, answers, strict=True):
        if answer.may_be_slip and all(each.varies or each.is_different for each in answers):
            raise Inconsistent(answer.explanation, claim, one, place=claim.place_of("name"))
    spelled = _sources_by_spelling(claim, archive)
    if len(spelled[claim.words("name")]) > 1:
        return
    others = [one for words, found in spelled.items() if _varies(claim, words) for one in found]
    is_alone = len(others) > 1 or any(_is_earlier(other, claim) for other in others)
    if is_alone and not _is_misspelled(claim, archive):
        count = "another article" if len(others) == 1 else f"{len(others)} other articles"
        message = f"“{claim.words('name')}” here; {count} of the desk “{others[0].words('name')}”."
        raise Inconsistent(message, claim, *others[:3], place=claim.place_of("name"))


def _is_spelled_before(claim: Claim, archive: Archive) -> bool:
    """Whether the article spells the name in several ways, or an earlier claim tells of this."""
    fellows = [one for one in archive.fellows(claim) if one.name]
    return fellows[0] is not claim or any(_varies(claim, one.words("name")) for one in fellows)


def _sources_by_spelling(claim: Claim, archive: Archive) -> dict[str, list[Claim]]:
    """The first claim of each article that may be compared, by how it spells the name."""
    found: dict[str, dict[str, Claim]] = defaultdict(dict)
    for one in archive.told_beside(claim):
        if one.name and _are_of_one_style(one, claim):
            found[one.words("name")].setdefault(one.document.id, one)
    return defaultdict(list, {words: list(claims.values()) for words, claims in found.items()})


def _are_of_one_style(one: Claim, other: Claim) -> bool:
    publishers = {one.document.publisher, other.document.publisher} - {"", "unknown"}
    return len(publishers) < 2


def _varies(claim: Claim, words: str) -> bool:
    return compare_names(claim.words("name"), words).varies


def _is_earlier(one: Claim, other: Claim) -> bool:
    days = one.day_told, other.day_told
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def _is_misspelled(claim: Claim, archive: Archive) -> bool:
    """Whether a reference holds what is right: then `name-misspelled` tells it, or nothing is."""
    held: Iterable[Claim] = archive.references_on(claim)
    named = [one for one in held if one.name]
    words = claim.words("name")
    return any(
        compare_with_reference(words, one.words("name"), one.also).conflicts
        or not compare_names(words, one.words("name"), one.also).varies
        for one in named
    )
