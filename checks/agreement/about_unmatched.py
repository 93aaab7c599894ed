"""Rule about-unmatched."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from factcheck import (
    Archive,
    Claim,
    Inconsistent,
    Source,
    beside_others,
    compare_names,
    compare_roles,
    note,
)

SMALL = {"the", "a", "an", "of", "in", "on", "at", "to", "for", "by", "and", "s"}
About = tuple[str, ...]
Words = tuple[str, ...]


@note
@beside_others
def check_about_unmatched(claim: Claim, archive: Archive) -> None:
    """An ``about`` that nearly matches another claim's, so the two are never compared.

    What claims are about matches word for word, case aside. This one misses another only by
    small words, their order, a plural or one letter, so nobody may have noticed that nothing
    looks at it. So it is with a person whose given name is spelled otherwise than that of somebody
    of the same surname and office. What stands alone is no near miss, nor is another year or
    number; and without references a project compares what it likes.

    Fails:
        - claims:
            height: {about: [bridge, height of towers], quantity: 746 feet}
          references:
            height: {about: [bridge, height of the tower], quantity: 746 feet}
        - claims:
            range: {about: [missiles, maximun range], quantity: 900 km}
          references:
            range: {about: [missiles, maximum range], quantity: 900 km}
        - claims:
            mayor: {about: Thomas Holm, name: Thomas Holm, role: Mayor}
          references:
            holm: {about: Tomas Holm, name: Tomas Holm, role: mayor of Westbury}

    Passes:
        - claims:
            height: {about: [bridge, height of the towers], quantity: 746 feet}
          references:
            height: {about: [Bridge, height of the towers], quantity: 746 feet}
        - claims:
            then: {about: [city, population in 2010], quantity: 12000 people}
          references:
            now: {about: [city, population in 2020], quantity: 15000 people}
        - claims:
            father: {about: Kim Jong Il, name: Kim Jong Il}
          references:
            kim: {about: Kim Jong Un, name: Kim Jong Un}
        - claims:
            mayor: {about: Thomas Holm, name: Thomas Holm, role: mayor}
          references:
            holm: {about: Tomas Holm, name: Tomas Holm, role: foreign minister}
        - claims:
            one: {about: [bridge, height of towers], quantity: 746 feet}
            other: {about: [bridge, height of the tower], quantity: 746 feet}
    """
    about = claim.topic
    if not archive.trusted or about in archive.trusted_about:
        return
    members = archive.told_of_same(claim)
    found = next(_near(about, archive), None) if members == (claim,) else None
    if found is None and claim.name and _is_first_name(claim, members):
        found = next(_of_near_name(claim, archive), None)
    if found is not None:
        who = "Nothing else" if len(members) == 1 else "No other article"
        meant = f"{_shown(found)}, as in {found.uid}"
        message = f"{who} is about {_shown(claim)}; did you mean {meant}?"
        raise Inconsistent(message, claim, found, place=claim.place_of("about"))


def _is_first_name(claim: Claim, members: Sequence[Claim]) -> bool:
    """Whether a claim is the first to name the person whom one article alone is about."""
    named = [one for one in members if one.name]
    return named[:1] == [claim] and all(one.document is claim.document for one in members)


def _of_near_name(claim: Claim, archive: Archive) -> Iterator[Claim]:
    """References on people of the same surname and office, with another spelling before it."""
    name, role = claim.words("name"), claim.words("role")
    known = _by_surname(archive.references).get(_surname(claim), {}) if role else {}
    for other, held in known.items():
        if compare_names(name, other).varies:
            roles = (compare_roles(role, one.words("role")) for one in held)
            yield from (one for one, its in zip(held, roles, strict=True) if not its.is_different)


@lru_cache(maxsize=1)
def _by_surname(references: tuple[Source, ...]) -> Mapping[str, Mapping[str, list[Claim]]]:
    """The references that give a person an office, by surname and name: few names are many."""
    found: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for held in (claim for source in references for claim in source.claims):
        if held.name and held.about and held.words("role"):
            found[_surname(held)][held.words("name")].append(held)
    return found


def _surname(claim: Claim) -> str:
    return (claim.words("family_name") or claim.words("name").split()[-1]).casefold()


def _shown(claim: Claim) -> str:
    return f"“{', '.join(claim.about)}”"


def _near(about: About, archive: Archive) -> Iterator[Claim]:
    """References about what differs from this only by a slip."""
    words, known = _words(about), _spelled(archive.references)
    others = list(known.alike.get(words, ()))
    for at, word in enumerate(words):
        beside = _may_slip(word) and known.but_one.get((words[:at], words[at + 1 :]))
        if not beside:
            continue
        near = chain.from_iterable(beside.get(key, ()) for key in _letter_keys(word))
        others += (other for other, slipped in near if _is_one_letter_apart(word, slipped))
    for other in dict.fromkeys(others):
        if other != about and len(other) == len(about):
            yield archive.trusted_about[other][0]


class _Spelled(NamedTuple):
    """What references are about, by its words, and by all but one and what a letter makes of that.

    So a thousand towns of which all have a population are not looked through for each.
    """

    alike: Mapping[Words, list[About]]
    but_one: Mapping[tuple[Words, Words], Mapping[str, list[tuple[About, str]]]]


@lru_cache(maxsize=1)  # so that no archive of an earlier run stays in memory
def _spelled(references: tuple[Source, ...]) -> _Spelled:
    alike: dict[Words, list[About]] = defaultdict(list)
    but_one: dict[tuple[Words, Words], dict[str, list[tuple[About, str]]]]
    but_one = defaultdict(lambda: defaultdict(list))
    about_what = (claim.topic for source in references for claim in source.claims)
    for about in dict.fromkeys(filter(None, about_what)):
        words = _words(about)
        alike[words].append(about)
        for at, word in enumerate(words):
            for key in _letter_keys(word) if _may_slip(word) else ():
                but_one[words[:at], words[at + 1 :]][key].append((about, word))
    return _Spelled(alike, but_one)


def _letter_keys(word: str) -> set[str]:
    """What two words have in common of which one has another letter, or one more."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _words(about: About) -> Words:
    """The words that tell, in no order: without small words and the plural's s."""
    found = re.findall(r"[\w-]+", " ".join(about))
    return tuple(sorted(_singular(word) for word in found if word not in SMALL))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _may_slip(word: str) -> bool:
    """Whether a word is long enough to be one word with a letter off, and no number."""
    return len(word) >= 6 and (word.isalpha() or not any(map(str.isdigit, word)))


def _is_one_letter_apart(word: str, other: str) -> bool:
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    rests = word[start:], other[start:]
    return rests[0][1:] == rests[1][1:] or rests[0] == rests[1][1:] or rests[0][1:] == rests[1]
