"""Claims that say one thing and claims that say another: told once, however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from factcheck.archive.outliers import Outlier, outliers_among
from factcheck.model import Claim, Pair

_Camps = Mapping[Claim, Claim]
_Told = Mapping[Pair, Outlier | None]  # what a pair tells of all beside it, if anything


def outliers_in(pairs: Mapping[str, Sequence[Pair]]) -> Mapping[str, _Told]:
    """The pairs under each source that two camps explain, or else an odd one out."""
    camps = _camps_among(chain.from_iterable(pairs.values()))
    return {source: _explained(members, camps) for source, members in pairs.items()}


def _explained(pairs: Sequence[Pair], camps: _Told) -> _Told:
    left = [pair for pair in pairs if pair not in camps]
    return {pair: camps[pair] for pair in pairs if pair in camps} | dict(outliers_among(left))


def _camps_among(pairs: Iterable[Pair]) -> _Told:
    """The pairs between two camps about one thing: the first tells of them all, the others do not.

    A camp is the claims that agree. Where a speaker of one is quoted against a speaker of the
    other, the clash is known as theirs, and whoever repeats a side is told of no further.
    """
    about: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        if not pair.has_reference:
            about[pair.claim.subject, pair.claim.aspect].append(pair)
    found: dict[Pair, Outlier | None] = {}
    for members in about.values():
        if sum(pair.conflicts for pair in members) > 1:
            found.update(_told_once(members))
    return found


def _told_once(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Outlier | None]]:
    clashing = [pair for pair in pairs if _is_clash(pair) or pair.is_between_speakers]
    camp = _camps(pairs, set(chain.from_iterable((pair.claim, pair.other) for pair in clashing)))
    clashes: dict[frozenset[Claim], list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.conflicts and pair.claim in camp and pair.other in camp:
            clashes[frozenset((camp[pair.claim], camp[pair.other]))].append(pair)
    for sides, members in clashes.items():
        if len(sides) < 2 or len(members) < 2:
            continue
        if any(pair.is_between_speakers for pair in members):
            repeated = (pair for pair in members if _is_clash(pair) and not pair.is_disputed)
            yield from ((pair, None) for pair in repeated)
        elif all(pair.is_plain for pair in members):
            yield from _of_two_camps(members, camp)


def _is_clash(pair: Pair) -> bool:
    """Whether the two are two values of one thing, and neither is a slip of the other."""
    return pair.is_plain or pair.exceeds_bound


def _camps(pairs: Sequence[Pair], claims: Collection[Claim]) -> _Camps:
    """The first claim of each claim's camp: those that agree, by themselves or through others.

    Whoever clashes with nobody, as "at least two" beside two and three, is of no camp.
    """
    first: dict[Claim, Claim] = {}

    def find(claim: Claim) -> Claim:
        while (before := first.setdefault(claim, claim)) is not claim:
            first[claim] = first[before]
            claim = before
        return claim

    for pair in pairs:
        if pair.claim in claims and pair.other in claims:
            one, other = find(pair.claim), find(pair.other)
            if pair.comparison.fits:
                first[one] = other
    return {claim: find(claim) for claim in list(first)}


def _of_two_camps(pairs: Sequence[Pair], camp: _Camps) -> Iterator[tuple[Pair, Outlier | None]]:
    """All the pairs between two camps, told by one within a source, of the smaller camp."""
    sides: dict[Claim, list[Claim]] = defaultdict(list)
    for claim in dict.fromkeys(chain.from_iterable((pair.claim, pair.other) for pair in pairs)):
        sides[camp[claim]].append(claim)
    smaller, larger = sorted(sides.values(), key=len)

    def rank(pair: Pair) -> tuple[bool, bool]:
        return not pair.is_within_source, pair.claim not in smaller

    teller = min(pairs, key=rank)
    first = teller.claim if teller.claim in smaller else teller.other
    fellows = tuple(claim for claim in smaller if claim is not first)
    yield from ((pair, None) for pair in pairs if pair is not teller)
    yield teller, Outlier(first, tuple(larger), fellows)
