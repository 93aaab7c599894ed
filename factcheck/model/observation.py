"""What checks looked at, and what the comparison answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from msgspec import Struct

from factcheck.comparison import Verdict
from factcheck.model.claim import Claim


class Observation(Struct, frozen=True, eq=False, gc=False):
    """That checks looked at some claims, and what the comparison answered, where there is one.

    ``witnesses`` are those of the claims that a conflict leaves open, as in ``Finding``.
    """

    rules: tuple[str, ...]
    claims: tuple[Claim, ...]
    verdict: Verdict | None = None
    explanation: str = ""
    witnesses: tuple[Claim, ...] = ()

    def verdict_on(self, claim: Claim) -> Verdict:
        """What the answer says of one of the claims: a conflict leaves its witnesses open."""
        is_left_open = self.verdict is Verdict.CONFLICTS and claim in self.witnesses
        return Verdict.CANNOT_TELL if is_left_open else self.verdict or Verdict.NOT_COMPARED


class SeenOnce:
    """Observations in whichever order they come; what several checks saw, with the rules of all."""

    def __init__(self) -> None:
        self._rules: dict[Looked, tuple[str, ...]] = {}

    def add(self, observations: Iterable[Observation]) -> None:
        """Take some more in."""
        for one in observations:
            self.note(one.rules, (one.claims, one.verdict, one.explanation, one.witnesses))

    def note(self, rules: tuple[str, ...], seen: Looked) -> None:
        """Take in what checks saw, as the values of an observation behind its rules."""
        known = self._rules.get(seen)
        self._rules[seen] = rules if known is None else of_any((known, rules))

    def __iter__(self) -> Iterator[Observation]:
        return (Observation(rules, *key) for key, rules in self._rules.items())

    @property
    def in_order(self) -> tuple[Observation, ...]:
        """All of them, in the reports' order."""
        return tuple(
            sorted(self, key=lambda one: (one.rules, one.explanation, *(c.uid for c in one.claims)))
        )


Looked: TypeAlias = tuple[tuple[Claim, ...], Verdict | None, str, tuple[Claim, ...]]
"""The claims that were looked at, and the answer, as in an ``Observation``."""


@lru_cache(maxsize=1024)
def of_any(rules: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """All of them, in order: few sets of rules look at anything, so each is kept once."""
    return tuple(sorted({*chain.from_iterable(rules)}))
