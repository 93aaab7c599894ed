"""Claims that say one thing and claims that say another: told once, however many they are.

One finding tells of an odd one out, or of two groups whose members agree among themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from factcheck.disjoint_sets import DisjointSets
from factcheck.model import Claim, Pair

_MOST_NAMED = 5  # others, beyond which their number is told
_MOST_SIDES = 3  # of one thing told in several ways, beyond which it is told once


class Disagreement(Struct, frozen=True):
    """A claim that disagrees with others, which do not disagree among themselves.

    Its ``fellows`` say what it says. Where one thing ``is_in_many_ways``, each of the
    others may be told in its own.
    """

    claim: Claim
    others: tuple[Claim, ...]
    fellows: tuple[Claim, ...] = ()
    is_in_many_ways: bool = False

    @property
    def explanation(self) -> str:
        """Who stands alone against whom, in a sentence; of two groups, how large they are."""
        if self.is_in_many_ways:
            first = {one.value_words: one for one in reversed(self._all)}
            told = [f"“{words}” ({self._name(first[words])})" for words in reversed(first)]
            return f"{', '.join(self.claim.about)} is told in {len(told)} ways: {_listed(told)}."
        if self.fellows:
            ours, theirs = (self.claim, *self.fellows), self.others
            return f"{_shown_group(ours)} and {_shown_group(theirs)} cannot both be right."
        claim, *others = (f"{self._name(one)} (“{one.value_words}”)" for one in self._all)
        return f"{claim} stands alone against {_listed(others)}."

    @property
    def _all(self) -> tuple[Claim, ...]:
        return self.claim, *self.others

    def _name(self, claim: Claim) -> str:
        """A claim's name, with its file where several are concerned."""
        is_one = all(other.document is self.claim.document for other in self.others)
        return claim.id if is_one else claim.uid


def _listed(names: list[str]) -> str:
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1} more"]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _shown_group(claims: tuple[Claim, ...]) -> str:
    return f"“{claims[0].value_words}” ({len(claims)} claims)"


_Groups = Mapping[Claim, Claim]  # each claim's group, by its first claim
_Told = Mapping[Pair, Disagreement | None]  # what a pair tells of all beside it, if anything


def disagreements_in(pairs: Mapping[str, Sequence[Pair]]) -> Mapping[str, _Told]:
    """The pairs under each source that two groups explain, or else an odd one out."""
    groups = _between_groups(chain.from_iterable(pairs.values()))
    return {source: _with_odd_ones(members, groups) for source, members in pairs.items()}


def _with_odd_ones(pairs: Sequence[Pair], groups: _Told) -> _Told:
    left = [pair for pair in pairs if pair not in groups]
    return {pair: groups[pair] for pair in pairs if pair in groups} | dict(_odd_ones_among(left))


def _between_groups(pairs: Iterable[Pair]) -> _Told:
    """The pairs between two groups about one thing: the first tells of them all, the others do not.

    A group is the claims that agree. Where a speaker of one is quoted against a speaker of the
    other, the clash is known as theirs, and whoever repeats a side is told of no further.
    """
    about: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        if not pair.has_reference:
            about[pair.claim.subject, pair.claim.aspect].append(pair)
    found: dict[Pair, Disagreement | None] = {}
    for members in about.values():
        if sum(pair.conflicts for pair in members) > 1:
            for together in _joined(members):
                found.update(_told_once(together))
    return found


