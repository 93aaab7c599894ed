"""What a check reports: findings, with the claims on all sides, and what it looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from msgspec import Struct

from factcheck.comparison import Verdict
from factcheck.errors import FactcheckError, Place
from factcheck.model.claim import Claim
from factcheck.model.document import Allowance


class Severity(StrEnum):
    """How much a finding weighs: a rule's own, the levels of SARIF 2.1.0."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the weightiest."""
        return list(Severity).index(self)


class Finding(Struct, frozen=True, eq=False, dict=True):
    """One defect: what is wrong, the claims on all its sides, the place, the arithmetic.

    ``place`` points into a claim file. ``allowance`` is the person's acceptance, where given.
    ``witnesses`` are those of the claims that it does not accuse: they may all be right.
    """

    rule: str
    severity: Severity
    message: str
    place: Place
    claims: tuple[Claim, ...] = ()
    working: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    allowance: Allowance | None = None
    witnesses: tuple[Claim, ...] = ()

    @property
    def is_allowed(self) -> bool:
        """Whether a person has accepted it."""
        return self.allowance is not None

    def name_of(self, claim: Claim) -> str:
        """A claim's id; with its file's where the finding sets claims of several against others.

        A reference is no source's claim: its id is enough.
        """
        documents = {one.document.id for one in self.claims if not one.is_reference}
        return claim.id if claim.is_reference or len(documents) < 2 else claim.uid

    def points_at(self, claim: Claim) -> bool:
        """Whether its place is that of a claim, or of words of it."""
        places = (claim.place, *(one.place for one in claim.written.values()))
        return any(map(self.place.begins_with, places))

    @property
    def sort_key(self) -> tuple[int, str, int, int, str, str]:
        """The order of reports: weightiest first, then by place."""
        place = self.place
        return (
            self.severity.rank,
            place.path,
            place.line,
            place.column,
            self.rule,
            self.message,
        )


class Inconsistent(FactcheckError):  # noqa: N818 — a check raises what it found, not an error
    """Raised by a check to name every side: ``raise Inconsistent("…", claim, other)``.

    ``working`` and ``suggestions`` as in ``Comparison``; ``place`` where it is not the first
    claim's. Several faults of one part are raised as an ``ExceptionGroup`` of these.
    """

    def __init__(
        self,
        message: str,
        *claims: Claim,
        working: tuple[str, ...] = (),
        suggestions: tuple[str, ...] = (),
        place: Place | None = None,
    ) -> None:
        self.message = message
        self.claims = claims
        self.working = working
        self.suggestions = suggestions
        self.place = place
        super().__init__(message)


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
