"""Several claims that say one thing, and one that says another: told once, of the odd one out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from factcheck.model import Claim, Pair

_MOST_NAMED = 5  # others, beyond which their number is told


class Outlier(Struct, frozen=True):
    """A claim that disagrees with others, which do not disagree among themselves.

    Its ``fellows`` say what it says.
    """

    claim: Claim
    others: tuple[Claim, ...]
    fellows: tuple[Claim, ...] = ()

    @property
    def explanation(self) -> str:
        """Who stands alone against whom, in a sentence; of two camps, how large they are."""
        if self.fellows:
            ours, theirs = (self.claim, *self.fellows), self.others
            return f"{_camp(ours)} and {_camp(theirs)} cannot both be right"
        names = [f"{self._name(other)} (“{other.value_words}”)" for other in self.others]
        if len(names) > _MOST_NAMED:
            names[_MOST_NAMED - 1 :] = [f"{len(names) - _MOST_NAMED + 1} more"]
        listed = f"{', '.join(names[:-1])} and {names[-1]}"
        claim = f"{self._name(self.claim)} (“{self.claim.value_words}”)"
        return f"{claim} stands alone against {listed}"

    def _name(self, claim: Claim) -> str:
        """A claim's name, with its file where several are concerned."""
        is_one = all(other.document is self.claim.document for other in self.others)
        return claim.id if is_one else claim.uid


def _camp(claims: tuple[Claim, ...]) -> str:
    return f"“{claims[0].value_words}” ({len(claims)} claims)"


def outliers_among(pairs: Iterable[Pair]) -> Mapping[Pair, Outlier | None]:
    """The pairs that an odd one out explains: the first tells of it, the others do not.

    A slip of scale or unit among them is told as that; a day that breaks an order, references
    and disputes stand for themselves.
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
        if not is_odd or not all(map(_is_of_figures, theirs)):
            continue
        found.update(dict.fromkeys(theirs))
        if all(pair.is_plain for pair in theirs):
            found[theirs[0]] = Outlier(claim, others)
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
