"""How much of what can be checked in a text is claimed, and compared with something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from factcheck.text import Span

Before: TypeAlias = Sequence[tuple[str, str, str]]
"""What an older report covers: source, kind and words of each spot."""
KINDS = ("figure", "date", "name", "quotation", "superlative")


class Unclaimed(Struct, frozen=True):
    """Words that a claim file sets aside, where they stand in the text, and why."""

    words: str
    reason: str
    span: Span


class Spot(Struct, frozen=True):
    """Something in a text that can be checked: one of ``KINDS``, its words, place and line.

    ``is_claimed`` where a claim states it, ``is_compared`` where that claim has been set against
    something, or a person has verified it.
    """

    kind: str
    span: Span
    line: int
    words: str
    is_claimed: bool
    is_compared: bool


class Coverage(Struct, frozen=True):
    """What can be checked in the text of one source, in the order of the text."""

    source: str
    path: str
    spots: tuple[Spot, ...]

    @property
    def missing(self) -> tuple[Spot, ...]:
        """What no claim states."""
        return tuple(spot for spot in self.spots if not spot.is_claimed)


def percent_claimed(coverages: Sequence[Coverage]) -> float:
    """How much of all that can be checked is claimed, in percent; 100 where there is nothing."""
    spots = [spot for one in coverages for spot in one.spots]
    return 100 * sum(spot.is_claimed for spot in spots) / len(spots) if spots else 100.0