def _joined(pairs: Sequence[Pair]) -> Iterable[list[Pair]]:
    """Pairs that share claims, directly or through others, together."""
    joined = DisjointSets[Claim]()
    for pair in pairs:
        joined.union(pair.claim, pair.other)
    groups: dict[Claim, list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[joined.find(pair.claim)].append(pair)
    return groups.values()


def _told_once(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Disagreement | None]]:
    clashing = [pair for pair in pairs if _is_clash(pair) or pair.is_between_speakers]
    group = _agreeing_groups(
        pairs, set(chain.from_iterable((pair.claim, pair.other) for pair in clashing))
    )
    clashes: dict[frozenset[Claim], list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.conflicts and pair.claim in group and pair.other in group:
            clashes[frozenset((group[pair.claim], group[pair.other]))].append(pair)
    ways = len(set(chain.from_iterable(clashes)))
    if _MOST_SIDES < ways <= len(clashes):
        yield from _told_in_ways(list(chain.from_iterable(clashes.values())))
        return
    for sides, members in clashes.items():
        if len(sides) < 2 or len(members) < 2:
            continue
        if any(pair.is_between_speakers for pair in members):
            repeated = (pair for pair in members if _is_clash(pair) and not pair.is_disputed)
            yield from ((pair, None) for pair in repeated)
        elif all(pair.is_plain for pair in members):
            yield from _of_two_groups(members, group)


def _told_in_ways(pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Disagreement | None]]:
    """All the pairs that clash about one thing, disputes aside, told by one within a source."""
    told = [pair for pair in pairs if not pair.is_between_speakers]
    tellers = [pair for pair in told if pair.is_plain]
    if not tellers:
        return
    teller = min(tellers, key=lambda pair: not pair.is_within_source)
    sides = dict.fromkeys(chain.from_iterable((pair.other, pair.claim) for pair in told))
    others = tuple(claim for claim in sides if claim is not teller.claim)
    yield from ((pair, None) for pair in told if pair is not teller)
    yield teller, Disagreement(teller.claim, others, is_in_many_ways=True)


def _is_clash(pair: Pair) -> bool:
    """Whether the two are two values of one thing, and neither is a slip of the other."""
    return pair.is_plain or pair.exceeds_bound


def _agreeing_groups(pairs: Sequence[Pair], claims: Collection[Claim]) -> _Groups:
    """The first claim of each claim's group: those that agree, by themselves or through others.

    Whoever clashes with nobody, as "at least two" beside two and three, is of no group.
    """
    agreeing, clashing = DisjointSets[Claim](), set[Claim]()
    for pair in pairs:
        if pair.claim in claims and pair.other in claims:
            clashing.update((pair.claim, pair.other))
            if pair.comparison.fits:
                agreeing.union(pair.claim, pair.other)
    return {claim: agreeing.find(claim) for claim in clashing}


def _of_two_groups(
    pairs: Sequence[Pair], group: _Groups
) -> Iterator[tuple[Pair, Disagreement | None]]:
    """All the pairs between two groups, told by one within a source, of the smaller group."""
    sides: dict[Claim, list[Claim]] = defaultdict(list)
    for claim in dict.fromkeys(chain.from_iterable((pair.claim, pair.other) for pair in pairs)):
        sides[group[claim]].append(claim)
    smaller, larger = sorted(sides.values(), key=len)

    def rank(pair: Pair) -> tuple[bool, bool]:
        return not pair.is_within_source, pair.claim not in smaller

    teller = min(pairs, key=rank)
    first = teller.claim if teller.claim in smaller else teller.other
    fellows = tuple(claim for claim in smaller if claim is not first)
    yield from ((pair, None) for pair in pairs if pair is not teller)
    yield teller, Disagreement(first, tuple(larger), fellows)


def _odd_ones_among(pairs: Iterable[Pair]) -> Mapping[Pair, Disagreement | None]:
    """The pairs that an odd one out explains: the first tells of it, the others do not.

    A slip of scale or unit among them is told as that; a day that breaks an order, references
    and disputes stand for themselves.
    """
    beside: dict[Claim, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.conflicts and not pair.has_reference:
            beside[pair.claim].append(pair)
            beside[pair.other].append(pair)
    found: dict[Pair, Disagreement | None] = {}
    for claim, theirs in beside.items():
        others = tuple(_others(claim, theirs))
        is_odd = len(others) > 1 and all(len(beside[other]) == 1 for other in others)
        if not is_odd or not all(map(_is_of_figures, theirs)):
            continue
        found.update(dict.fromkeys(theirs))
        if all(pair.is_plain for pair in theirs):
            found[theirs[0]] = Disagreement(claim, others)
        else:
            del found[next((pair for pair in theirs if _is_slip(pair)), theirs[0])]
    return found


def _is_of_figures(pair: Pair) -> bool:
    """Whether the two give one thing two values, which is nobody's dispute."""
    return not pair.is_disputed and (pair.is_plain or pair.exceeds_bound or _is_slip(pair))


def _is_slip(pair: Pair) -> bool:
    return bool(pair.scale_slip or pair.unit_slip)


def _others(claim: Claim, pairs: Iterable[Pair]) -> Iterator[Claim]:
    for pair in pairs:
        yield pair.other if pair.claim is claim else pair.claim
