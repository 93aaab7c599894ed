"""What of an archive the findings of some of its sources hang on, told from cards alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from factcheck.archive.corrections import windows
from factcheck.archive.records import About, Card

Spot: TypeAlias = tuple[int, int]  # a source's position among the cards, a claim's in the source


class Neighbours:
    """The claims of an archive by what they are about, and by name.

    The ``cards`` of its sources and references are in its order.
    """

    def __init__(self, cards: Sequence[Card]) -> None:
        self.cards = cards
        self._at = {card.id: at for at, card in enumerate(cards)}
        self._spots = {
            f"{card.id}.{claim}": (at, position)
            for at, card in enumerate(cards)
            for position, claim in enumerate(card.claims)
        }
        self._about: dict[About, list[Spot]] = defaultdict(list)
        self._correcting: dict[Spot, list[Spot]] = defaultdict(list)
        for at, card in enumerate(cards):
            for position, about in enumerate(() if card.is_reference else card.about):
                if about:
                    self._about[about].append((at, position))
            for position, name in card.correcting.items():
                if name in self._spots:
                    self._correcting[self._spots[name]].append((at, position))
        self._corrected = {cards[at].about[position] for at, position in self._correcting}

    @property
    def is_whole(self) -> bool:
        """Whether all that a file names is here, and nothing is still to be asked for."""
        return all(
            card.named <= self._spots.keys() and card.quoted <= self._at.keys() and not card.is_open
            for card in self.cards
        )

    def beside(self, own: Collection[int]) -> Mapping[int, Sequence[int]]:
        """The claims of other sources, references aside, that findings of some may hang on.

        Those about the same as theirs; those that they name, and where
        anybody corrects what these are about, the others about that; those from which dates of
        any of these count, and which correct any. Of a source that they quote perhaps no claim.
        """
        quoted = {self._at[source] for at in own for source in self.cards[at].quoted}
        found: dict[int, set[int]] = defaultdict(set, {at: set() for at in quoted})
        mine = {(at, position) for at in own for position in range(len(self.cards[at].claims))}
        named = {self._spots[name] for at in own for name in self.cards[at].named}
        left = [*mine, *named, *self._correcting_references, *self._about_the_same(mine)]
        left += self._about_the_same(
            spot for spot in named if self._card_about(spot) in self._corrected
        )
        for at, position in self._reached_from(left):
            found[at].add(position)
        outside = sorted(found.keys() - set(own))
        return {at: sorted(found[at]) for at in outside if not self.cards[at].is_reference}

    def _reached_from(self, spots: Iterable[Spot]) -> set[Spot]:
        """Some claims, those from which dates of any of these count, and which correct any."""
        seen: set[Spot] = set()
        left = list(spots)
        while left:
            spot = left.pop()
            if spot in seen:
                continue
            seen.add(spot)
            origin = self.cards[spot[0]].counting.get(spot[1])
            left += [self._spots[origin]] if origin else []
            left += self._correcting.get(spot, ())
        return seen

    @cached_property
    def bound(self) -> Collection[int]:
        """The sources that are to be looked at with their neighbours, whatever these tell.

        Those that tell of what anybody has corrected, and of one thing more than is compared at
        once; all of them, where a reference is corrected.
        """
        if self._correcting_references:
            return range(len(self.cards))
        about = chain.from_iterable(self._about[one] for one in self._corrected if one)
        alone = (spots[0] for spots in self._windows() if spots[0][0] == spots[-1][0])
        return {at for at, _ in chain(self._correcting, about, alone)}

    @property
    def shared(self) -> Iterator[Sequence[Spot]]:
        """The claims of several sources about one thing, where none of it is corrected.

        Of very many, those that are set against each other.
        """
        if not self._correcting_references:
            yield from (spots for spots in self._windows() if spots[0][0] != spots[-1][0])

    def _windows(self) -> Iterator[Sequence[Spot]]:
        for about, spots in self._about.items():
            if spots[0][0] != spots[-1][0] and about not in self._corrected:
                yield from (spots[start:end] for start, end in windows(len(spots)))

    def told_with(self, spots: Iterable[Spot]) -> Mapping[int, Sequence[int]]:
        """Claims of sources with those that their dates count from."""
        found: dict[int, list[int]] = defaultdict(list)
        for at, position in sorted(self._reached_from(spots)):
            if not self.cards[at].is_reference:
                found[at].append(position)
        return found

    def name(self, spot: Spot) -> str:
        """A claim as ``file.claim``."""
        card = self.cards[spot[0]]
        return f"{card.id}.{card.claims[spot[1]]}"

    def _card_about(self, spot: Spot) -> About:
        return self.cards[spot[0]].about[spot[1]]

    def _about_the_same(self, spots: Iterable[Spot]) -> Iterator[Spot]:
        """The claims about the same as some; of very many, those that are set against them."""
        wanted = set(spots)
        for about in set(map(self._card_about, wanted)) - {()}:
            members = self._about[about]
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
