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
        self._rules: dict[_SeenKey, tuple[str, ...]] = {}

    def add(self, observations: Iterable[Observation]) -> None:
        """Take some more in."""
        rules = self._rules
        for one in observations:
            key = one.claims, one.verdict, one.explanation, one.witnesses
            known = rules.get(key)
            rules[key] = one.rules if known is None else of_any((known, one.rules))

    def __iter__(self) -> Iterator[Observation]:
        return (Observation(rules, *key) for key, rules in self._rules.items())

    @property
    def in_order(self) -> tuple[Observation, ...]:
        """All of them, in the reports' order."""
        return tuple(
            sorted(self, key=lambda one: (one.rules, one.explanation, *(c.uid for c in one.claims)))
        )


_SeenKey: TypeAlias = tuple[tuple[Claim, ...], Verdict | None, str, tuple[Claim, ...]]


@lru_cache(maxsize=1024)
def of_any(rules: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """All of them, in order: few sets of rules look at anything, so each is kept once."""
    return tuple(sorted({*chain.from_iterable(rules)}))
