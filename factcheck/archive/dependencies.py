"""What of an archive the findings of some of its sources hang on, told from cards alone."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, pairwise, starmap
from typing import TypeAlias, TypeVar

from factcheck.archive.corrections import window_at, windows
from factcheck.archive.records import Card

Spot: TypeAlias = tuple[int, int]  # a source's position among the cards, a claim's in the source
Told = TypeVar("Told")


class Dependencies:
    """The claims of an archive by what they are about, and by name.

    The ``cards`` of its sources and references are in its order; ``find`` gives the spot of a
    claim by its ``file.claim``, if there is one. What is kept of a claim are numbers alone.
    """

    def __init__(self, cards: Sequence[Card], find: Callable[[str], Spot | None]) -> None:
        self.cards = cards
        names = set(chain.from_iterable(card.named for card in cards))
        self._spots = {name: spot for name in sorted(names) if (spot := find(name))}
        self._is_linked = len(self._spots) == len(names)
        self._at = {card.id: at for at, card in enumerate(cards)}
        self._starts = array("Q", accumulate((card.count for card in cards), initial=0))
        self._about = array("Q", b"".join(card.about for card in cards))
        told = (
            number
            for at, card in enumerate(cards)
            for number in range(self._starts[at], self._starts[at + 1])
            if self._about[number] and not card.is_reference
        )
        self._order = array("Q", sorted(told, key=self._about.__getitem__))
        self._sorted = array("Q", map(self._about.__getitem__, self._order))
        self._correcting: dict[Spot, list[Spot]] = defaultdict(list)
        for at, card in enumerate(cards):
            for position, name in card.correcting.items():
                if spot := self._spots.get(name) or find(name):
                    self._correcting[spot].append((at, position))
        self._corrected = set(map(self._about_of, self._correcting))

    def _spot(self, number: int) -> Spot:
        at = bisect_right(self._starts, number) - 1
        return at, number - self._starts[at]

    def _about_of(self, spot: Spot) -> int:
        return self._about[self._starts[spot[0]] + spot[1]]

    @property
    def is_whole(self) -> bool:
        """Whether all that a file names is here, and nothing is still to be asked for.

        And no claim's date counts from itself, in a circle.
        """
        return (
            not any(card.is_open for card in self.cards)
            and all(card.quoted <= self._at.keys() for card in self.cards if card.quoted)
            and self._is_linked
            and not self._has_circle
        )

    @property
    def _has_circle(self) -> bool:
        done: set[Spot] = set()
        for at, card in enumerate(self.cards):
            for position in card.counting:
                spot: Spot | None = (at, position)
                met: set[Spot] = set()
                while spot and spot not in done:
                    if spot in met:
                        return True
                    met.add(spot)
                    spot = self.origin_of(spot)
                done |= met
        return False

    def origin_of(self, spot: Spot) -> Spot | None:
        """The claim that the date of another counts from, if it does."""
        origin = self.cards[spot[0]].counting.get(spot[1])
        if isinstance(origin, str):
            return self._spots.get(origin)
        return None if origin is None else (spot[0], origin)

    @cached_property
    def origins(self) -> Collection[Spot]:
        """The claims from which dates of other sources count."""
        named = (set(card.counting.values()) for card in self.cards)
        spots = map(
            self._spots.get, (one for told in named for one in told if isinstance(one, str))
        )
        return frozenset(filter(None, spots))

    def context_of(self, own: Collection[int]) -> Mapping[int, Sequence[int]]:
        """The claims of other sources, references aside, that findings of some may hang on.

        Those about the same as theirs; those that they name, and where
        anybody corrects what these are about, the others about that; those from which dates of
        any of these count, and which correct any. Of a source that they quote perhaps no claim.
        """
        found: dict[int, set[int]] = defaultdict(set, {at: set() for at in self.quoted_by(own)})
        for at, position in self._reached_from(self.looked_at_by(own)):
            found[at].add(position)
        outside = sorted(found.keys() - set(own))
        return {at: sorted(found[at]) for at in outside if not self.cards[at].is_reference}

    def quoted_by(self, own: Iterable[int]) -> Collection[int]:
        """The sources that some quote."""
        return {self._at[source] for at in own for source in self.cards[at].quoted}

    def looked_at_by(self, own: Collection[int]) -> Iterator[Spot]:
        """The claims of some sources, and those of others of ``context_of``, before any follow."""
        mine = {(at, position) for at in own for position in range(self.cards[at].count)}
        named = set(filter(None, map(self._spots.get, self._named_by(own))))
        corrected = (spot for spot in named if self._about_of(spot) in self._corrected)
        yield from chain(mine, named, self._correcting_references)
        yield from chain(self._about_the_same(mine), self._about_the_same(corrected))

    def _named_by(self, own: Iterable[int]) -> Iterator[str]:
        return chain.from_iterable(self.cards[at].named for at in own)

    def _reached_from(self, spots: Iterable[Spot]) -> set[Spot]:
        """Some claims, those from which dates of any of these count, and which correct any."""
        seen: set[Spot] = set()
        left = list(spots)
        while left:
            spot = left.pop()
            if spot in seen:
                continue
            seen.add(spot)
            origin = self.origin_of(spot)
            left += [origin] if origin else []
            left += self._correcting.get(spot, ())
        return seen

    def before_origins(self, spots: Iterable[Spot]) -> Collection[Spot]:
        """Some claims, and those that correct any of them, or of what their dates count from."""
        seen: set[Spot] = set()
        left = list(spots)
        while left:
            spot = left.pop()
            if spot not in seen and self._correcting:
                correcting: Sequence[Spot] = self.along(spot, self._correctors, self._with_own)
                left += correcting
            seen.add(spot)
        return seen

    @cached_property
    def _correctors(self) -> dict[Spot, Sequence[Spot]]:
        return {}

    def _with_own(self, spot: Spot, before: Sequence[Spot] | None) -> Sequence[Spot]:
        own = self._correcting.get(spot)
        return [*own, *(before or ())] if own else before or ()

    def along(
        self, spot: Spot, known: dict[Spot, Told], tell: Callable[[Spot, Told | None], Told]
    ) -> Told:
        """What is told of a claim beside what is of its origin; each link of a chain is asked once.

        A chain of origins may be long, so it is followed without recursion.
        """
        links, link = list[Spot](), self.origin_of(spot)
        if link is None:
            return tell(spot, None)
        while link and link not in known:
            links.append(link)
            link = self.origin_of(link)
        told = known[link] if link else None
        for link in reversed(links):
            told = known[link] = tell(link, told)
        return tell(spot, told)

    @cached_property
    def bound(self) -> Collection[int]:
        """The sources that are to be looked at with others, whatever these tell.

        Those that tell of what anybody has corrected, and of one thing more than is compared at
        once, or in two parts of it; all of them, where a reference is corrected.
        """
        if self._correcting_references:
            return range(len(self.cards))
        correcting = (at for at, _ in self._correcting)
        about = chain.from_iterable(map(self._among, self._corrected - {0}))
        told = (at for at, _ in map(self._spot, about))
        alone = (self._spot(self._order[start])[0] for start, _ in self._windows(shared=False))
        return {*correcting, *told, *alone, *self._split()}

    @cached_property
    def shared(self) -> Sequence[range]:
        """The claims of several sources about each thing, for ``members``.

        Where none of it is corrected; of very many, those that are set against each other. In the
        archive's order, so that those that are looked at together share their sources.
        """
        if self._correcting_references:
            return ()
        return sorted(
            starmap(range, self._windows(shared=True)), key=lambda one: self._order[one[0]]
        )

    def members(self, some: range) -> Sequence[Spot]:
        """The claims of several sources about one thing."""
        return list(map(self._spot, self._order[some.start : some.stop]))

    def window_of(self, spot: Spot) -> int:
        """The number of the window in which a source's claim stands among those about the same."""
        number = self._starts[spot[0]] + spot[1]
        about = self._about[number]
        if about not in self._crowded_about or self.cards[spot[0]].is_reference:
            return 0
        start, end = bisect_left(self._sorted, about), bisect_right(self._sorted, about)
        return window_at(bisect_left(self._order, number, start, end) - start, end - start)

    def _windows(self, *, shared: bool) -> Iterator[tuple[int, int]]:
        """Those of what several sources tell of which several tell, or which one tells alone."""
        for start, end in self._uncorrected():
            if self._are_of_several(start, end):
                for since, to in windows(end - start):
                    if self._are_of_several(start + since, start + to) is shared:
                        yield start + since, start + to

    def _are_of_several(self, start: int, end: int) -> bool:
        """Whether a stretch of the order holds claims of several sources."""
        if end - start == 1:
            return False
        return self._spot(self._order[start])[0] != self._spot(self._order[end - 1])[0]

    def _uncorrected(self) -> Iterator[tuple[int, int]]:
        """Where in the order the claims about each thing that nobody corrects begin and end."""
        stretches = pairwise([*self._beginnings, len(self._sorted)])
        return (one for one in stretches if self._sorted[one[0]] not in self._corrected)

    @cached_property
    def _beginnings(self) -> array[int]:
        """Where in the order the claims about each thing begin."""
        told = pairwise(chain([0], self._sorted))  # no claim that is about anything has 0
        return array("Q", (at for at, (before, about) in enumerate(told) if before != about))

    @property
    def crowds(self) -> Iterator[Sequence[Spot]]:
        """The claims about each thing of which more are told than are compared at once."""
        for start, end in self._crowded:
            yield list(map(self._spot, self._order[start:end]))

    @cached_property
    def _crowded(self) -> Sequence[tuple[int, int]]:
        return [one for one in self._uncorrected() if _is_crowd(*one)]

    @cached_property
    def _crowded_about(self) -> Collection[int]:
        """What they are about, or others of as many."""
        stretches = pairwise([*self._beginnings, len(self._sorted)])
        return {self._sorted[one[0]] for one in stretches if _is_crowd(*one)}

    def _split(self) -> Iterator[int]:
        """The sources of which some claims about one thing stand in one window, some in another."""
        for start, end in self._crowded:
            for since, _ in windows(end - start):
                sides = self._order[max(start, start + since - 1) : start + since + 1]
                if since and len({self._spot(one)[0] for one in sides}) == 1:
                    yield self._spot(sides[0])[0]

    def told_with(self, spots: Iterable[Spot]) -> Mapping[int, Sequence[int]]:
        """Claims of sources with those that their dates count from."""
        found: dict[int, list[int]] = defaultdict(list)
        for at, position in sorted(self._reached_from(spots)):
            if not self.cards[at].is_reference:
                found[at].append(position)
        return found

    def _among(self, about: int) -> Sequence[int]:
        """The sources' claims about one thing."""
        start, end = bisect_left(self._sorted, about), bisect_right(self._sorted, about)
        return self._order[start:end]

    def _about_the_same(self, spots: Iterable[Spot]) -> Iterator[Spot]:
        """The claims about the same as some; of very many, those that are set against them."""
        wanted = set(spots)
        for about in set(map(self._about_of, wanted)) - {0}:
            members = list(map(self._spot, self._among(about)))
            parts = list(windows(len(members)))
            for start, end in parts:
                if len(parts) == 1 or not wanted.isdisjoint(members[start:end]):
                    yield from members[start:end]

    @cached_property
    def _correcting_references(self) -> Sequence[Spot]:
        """The sources' claims that correct a reference: these are in every part."""
        return [
            by
            for (at, _), found in self._correcting.items()
            if self.cards[at].is_reference
            for by in found
            if not self.cards[by[0]].is_reference
        ]

    @property
    def offered(self) -> Mapping[int, Sequence[int]]:
        """The claims that something brings together, of several things, and others about these."""
        together: dict[bytes, list[Spot]] = defaultdict(list)
        for at, card in enumerate(self.cards):
            for position, offered in card.offered.items():
                for told in offered:
                    together[told].append((at, position))
        several = [one for one in together.values() if len(set(map(self._about_of, one))) > 1]
        spots = list(chain.from_iterable(several))
        return self.told_with([*spots, *self._about_the_same(spots)])


def _is_crowd(start: int, end: int) -> bool:
    """Whether more is told there about one thing than is compared at once."""
    return window_at(end - start, end - start) > 0
