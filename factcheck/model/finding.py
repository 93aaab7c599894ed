"""What a check reports, and how a check says it."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from factcheck.comparison import Verdict
from factcheck.errors import FactcheckError, Place
from factcheck.model.claim import Allowance, Claim


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


class Observation(Struct, frozen=True, eq=False, dict=True):
    """That checks looked at some claims, and what the comparison answered, where there is one.

    ``witnesses`` are those of the claims that a conflict leaves open, as in ``Finding``.
    """

    rules: tuple[str, ...]
    claims: tuple[Claim, ...]
    verdict: Verdict | None = None
    explanation: str = ""
    witnesses: tuple[Claim, ...] = ()

    def verdict_on(self, claim: Claim) -> Verdict | None:
        """What the answer says of one of the claims: a conflict leaves its witnesses open."""
        is_left_open = self.verdict is Verdict.CONFLICTS and claim in self.witnesses
        return Verdict.CANNOT_TELL if is_left_open else self.verdict


class Inconsistent(FactcheckError):  # noqa: N818 — a check raises what it found, not an error
    """Raised by a check to name every side: ``raise Inconsistent("…", claim, other)``.

    ``working`` and ``suggestions`` as in ``Comparison``; ``place`` where it is not the first
    claim's.
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
