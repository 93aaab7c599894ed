"""Rule spelling-varies."""

from collections.abc import Iterator
from itertools import islice, takewhile
from typing import TypeAlias

from factcheck import (
    Archive,
    Claim,
    Inconsistent,
    are_two_people,
    compare_names,
    compare_with_reference,
    is_rarer,
    likely_speaker,
    warning,
)


@warning
def check_spelling_varies(claim: Claim, archive: Archive) -> None:
    """A person or an organisation spelled in two ways in one source.

    A reader may take the two for different people, and a search finds only one. Which spelling
    is right is a matter of the desk's style; told is where the one stands that the article has
    less often, or last. A short form, such as a surname, is no other
    spelling, and one that a reference shows to be misspelled is told as that. A speaker (`by`)
    counts where only one word of the full name is spelled otherwise. Two who stand in one sentence
    in full, or of whom one is the other's relative, are two people.

    Fails:
        - claims:
            text: {about: Lavrov, name: Sergey Lavrov}
            caption: {about: Lavrov, name: Sergei Lavrov}
        - claims:
            text: {about: Lavrov, name: Sergey Lavrov}
            words: {quotation: active work, by: foreign minister Sergei Lavrov}
        - claims:
            text: {about: Ole Lindgrenn, name: Ole Lindgrenn}
            words: {quotation: active work, by: Ole Lindgren}

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
        - claims:
            text: {about: Ann Holm, name: Ann Holm}
            words: {quotation: a long history, by: Anne Holm}
            more: {quotation: a small bridge, by: Holm}
        - text: |
            The council votes

            Frances Holm and Francis Holm voted for the bridge.
          claims:
            one: {exact: Frances Holm, about: Holm, name: Frances Holm}
            other: {exact: Francis Holm, about: Holm, name: Francis Holm}
    """
    for key, stated, other in _spellings(claim, archive):
        words = other.words("name")
        answer = compare_names(stated, words)
        if not answer.varies or are_two_people(claim.document.text, stated, words):
            continue
        is_told = _is_told(claim, stated, other, archive)
        if not (is_told or _is_misspelled(stated, other, archive)):
            raise _told((stated, key, claim), (words, "name", other), archive)


_Spelling: TypeAlias = tuple[str, str, Claim]  # a name as written, under which key of which claim


def _told(later: _Spelling, earlier: _Spelling, archive: Archive) -> Inconsistent:
    """The finding, at the likely slip, with all claims that spell the name so."""
    is_first = is_rarer(later[2].document.text, earlier[0], later[0])
    (slip, key, claim), (right, _, other) = (earlier, later) if is_first else (later, earlier)
    alike = (one for one in archive.fellows(claim) if one.words("name") == slip)
    message = compare_names(slip, right).explanation
    return Inconsistent(message, *dict.fromkeys((claim, other, *alike)), place=claim.place_of(key))


def _spellings(claim: Claim, archive: Archive) -> Iterator[tuple[str, str, Claim]]:
    """What a claim calls people, its key, and the claims of its source that name the same ones."""
    if claim.name and claim.about:
        for other in _earlier(claim, archive):
            if other.name:
                yield "name", claim.words("name"), other
    namesakes = archive.namesakes(claim)
    for other in islice(namesakes.near(claim), _MOST_SPELLINGS):
        said = likely_speaker(claim.by, other.words("name"))
        if said and not other.is_reference:
            yield "by", said, other


def _is_told(claim: Claim, stated: str, other: Claim, archive: Archive) -> bool:
    """Whether another claim that spells the name as this one does is told of already."""
    return any(
        compare_names(other.words("name"), one.words("name")).varies
        and not compare_names(stated, one.words("name")).varies
        for one in _earlier(claim, archive)
        if one.name and one is not other and one.subject == other.subject
    )


_MOST_SPELLINGS = 30  # that a name is set against, so that a thousand names cost as many steps


def _earlier(claim: Claim, archive: Archive) -> Iterator[Claim]:
    """The claims of its source about the same before a claim, the first of each spelling."""
    before = takewhile(lambda one: one is not claim, archive.fellows(claim))
    first: dict[str, Claim] = {}
    for one in before:
        first.setdefault(one.words("name"), one)
        if len(first) == _MOST_SPELLINGS:
            break
    return iter(first.values())


def _is_misspelled(stated: str, other: Claim, archive: Archive) -> bool:
    """Whether a reference holds that one of the two is a letter off."""
    held = archive.references_on(other)
    return any(
        compare_with_reference(words, one.words("name"), one.also).conflicts
        for words in (stated, other.words("name"))
        for one in held
        if one.name
    )
