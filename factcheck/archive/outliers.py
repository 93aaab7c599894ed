"""Several claims that say one thing, and one that says another: told once, of the odd one out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from factcheck.model import Claim, Pair


class Outlier(Struct, frozen=True):
    """A claim that disagrees with two or more others, which do not disagree among themselves."""

    claim: Claim
    others: tuple[Claim, ...]

    @property
    def explanation(self) -> str:
        """Who stands alone against whom, in a sentence."""
        names = [f"{other.id} (“{other.value_words}”)" for other in self.others]
        listed = f"{', '.join(names[:-1])} and {names[-1]}"
        return f"{self.claim.id} (“{self.claim.value_words}”) stands alone against {listed}"


def outliers_among(pairs: Iterable[Pair]) -> Mapping[Pair, Outlier | None]:
    """The pairs that an odd one out explains: the first tells of it, the others do not.

    References, disputes and what other rules tell of stand for themselves.
    """
    beside: dict[Claim, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.conflicts and not pair.has_reference:
            beside[pair.claim].append(pair)
            beside[pair.other].append(pair)
    found: dict[Pair, Outlier | None] = {}
    for claim, theirs in beside.items():
        others = tuple(_others(claim, theirs))
        is_odd = len(others) > 1 and all(len(beside[other]) == 1 for other in others)
        if is_odd and all(pair.is_plain and not pair.is_disputed for pair in theirs):
            found.update(dict.fromkeys(theirs))
            found[theirs[0]] = Outlier(claim, others)
    return found


def _others(claim: Claim, pairs: Iterable[Pair]) -> Iterator[Claim]:
    for pair in pairs:
        yield pair.other if pair.claim is claim else pair.claim
